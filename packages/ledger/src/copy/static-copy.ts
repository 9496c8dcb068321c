/** A log as the static files of C2SP tlog-tiles: what a web server serves, and what is checked offline. The SM3 tree stands under `sm3/` over the same bundles. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '../log/log.ts';
import { checkpointPath } from '../log/log.ts';
import { TILE_WIDTH, type TileSource, tilePath, tileWidth } from '../tree/tiles.ts';
import { TREES, type TreeName } from '../tree/tree-hash.ts';

/** Writes the log as of its newest checkpoints. Files that are there already are full tiles of the same log and stay. */
export async function writeCopy(log: Log, folder: string): Promise<void> {
  const { size } = log;
  const checkpoints = TREES.map((tree) => [tree, log.checkpoint(tree)] as const);
  const put = async (path: string, read: () => Promise<Uint8Array>) => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await read());
  };
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const width = tileWidth(size, 0, index);
    await put(tilePath('entries', index, width), () => log.source('sha256').entries(index, width));
  }
  for (const tree of TREES)
    for (const { level, index, width } of tilesOf(size))
      await put(under(tree, tilePath(level, index, width)), () => log.source(tree).tile(level, index, width));
  for (const [tree, note] of checkpoints) {
    const file = checkpointPath(folder, tree);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, note);
  }
}

/** The tiles that a tree of `size` leaves has, level by level. */
export function* tilesOf(size: number): Generator<{ level: number; index: number; width: number }> {
  for (let level = 0; TILE_WIDTH ** level <= size; level++)
    for (let index = 0; ; index++) {
      const width = tileWidth(size, level, index);
      if (width === 0) break;
      yield { level, index, width };
    }
}

/** A copy's tiles. A partial tile may have been replaced by the full one. */
export function copySource(folder: string, tree: TreeName): TileSource {
  const read = async (path: (width: number) => string, width: number) => {
    try {
      return await readFile(join(folder, path(width)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || width === TILE_WIDTH) throw error;
      return await readFile(join(folder, path(TILE_WIDTH)));
    }
  };
  return {
    tile: (level, index, width) => read((w) => under(tree, tilePath(level, index, w)), width),
    entries: (index, width) => read((w) => tilePath('entries', index, w), width),
  };
}

export function under(tree: TreeName, path: string): string {
  return tree === 'sha256' ? path : `sm3/${path}`;
}
