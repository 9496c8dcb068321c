/** The tables of `db/migrations` as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string | undefined, never>;

export interface RevealTable {
  /** BIGINT, which pg gives as text. */
  entry: Generated<string>;
  at: Generated<Instant>;
  until: ColumnType<Date, Date | string, never>;
  actor: string;
  kind: 'entity' | 'quarantine_export';
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
  at: Generated<Instant>;
  actor: string;
  reason: string;
}

export interface Tables {
  reveal: RevealTable;
  event: EventTable;
  run_release: RunReleaseTable;
}
