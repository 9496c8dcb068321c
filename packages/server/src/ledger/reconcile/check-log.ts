/**
 * Holds the log against the leaves of the database. Leaves are hashed from the bytes of the database, and one path from each tile of 256 of them to the root
 * of the signed checkpoint proves all of them: its lowest eight steps are reckoned from the tile's own hashes.
 */
import {
  type Checkpoint,
  decodeEntries,
  decodeLeaf,
  type LeafHead,
  leafHead,
  type NoteVerifier,
  openNote,
  parseCheckpoint,
  proveInclusion,
  type ReadableLog,
  TILE_WIDTH,
  type TileSource,
  TREES,
  type TreeName,
  treeHash,
  verifyInclusion,
} from '@kuaishu/ledger';
import { LEAF_TYPES } from '../leaf-types.ts';
import { type Gap, isWithin, stretchOf, whereOf } from '../restore/gaps.ts';
import type { Faults } from './reconciliation.ts';
import type { LeafRow, ReconciliationStore } from './reconciliation-store.ts';

export type Heads = Readonly<Record<TreeName, Checkpoint>>;

/** The newest heads of both trees, their signatures checked. @throws LedgerError NOTE */
export function signedHeads(log: ReadableLog, verifiers: readonly NoteVerifier[]): Heads {
  const head = (tree: TreeName) => parseCheckpoint(openNote(log.checkpoint(tree), verifiers).text);
  return { sha256: head('sha256'), sm3: head('sm3') };
}

/** Leaves of the database that are read at once. */
const READ = 16 * TILE_WIDTH;

/** From the bundle of entry `from` to the end that the heads have. */
export async function checkLog(
  log: ReadableLog,
  heads: Heads,
  from: number,
  store: Pick<ReconciliationStore, 'leaves' | 'onTheirWay' | 'gaps'>,
  faults: Faults,
): Promise<void> {
  const { size } = heads.sha256;
  const unknown = unknownEntries(await store.gaps(), faults);
  const begin = from - (from % TILE_WIDTH);
  for (let at = begin; at < size; at += READ) {
    const rows = new Map((await store.leaves(at, Math.min(size, at + READ))).map((row) => [row.index, row]));
    for (let index = at / TILE_WIDTH; index * TILE_WIDTH < Math.min(size, at + READ); index++)
      await checkBundle(log, heads, index, rows, store, faults, unknown);
  }
  unknown.end(size);
}

async function checkBundle(
  log: ReadableLog,
  heads: Heads,
  index: number,
  rows: ReadonlyMap<number, LeafRow>,
  store: Pick<ReconciliationStore, 'onTheirWay'>,
  faults: Faults,
  unknown: ReturnType<typeof unknownEntries>,
): Promise<void> {
  const first = index * TILE_WIDTH;
  const width = Math.min(TILE_WIDTH, heads.sha256.size - first);
  const entries = decodeEntries(await log.source('sha256').entries(index, width));
  if (entries?.length !== width) {
    faults.add({ kind: 'log', where: `entries ${first} to ${first + width - 1}` });
    return;
  }
  const without = entries.flatMap((entry, i) => (rows.has(first + i) ? [] : (leafHead(entry)?.leaf ?? [])));
  // in the log already, their places not yet written down
  const coming = without.length > 0 ? await store.onTheirWay(without) : new Map<string, Buffer>();
  const bodies = entries.map((entry, i) => {
    const row = rows.get(first + i);
    if (row) checkLeaf(row, entry, faults);
    else if (!coming.get(leafHead(entry)?.leaf ?? '')?.equals(entry)) unknown.add(first + i, leafHead(entry));
    return row?.body ?? entry;
  });
  for (const tree of TREES) {
    // a head of the other tree may be of one append earlier
    const within = Math.min(width, heads[tree].size - first);
    if (within > 0 && !(await underCheckpoint(log, tree, heads[tree], index, bodies.slice(0, within))))
      faults.add({ kind: 'not-under-checkpoint', index: first, where: `${tree}, ${within} entries` });
  }
}

function checkLeaf(row: LeafRow, entry: Uint8Array, faults: Faults): void {
  const { index, id: leaf, act } = row;
  if (!row.body.equals(entry)) {
    faults.add({ kind: 'bytes-differ', index, leaf, act });
    return;
  }
  try {
    const { type, head } = decodeLeaf(entry, LEAF_TYPES);
    const same =
      head.leaf === leaf &&
      head.act === act &&
      head.subject === row.subject &&
      head.at === row.at.toISOString() &&
      type === row.type;
    if (!same) faults.add({ kind: 'columns-differ', index, leaf, act });
  } catch {
    faults.add({ kind: 'unreadable-leaf', index, leaf, act });
  }
}

/**
 * Entries that are no leaves of the database. Those with which the log ends are one fault, for they have one cause: the database was restored to an earlier
 * time. All others are named one by one.
 */
function unknownEntries(gaps: readonly Gap[], faults: Faults) {
  let run: { index: number; head: LeafHead | null }[] = [];
  const each = (): void => {
    for (const { index, head } of run)
      faults.add({ kind: 'entry-without-leaf', index, ...(head ? { leaf: head.leaf, act: head.act } : {}) });
    run = [];
  };
  return {
    add(index: number, head: LeafHead | null): void {
      if (isWithin(gaps, index)) return;
      if (run.length > 0 && run.at(-1)?.index !== index - 1) each();
      run.push({ index, head });
    },
    end(size: number): void {
      const first = run[0];
      if (!first || run.at(-1)?.index !== size - 1) {
        each();
        return;
      }
      const heads = run.map(({ head }) => head);
      faults.add({ kind: 'database-behind', index: first.index, where: whereOf(stretchOf(first.index, heads)) });
    },
  };
}

async function underCheckpoint(
  log: ReadableLog,
  tree: TreeName,
  head: Checkpoint,
  index: number,
  bodies: readonly Uint8Array[],
): Promise<boolean> {
  const hash = treeHash(tree);
  const leaves = Buffer.concat(bodies.map((body) => hash.leaf(body)));
  const stored = log.source(tree);
  const source: TileSource = {
    tile: async (level, at, width) =>
      level === 0 && at === index ? leaves.subarray(0, width * 32) : stored.tile(level, at, width),
    entries: stored.entries,
  };
  const { size, root } = head;
  const proof = await proveInclusion({ size, hash, source }, index * TILE_WIDTH);
  return verifyInclusion(hash, { leaf: leaves.subarray(0, 32), index: index * TILE_WIDTH, size, root, proof });
}
