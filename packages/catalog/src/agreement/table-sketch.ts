/** What is kept of a table without a value of it: sketches of its columns, and samples by which two tables' values are compared subject by subject. */
import type { ValueSketch } from '../radar/sketch/value-sketch.ts';

export interface SubjectSample {
  /** Attribute that identifies the subjects: resident_id, uscc. */
  readonly identifier: string;
  /** Subjects of the table whose identifier checks out. */
  readonly subjects: number;
  /** Keyed hashes of the kept subjects, 8 bytes each, ascending: those with the smallest, or all of them. */
  readonly hashes: Uint8Array;
  /** By attribute: keyed hashes of values bound to their subject, 4 bytes each in the order of the subjects; 0 where the table holds no one value. */
  readonly values: Readonly<Record<string, Uint8Array>>;
}

export interface TableSketch {
  readonly keyId: string;
  readonly rows: number;
  /** Columns that say something, in the order of the items. */
  readonly columns: readonly { readonly item: string; readonly attribute: string; readonly sketch: ValueSketch }[];
  readonly samples: readonly SubjectSample[];
}
