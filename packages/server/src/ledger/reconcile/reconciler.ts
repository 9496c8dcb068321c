/** Reconciliations: what `compare` finds is kept, is an act itself, and leaves a leaf. */
import type { ActOf, Acts } from '../../acts/acts.ts';
import type { Db } from '../../db/database.ts';
import { newId } from '../../ids.ts';
import { LEDGER_LEAVES } from '../leaf-types.ts';
import type { Ledger } from '../ledger.ts';
import { compare } from './compare.ts';
import type { Reconciliation, Scope } from './reconciliation.ts';
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
  const { untilTx, rootBytes, ...found } = await compare(
    {
      store,
      log: ledger.flow.log(),
      verifiers: ledger.verifiers,
      sizeNow: () => ledger.flow.log().size,
      settled: () => ledger.flow.settled(),
    },
    asked,
  );
  const result: Reconciliation = { id: newId('reconciliation'), at: clock(), ...found };
  await acts.run({ ...by, target: { kind: 'ledger', id: result.id } }, async (act) => {
    await store.insert(act.trx, result, untilTx);
    const { scope, size, acts: seen, leaves, faultCount: faults } = result;
    act.note({ scope, size, faults });
    const root = `sha256:${Buffer.from(rootBytes).toString('hex')}`;
    await act.leaf(LEDGER_LEAVES.reconciled, result.id, { scope, size, root, acts: seen, leaves, faults });
  });
  return result;
}
