/**
 * Reads a log's folder while another process may be writing it: as of the checkpoints that stood there when it was opened. It takes no lock and changes
 * nothing.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LedgerError } from '../ledger-error.ts';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { parseNote } from '../note/note.ts';
import type { TreeView } from '../tree/proofs.ts';
import type { TileSource } from '../tree/tiles.ts';
import { TREES, type TreeName, treeHash } from '../tree/tree-hash.ts';
import { checkpointPath } from './checkpoint-file.ts';
import { Edge } from './edge.ts';
import { readJournal } from './journal.ts';
import { layeredSource } from './layered-source.ts';
import { TileStore } from './tile-store.ts';

/** What can be asked of a log, whether it is being written here or only read. */
export interface ReadableLog {
  /** Leaves under the newest checkpoint of the SHA-256 tree. */
  readonly size: number;
  /** The newest checkpoint, a signed note. */
  checkpoint(tree: TreeName): string;
  source(tree: TreeName): TileSource;
  view(tree: TreeName, size?: number): TreeView;
}

export interface LogReader extends ReadableLog {
  close(): Promise<void>;
}

/** The writer removes a journal when its entries are stored; a reader that came between the two looks again. */
const TRIES = 50;
const AGAIN_MS = 20;

/** @throws LedgerError DAMAGED where what the checkpoints promise is not there. */
export async function openLogReader(folder: string): Promise<LogReader> {
  const notes = {} as Record<TreeName, string>;
  for (const tree of TREES) notes[tree] = await readFile(checkpointPath(folder, tree), 'utf8');
  const sizeOf = (tree: TreeName) => parseCheckpoint(parseNote(notes[tree]).text).size;
  const promised = Math.max(...TREES.map(sizeOf));
  for (let tried = 1; ; tried++) {
    const store = await TileStore.read(folder);
    const entries: Uint8Array[] = [];
    const end = await readJournal(join(folder, 'journal'), store.entries, (entry) => entries.push(entry));
    if (end !== null && end >= promised) return readerOf(store, entries, notes, sizeOf);
    await store.close();
    if (tried === TRIES) throw lost(folder, promised, end ?? store.entries);
    await wait(AGAIN_MS);
  }
}

async function readerOf(
  store: TileStore,
  entries: readonly Uint8Array[],
  notes: Readonly<Record<TreeName, string>>,
  sizeOf: (tree: TreeName) => number,
): Promise<LogReader> {
  const sources = {} as Record<TreeName, TileSource>;
  for (const tree of TREES) {
    const edge = await Edge.at(treeHash(tree), store.entries, store.source(tree));
    for (const entry of entries) edge.append(edge.hash.leaf(entry));
    sources[tree] = layeredSource(store.source(tree), edge, () => ({ from: store.entries, entries }));
  }
  return {
    size: sizeOf('sha256'),
    checkpoint: (tree) => notes[tree],
    source: (tree) => sources[tree],
    view: (tree, size = sizeOf(tree)) => ({ size, hash: treeHash(tree), source: sources[tree] }),
    close: () => store.close(),
  };
}

function lost(folder: string, promised: number, found: number): LedgerError {
  return new LedgerError('DAMAGED', {
    zh: `账本与其检查点不符：检查点有 ${promised} 条，${folder} 里只找到 ${found} 条。`,
    en: `The ledger does not agree with its checkpoint of ${promised} entries: ${folder} has ${found}.`,
  });
}
