import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningPostgres, startPostgres } from '../db/postgres.ts';
import { examineActs } from './testing/examine-acts.ts';
import { actUntilKilled, lostActs } from './testing/kill-acts.ts';

const KILLS = 20;
let dataDir: string;
let postgres: RunningPostgres;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-kill-acts-'));
  postgres = await startPostgres(dataDir);
});
afterAll(async () => {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it(`after ${KILLS} kills each act that was acknowledged is on record, and each has exactly its leaves in the log`, async () => {
  const acts: string[] = [];
  let placed = 0;
  for (let i = 0; i < KILLS; i++) {
    const killed = await actUntilKilled(dataDir, postgres.url, 20 + Math.random() * 200, i % 3 === 2);
    acts.push(...killed.acts);
    placed += killed.recovered.placed;
  }
  expect(await lostActs(postgres.url, acts)).toEqual([]);
  const found = await examineActs(dataDir, postgres.url);
  expect(found.faults).toEqual([]);
  expect(found.acts).toBeGreaterThanOrEqual(acts.length);
  expect(found.size).toBe(found.leaves);
  expect(acts.length).toBeGreaterThan(KILLS);
  expect(placed).toBeGreaterThanOrEqual(0);
}, 300_000);
