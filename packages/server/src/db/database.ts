/** Connection to PostgreSQL, embedded or given, with its schema brought up to date. */
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { StartError } from '../errors.ts';
import { migrate, readMigrations } from './migrate.ts';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { preparingClient } from './prepared.ts';
import { type DatabaseUrls, grantRights, prepareRoles, type Separation, workingUrls } from './roles.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export interface Database {
  readonly db: Db;
  /**
   * Connections of their own for acts. An act may ask something through `db` while it holds one of these: were they the same, as many acts as there are
   * connections would wait for each other.
   */
  readonly acting: Db;
  /** For what needs a connection of its own, as the application's role. */
  readonly url: string;
  /** For pg-boss, whose role owns its schema. */
  readonly queueUrl: string;
  /** As the owner of the tables: for the operator's tools and for tests, never for the application. */
  readonly ownerUrl: string;
  readonly separation: Separation;
  /** Resolves when an embedded database ended without being asked; never for a given one. */
  readonly died: Promise<Error>;
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL('./migrations/', import.meta.url));

/** How long what is under way may take when the server has answered everybody and stops. */
const LONGEST_END_MS = 5_000;

export async function openDatabase(options: {
  dataDir: string;
  databaseUrl: string | null;
  onError: (error: Error) => void;
}): Promise<Database> {
  const server = options.databaseUrl ? given(options.databaseUrl) : await startPostgres(options.dataDir);
  const { urls, separation } = await bringUpToDate(server, options.databaseUrl === null);
  const open = (max: number): { db: Db; pool: pg.Pool } => openPool(urls.app, max, options.onError);
  const { db, pool } = open(READING);
  const { db: acting } = open(ACTING);
  return {
    db,
    acting,
    url: urls.app,
    queueUrl: urls.queue,
    ownerUrl: server.url,
    separation,
    died: server.died,
    ping: () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    async close() {
      // a transaction that takes longer is taken back: an embedded database ends it, a given one with the process
      const late = new AbortController();
      await Promise.race([
        Promise.all([acting.destroy(), db.destroy()]),
        delay(LONGEST_END_MS, undefined, { signal: late.signal }).catch(() => {}),
      ]);
      late.abort();
      await server.stop();
    },
  };
}

/** Connections for questions, and for acts. */
const READING = 10;
const ACTING = 8;

function openPool(url: string, max: number, onError: (error: Error) => void): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    ...connection(url, '-c search_path=kuaishu -c statement_timeout=30000'),
    max,
    connectionTimeoutMillis: 5_000,
    // A new connection costs both sides milliseconds for its password, and knows no statement yet.
    idleTimeoutMillis: 300_000,
    Client: preparingClient(),
    types: { getTypeParser: ((oid: number, format: 'text') => parserOf(oid, format)) as typeof pg.types.getTypeParser },
  });
  // A connection that the database closes must not end the process, whether it is idle or in use; whoever uses it is told by the query that fails.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool };
}

/** Roles, migrations and rights, on connections of the owner that are closed again. */
async function bringUpToDate(
  server: RunningPostgres,
  own: boolean,
): Promise<{ urls: DatabaseUrls; separation: Separation }> {
  const pool = new pg.Pool({ connectionString: server.url, max: 1, connectionTimeoutMillis: 5_000 });
  // Its one connection is told by its query that it was lost.
  pool.on('error', () => {});
  let separation: Separation = 'none';
  let urls: DatabaseUrls = { app: server.url, queue: server.url };
  try {
    await migrate(
      pool,
      await readMigrations(MIGRATIONS),
      async (client) => {
        separation = await prepareRoles(client, own);
      },
      async (client) => {
        if (separation !== 'none') await grantRights(client);
        urls = await workingUrls(client, server.url, separation);
      },
    );
    return { urls, separation };
  } catch (error) {
    await pool.end();
    await server.stop();
    if (error instanceof StartError || own) throw error;
    throw new StartError(
      {
        zh: `无法使用 DATABASE_URL 指明的数据库：${String(error)}`,
        en: `The database named by DATABASE_URL cannot be used: ${String(error)}`,
      },
      2,
      error,
    );
  } finally {
    if (!pool.ended) await pool.end();
  }
}

/** Settings of the session beside those that the address brings along. */
function connection(url: string, settings: string): { connectionString: string } {
  const found = new URL(url);
  found.searchParams.set('options', [settings, found.searchParams.get('options') ?? ''].join(' ').trim());
  return { connectionString: found.href };
}

const DATE = 1082;

/** A DATE is a day of the calendar: text, since a Date would be an instant in some time zone. */
function parserOf(oid: number, format: 'text'): (text: string) => unknown {
  return oid === DATE ? (text) => text : pg.types.getTypeParser(oid, format);
}

function given(url: string): RunningPostgres {
  return { url, pid: null, died: new Promise(() => {}), stop: async () => {} };
}
