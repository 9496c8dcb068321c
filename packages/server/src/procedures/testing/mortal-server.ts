/** A database and a ledger of their own for a server that is killed again and again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from '../../db/database.ts';
import { examineCases, momentOf, type ServerLife, serverUntilKilled } from './kill-server.ts';

export interface MortalServer {
  /** Lives until the nth kind of death (`momentOf`) meets it. → how many steps it answered, and of what it died. */
  live(nth: number): Promise<{ readonly answered: number; readonly death: string }>;
  examine(): ReturnType<typeof examineCases>;
}

export async function withMortalServer<T>(use: (server: MortalServer) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-mortal-server-'));
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  try {
    await makeTable(database);
    const { url, queueUrl } = database;
    const life: ServerLife = { url, queueUrl, dataDir, outside: join(dataDir, 'received') };
    return await use({
      async live(nth) {
        const moment = momentOf(nth);
        const { answered, atMoment } = await serverUntilKilled({ ...life, ...(moment ? { moment } : {}) });
        return { answered, death: moment && atMoment ? `${moment.point} ${moment.how}` : 'from outside' };
      },
      examine: () => examineCases(database, life),
    });
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Where the permits' effect writes. */
async function makeTable({ ownerUrl }: Database): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query('SET search_path TO kuaishu');
    await owner.query(
      'CREATE TABLE permit_written (case_id TEXT, until TEXT); GRANT ALL ON permit_written TO kuaishu_app',
    );
  } finally {
    await owner.end();
  }
}
