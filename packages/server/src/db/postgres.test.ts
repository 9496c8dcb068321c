import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { startPostgres } from './postgres.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-postgres-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

test('what is written survives a stop, a start, and a kill by force that leaves postmaster.pid behind', async () => {
  const first = await startPostgres(dataDir);
  await ask(first.url, 'CREATE TABLE t AS SELECT 42 AS n');
  await first.stop();

  const second = await startPostgres(dataDir);
  expect(await ask(second.url, 'SELECT n FROM t')).toBe(42);
  process.kill(second.pid ?? 0, 'SIGKILL');
  expect((await second.died).message).toContain('PostgreSQL ended');
  expect(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).toMatch(/^\d+/);

  const third = await startPostgres(dataDir);
  expect(await ask(third.url, 'SELECT n FROM t')).toBe(42);
  await third.stop();
});

test('a database left running by a server killed by force is stopped and started anew', async () => {
  const left = await startPostgres(dataDir);
  const next = await startPostgres(dataDir);
  await left.died;
  expect(next.pid).not.toBe(left.pid);
  expect(await ask(next.url, 'SELECT 1')).toBe(1);
  await next.stop();
});

test('a postmaster.pid whose number now belongs to another program does not stop the start', async () => {
  const first = await startPostgres(dataDir);
  await first.stop();
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgres')}\n`);
  const second = await startPostgres(dataDir);
  expect(await ask(second.url, 'SELECT 1')).toBe(1);
  await second.stop();
});

test('the database opens on loopback only and asks for its password', async () => {
  const running = await startPostgres(dataDir);
  const url = new URL(running.url);
  expect(url.hostname).toBe('127.0.0.1');
  url.password = 'wrong';
  await expect(ask(url.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  await running.stop();
});

test('migrations are applied once, and a changed one stops the start', async () => {
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  await database.db.insertInto('run_release').values({ run: 'r1', actor: 'local', reason: 'because' }).execute();
  await database.close();
  const again = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  expect((await again.db.selectFrom('run_release').selectAll().execute())[0]?.reason).toBe('because');
  await ask(again.ownerUrl, "UPDATE kuaishu.migration SET digest = 'other' RETURNING 1");
  await again.close();
  await expect(openDatabase({ dataDir, databaseUrl: null, onError: () => {} })).rejects.toThrow(/was changed/);
});

test('a table that a newer server changed is read anew: one question fails at most, the next is answered', async () => {
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  const read = () =>
    database.db
      .selectFrom('identity_limit')
      .selectAll()
      .where('name', '=', 'password_length')
      .executeTakeFirstOrThrow()
      .catch(() => null);
  for (let i = 0; i < 4; i++) expect(await read()).not.toBeNull();
  await ask(database.ownerUrl, 'ALTER TABLE kuaishu.identity_limit ADD COLUMN of_later TEXT');
  await read();
  expect(await read()).toHaveProperty('of_later', null);
  await database.close();
});
