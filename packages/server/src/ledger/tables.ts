import type { ColumnType, Generated } from 'kysely';

export interface LedgerLogTable {
  one: Generated<boolean>;
  id: string;
  since: ColumnType<Date, Date | string, never>;
}

export interface LedgerGapTable {
  first: ColumnType<string, number, never>;
  entries: ColumnType<string, number, never>;
  at: ColumnType<Date, Date, never>;
  act: string;
}

export interface LedgerReconciliationTable {
  seq: Generated<string>;
  id: string;
  at: ColumnType<Date, Date | string, never>;
  scope: 'full' | 'new';
  size: ColumnType<string, number, never>;
  root: string;
  acts: ColumnType<string, number, never>;
  leaves: ColumnType<string, number, never>;
  waiting: ColumnType<string, number, never>;
  fault_count: ColumnType<string, number, never>;
  faults: ColumnType<unknown[], string, never>;
  milliseconds: number;
  until_tx: string;
}
