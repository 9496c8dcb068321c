import type { Message } from './source-error.ts';

export type FileFormat = 'csv' | 'tsv' | 'xlsx' | 'json' | 'ndjson' | 'parquet' | 'dbf';

/** Labels of the Encoding Standard that Node decodes; these four are detected, others may be given as a hint. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | (string & {});

export interface SourceWarning extends Message {
  readonly code: string;
}

/** What somebody who knows the file may say about it; detection fills the rest. */
export interface FileHints {
  /** Name under which it was delivered, when the path does not show it. */
  readonly fileName?: string;
  readonly format?: FileFormat;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** null: quotes are plain characters. */
  readonly quote?: string | null;
  readonly sheet?: string;
  /** JSON pointer of the array of rows. */
  readonly rows?: string;
  /** 1-based line of the (lower) heading; 0 = the file has no heading and columns are named 列1, 列2 … */
  readonly headerRow?: number;
}

/** What a file is, before its rows are read. */
export interface FileShape {
  readonly format: FileFormat;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly quote?: string | null;
  readonly bom: boolean;
  /** Line end of delimited text: LF also stands for CRLF and a mixture of both. */
  readonly newline?: 'lf' | 'cr';
  /** Records before the heading: titles, notes, blank lines. */
  readonly preambleRows: number;
  /** 1; 2 with group headings above or units below; 0 without a heading. */
  readonly headerRows: number;
  /** 1-based line (XLSX: row) of the heading, or of the upper one of two; 0 without a heading. */
  readonly headerLine: number;
  /** 1-based line where the first data row begins. */
  readonly dataLine: number;
  /** Names in the raw Parquet: trimmed, never blank, never equal (not even by letter case). */
  readonly columns: readonly string[];
  /** Headings exactly as they stand in the file; group headings as 上/下. */
  readonly originalColumns: readonly string[];
  /** Units that stood in a row of their own, by column. */
  readonly units?: Readonly<Record<string, string>>;
  /** JSON pointer of the array of rows; absent: the document is one record. */
  readonly rowsPointer?: string;
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  readonly warnings: readonly SourceWarning[];
}

export interface SourceLimits {
  readonly columns: number;
  /** Bytes of one record. */
  readonly lineBytes: number;
  /** Bytes that one compressed part of an XLSX may unfold to, and how many times its packed size. */
  readonly unpackedBytes: number;
  readonly unpackedRatio: number;
}

export const DEFAULT_LIMITS: SourceLimits = {
  columns: 4096,
  lineBytes: 16 * 1024 * 1024,
  unpackedBytes: 4 * 1024 ** 3,
  unpackedRatio: 1000,
};

export interface CollectOptions {
  /** Raw Parquet to write. */
  readonly to: string;
  /** Parquet of the rows that could not be taken; default: `<to without .parquet>.rejects.parquet`. Always written. */
  readonly rejectsTo?: string;
  readonly shape?: FileShape;
  readonly hints?: FileHints;
  readonly limits?: Partial<SourceLimits>;
}

/**
 * Where rows stand in the file. From each point (row from 0, line from 1) on, lines grow by one a row until the next point;
 * `exact` is false when there were too many points to keep, then lines after the last point are a lower bound.
 */
export interface LineMap {
  readonly points: readonly (readonly [row: number, line: number])[];
  readonly exact: boolean;
}

export interface Collected {
  readonly rows: number;
  readonly rejected: number;
  /** Records in the source = rows + rejected. */
  readonly total: number;
  readonly columns: readonly string[];
  readonly format: FileFormat | 'postgresql' | 'mysql' | 'http';
  readonly encoding?: string;
  /** 1-based line of the first data row; null where lines mean nothing. */
  readonly firstLine: number | null;
  readonly lines?: LineMap;
  readonly warnings: readonly SourceWarning[];
}

/** Line of the file on which a row of the raw Parquet begins; null where lines mean nothing. */
export function lineOf(collected: Pick<Collected, 'firstLine' | 'lines'>, row: number): number | null {
  if (collected.firstLine === null) return null;
  const points = collected.lines?.points ?? [];
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (points[middle]![0] <= row) low = middle + 1;
    else high = middle;
  }
  const point = points[low - 1];
  return point ? point[1] + (row - point[0]) : collected.firstLine + row;
}

/** Builds a LineMap row by row, keeping only where the distance changes. */
export class LineMapBuilder {
  static readonly LIMIT = 20_000;
  readonly #points: [number, number][] = [];
  #offset: number | undefined;
  #exact = true;

  add(row: number, line: number): void {
    if (line - row === this.#offset) return;
    this.#offset = line - row;
    if (this.#points.at(-1)?.[0] === row) this.#points.pop();
    if (this.#points.length < LineMapBuilder.LIMIT) this.#points.push([row, line]);
    else this.#exact = false;
  }

  build(): LineMap {
    return { points: this.#points, exact: this.#exact };
  }
}
