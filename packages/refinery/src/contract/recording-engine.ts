/**
 * An engine that does what it is asked on another one and writes down every statement with its answer, so that a third engine can be asked the
 * same and compared. What is written down is the text that the steps themselves hand over: a statement added to a step is in the record by itself.
 *
 * Tables and views are kept as Parquet as they stood after each statement; files that statements read are kept as they stood when read.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import {
  type Chunk,
  type CopyOptions,
  type Engine,
  ident,
  joinedAbreast,
  literal,
  numberedRowsSql,
  type Row,
} from '@kuaishu/engine';
import { readStatement } from './read-statement.ts';

export interface RecordedStatement {
  /** Step or phase, as the caller names it, and the line of the source that asked. */
  readonly step: string;
  readonly site: string;
  /** query: rows are the answer; table: rows become a table; insert: rows are added to one; file: rows become a file; constant: a look-up list. */
  readonly act: 'query' | 'table' | 'insert' | 'file' | 'constant';
  readonly name?: string;
  /** In the portable dialect; its files are those kept here. */
  readonly select: string;
  /** Parquet of the rows, relative to the record's folder. */
  readonly answer?: string;
  /** Tables and views that it reads, as they stood: name → Parquet. */
  readonly reads?: Readonly<Record<string, string>>;
}

const HERE = import.meta.filename;
const PACKAGES = join(import.meta.dirname, '../../..');
/** Readers of foreign formats speak each engine's own language by their nature. */
const READERS = 'engine/src/sources/';
const READ = /read_parquet\((?:\[[^\]]*\]|'(?:[^']|'')*')/g;
const TEXT = /'((?:[^']|'')*)'/g;
const WORDS = /"((?:[^"]|"")+)"|\b([A-Za-z_]\w*)\b/g;

/**
 * Statements of one shape (all but names, numbers and texts) at one place: so many with rows are kept, and so many with none. Each engine's session
 * may add one more with rows, since later ones meet other data.
 */
const MOST_ALIKE = { filled: 1, session: 1, all: 2, empty: 1, tried: 8 } as const;

interface Alike {
  filled: number;
  empty: number;
  tried: number;
}

/** What one or several engines were asked, in order. */
export class Recording {
  readonly folder: string;
  readonly statements: RecordedStatement[] = [];
  /** Lines of the source that asked anything, themselves or through others. */
  readonly sites = new Set<string>();
  /** Not in the record: statements of readers; those that only name, empty, drop or hand over a table; those alike to others that are. */
  readonly left = { readers: 0, handling: 0, alike: 0 };
  readonly alike = new Map<string, Alike>();
  files = 0;

  constructor(folder: string) {
    this.folder = folder;
    for (const part of ['answers', 'files']) mkdirSync(join(folder, part), { recursive: true });
  }
}

export class RecordingEngine implements Engine {
  readonly #inner: Engine;
  readonly #record: Recording;
  /** Tables and views of this session → Parquet of how they stand, null while nobody asked. */
  readonly #tables = new Map<string, string | null>();
  readonly #alike = new Map<string, number>();

  constructor(inner: Engine, record: Recording) {
    this.#inner = inner;
    this.#record = record;
  }

  get name(): Engine['name'] {
    return this.#inner.name;
  }

  get version(): string {
    return this.#inner.version;
  }

  async run(sql: string, step = 'run'): Promise<void> {
    const site = this.#site();
    const { act, name, select } = readerOr(site, sql);
    if (site !== null && select !== undefined && (act === 'table' || act === 'insert'))
      await this.#note({ step, site, act, name }, select);
    else if (site !== null) this.#record.left.handling++;
    await this.#inner.run(sql, step);
    if (act === 'drop') this.#tables.delete(name);
    else if (act !== undefined) this.#tables.set(name, null);
  }

  async query<T extends Row = Row>(sql: string, step = 'query'): Promise<T[]> {
    const site = this.#site();
    if (site !== null) await this.#note({ step, site, act: 'query' }, sql);
    return this.#inner.query<T>(sql, step);
  }

  stream(sql: string, step = 'stream'): AsyncIterable<Chunk> {
    const site = this.#site();
    return this.#streamed(site, sql, step);
  }

