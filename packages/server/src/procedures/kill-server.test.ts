/** A server killed in the middle of its statements: what it writes and what it leaves in the ledger agree afterwards, whatever died in between. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openDatabase } from '../db/database.ts';
import { examineCases, momentOf, type ServerLife, serverUntilKilled } from './testing/kill-server.ts';

const KILLS = Number(process.env['KUAISHU_SERVER_KILLS'] ?? 6);
/** Prime to the number of points, so that few kills are of many kinds. */
const STEP = 5;

it(`cases, histories, duties, effects, leaves and log agree after ${KILLS} kills of the server`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-kill-server-'));
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  try {
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    await owner.query('SET search_path TO kuaishu');
    await owner.query(
      'CREATE TABLE permit_written (case_id TEXT, until TEXT); GRANT ALL ON permit_written TO kuaishu_app',
    );
    await owner.end();
    const { url, queueUrl } = database;
    const life: ServerLife = { url, queueUrl, dataDir, outside: join(dataDir, 'received') };
    let answered = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const moment = momentOf(kill * STEP);
      answered += (await serverUntilKilled({ ...life, ...(moment ? { moment } : {}) })).answered;
    }
    const found = await examineCases(database, life);
    expect(found.faults).toEqual([]);
    expect(answered).toBeGreaterThan(0);
    expect(found.events).toBeGreaterThanOrEqual(answered);
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 600_000);
