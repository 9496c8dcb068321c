import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../db/database.ts';
import { SYSTEM } from '../policy/principal.ts';
import { openActs } from './acts.ts';

let dataDir: string;
let database: Database;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-acts-'));
  database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('many acts at once that ask something beside their own transaction do not wait for each other for ever', async () => {
  const acts = openActs(database.acting, () => new Date());
  const begun = Promise.withResolvers<void>();
  let inside = 0;
  const one = () =>
    acts.run({ action: 'case.act', principal: SYSTEM }, async ({ trx }) => {
      await trx.selectFrom('deadline').select('id').limit(1).execute();
      // all that get in at all are in before the first of them asks
      inside += 1;
      setTimeout(begun.resolve, 300);
      await begun.promise;
      return database.db.selectFrom('deadline').select('id').limit(1).execute();
    });
  const answers = await Promise.all(Array.from({ length: 40 }, one));
  expect(answers.map((rows) => rows.length)).toEqual(Array(40).fill(1));
  expect(inside).toBe(40);
});
