/** A connection for the operator's tools, beside the server or without it: to the database that is given, to the embedded one that runs on a data folder, or to it started for the moment. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { lockData } from '../data-lock.ts';
import { StartError } from '../errors.ts';
import type { Db } from './database.ts';
import { startPostgres } from './postgres.ts';
import { isPostgresOf } from './process-check.ts';
import type { Tables } from './tables.ts';

export interface OperatorDatabase {
  readonly db: Db;
  close(): Promise<void>;
}

/** @throws StartError where the folder has no database. */
export async function openOperatorDatabase(dataDir: string, databaseUrl: string | null): Promise<OperatorDatabase> {
  if (databaseUrl !== null) return over(databaseUrl, async () => {});
  const running = await runningUrl(dataDir);
  if (running !== null) return over(running, async () => {});
  const version = await readFile(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null)
    throw new StartError({
      zh: `${dataDir} 里没有平台的数据库。请用 --data 指明数据目录。`,
      en: `${dataDir} holds no database of the platform. Name the data folder with --data.`,
    });
  const lock = await lockData(dataDir);
  try {
    const server = await startPostgres(dataDir);
    return over(server.url, async () => {
      await server.stop();
      await lock.release();
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function over(url: string, after: () => Promise<void>): OperatorDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 5_000,
    options: '-c search_path=kuaishu',
  });
  // whoever asks is told by the query that fails
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    async close() {
      await db.destroy();
      await after();
    },
  };
}

/** Of the embedded database that runs on the folder; null where none does. */
async function runningUrl(dataDir: string): Promise<string | null> {
  const cluster = join(dataDir, 'postgres');
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  // its lines: process, folder, start, port
  const [pid, , , port] = text.split('\n');
  if (!Number(port) || !(await isPostgresOf(Number(pid), cluster))) return null;
  const secret = (await readFile(join(dataDir, 'postgres.secret'), 'utf8')).trim();
  return `postgresql://kuaishu:${encodeURIComponent(secret)}@127.0.0.1:${port}/postgres`;
}
