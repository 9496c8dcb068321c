/** Turns bits of a copy of a log, one at a time, and says whether each was found and named. For the tests, and for every byte in `bench`. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { under } from '../copy/static-copy.ts';
import { verifyLog } from '../copy/verify-log.ts';
import type { NoteVerifier } from '../note/keys.ts';
import { decodeEntries } from '../tree/bundle.ts';
import { type TileSource, tilePath } from '../tree/tiles.ts';
import { HASH_BYTES, type TreeName } from '../tree/tree-hash.ts';

/** A copy in memory, by paths. */
export type Copy = ReadonlyMap<string, Buffer>;

export interface Flip {
  readonly path: string;
  readonly byte: number;
  /** 0 … 7 */
  readonly bit: number;
}

export async function readCopy(folder: string): Promise<Copy> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const copy = new Map<string, Buffer>();
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    copy.set(relative(folder, path), await readFile(path));
  }
  return copy;
}

/** What is wrong with the answer to a flip: null where exactly the place that was changed is named. */
export async function missed(copy: Copy, { path, byte, bit }: Flip, verifiers: readonly NoteVerifier[]) {
  const altered = Buffer.from(copy.get(path) as Buffer);
  altered[byte] = (altered[byte] as number) ^ (1 << bit);
  const read = async (of: string) => {
    const bytes = of === path ? altered : copy.get(of);
    if (!bytes) throw new Error(`no ${of}`);
    return bytes;
  };
  const report = await verifyLog({
    checkpoint: async (tree) => String(await read(under(tree, 'checkpoint'))),
    source: (tree) => sourceOf(tree, read),
    verifiers,
  });
  const named = report.faults.map((fault) => fault.where);
  const right = !report.ok && named.length === 1 && namesOf(copy, path, byte).includes(named[0] as string);
  return right ? null : { path, byte, bit, named };
}

function sourceOf(tree: TreeName, read: (path: string) => Promise<Buffer>): TileSource {
  return {
    tile: (level, index, width) => read(under(tree, tilePath(level, index, width))),
    entries: (index, width) => read(tilePath('entries', index, width)),
  };
}

/** Names that are right for a byte of a file. */
function namesOf(copy: Copy, path: string, byte: number): string[] {
  if (path.endsWith('checkpoint')) return [path];
  if (!path.includes('/entries/')) return [`${path}, hash ${Math.floor(byte / HASH_BYTES)}`];
  const entries = decodeEntries(copy.get(path) as Buffer) ?? [];
  let at = 0;
  let number = Number(/(\d{3})(?:\.p\/\d+)?$/.exec(path)?.[1]) * 256;
  for (const entry of entries) {
    at += 2 + entry.length;
    if (byte < at) break;
    number++;
  }
  return [`${path}, entry ${number}`, `${path}, lengths of entries`];
}
