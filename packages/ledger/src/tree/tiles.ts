/** Tiles of C2SP tlog-tiles: 256 consecutive hashes of a level, whose level above holds their roots. */
import { HASH_BYTES } from './tree-hash.ts';

/** Hashes of a full tile, and entries of a full bundle. */
export const TILE_WIDTH = 256;
/** Levels of the tree within a tile. */
export const TILE_HEIGHT = 8;
export const TILE_BYTES = TILE_WIDTH * HASH_BYTES;

export interface TileSource {
  /** The first `width` hashes of tile `index` of a level (0 = of leaves), each of 32 bytes. */
  tile(level: number, index: number, width: number): Promise<Uint8Array>;
  /** The first `width` entries of bundle `index`, each after its length in two bytes, big end first. */
  entries(index: number, width: number): Promise<Uint8Array>;
}

/** Hashes that a tree of `size` leaves has at a level. */
export function widthOfLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** How wide tile `index` of a level is in a tree of `size` leaves: 256, less at the right edge, 0 beyond it. */
export function tileWidth(size: number, level: number, index: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, widthOfLevel(size, level) - index * TILE_WIDTH));
}

/** `tile/0/x001/x234/067`, `tile/entries/000.p/17`. `level`: `entries` for bundles. */
export function tilePath(level: number | 'entries', index: number, width: number = TILE_WIDTH): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/\d{3}/g) ?? [];
  const path = parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** The inverse of `tilePath`, or null where a path has another form. */
export function parseTilePath(path: string): { level: number | 'entries'; index: number; width: number } | null {
  const found = /^tile\/(entries|[1-5]?\d|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!found) return null;
  const [, level = '', digits = '', partial] = found;
  const index = Number(digits.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (!Number.isSafeInteger(index) || (partial !== undefined && width >= TILE_WIDTH)) return null;
  const parsed = { level: level === 'entries' ? ('entries' as const) : Number(level), index, width };
  // 'x000/001' is another spelling of '001'
  return tilePath(parsed.level, index, width) === path ? parsed : null;
}
