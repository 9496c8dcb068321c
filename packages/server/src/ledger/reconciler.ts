/**
 * Proves that acts, leaves and log agree (账账相符): every act that leaves leaves has them, every leaf is in the log at its place with the same bytes under
 * the signed checkpoints of both trees, and the log holds nothing that no act left. What it finds is kept, is an act itself, and leaves a leaf.
 */
import { rootOf, TREES, verifyLog } from '@kuaishu/ledger';
import type { ActOf, Acts } from '../acts/acts.ts';
import type { Db } from '../db/database.ts';
import { newId } from '../ids.ts';
import { checkLog, type Heads, signedHeads } from './check-log.ts';
import { ACTIONS_WITH_LEAF } from './demands.ts';
import { LEDGER_LEAVES } from './leaf-types.ts';
import type { Ledger } from './ledger.ts';
import { Faults, MOST_FAULTS, type Reconciliation, type Scope } from './reconciliation.ts';
import { type ReconciliationStore, reconciliationStore } from './reconciliation-store.ts';

export interface Reconciler {
  /** One at a time: whoever asks while one is under way gets its result. `by`: who asked, under what right. */
  run(scope: Scope, by: ActOf): Promise<Reconciliation>;
  last(): Promise<Reconciliation | null>;
  lastFull(): Promise<Date | null>;
  list(most: number): Promise<Reconciliation[]>;
}

export function openReconciler(parts: { ledger: Ledger; db: Db; acts: Acts; clock: () => Date }): Reconciler {
  const store = reconciliationStore(parts.db);
  let running: Promise<Reconciliation> | null = null;
  return {
    run(scope, by) {
      running ??= reconcile(parts, store, scope, by).finally(() => {
        running = null;
      });
      return running;
    },
    last: store.last,
    lastFull: store.lastFull,
    list: store.list,
  };
}

async function reconcile(
  { ledger, acts, clock }: { ledger: Ledger; acts: Acts; clock: () => Date },
  store: ReconciliationStore,
  asked: Scope,
  by: ActOf,
): Promise<Reconciliation> {
  const began = performance.now();
  const faults = new Faults();
  const before = await store.last();
  const until = await store.horizon();
  // transaction numbers begin anew where the database was restored elsewhere: then there is no going on from the last one
  const goesOn = asked === 'new' && before !== null && BigInt(before.untilTx) <= BigInt(until);
  const scope: Scope = goesOn ? 'new' : 'full';
  const window = { from: goesOn ? before.untilTx : '0', until };

  const log = ledger.flow.log();
  const heads = signedHeads(log, ledger.verifiers);
  // every entry under these heads has its place after this
  await ledger.flow.settled().catch((error: unknown) => {
    faults.add({ kind: 'writer-stopped', where: error instanceof Error ? error.message.slice(0, 200) : '' });
  });

  await checkActs(store, window, before?.untilTx ?? null, () => ledger.flow.log().size, faults);
  if (before) await checkHistory(log, before, heads, faults);
  if (scope === 'full') await checkFiles(ledger, heads, faults);
  await checkLog(log, heads, goesOn ? Math.min(before.size, heads.sha256.size) : 0, store, faults);

  const result: Reconciliation = {
    id: newId('reconciliation'),
    at: clock(),
    scope,
    size: heads.sha256.size,
    root: Buffer.from(heads.sha256.root).toString('base64'),
    acts: await store.countActs(window),
    leaves: await store.countLeaves(window),
    waiting: await store.waiting(until),
    faultCount: faults.count,
    faults: faults.kept,
    milliseconds: Math.round(performance.now() - began),
  };
  await acts.run({ ...by, target: { kind: 'ledger', id: result.id } }, async (act) => {
    await store.insert(act.trx, result, until);
    const { size, acts: seen, leaves, faultCount } = result;
    act.note({ scope, size, faults: faultCount });
    await act.leaf(LEDGER_LEAVES.reconciled, result.id, {
      scope,
      size,
      root: `sha256:${Buffer.from(heads.sha256.root).toString('hex')}`,
      acts: seen,
      leaves,
      faults: faultCount,
    });
  });
  return result;
}

async function checkActs(
  store: ReconciliationStore,
  window: { from: string; until: string },
  beforeTx: string | null,
  sizeNow: () => number,
  faults: Faults,
): Promise<void> {
  for (const act of await store.actsWithoutLeaf(window, ACTIONS_WITH_LEAF, MOST_FAULTS + 1))
    faults.add({ kind: 'act-without-leaf', act });
  for (const { id, act, index } of await store.leavesWithoutAct(window, MOST_FAULTS + 1))
    faults.add({ kind: 'leaf-without-act', leaf: id, act, ...(index === null ? {} : { index }) });
  if (beforeTx !== null)
    for (const { id, act } of await store.waitingSince(beforeTx, MOST_FAULTS + 1))
      faults.add({ kind: 'leaf-waiting', leaf: id, act });
  const placed = await store.placedFrom(sizeNow(), MOST_FAULTS + 1);
  // places that were written down meanwhile are within the log by now
  for (const { id, index } of placed) if (index >= sizeNow()) faults.add({ kind: 'place-beyond-log', leaf: id, index });
}

async function checkHistory(
  log: ReturnType<Ledger['flow']['log']>,
  before: Reconciliation,
  heads: Heads,
  faults: Faults,
): Promise<void> {
  if (before.size === 0) return;
  const same =
    before.size <= heads.sha256.size &&
    Buffer.from(await rootOf(log.view('sha256', before.size))).toString('base64') === before.root;
  if (!same) faults.add({ kind: 'history-changed', where: `${before.id}, ${before.size} entries` });
}

/** The whole log from its entries up, both trees. */
async function checkFiles(ledger: Ledger, heads: Heads, faults: Faults): Promise<void> {
  const log = ledger.flow.log();
  const notes = Object.fromEntries(TREES.map((tree) => [tree, log.checkpoint(tree)]));
  const report = await verifyLog({
    checkpoint: async (tree) => notes[tree] ?? '',
    source: (tree) => log.source(tree),
    verifiers: ledger.verifiers,
  });
  if (report.size < heads.sha256.size)
    faults.add({ kind: 'log', where: `checkpoint of ${report.size} entries after one of ${heads.sha256.size}` });
  for (const { kind, where } of report.faults) faults.add({ kind: 'log', where: `${kind}: ${where}` });
}
