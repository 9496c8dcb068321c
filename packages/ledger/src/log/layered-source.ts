/** Tiles of a log part of which is on disk and the rest, its growing edge, in memory. */
import { encodeEntries } from '../tree/bundle.ts';
import { TILE_WIDTH, type TileSource } from '../tree/tiles.ts';
import type { Edge } from './edge.ts';

/** Entries that are in no bundle on disk, from index `from` on. */
export interface Recent {
  readonly from: number;
  readonly entries: readonly Uint8Array[];
}

export function layeredSource(stored: TileSource, edge: Edge, recent: () => Recent): TileSource {
  return {
    tile: async (level, index, width) => edge.tile(level, index, width) ?? stored.tile(level, index, width),
    entries: async (index, width) => {
      const { from, entries } = recent();
      const at = index * TILE_WIDTH - from;
      if (at < 0) return stored.entries(index, width);
      const bundle = entries.slice(at, at + width);
      if (bundle.length < width) throw new RangeError(`bundle ${index} of ${width}`);
      return encodeEntries(bundle);
    },
  };
}
