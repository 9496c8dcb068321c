import type { ColumnType } from 'kysely';

export interface RunActTable {
  run: string;
  step: 'held' | 'released' | 'published';
  /** `run_…` */
  id: string;
  act: string;
  at: ColumnType<Date, Date | string, never>;
}