  async *#streamed(site: string | null, sql: string, step: string): AsyncIterable<Chunk> {
    if (site !== null) await this.#note({ step, site, act: 'query' }, sql);
    yield* this.#inner.stream(sql, step);
  }

  async copy(select: string, file: string, options?: CopyOptions, step = 'copy'): Promise<number> {
    const site = this.#site();
    if (site !== null) await this.#note({ step, site, act: 'file' }, select);
    return this.#inner.copy(select, file, options, step);
  }

  async copyPartitioned(
    select: string,
    folder: string,
    by: string,
    orderBy: string | null,
    step = 'copy',
  ): Promise<{ path: string; rows: number }[]> {
    const site = this.#site();
    if (site !== null) await this.#note({ step, site, act: 'file' }, select);
    return this.#inner.copyPartitioned(select, folder, by, orderBy, step);
  }

  async view(name: string, files: readonly { path: string; firstRow: number }[]): Promise<void> {
    const site = this.#site();
    if (site !== null) await this.#note({ step: 'view', site, act: 'table', name }, numberedRowsSql(files));
    await this.#inner.view(name, files);
    this.#tables.set(name, null);
  }

  async createTable(
    name: string,
    columns: readonly { name: string; values: Int32Array | BigInt64Array | Float64Array }[],
  ): Promise<void> {
    this.#site();
    this.#record.left.handling++;
    await this.#inner.createTable(name, columns);
    this.#tables.set(name, null);
  }

  async constant(name: string, expression: string): Promise<void> {
    const site = this.#site();
    await this.#inner.constant(name, expression);
    const { statements } = this.#record;
    const newest = statements.findLast((s) => s.act === 'constant' && s.name === name);
    if (site !== null && newest?.select !== expression)
      statements.push({ step: 'constant', site, act: 'constant', name, select: expression });
  }

  /** One session, so that the record has one order. */
  async beside(): Promise<null> {
    return null;
  }

  /** As an engine says it that keeps no order. */
  abreast(tables: readonly string[], key: string): string {
    return joinedAbreast(tables, key);
  }

  interrupt(): void {
    this.#inner.interrupt();
  }

  close(): void {
    this.#inner.close();
  }

  async #note(facts: Pick<RecordedStatement, 'step' | 'site' | 'act' | 'name'>, sql: string): Promise<void> {
    const { alike, left, statements, folder } = this.#record;
    const shape = `${facts.site} ${shapeOf(sql)}`;
    const seen = alike.get(shape) ?? { filled: 0, empty: 0, tried: 0 };
    alike.set(shape, seen);
    const here = this.#alike.get(shape) ?? 0;
    const wanted = seen.filled < MOST_ALIKE.filled || (here < MOST_ALIKE.session && seen.filled < MOST_ALIKE.all);
    if (!wanted || seen.tried >= MOST_ALIKE.tried) {
      left.alike++;
      return;
    }
    seen.tried++;
    const { file, rows } = await this.#answer(sql);
    if (rows === 0 && seen.empty >= MOST_ALIKE.empty) {
      left.alike++;
      rmSync(join(folder, file));
      return;
    }
    if (rows > 0) {
      seen.filled++;
      this.#alike.set(shape, here + 1);
    } else seen.empty++;
    statements.push({ ...facts, select: await this.#keepFiles(sql), answer: file, reads: await this.#keepTables(sql) });
  }

  /** Rows of a query as Parquet. */
  async #answer(select: string): Promise<{ file: string; rows: number }> {
    const file = `answers/${String(this.#record.files++).padStart(5, '0')}.parquet`;
    const target = literal(join(this.#record.folder, file));
    const [row] = await this.#inner.query(`COPY (${select}) TO ${target} (FORMAT parquet)`, 'record');
    return { file, rows: Number(row?.['Count'] ?? 0) };
  }

  async #keepTables(sql: string): Promise<Record<string, string>> {
    const reads: Record<string, string> = {};
    for (const [, quoted, bare] of sql.matchAll(WORDS)) {
      const name = quoted?.replaceAll('""', '"') ?? bare ?? '';
      const known = this.#tables.get(name);
      if (known === undefined || Object.hasOwn(reads, name)) continue;
      const file = known ?? (await this.#answer(`SELECT * FROM ${ident(name)}`)).file;
      this.#tables.set(name, file);
      reads[name] = file;
    }
    return reads;
  }

  /** The query with its files replaced by copies that nobody changes any more. */
  async #keepFiles(sql: string): Promise<string> {
    const kept = new Map<string, string>();
    for (const [call] of sql.matchAll(READ))
      for (const [, quoted] of call.matchAll(TEXT)) {
        const pattern = (quoted ?? '').replaceAll("''", "'");
        if (!kept.has(pattern)) kept.set(pattern, await this.#keep(pattern));
      }
    return sql.replace(READ, (call) =>
      call.replace(TEXT, (_, quoted: string) => literal(kept.get(quoted.replaceAll("''", "'")) ?? '')),
    );
  }

  async #keep(pattern: string): Promise<string> {
    const into = join(this.#record.folder, 'files', String(this.#record.files++).padStart(5, '0'));
    const star = pattern.indexOf('*');
    const root = dirname(star < 0 ? pattern : `${pattern.slice(0, star)}x`);
    const found = star < 0 ? [pattern] : await filesOf(pattern);
    for (const file of found.sort()) {
      const to = join(into, relative(root, file));
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(file, to);
    }
    return star < 0 ? join(into, basename(pattern)) : into;
  }

  /** The nearest line outside this file, `package/src/file.ts:line`; null for readers. The lines that called it are reached too. */
  #site(): string | null {
    const sites = (new Error().stack ?? '').split('\n').flatMap((frame) => {
      const [, file, line] = /(?:file:\/\/)?(\/[^():]+\.ts):(\d+):\d+/.exec(frame) ?? [];
      return !file || file === HERE || !file.startsWith(PACKAGES) ? [] : [`${relative(PACKAGES, file)}:${line}`];
    });
    for (const site of sites) this.#record.sites.add(site);
    const [site] = sites;
    if (site === undefined) return 'elsewhere';
    if (!site.startsWith(READERS)) return site;
    this.#record.left.readers++;
    return null;
  }
}

async function filesOf(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern)) files.push(file);
  return files;
}

/** Readers write what they like; of all others each statement must be one that every engine runs. */
function readerOr(
  site: string | null,
  sql: string,
): ReturnType<typeof readStatement> | { act?: undefined; name?: undefined; select?: undefined } {
  if (site !== null) return readStatement(sql);
  try {
    return readStatement(sql);
  } catch {
    return {};
  }
}

/** A statement but for its names, numbers and texts. */
function shapeOf(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'/g, "'").replace(/"(?:[^"]|"")*"|\b\w*\d\w*\b/g, '"');
}
