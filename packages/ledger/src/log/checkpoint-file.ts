/** The newest checkpoint of each tree in a log's folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import { parseNote } from '../note/note.ts';
import type { TreeName } from '../tree/tree-hash.ts';

/** `checkpoint` of the SHA-256 tree, `sm3/checkpoint` of the other. */
export function checkpointPath(folder: string, tree: TreeName): string {
  return tree === 'sha256' ? join(folder, 'checkpoint') : join(folder, 'sm3', 'checkpoint');
}

/** Null where there is none yet. */
export async function readCheckpoint(path: string): Promise<Checkpoint | null> {
  let note: string;
  try {
    note = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  // a power failure may leave it empty: it is signed anew from the journal, which was on disk before it
  return note === '' ? null : parseCheckpoint(parseNote(note).text);
}
