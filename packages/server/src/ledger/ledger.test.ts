import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeEntries, decodeLeaf, Log } from '@kuaishu/ledger';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acts, openActs } from '../acts/acts.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { newId } from '../ids.ts';
import { SYSTEM } from '../policy/principal.ts';
import { ledgerSigners } from './keys.ts';
import { CASE_LEAVES, LEAF_TYPES } from './leaf-types.ts';
import { type Ledger, ledgerFolder, openLedger } from './ledger.ts';

let dataDir: string;
let database: Database;
const errors: unknown[] = [];
const clock = () => new Date('2026-11-26T02:00:00.000Z');
const open = (more: Partial<Parameters<typeof openLedger>[0]> = {}) =>
  openLedger({ dataDir, db: database.db, clock, onError: (error) => errors.push(error), pollMs: 20, ...more });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-server-ledger-'));
  database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** An act that leaves `leaves` leaves. → their ids */
async function act(acts: Acts, leaves = 1): Promise<string[]> {
  return acts.run({ action: 'case.open', principal: SYSTEM }, async ({ leaf }) => {
    const ids: string[] = [];
    for (let i = 0; i < leaves; i++)
      ids.push(
        await leaf(CASE_LEAVES.opened, newId('case'), { procedure: 'entry', version: 1, organisation: newId('org') }),
      );
    return ids;
  });
}

async function entries(ledger: Ledger) {
  const log = ledger.flow.log();
  const found: Uint8Array[] = [];
  for (let i = 0; i * 256 < log.size; i++)
    found.push(
      ...(decodeEntries(await log.source('sha256').entries(i, Math.min(256, log.size - i * 256))) as Uint8Array[]),
    );
  return found.map((entry) => decodeLeaf(entry, LEAF_TYPES).head.leaf);
}

const places = () =>
  database.db.selectFrom('leaf_outbox').select(['id', 'log_index']).orderBy('seq').execute() as Promise<
    { id: string; log_index: string | null }[]
  >;

