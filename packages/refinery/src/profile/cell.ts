import type { ReadDate } from './value-shape.ts';

/** A distinct value of a column that says something, with what it was read as. */
export interface Cell {
  /** As it stands in the data. */
  readonly raw: string;
  /** Tidied. */
  readonly text: string;
  readonly rows: number;
  readonly number: number | undefined;
  readonly date: ReadDate | undefined;
}
