import type { Cadence } from '@kuaishu/catalog';
import type { Proposal } from '../mine/proposal.ts';
import type { FileProfile } from '../profile/profile-file.ts';
import type { Name2 } from '../profile/resource-profile.ts';

/** One table of a file: a CSV, or one sheet of a workbook. */
export interface Table {
  /** As given. */
  readonly file: string;
  /** Only where the workbook has several sheets with rows. */
  readonly sheet?: string;
  readonly title: string;
  readonly profile: FileProfile;
  /** When the table stands for several editions of one data set. */
  readonly series?: Series;
  /** Columns that a run could not read as what they were guessed to be. */
  readonly unreadable?: ReadonlySet<string>;
  /** Rules that its rows propose. */
  readonly proposals: readonly Proposal[];
  /** Rows as Parquet, in the scratch folder. */
  readonly parquet: string;
}

/** What a table knows of the editions that it stands for. */
export interface Series {
  /** Files of all editions as given, in the order of their periods; the last is the table's own. */
  readonly files: readonly string[];
  /** First and last of their periods, as their names write them: 2020, 2020-03, 2020-Q1. */
  readonly period: { readonly from: string; readonly to: string };
  /** Title without the period. */
  readonly title: string;
  readonly cadence: Cadence;
  readonly delivery: 'full' | 'increment';
  /** Rows of all editions, or of the last when it replaces the others. */
  readonly rows: number;
  /** Column that holds the edition's own period in every row: part of the key, for editions together. */
  readonly periodColumn?: string;
  readonly reason: Name2;
}
