/** What stands after the kills: the platform's ledger opened once more, everything on its way taken in, and all of it reconciled. */
import { openActs } from '../../acts/acts.ts';
import { openDatabase } from '../../db/database.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { openLedger } from '../ledger.ts';
import { openReconciler } from '../reconcile/reconciler.ts';
import type { Reconciliation } from '../reconcile/reconciliation.ts';

export async function examineActs(dataDir: string, databaseUrl: string): Promise<Reconciliation> {
  const database = await openDatabase({ dataDir, databaseUrl, onError: () => {} });
  const clock = () => new Date();
  try {
    const ledger = await openLedger({ dataDir, db: database.db, clock, onError: () => {} });
    try {
      const acts = openActs(database.db, clock, ledger.flow.wake);
      await ledger.flow.settled();
      return await openReconciler({ ledger, db: database.db, acts, clock }).run('full', {
        action: 'ledger.reconcile',
        principal: SYSTEM,
      });
    } finally {
      await ledger.close();
    }
  } finally {
    await database.close();
  }
}
