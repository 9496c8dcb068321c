/** What a department's strip is: its entry, its columns with their habits and faults, who is in it, and how it is delivered. */
import type { Entry, Item } from '@kuaishu/catalog';
import type { Random } from '../base/random.ts';
import type { DefectClass } from '../defects/classes.ts';
import type { Rates } from '../defects/spoil.ts';
import type { Block } from '../world/population.ts';

/** What every row knows, whatever it is about. */
export interface Row {
  /** Simulated month whose state the row shows: when the department last met the subject. */
  readonly state: number;
  /** Day of that meeting. */
  readonly day: number;
  /** Month of the delivery. */
  readonly delivery: number;
  /** 0 = the registration; 1 = a second one of the same subject, under another number. */
  readonly copy: number;
  /** The row's own stream of randomness, the same in each delivery until the department meets the subject again. */
  readonly random: Random;
}

/** The same row as it would stand were it written at the time of delivery. */
export const asNow = <R extends Row>(row: R): R => ({ ...row, state: row.delivery });

export interface Column<R extends Row> {
  /** Heading as the department writes it. */
  readonly name: string;
  readonly element?: string;
  /** More for the entry's item: aliases, unit, attribute, required … */
  readonly item?: Partial<Item>;
  readonly write: (row: R) => string;
  readonly rates?: Rates;
  /** The value is near the truth by its nature (another instrument's point): not wrong, but no record of the true value either. */
  readonly approximate?: true;
  /** Spoilers that need the whole row, by class. */
  readonly special?: Partial<Record<DefectClass, (row: R, value: string) => string | undefined>>;
}

/** Columns of one kind of row: what a column writes, then how a strip calls it, spoils it and describes it. */
export const columnOf =
  <R extends Row>() =>
  (element: string, write: Column<R>['write'], special?: Column<R>['special']) =>
  (name: string, rates?: Rates, item?: Column<R>['item']): Column<R> => ({
    name,
    element,
    write,
    ...(special && { special }),
    ...(rates && { rates }),
    ...(item && { item }),
  });

export type FileHabit =
  | {
      readonly kind: 'csv';
      readonly extension: 'csv' | 'tsv' | 'txt';
      readonly encoding: 'utf8' | 'gb18030';
      readonly delimiter: ',' | '\t' | ';' | '|';
      readonly bom?: boolean;
      readonly eol?: '\n' | '\r\n';
    }
  | { readonly kind: 'ndjson' /** Headings whose values are JSON numbers. */; readonly numbers?: readonly string[] }
  | {
      readonly kind: 'xlsx';
      readonly title: string;
      readonly dates?: readonly string[];
      readonly numbers?: readonly string[];
      readonly notes?: readonly string[];
      readonly groups?: readonly (readonly [title: string, columns: number])[];
    };

export interface Strip<R extends Row> {
  readonly resource: string;
  readonly entry: Omit<Entry, 'resource' | 'items' | 'source'>;
  readonly file: FileHabit;
  readonly columns: readonly Column<R>[];
  /** Is there a delivery in month 1…12? The base delivery (0) is there always. */
  readonly delivered: (month: number) => boolean;
  /**
   * Calls `emit` for each row of the block's part of this month's delivery.
   * `known`: not what this delivery brings but the newest row of everybody delivered so far; the truth asks for it.
   */
  readonly rows: (block: Block, month: number, emit: (row: R, entity: string) => void, known?: boolean) => void;
  /** Share of rows whose columns shift by a stray delimiter (CSV only). */
  readonly shifted?: number;
  /** Two headings whose values are exchanged, and the share of rows. */
  readonly swapped?: readonly (readonly [string, string, number])[];
  /** Delivered covered: headings, and how many characters at either end stay visible. */
  readonly covers?: Readonly<Record<string, { readonly head: number; readonly tail: number }>>;
  /** The seeded fault: column, months, share and what happens. */
  readonly fault?: {
    readonly months: readonly number[];
    readonly columns: readonly string[];
    readonly share: number;
    readonly spoil: (value: string) => string;
  };
}
