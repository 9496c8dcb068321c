/** Rows of any source → raw Parquet, by way of a canonical CSV that the engine cannot misread: every value quoted, NULL bare, LF ends. */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { ident, literal } from '../sql.ts';
import type { RejectCode } from './rejects.ts';
import { rejectMessage } from './rejects.ts';

const FLUSH = 1024 * 1024;
/** The engine's own default for one line. */
const LINE = 2_097_152;

export interface CsvRead {
  readonly file: string;
  readonly columns: number;
  readonly delimiter: string;
  readonly quote: string | null;
  readonly skip: number;
  readonly longestLine: number;
  readonly parallel: boolean;
  /** crlf: no CR stands but before an LF that ends a line. mixed: LF and CRLF; needs the reader's lenient mode. */
  readonly newline: 'lf' | 'crlf' | 'mixed';
  /** Names of the tables that take what the reader refuses; without, a refusal is an error. */
  readonly rejects?: { readonly errors: string; readonly scans: string };
}

/** `read_csv` with everything said and nothing guessed; columns come out as c0, c1 … */
export function readCsvSql(read: CsvRead): string {
  const columns = Array.from({ length: read.columns }, (_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const quote = read.quote ?? '';
  const parts = [
    literal(read.file),
    `columns = {${columns}}`,
    'auto_detect = false',
    'header = false',
    `skip = ${read.skip}`,
    `delim = ${literal(read.delimiter)}`,
    `quote = ${literal(quote)}`,
    `escape = ${literal(quote)}`,
    "nullstr = ''",
    'allow_quoted_nulls = false',
    'null_padding = false',
    `strict_mode = ${read.newline !== 'mixed'}`,
    // told that lines end in CRLF, the reader finds no row at all in strict mode (DuckDB 1.5); untold it takes a CR for an end too, so a text with a
    // CR of its own, which these have not, must be told
    ...(read.newline === 'crlf' ? [] : ["new_line = '\\n'"]),
    `parallel = ${read.parallel}`,
  ];
  if (read.longestLine * 1.1 > LINE) {
    const line = Math.ceil(read.longestLine * 1.1) + 1024;
    // the default buffer is 16 lines long: far too much for lines of megabytes
    parts.push(`max_line_size = ${line}`, `buffer_size = ${line * 2}`);
  }
  if (read.rejects) {
    parts.push(
      'store_rejects = true',
      'rejects_limit = 0',
      `rejects_table = ${literal(read.rejects.errors)}`,
      `rejects_scan = ${literal(read.rejects.scans)}`,
    );
  }
  return `read_csv(${parts.join(', ')})`;
}

/** `c0 AS "名称", …` */
export function namedColumns(columns: readonly string[]): string {
  return columns.map((name, i) => `c${i} AS ${ident(name)}`).join(', ');
}

/** A line of canonical CSV that lays itself out. */
export interface CsvLine {
  /** Bytes that it takes at most. */
  readonly most: number;
  /** Writes values and LF from `at` on, as many as there are columns, none of which holds a quote or a line break. → bytes. */
  write(out: Buffer, at: number): number;
}

/** A canonical CSV on disk. */
class CanonicalCsv {
  readonly file: string;
  readonly width: number;
  rows = 0;
  longest = 0;
  breaks = false;
  readonly #fd: number;
  #out = Buffer.allocUnsafe(FLUSH);
  #size = 0;

  constructor(file: string, width: number) {
    this.file = file;
    this.width = width;
    this.#fd = openSync(file, 'w');
  }

  write(values: readonly (string | null)[]): void {
    let line = '';
    for (let i = 0; i < this.width; i++) {
      const value = values[i];
      if (i > 0) line += ',';
      if (value === null || value === undefined) continue;
      line += value.includes('"') ? `"${value.replaceAll('"', '""')}"` : `"${value}"`;
      if (!this.breaks && (value.includes('\n') || value.includes('\r'))) this.breaks = true;
    }
    line += '\n';
    this.#room(line.length * 3);
    this.#wrote(this.#out.write(line, this.#size));
  }

  line(line: CsvLine): void {
    this.#room(line.most);
    this.#wrote(line.write(this.#out, this.#size));
  }

  #room(bytes: number): void {
    if (this.#size + bytes <= this.#out.length) return;
    this.#flush();
    if (bytes > this.#out.length) this.#out = Buffer.allocUnsafe(bytes);
  }

  #wrote(bytes: number): void {
    if (bytes > this.longest) this.longest = bytes;
    this.rows++;
    this.#size += bytes;
  }

  #flush(): void {
    for (let at = 0; at < this.#size; ) at += writeSync(this.#fd, this.#out, at, this.#size - at);
    this.#size = 0;
  }

  close(): void {
    this.#flush();
    closeSync(this.#fd);
  }

  abandon(): void {
    closeSync(this.#fd);
  }

  sql(columns: readonly string[]): string {
    const read = {
      file: this.file,
      columns: this.width,
      delimiter: ',',
      quote: '"',
      skip: 0,
      longestLine: this.longest,
      parallel: !this.breaks,
      newline: 'lf' as const,
    };
    return `SELECT ${namedColumns(columns)} FROM ${readCsvSql(read)}`;
  }
}

export const REJECT_COLUMNS = ['line', 'raw', 'code', 'message_zh', 'message_en'] as const;

/** Takes rows and refusals one by one; `finish` writes both Parquet files and checks that nothing was lost between here and there. */
export class RawWriter {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #columns: readonly string[];
  readonly #rows: CanonicalCsv;
  readonly #rejects: CanonicalCsv;

  constructor(engine: Engine, to: string, columns: readonly string[]) {
    this.#engine = engine;
    mkdirSync(dirname(to), { recursive: true });
    this.#folder = mkdtempSync(join(dirname(to), '.collect-'));
    this.#columns = columns;
    this.#rows = new CanonicalCsv(join(this.#folder, 'rows.csv'), columns.length);
    this.#rejects = new CanonicalCsv(join(this.#folder, 'rejects.csv'), REJECT_COLUMNS.length);
  }

  get rows(): number {
    return this.#rows.rows;
  }

  get rejected(): number {
    return this.#rejects.rows;
  }

  /** One value a column; a lone surrogate is no character and cannot be stored: such a row is refused. */
  row(values: readonly (string | null)[], line: number | null, raw: () => string): boolean {
    for (const value of values) {
      if (value !== null && !value.isWellFormed()) {
        this.reject(line, raw(), 'ENCODING');
        return false;
      }
    }
    this.#rows.write(values);
    return true;
  }

  /** A row whose text is known to be sound. */
  line(line: CsvLine): void {
    this.#rows.line(line);
  }

  reject(line: number | null, raw: string, code: RejectCode, detail?: string): void {
    const message = rejectMessage(code, detail);
    this.#rejects.write([line === null ? null : String(line), raw.toWellFormed(), code, message.zh, message.en]);
  }

  async finish(to: string, rejectsTo: string): Promise<{ rows: number; rejected: number }> {
    try {
      this.#rows.close();
      this.#rejects.close();
      const rows = await this.#engine.copy(this.#rows.sql(this.#columns), to, {}, 'collect');
      const rejected = await this.#engine.copy(
        rejectsSelect(this.#rejects.sql(REJECT_COLUMNS)),
        rejectsTo,
        {},
        'collect',
      );
      if (rows !== this.#rows.rows || rejected !== this.#rejects.rows) {
        throw new Error(
          `collect lost rows: ${this.#rows.rows} + ${this.#rejects.rows} read, ${rows} + ${rejected} written`,
        );
      }
      return { rows, rejected };
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** Only the rejects: for readers whose rows go another way. */
  async finishRejects(rejectsTo: string): Promise<number> {
    try {
      this.#rows.close();
      this.#rejects.close();
      return await this.#engine.copy(rejectsSelect(this.#rejects.sql(REJECT_COLUMNS)), rejectsTo, {}, 'collect');
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** After an error: nothing is left behind. */
  abandon(): void {
    this.#rows.abandon();
    this.#rejects.abandon();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function rejectsSelect(from: string): string {
  return `SELECT CAST(line AS BIGINT) AS line, raw, code, message_zh, message_en FROM (${from})`;
}
