/** The table of answers to findings of the radar as Kysely sees it. */
import type { ColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;

export interface CatalogAnswerTable {
  id: string;
  entry: string;
  other: string;
  version: number;
  kind: string;
  probability: number;
  shared: number;
  reason: string;
  actor: string;
  at: Instant;
  digest: string;
  taken_back_by: ColumnType<string | null, string | null | undefined, string | null>;
  taken_back_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}
