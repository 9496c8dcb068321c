import type { ColumnType } from 'kysely';

export interface JudgedPairTable {
  /** `pair_…` */
  id: string;
  /** The pair's name under the installation's key, 64 hex digits. */
  mark: string;
  verdict: 'same' | 'different' | 'taken_back';
  judge: string;
  act: string;
  at: ColumnType<Date, Date | string, Date | string>;
}
