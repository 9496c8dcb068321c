import type { ColumnType } from 'kysely';

export interface SimulatedClockTable {
  one: ColumnType<boolean, true, never>;
  at: ColumnType<Date, Date, Date>;
  /** When the play counts as ended where nobody goes on with it. */
  until: ColumnType<Date, Date, Date>;
}
