/** A server killed again and again while it moves cases, at every kind of statement; then everything is held against everything. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../packages/server/src/db/database.ts';
import {
  examineCases,
  momentOf,
  type ServerLife,
  serverUntilKilled,
} from '../../packages/server/src/procedures/testing/kill-server.ts';

export async function kills(count: number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-bench-cases-kills-'));
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
    const met: Record<string, number> = {};
    let answered = 0;
    for (let i = 0; i < count; i++) {
      const moment = momentOf(i);
      const death = await serverUntilKilled({ ...life, ...(moment ? { moment } : {}) });
      answered += death.answered;
      const kind = moment && death.atMoment ? `${moment.point} ${moment.how}` : 'from outside';
      met[kind] = (met[kind] ?? 0) + 1;
      if (i % 20 === 19 || i + 1 === count) {
        const found = await examineCases(database, life);
        if (found.faults.length > 0) throw new Error(`after ${i + 1} kills: ${found.faults.slice(0, 20).join('\n')}`);
        process.stderr.write(
          `${i + 1} kills, ${answered} steps answered: ${JSON.stringify({ ...found, faults: 0 })}\n`,
        );
      }
    }
    const { faults, ...found } = await examineCases(database, life);
    return {
      kills: count,
      answered,
      ...found,
      faults: faults.length,
      moments: Object.fromEntries(Object.entries(met).sort()),
    };
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