describe('the platform’s ledger', () => {
  it('takes the leaf of an act as soon as the act stands, and none of an act that failed', async () => {
    const ledger = await open({ pollMs: 60_000 });
    const acts = openActs(database.db, clock, ledger.flow.wake);
    const ids = [...(await act(acts)), ...(await act(acts, 3))];
    await expect(
      acts.run({ action: 'case.open', principal: SYSTEM }, async ({ leaf }) => {
        await leaf(CASE_LEAVES.opened, newId('case'), { procedure: 'entry', version: 1, organisation: newId('org') });
        throw new Error('the case cannot be opened');
      }),
    ).rejects.toThrow('cannot be opened');
    await ledger.flow.settled();
    expect(await entries(ledger)).toEqual(ids);
    expect(await places()).toEqual(ids.map((id, i) => ({ id, log_index: String(i) })));
    await ledger.close();
  });

  it('finds leaves of other processes by itself', async () => {
    const ledger = await open();
    const size = ledger.flow.log().size;
    await act(openActs(database.db, clock));
    await expect.poll(() => ledger.flow.log().size, { timeout: 10_000 }).toBe(size + 1);
    await ledger.close();
  });

  it('writes a leaf once although its writer died after the append and before its place was written down', async () => {
    const first = await open();
    const { size } = first.flow.log();
    await first.close();
    const ids = await act(openActs(database.db, clock), 1_300);
    // the append of such a writer
    const { passport } = first;
    const folder = ledgerFolder(dataDir);
    const log = await Log.open(join(folder, 'log'), {
      origin: passport.origin,
      signers: await ledgerSigners(join(folder, 'keys'), passport.origin),
    });
    const waiting = await first.outbox.waiting(200);
    await log.append(waiting.map((leaf) => leaf.body));
    await log.close();

    const second = await open();
    expect(second.flow.recovered).toEqual({ placed: 200 });
    await second.flow.settled();
    expect((await entries(second)).slice(size)).toEqual(ids);
    expect((await places()).map((row) => row.log_index)).toEqual((await entries(second)).map((_, i) => String(i)));
    await second.close();
  });

  it('goes on by itself after the database was away, and writes nothing twice', async () => {
    const ledger = await open();
    const acts = openActs(database.db, clock, ledger.flow.wake);
    const before = errors.length;
    const cut = setInterval(() => {
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE pid <> pg_backend_pid() AND datname = current_database() AND usename = current_user`
        .execute(database.db)
        .catch(() => {});
    }, 15);
    // until a cut has met the writer at its work: leaves that follow closely share an append, so it works in bursts
    for (let i = 0; i < 60 || (errors.length === before && i < 5000); i++) await act(acts, 5).catch(() => {});
    clearInterval(cut);
    await expect
      // a question that the last cut has met says nothing
      .poll(async () => (await places().catch(() => null))?.filter((row) => row.log_index === null).length, {
        timeout: 20_000,
      })
      .toBe(0);
    expect(errors.length).toBeGreaterThan(before);
    const all = await entries(ledger);
    expect(new Set(all).size).toBe(all.length);
    expect([...(await places())].sort((a, b) => Number(a.log_index) - Number(b.log_index)).map((r) => r.id)).toEqual(
      all,
    );
    await ledger.close();
  });

  it('keeps its keys from others’ eyes, and its name for good', async () => {
    const ledger = await open();
    await ledger.close();
    for (const file of ['ed25519.pem', 'sm2.pem'])
      expect((await stat(join(ledgerFolder(dataDir), 'keys', file))).mode & 0o777).toBe(0o600);
    expect(ledger.passport.keys.map((key) => key.tree)).toEqual(['sha256', 'sm3']);
    await expect(open({ origin: 'another.example/ledger' })).rejects.toThrow(/stands in every checkpoint/);
    await expect(open({ keys: { sha256: join(ledgerFolder(dataDir), 'keys', 'sm2.pem') } })).rejects.toThrow(
      /Ed25519 key cannot be used/,
    );
  });

  it('takes keys that are given, and remembers those before', async () => {
    const given = join(dataDir, 'given.pem');
    await writeFile(given, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const ledger = await open({ keys: { sha256: given } });
    expect(ledger.passport.keys.map((key) => key.tree)).toEqual(['sha256', 'sm3', 'sha256']);
    expect(ledger.verifiers).toHaveLength(3);
    await ledger.close();
    expect(JSON.parse(await readFile(join(ledgerFolder(dataDir), 'ledger.json'), 'utf8')).keys).toHaveLength(3);
  });

  it('is not begun anew beside a database that has one, nor is a shorter one gone on with', async () => {
    const folder = ledgerFolder(dataDir);
    await rename(folder, `${folder}-away`);
    await expect(open()).rejects.toThrow(/The database's ledger is log_/);
    await rm(folder, { recursive: true });
    await rename(`${folder}-away`, folder);
    await rename(join(folder, 'log'), join(folder, 'log-away'));
    await expect(open()).rejects.toThrow(/exchanged or restored to an earlier time/);
    await rm(join(folder, 'log'), { recursive: true });
    await rename(join(folder, 'log-away'), join(folder, 'log'));
    await (await open()).close();
  });

  it('stands on leaves that the database lets nobody change or remove', async () => {
    for (const change of [
      sql`UPDATE leaf_outbox SET body = '\\x00'`,
      sql`UPDATE leaf_outbox SET log_index = log_index + 1`,
      sql`UPDATE leaf_outbox SET log_index = NULL`,
      sql`DELETE FROM leaf_outbox`,
      sql`TRUNCATE leaf_outbox`,
      sql`UPDATE ledger_log SET id = 'log_0'`,
    ])
      await expect(change.execute(database.db)).rejects.toThrow(/changes once|only ever added|permission denied/);
  });
});
