/** What a profile (探查) says of a table. JSON, written by the profile step and by `kuaishu profile`; shown by the profile page. */
export interface Name2 {
  readonly zh: string;
  readonly en: string;
}

export type ColumnType = 'empty' | 'boolean' | 'integer' | 'number' | 'year' | 'month' | 'date' | 'datetime' | 'text';

export type DefectKind =
  | 'blank'
  | 'null_word'
  | 'full_width'
  | 'mixed_brackets'
  | 'stray_whitespace'
  | 'byte_order_mark'
  | 'control_character'
  | 'mojibake'
  | 'traditional'
  | 'mixed_date_format'
  | 'impossible_date'
  | 'out_of_range_date'
  | 'number_as_text'
  | 'scientific_notation'
  | 'type_outlier'
  | 'html'
  | 'formula'
  | 'too_long'
  /** Values that break the rule of the element the column was recognised as. */
  | 'invalid_length'
  | 'invalid_characters'
  | 'invalid_region'
  | 'invalid_date'
  | 'invalid_check_digit'
  | 'invalid_category'
  | 'invalid_nested_code'
  | 'invalid_prefix'
  | 'unknown_code'
  | 'out_of_range'
  | 'invalid_format'
  /** Some characters were covered before the value was handed over: no fault of the value, but nobody can tell that it is right. */
  | 'covered'
  | 'duplicate_rows';

export interface Defect {
  readonly kind: DefectKind;
  readonly title: Name2;
  /** Rows. On a sample: scaled to all rows, and `estimated`. */
  readonly count: number;
  readonly estimated: boolean;
  /** As they stand in the data, commonest first, at most five. */
  readonly examples: readonly string[];
}

export interface Recognised {
  /** Id of a data element of `@kuaishu/standards`. */
  readonly element: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** What spoke first: the heading, the content, or the entry that declares it. */
  readonly by: 'heading' | 'content' | 'entry';
  readonly reason: Name2;
}

export interface Histogram {
  /** Of what: the numbers, the dates (days since 1970-01-01) or the lengths in characters. */
  readonly of: 'number' | 'date' | 'length';
  /** Equal width, at most 20; `from` inclusive, `to` exclusive but in the last. Dates as YYYY-MM-DD. */
  readonly bins: readonly { readonly from: number | string; readonly to: number | string; readonly count: number }[];
}

export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  /** Cells that are not empty, over all rows, and their share 0 to 1. */
  readonly filled: number;
  readonly fill: number;
  /** Distinct values: exact when every row was read, else HyperLogLog's estimate over all rows. */
  readonly distinct: number;
  readonly distinctExact: boolean;
  /** Least and greatest as text, over all rows. */
  readonly min: string | null;
  readonly max: string | null;
  /** Characters of the shortest and longest value. */
  readonly shortest: number;
  readonly longest: number;
  readonly top: readonly { readonly value: string; readonly count: number; readonly share: number }[];
  /** Shapes: 9 digit, A letter, 汉 CJK, `{n}` repeats. */
  readonly patterns: readonly {
    readonly pattern: string;
    readonly count: number;
    readonly share: number;
    readonly example: string;
  }[];
  readonly histogram: Histogram | null;
  readonly element: string | null;
  readonly confidence: number;
  readonly recognisedBy: Recognised['by'] | null;
  readonly reason: Name2 | null;
  /** Other elements it could be, likeliest first. */
  readonly alternatives: readonly Recognised[];
  readonly defects: readonly Defect[];
  /** Values that came covered in part; absent where none did. */
  readonly partlyCovered?: CoveredColumn;
}

export interface CoveredColumn {
  /** Of the values, 0 to 1. */
  readonly share: number;
  /** Which characters are visible (`1-6,15-18`), and in what share of the covered values; the commonest first. */
  readonly ways: readonly { readonly visible: string; readonly share: number }[];
}

export interface CandidateKey {
  readonly columns: readonly string[];
  /** Distinct combinations over rows; 1 = unique and filled. */
  readonly unique: number;
  readonly exact: boolean;
}

export interface ResourceProfile {
  readonly rows: number;
  /** Rows that were read for everything but fill, distinct, min and max. */
  readonly sampled: number;
  readonly columns: readonly ColumnProfile[];
  readonly keys: readonly CandidateKey[];
  /** Defects of rows as wholes. */
  readonly defects: readonly Defect[];
}
