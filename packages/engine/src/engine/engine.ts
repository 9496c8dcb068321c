/**
 * An engine runs SQL text on columnar files. The craft writes the text once; what differs between engines stands behind this interface
 * and in `dialect/`.
 */
export type Row = Record<string, unknown>;

export interface CopyOptions {
  /** Unique key that makes the file's bytes the same for the same rows. */
  readonly orderBy?: string;
  /** Columns of `select` that `orderBy` needs and the file does not get. */
  readonly hidden?: readonly string[];
  /** none: as it is in memory, without dictionaries either: twice as large, written in less than half the time. */
  readonly compression?: 'zstd' | 'snappy' | 'none';
  readonly rowGroupSize?: number;
  /**
   * Columns with more distinct values in a row group are written without a dictionary. The engine's own limit, a fifth of the row group, takes a quarter longer to
   * write for files of the same size.
   */
  readonly dictionary?: number;
  /** A very long statement without joins, but for a cross product with one row: what the planner could find in it costs more than it brings. */
  readonly longStatement?: boolean;
}

/** A tenth of a row group's rows or so pays for a dictionary; but the engine sets memory aside for each column's at once, so wide tables keep its own way. */
export function dictionaryFor(columns: number): Pick<CopyOptions, 'dictionary'> {
  return columns > 256 ? {} : { dictionary: 10_000 };
}

/** Columns of one chunk of a streamed result, in select order. */
export interface Chunk {
  readonly rows: number;
  /** Typed array for numeric columns without NULL handling (BIGINT → BigInt64Array, INTEGER → Int32Array, DOUBLE → Float64Array …). */
  column(index: number): ArrayLike<unknown>;
}

export interface Engine {
  readonly name: 'duckdb' | 'spark';
  readonly version: string;
  /** Statements without a result. `step` names the place for errors. */
  run(sql: string, step?: string): Promise<void>;
  /** Small results only: all rows in memory. BIGINT comes as number while it is safe, else as bigint; DATE and TIMESTAMP as text. */
  query<T extends Row = Row>(sql: string, step?: string): Promise<T[]>;
  /** Large results, chunk by chunk. */
  stream(sql: string, step?: string): AsyncIterable<Chunk>;
  /** Rows of `select` to one Parquet file (write-aside, then renamed). → number of rows. */
  copy(select: string, file: string, options?: CopyOptions, step?: string): Promise<number>;
  /**
   * Rows of `select`, which has a VARCHAR column `by` without NULL, to one folder a value: `folder/<by>=<value>/<name>.parquet`, each ordered by
   * `orderBy`; null: they come ordered by `by` and what is wanted. One file a value whatever the number of threads, so that the bytes are the same. → files with their rows, sorted by path.
   */
  copyPartitioned(
    select: string,
    folder: string,
    by: string,
    orderBy: string | null,
    step?: string,
    name?: string,
  ): Promise<{ readonly path: string; readonly rows: number }[]>;
  /**
   * A view over Parquet files of one shape, with the row number as BIGINT column `row`: `firstRow` of the file + position in the file.
   * No files = error; a view always has columns.
   */
  view(name: string, files: readonly { readonly path: string; readonly firstRow: number }[]): Promise<void>;
  /** Appends columns to a new table: INTEGER or BIGINT only, by typed arrays of one length. */
  createTable(
    name: string,
    columns: readonly { readonly name: string; readonly values: Int32Array | BigInt64Array | Float64Array }[],
  ): Promise<void>;
  /** A value of the session that SQL names as `name()`, laid out once: look-up lists. */
  constant(name: string, expression: string): Promise<void>;
  /**
   * Another session on the same engine and memory: statements of both run side by side. Tables and views are shared, temporary tables and constants
   * are its own. Close it; the engine itself stays. null: this engine has one session only.
   */
  beside(): Promise<Engine | null>;
  /**
   * Text for FROM: tables of this session that have the same values of the INTEGER column `key`, each once, and were made ORDER BY it, row beside row in
   * that order. An engine that keeps the order of rows lays them side by side; any other joins them.
   */
  abreast(tables: readonly string[], key: string): string;
  interrupt(): void;
  close(): void;
}

/** `Engine.abreast` for any engine. */
export function joinedAbreast(tables: readonly string[], key: string): string {
  const [first, ...others] = tables;
  return [first, ...others.map((table) => `JOIN ${table} ON ${first}.${key} = ${table}.${key}`)].join(' ');
}

/** The engine refused or failed a statement. Carries where and the SQL, never values of rows. */
export class EngineError extends Error {
  readonly code: 'OUT_OF_MEMORY' | 'DISK_FULL' | 'IO' | 'INTERRUPTED' | 'SQL';
  readonly step: string;
  readonly sql: string;
  constructor(code: EngineError['code'], step: string, sql: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EngineError';
    this.code = code;
    this.step = step;
    this.sql = sql;
  }
}
