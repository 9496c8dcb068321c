/**
 * Holds acts, leaves and log against one another (账账相符): every act that leaves leaves has them, every leaf is in the log at its place with the same
 * bytes under the signed checkpoints of both trees, and the log holds nothing that no act left. Changes nothing.
 */
import { type NoteVerifier, type ReadableLog, rootOf, TREES, verifyLog } from '@kuaishu/ledger';
import { checkLog, type Heads, signedHeads } from './check-log.ts';
import { ACTIONS_WITH_LEAF } from './demands.ts';
import { Faults, MOST_FAULTS, type Reconciliation, type Scope } from './reconciliation.ts';
import type { ReconciliationStore, Window } from './reconciliation-store.ts';

export interface Compared {
  readonly store: ReconciliationStore;
  readonly log: ReadableLog;
  readonly verifiers: readonly NoteVerifier[];
  /** Entries that the log has by now. */
  readonly sizeNow: () => number | Promise<number>;
  /** Resolves when every entry under the present heads has its place written down. */
  readonly settled: () => Promise<void>;
}

/** What was found, and the transaction from which the next one goes on. */
export type Findings = Omit<Reconciliation, 'id' | 'at'> & { readonly untilTx: string; readonly rootBytes: Uint8Array };

/** `asked`: a run over what is new becomes a full one where there is none to go on from. */
export async function compare({ store, log, verifiers, sizeNow, settled }: Compared, asked: Scope): Promise<Findings> {
  const began = performance.now();
  const faults = new Faults();
  const before = await store.last();
  const until = await store.horizon();
  // transaction numbers begin anew where the database was restored elsewhere: then there is no going on from the last one
  const goesOn = asked === 'new' && before !== null && BigInt(before.untilTx) <= BigInt(until);
  const scope: Scope = goesOn ? 'new' : 'full';
  const window = { from: goesOn ? before.untilTx : '0', until };

  const notes = Object.fromEntries(TREES.map((tree) => [tree, log.checkpoint(tree)]));
  const heads = signedHeads(log, verifiers);
  const { size, root } = heads.sha256;
  await settled().catch((error: unknown) => {
    faults.add({ kind: 'writer-stopped', where: error instanceof Error ? error.message.slice(0, 200) : '' });
  });

  await checkActs(store, window, before?.untilTx ?? null, faults);
  await checkPlaces(store, sizeNow, faults);
  if (before) await checkHistory(log, before, heads, faults);
  if (scope === 'full') {
    const report = await verifyLog({
      checkpoint: async (tree) => notes[tree] ?? '',
      source: (tree) => log.source(tree),
      verifiers,
    });
    for (const { kind, where } of report.faults) faults.add({ kind: 'log', where: `${kind}: ${where}` });
  }
  await checkLog(log, heads, goesOn ? Math.min(before.size, size) : 0, store, faults);

  return {
    scope,
    size,
    root: Buffer.from(root).toString('base64'),
    rootBytes: root,
    acts: await store.countActs(window),
    leaves: await store.countLeaves(window),
    waiting: await store.waiting(until),
    faultCount: faults.count,
    faults: faults.kept,
    milliseconds: Math.round(performance.now() - began),
    untilTx: until,
  };
}

async function checkActs(
  store: ReconciliationStore,
  window: Window,
  beforeTx: string | null,
  faults: Faults,
): Promise<void> {
  for (const act of await store.actsWithoutLeaf(window, ACTIONS_WITH_LEAF, MOST_FAULTS + 1))
    faults.add({ kind: 'act-without-leaf', act });
  for (const { id, act, index } of await store.leavesWithoutAct(window, MOST_FAULTS + 1))
    faults.add({ kind: 'leaf-without-act', leaf: id, act, ...(index === null ? {} : { index }) });
  if (beforeTx === null) return;
  for (const { id, act } of await store.waitingSince(beforeTx, MOST_FAULTS + 1))
    faults.add({ kind: 'leaf-waiting', leaf: id, act });
}

async function checkPlaces(store: ReconciliationStore, sizeNow: Compared['sizeNow'], faults: Faults): Promise<void> {
  const placed = await store.placedFrom(await sizeNow(), MOST_FAULTS + 1);
  if (placed.length === 0) return;
  // what was appended meanwhile is in the log by now
  const size = await sizeNow();
  for (const { id, index } of placed) if (index >= size) faults.add({ kind: 'place-beyond-log', leaf: id, index });
}

async function checkHistory(log: ReadableLog, before: Reconciliation, heads: Heads, faults: Faults): Promise<void> {
  if (before.size === 0) return;
  const same =
    before.size <= heads.sha256.size &&
    Buffer.from(await rootOf(log.view('sha256', before.size))).toString('base64') === before.root;
  if (!same) faults.add({ kind: 'history-changed', where: `${before.id}, ${before.size} entries` });
}
