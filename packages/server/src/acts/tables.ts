import type { ColumnType, Generated } from 'kysely';

export interface AuditRecordTable {
  seq: Generated<string>;
  id: string;
  at: ColumnType<Date, Date | string, never>;
  outcome: 'done' | 'refused' | 'failed';
  action: string;
  actor: string;
  actor_kind: string;
  behalf: string | null;
  organisation: string;
  path: string[];
  session: string | null;
  address: string | null;
  target_kind: string;
  target: string;
  target_path: string[];
  policies: string[];
  request: string | null;
  detail: ColumnType<Record<string, unknown>, string, never>;
  /** How many leaves the act left. */
  leaves: Generated<number>;
  /** Transaction that wrote the row. */
  tx: Generated<string>;
}

export interface LeafOutboxTable {
  seq: Generated<string>;
  id: string;
  act: string;
  at: ColumnType<Date, Date | string, never>;
  type: string;
  subject: string;
  body: Buffer;
  log_index: string | null;
  tx: Generated<string>;
}
