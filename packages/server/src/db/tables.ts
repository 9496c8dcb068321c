/** The tables of `db/migrations` as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely';
import type { AuditRecordTable, LeafOutboxTable } from '../acts/tables.ts';
import type { CatalogueTables } from '../catalogue/tables.ts';
import type { SimulatedClockTable } from '../clock/tables.ts';
import type { IdempotencyKeyTable } from '../http/tables.ts';
import type { IdentityTables } from '../identity/tables.ts';
import type { LedgerGapTable, LedgerLogTable, LedgerReconciliationTable } from '../ledger/tables.ts';
import type { ProcedureTables } from '../procedures/tables.ts';
import type { JudgedPairTable } from '../review/tables.ts';
import type { RunActTable } from '../runs/tables.ts';

/** TIMESTAMPTZ that the database fills in. */
type Instant = ColumnType<Date, Date | string | undefined, Date | string>;

export interface RevealTable {
  /** BIGINT, which pg gives as text. */
  entry: Generated<string>;
  id: string | null;
  at: Instant;
  until: ColumnType<Date, Date | string, never>;
  actor: string;
  kind: 'entity' | 'quarantine_export' | 'discrepancy_export';
  target: string;
  release: string | null;
  attributes: string[];
  purpose: string;
  case_number: string | null;
}

export interface EventTable {
  id: ColumnType<string, number, never>;
  at: ColumnType<Date, Date | string, never>;
  type: string;
  run: string;
  /** JSONB: an object when read, its text when written. */
  body: ColumnType<object, string, never>;
}

export interface RunReleaseTable {
  run: string;
  at: Instant;
  actor: string;
  reason: string;
}

export interface RunInterruptionTable {
  run: string;
  at: Instant;
  state: 'cancelled' | 'failed';
  code: string;
  message: ColumnType<{ zh: string; en: string }, string, string>;
}

export interface Tables extends CatalogueTables, IdentityTables, ProcedureTables {
  reveal: RevealTable;
  event: EventTable;
  run_release: RunReleaseTable;
  run_interruption: RunInterruptionTable;
  run_act: RunActTable;
  simulated_clock: SimulatedClockTable;
  judged_pair: JudgedPairTable;
  audit_record: AuditRecordTable;
  leaf_outbox: LeafOutboxTable;
  idempotency_key: IdempotencyKeyTable;
  ledger_gap: LedgerGapTable;
  ledger_log: LedgerLogTable;
  ledger_reconciliation: LedgerReconciliationTable;
}
