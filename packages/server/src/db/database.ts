/** Connection to PostgreSQL, embedded or given, with its schema brought up to date. */
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { StartError } from '../errors.ts';
import { migrate, readMigrations } from './migrate.ts';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export interface Database {
  readonly db: Db;
  readonly url: string;
  /** Resolves when an embedded database ended without being asked; never for a given one. */
  readonly died: Promise<Error>;
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL('./migrations/', import.meta.url));

export async function openDatabase(options: {
  dataDir: string;
  databaseUrl: string | null;
  onError: (error: Error) => void;
}): Promise<Database> {
  const server = options.databaseUrl ? given(options.databaseUrl) : await startPostgres(options.dataDir);
  const pool = new pg.Pool({
    connectionString: server.url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    options: '-c search_path=kuaishu -c statement_timeout=30000',
  });
  // An idle connection that the database closes must not end the process.
  pool.on('error', options.onError);
  try {
    await migrate(pool, await readMigrations(MIGRATIONS));
  } catch (error) {
    await pool.end();
    await server.stop();
    if (error instanceof StartError || !options.databaseUrl) throw error;
    throw new StartError(
      {
        zh: `无法使用 DATABASE_URL 指明的数据库：${String(error)}`,
        en: `The database named by DATABASE_URL cannot be used: ${String(error)}`,
      },
      2,
      error,
    );
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    url: server.url,
    died: server.died,
    ping: () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    async close() {
      await db.destroy();
      await server.stop();
    },
  };
}

function given(url: string): RunningPostgres {
  return { url, pid: null, died: new Promise(() => {}), stop: async () => {} };
}
