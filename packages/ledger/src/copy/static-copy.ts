/** A log as the static files of C2SP tlog-tiles: what a web server serves, and what is checked offline. The SM3 tree stands under `sm3/` over the same bundles. */
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkpointPath } from '../log/checkpoint-file.ts';
import type { ReadableLog } from '../log/log-reader.ts';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { parseNote } from '../note/note.ts';
import { TILE_WIDTH, type TileSource, tilePath, tileWidth } from '../tree/tiles.ts';
import { TREES, type TreeName } from '../tree/tree-hash.ts';

/**
 * Writes the log as of its newest checkpoints; a copy of the same log that is there already is brought up to them: full tiles stay as they are, partial ones
 * that have filled go. → leaves of the SHA-256 tree
 */
export async function writeCopy(log: ReadableLog, folder: string): Promise<number> {
  const notes = TREES.map((tree) => [tree, log.checkpoint(tree)] as const);
  const sizes = new Map(notes.map(([tree, note]) => [tree, parseCheckpoint(parseNote(note).text).size]));
  const most = Math.max(...sizes.values());
  for (let index = 0; index * TILE_WIDTH < most; index++)
    await putTile(folder, 'sha256', 'entries', index, tileWidth(most, 0, index), (width) =>
      log.source('sha256').entries(index, width),
    );
  for (const [tree, size] of sizes)
    for (const { level, index, width } of tilesOf(size))
      await putTile(folder, tree, level, index, width, () => log.source(tree).tile(level, index, width));
  for (const [tree, note] of notes) {
    await mkdir(dirname(checkpointPath(folder, tree)), { recursive: true });
    await writeWhole(checkpointPath(folder, tree), note);
  }
  return sizes.get('sha256') ?? 0;
}

async function putTile(
  folder: string,
  tree: TreeName,
  level: number | 'entries',
  index: number,
  width: number,
  read: (width: number) => Promise<Uint8Array>,
): Promise<void> {
  const file = join(folder, under(tree, tilePath(level, index, width)));
  if (width === TILE_WIDTH) {
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return;
    await rm(`${file}.p`, { recursive: true, force: true });
  }
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, await read(width));
}

/** A file that is there is whole. */
async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
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
