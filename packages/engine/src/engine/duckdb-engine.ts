import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BIGINT, DOUBLE, type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, INTEGER } from '@duckdb/node-api';
import { duckdbVocabulary } from '../dialect/duckdb.ts';
import { ident, literal } from '../sql.ts';
import { type Chunk, type CopyOptions, type Engine, EngineError, type Row } from './engine.ts';

export interface DuckDbOptions {
  readonly threads?: number;
  /** Of the buffer pool, in MB; the process needs 100 to 250 MB more. */
  readonly memoryLimitMb?: number;
  /** Folder for spilling; created, and removed at close. Default: one of the engine's own in the system's temporary folder, closed to other users. */
  readonly spillFolder?: string;
  readonly spillLimitMb?: number;
  /** Keeps the footers of Parquet files for the next statement, within the memory limit: for whoever asks the same many files again and again. */
  readonly keepFooters?: boolean;
}

const CHUNK = 2048;

const COMPRESSION = {
  zstd: 'COMPRESSION zstd',
  snappy: 'COMPRESSION snappy',
  none: 'COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1',
} as const;

/**
 * The first three walk every expression of a statement again and again, and translate its regular expressions once more: half of the time of a statement of
 * 100 kB over ten thousand rows. The others could exchange the two sides of a cross product, and with them the order of rows.
 */
const DEAR_OPTIMIZERS =
  'common_subexpressions,statistics_propagation,expression_rewriter,join_order,build_side_probe_side';

/** DuckDB in this process, in memory: all state is in Parquet. Runs open one in a child process of their own. */
export async function openDuckDb(options: DuckDbOptions = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const set = async (name: string, value: string | number) => connection.run(`SET ${name} = ${literal(value)}`);
  if (options.threads) await set('threads', options.threads);
  if (options.memoryLimitMb) await set('memory_limit', `${options.memoryLimitMb}MB`);
  if (options.keepFooters) await connection.run('SET parquet_metadata_cache = true');
  // left to itself DuckDB spills rows in plain to .tmp of whatever folder the command was called in
  const spillFolder = options.spillFolder ?? ownSpillFolder();
  mkdirSync(spillFolder, { recursive: true });
  await set('temp_directory', spillFolder);
  // given with the instance's options it is ignored (DuckDB 1.5): it must be SET afterwards
  if (options.spillLimitMb) await set('max_temp_directory_size', `${options.spillLimitMb}MB`);
  await connection.run('SET preserve_insertion_order = true');
  await prepareSession(connection);
  await connection.run('SET autoinstall_known_extensions = false; SET autoload_known_extensions = false');
  for (const [signature, body] of Object.entries(duckdbVocabulary)) {
    await connection.run(`CREATE OR REPLACE MACRO ${signature} AS ${body}`);
  }
  const version = String((await connection.runAndReadAll('SELECT version()')).getRows()[0]?.[0]);
  return new DuckDbEngine(instance, connection, version, spillFolder);
}

const ownFolders = new Set<string>();
let isExitWatched = false;

/** Gone when the engine is closed, and with the process where nobody closed it. */
function ownSpillFolder(): string {
  if (!isExitWatched)
    process.once('exit', () => {
      for (const folder of ownFolders) rmSync(folder, { recursive: true, force: true });
    });
  isExitWatched = true;
  const folder = mkdtempSync(join(tmpdir(), 'kuaishu-spill-'));
  ownFolders.add(folder);
  return folder;
}

/** What holds for one connection only. */
async function prepareSession(connection: DuckDBConnection): Promise<void> {
  await connection.run("SET TimeZone = 'UTC'");
}

/** What a view over files is made of: each row with its number. Of a folder's name, which may say a partition, no column is made. */
export function numberedRowsSql(files: readonly { readonly path: string; readonly firstRow: number }[]): string {
  return files
    .map(
      ({ path, firstRow }) =>
        `SELECT * EXCLUDE (file_row_number), CAST(file_row_number AS BIGINT) + ${firstRow} AS "row" FROM read_parquet(${literal(path)}, file_row_number = true, hive_partitioning = false)`,
    )
    .join(' UNION ALL ');
}

