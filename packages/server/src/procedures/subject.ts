/** What cases are about. A kind of subject may give facts to the guards of its procedures and follow its cases' moves, both in the case's transaction. */
import type { Transaction } from 'kysely';
import type { Act } from '../acts/acts.ts';
import type { Tables } from '../db/tables.ts';
import type { CaseState } from './core/case-state.ts';
import type { CaseEvent } from './core/event.ts';

export interface Subject {
  /** `entry` */
  readonly kind: string;
  /** Facts of the subject for `Facts.subject`. Locks the subject's row where a guard's answer must still hold when the transaction ends. */
  readonly read?: (trx: Transaction<Tables>, id: string) => Promise<unknown>;
  /** After each event that moved the case, in the same transaction: sets what the subject's own table says of its state. */
  readonly moved?: (
    act: Act,
    of: { readonly before: CaseState | null; readonly after: CaseState; readonly event: CaseEvent },
  ) => Promise<void>;
}
