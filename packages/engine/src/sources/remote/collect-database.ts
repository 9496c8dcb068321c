/** A table of a database → raw Parquet: in one read-only snapshot, streamed, every value as the database itself writes it as text. */

import type { Engine } from '../../engine/engine.ts';
import { rejectsPathOf } from '../collect-file.ts';
import { tooManyColumns } from '../faults.ts';
import { nameColumns } from '../header.ts';
import { RawWriter } from '../raw-writer.ts';
import { type Collected, type CollectOptions, DEFAULT_LIMITS } from '../shape.ts';
import { SourceError } from '../source-error.ts';
import { openMysql } from './mysql.ts';
import { openPostgresql } from './postgresql.ts';
import type { TableReader } from './table-reader.ts';

export interface DatabaseSource {
  readonly kind: 'postgresql' | 'mysql';
  readonly url: string;
  /** `table` or `schema.table`, as the database spells them. */
  readonly table: string;
  /** Column that grows: only rows beyond `after` are fetched, in its order. */
  readonly cursor?: string;
  /** `cursorValue` of the fetch before. */
  readonly after?: string;
}

export interface CollectedTable extends Collected {
  /** Largest value of the cursor column so far, as text; null without a cursor or any row. */
  readonly cursorValue: string | null;
}

export async function collectDatabase(
  engine: Engine,
  source: DatabaseSource,
  options: Pick<CollectOptions, 'to' | 'rejectsTo' | 'limits'>,
): Promise<CollectedTable> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const place = placeOf(source);
  const reader = await connect(source, place);
  try {
    const table = await reader.describe();
    if (!table) throw noTable(source, place);
    if (table.columns.length > limits.columns) throw tooManyColumns(place, table.columns.length, limits.columns);
    const cursor =
      source.cursor === undefined ? null : (table.columns.find((column) => column.name === source.cursor) ?? null);
    if (source.cursor !== undefined && !cursor) throw noCursor(source.cursor, place);
    const after = source.after ?? null;
    // a stable order makes two fetches of the same rows the same bytes
    const order = [...new Set([...(cursor ? [cursor.name] : []), ...table.key])];
    const { columns, warnings } = nameColumns(table.columns.map((column) => column.name));
    const writer = new RawWriter(engine, options.to, columns);
    let total = 0;
    try {
      for await (const batch of reader.rows(table.columns, order, cursor, after)) {
        for (const row of batch) {
          total++;
          writer.row(row, null, () => row.map((cell) => cell ?? '').join('\t'));
        }
      }
      const counted = await reader.count(cursor, after);
      if (counted !== total) throw new Error(`collect: ${place} counts ${counted} rows, ${total} were received`);
    } catch (error) {
      writer.abandon();
      throw error;
    }
    const cursorValue = cursor ? ((await reader.largest(cursor)) ?? after) : null;
    const done = await writer.finish(options.to, options.rejectsTo ?? rejectsPathOf(options.to));
    return { ...done, total, columns, format: source.kind, firstLine: null, warnings, cursorValue };
  } catch (error) {
    throw asTableError(error, place);
  } finally {
    await reader.close();
  }
}

async function connect(source: DatabaseSource, place: string): Promise<TableReader> {
  try {
    return await (source.kind === 'postgresql'
      ? openPostgresql(source.url, source.table)
      : openMysql(source.url, source.table));
  } catch (error) {
    throw asTableError(error, place);
  }
}

/** Host, database and table; never user or password. */
export function placeOf(source: Pick<DatabaseSource, 'kind' | 'url' | 'table'>): string {
  const url = URL.canParse(source.url) ? new URL(source.url) : null;
  return url ? `${source.kind}://${url.host}${url.pathname} ${source.table}` : `${source.kind} ${source.table}`;
}

/** PostgreSQL: SQLSTATE; MySQL: ER_…; sockets: E…. */
export function asTableError(error: unknown, place: string): unknown {
  if (error instanceof SourceError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (/^(28|3D000|ER_ACCESS_DENIED|ER_DBACCESS|ER_BAD_DB)/.test(code)) {
    return new SourceError(
      'CONNECTION',
      { source: place, detail: code },
      { zh: '数据库拒绝了登录，或没有这个库。', en: 'The database refused the login, or has no such database.' },
      { zh: '请检查地址里的用户、密码和库名。', en: 'Check user, password and database in the address.' },
      error,
    );
  }
  if (/^(42501|ER_TABLEACCESS_DENIED|ER_COLUMNACCESS_DENIED)/.test(code)) {
    return new SourceError(
      'NO_PERMISSION',
      { source: place, detail: code },
      { zh: '账户没有读取这张表的权限。', en: 'The account may not read this table.' },
      { zh: '请授予 SELECT 权限。', en: 'Grant it SELECT.' },
      error,
    );
  }
  if (/^(08|57P|ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE|PROTOCOL_|53300)/.test(code)) {
    return new SourceError(
      'CONNECTION',
      { source: place, detail: code },
      { zh: `连接不上数据库（${code}）。`, en: `The database cannot be reached (${code}).` },
      {
        zh: '请检查地址、端口、网络，以及数据库是否已启动。',
        en: 'Check address, port and network, and whether the database runs.',
      },
      error,
    );
  }
  return error;
}

function noTable(source: DatabaseSource, place: string): SourceError {
  return new SourceError(
    'NOT_FOUND',
    { source: place },
    {
      zh: `没有表“${source.table}”，或账户看不到它。`,
      en: `There is no table "${source.table}", or the account cannot see it.`,
    },
    { zh: '请检查表名和模式名（schema.table）。', en: 'Check the name and the schema (schema.table).' },
  );
}

function noCursor(cursor: string, place: string): SourceError {
  return new SourceError(
    'HEADER_MISSING',
    { source: place, detail: cursor },
    { zh: `表里没有游标列“${cursor}”。`, en: `The table has no column "${cursor}" for the cursor.` },
    { zh: '请在目录条目里改正 cursor。', en: 'Correct `cursor` in the entry.' },
  );
}