class DuckDbEngine implements Engine {
  readonly name = 'duckdb';
  readonly version: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #spillFolder: string;
  readonly #sessions = new Set<DuckDbEngine>();
  /** Of a session: the engine that opened it, and that the database belongs to. */
  #owner: DuckDbEngine | null = null;
  #longStatements = 0;
  /** Settings for long statements, one after another. */
  #planning: Promise<unknown> = Promise.resolve();

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, version: string, spillFolder: string) {
    this.#instance = instance;
    this.#connection = connection;
    this.version = version;
    this.#spillFolder = spillFolder;
  }

  async run(sql: string, step = 'run'): Promise<void> {
    await guard(step, sql, () => this.#connection.run(sql));
  }

  async query<T extends Row = Row>(sql: string, step = 'query'): Promise<T[]> {
    const reader = await guard(step, sql, () => this.#connection.runAndReadAll(sql));
    const names = reader.deduplicatedColumnNames();
    return reader.getRows().map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i])])) as T);
  }

  async *stream(sql: string, step = 'stream'): AsyncIterable<Chunk> {
    const result = await guard(step, sql, () => this.#connection.stream(sql));
    for (;;) {
      const chunk = await guard(step, sql, () => result.fetchChunk());
      if (!chunk || chunk.rowCount === 0) return;
      yield {
        rows: chunk.rowCount,
        column: (index) => {
          const vector = chunk.getColumnVector(index) as unknown as { items?: ArrayLike<unknown> };
          return vector.items && ArrayBuffer.isView(vector.items) ? vector.items : chunk.getColumnValues(index);
        },
      };
    }
  }

  async copy(select: string, file: string, options: CopyOptions = {}, step = 'copy'): Promise<number> {
    mkdirSync(dirname(file), { recursive: true });
    const aside = `${file}.tmp-${process.pid}`;
    const order = options.orderBy ? ` ORDER BY ${options.orderBy}` : '';
    const hidden = options.hidden?.length ? ` EXCLUDE (${options.hidden.map(ident).join(', ')})` : '';
    const sql =
      `COPY (SELECT *${hidden} FROM (${select})${order}) TO ${literal(aside)} ` +
      `(FORMAT parquet, ${COMPRESSION[options.compression ?? 'snappy']}, ROW_GROUP_SIZE ${options.rowGroupSize ?? 122880}${options.dictionary ? `, DICTIONARY_SIZE_LIMIT ${options.dictionary}` : ''})`;
    try {
      const copied = () => guard(step, sql, () => this.#connection.runAndReadAll(sql));
      const reader = await (options.longStatement ? this.#planningLittle(copied) : copied());
      await rename(aside, file);
      return Number(reader.getRows()[0]?.[0] ?? 0);
    } catch (error) {
      rmSync(aside, { force: true });
      throw error;
    }
  }

  /** The setting belongs to the database: it stays while a long statement runs on any session, since without it rows could change places. */
  async #planningLittle<T>(work: () => Promise<T>): Promise<T> {
    const owner = this.#owner ?? this;
    // on the own connection, which is idle: that of another session may be at work
    const afterOthers = (change: () => Promise<unknown>) => {
      owner.#planning = owner.#planning.then(change, change);
      return owner.#planning;
    };
    owner.#longStatements++;
    try {
      await afterOthers(() => this.#connection.run(`SET disabled_optimizers = ${literal(DEAR_OPTIMIZERS)}`));
      return await work();
    } finally {
      owner.#longStatements--;
      await afterOthers(async () => {
        if (owner.#longStatements === 0) await this.#connection.run('RESET disabled_optimizers');
      });
    }
  }

  async copyPartitioned(
    select: string,
    folder: string,
    by: string,
    orderBy: string | null,
    step = 'copy',
    name = 'data_0',
  ): Promise<{ path: string; rows: number }[]> {
    // sorted once, then file by file: the engine's own PARTITION_BY scatters the sorted rows again, at a third of the cost of all
    const table = ident(`ks_parts_${process.pid}`);
    await this.run(
      `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT * FROM (${select})${orderBy === null ? '' : ` ORDER BY ${ident(by)}, ${orderBy}`}`,
      step,
    );
    try {
      const values = await this.query<{ value: string; n: number }>(
        `SELECT ${ident(by)} AS value, count(*) AS n FROM ${table} GROUP BY ${ident(by)} ORDER BY value`,
        step,
      );
      const files: { path: string; rows: number }[] = [];
      for (const { value, n } of values) {
        const path = join(folder, `${by}=${encodeURIComponent(value)}`, `${name}.parquet`);
        const rows = await this.copy(
          `SELECT * EXCLUDE (${ident(by)}) FROM ${table} WHERE ${ident(by)} = ${literal(value)}`,
          path,
          { compression: 'zstd' },
          step,
        );
        if (rows !== n) throw new Error(`${rows} of ${n} rows for ${by} = ${value}`);
        files.push({ path, rows });
      }
      return files;
    } finally {
      await this.run(`DROP TABLE ${table}`, step);
    }
  }

  async view(name: string, files: readonly { path: string; firstRow: number }[]): Promise<void> {
    if (files.length === 0) throw new Error(`view ${name} over no files`);
    await this.run(`CREATE OR REPLACE VIEW ${ident(name)} AS ${numberedRowsSql(files)}`, 'view');
  }

  async createTable(
    name: string,
    columns: readonly { name: string; values: Int32Array | BigInt64Array | Float64Array }[],
  ): Promise<void> {
    const types = columns.map((c) =>
      c.values instanceof Int32Array ? INTEGER : c.values instanceof Float64Array ? DOUBLE : BIGINT,
    );
    const declared = columns.map((c, i) => `${ident(c.name)} ${types[i]}`).join(', ');
    await this.run(`CREATE OR REPLACE TABLE ${ident(name)} (${declared})`, 'create table');
    const rows = columns[0]?.values.length ?? 0;
    const appender = await this.#connection.createAppender(name);
    for (let from = 0; from < rows; from += CHUNK) {
      const size = Math.min(CHUNK, rows - from);
      const chunk = DuckDBDataChunk.create(types, size);
      columns.forEach((column, i) => {
        const vector = chunk.getColumnVector(i) as unknown as {
          items: { set(part: ArrayLike<unknown>): void };
          flush(): void;
        };
        vector.items.set(column.values.subarray(from, from + size) as ArrayLike<unknown>);
        vector.flush(); // without it the table silently holds garbage (node-api 1.5)
      });
      chunk.rowCount = size;
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  async constant(name: string, expression: string): Promise<void> {
    await this.run(`SET VARIABLE ${ident(name)} = ${expression}`, 'constant');
    await this.run(`CREATE OR REPLACE MACRO ${ident(name)}() AS getvariable(${literal(name)})`, 'constant');
  }

  async beside(): Promise<Engine> {
    const connection = await this.#instance.connect();
    await prepareSession(connection);
    const session = new DuckDbEngine(this.#instance, connection, this.version, this.#spillFolder);
    this.#sessions.add(session);
    session.#owner = this;
    return session;
  }

  /** Joins come out of order and, where some rows find nobody, in small pieces: with twelve tables that costs more than making the tables. */
  abreast(tables: readonly string[]): string {
    return tables.join(' POSITIONAL JOIN ');
  }

  interrupt(): void {
    this.#connection.interrupt();
    for (const session of this.#sessions) session.interrupt();
  }

  close(): void {
    for (const session of [...this.#sessions]) session.close();
    this.#connection.closeSync();
    if (this.#owner) {
      this.#owner.#sessions.delete(this);
      return;
    }
    this.#instance.closeSync();
    rmSync(this.#spillFolder, { recursive: true, force: true });
    ownFolders.delete(this.#spillFolder);
  }
}

function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint')
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('items' in value && Array.isArray(value.items)) return value.items.map(plain);
  if ('entries' in value && value.entries && typeof value.entries === 'object' && !Array.isArray(value.entries)) {
    return Object.fromEntries(Object.entries(value.entries).map(([k, v]) => [k, plain(v)]));
  }
  const text = String(value);
  // decimals print exactly; as numbers they are for showing, never for reckoning
  if ('scale' in value && 'value' in value) return Number(text);
  return text;
}

async function guard<T>(step: string, sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EngineError(classify(message), step, sql, message, error);
  }
}

function classify(message: string): EngineError['code'] {
  if (/out of memory|failed to (allocate|offload)|could not allocate/i.test(message)) return 'OUT_OF_MEMORY';
  if (/no space left|disk full|could not write all bytes|max_temp_directory_size/i.test(message)) return 'DISK_FULL';
  if (/^interrupt/i.test(message)) return 'INTERRUPTED';
  if (/^io error/i.test(message)) return 'IO';
  return 'SQL';
}
