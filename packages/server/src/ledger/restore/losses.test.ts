/** The database of yesterday beside the log of today: said at the start and by the reconciler, and gone on with only when somebody has said so. */
import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openActs } from '../../acts/acts.ts';
import { type Database, openDatabase } from '../../db/database.ts';
import { newId } from '../../ids.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { inspectLedger } from '../inspect.ts';
import { CASE_LEAVES, CATALOG_LEAVES } from '../leaf-types.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { openReconciler } from '../reconcile/reconciler.ts';
import { acceptLoss, lostLeaves } from './losses.ts';
import { refillLog } from './refill.ts';

let dataDir: string;
let database: Database;
let ledger: Ledger | null = null;
const clock = () => new Date('2026-11-26T02:00:00.000Z');
const by = { action: 'ledger.reconcile' as const, principal: SYSTEM };

async function start(): Promise<Ledger> {
  ledger = await openLedger({ dataDir, db: database.db, clock, onError: () => {}, pollMs: 60_000 });
  return ledger;
}
async function stop(): Promise<void> {
  await ledger?.close();
  ledger = null;
  await database.close();
}
const openIt = async () => {
  database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
};
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-losses-'));
  await openIt();
});
afterAll(async () => {
  await stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function act(at: string): Promise<string> {
  const acts = openActs(database.db, () => new Date(at), ledger?.flow.wake);
  return acts.run({ action: 'case.open', principal: SYSTEM }, ({ leaf }) =>
    leaf(CASE_LEAVES.opened, newId('case'), { procedure: 'entry', version: 1, organisation: newId('org') }),
  );
}
async function publication(at: string): Promise<string> {
  const acts = openActs(database.db, () => new Date(at), ledger?.flow.wake);
  return acts.run({ action: 'case.act', principal: SYSTEM }, ({ leaf }) =>
    leaf(CATALOG_LEAVES.published, newId('entry'), {
      provider: newId('org'),
      resource: '307060003/000041',
      version: 1,
      entry: `sm3:${'5a'.repeat(32)}`,
    }),
  );
}

describe('a log that was restored to an earlier time', () => {
  it('is not started with, and is brought forward from the database to the very same trees', async () => {
    const first = await start();
    for (let i = 0; i < 300; i++) await act('2026-11-23T02:00:00.000Z');
    await first.flow.settled();
    await first.close();
    ledger = null;
    const folder = join(dataDir, 'ledger', 'log');
    await promisify(execFile)('cp', ['-a', folder, join(dataDir, 'older')]);
    const second = await start();
    for (let i = 0; i < 40; i++) await act('2026-11-23T03:00:00.000Z');
    await second.flow.settled();
    const [sha256, sm3] = [second.flow.log().checkpoint('sha256'), second.flow.log().checkpoint('sm3')];
    await second.close();
    ledger = null;
    await rename(folder, join(dataDir, 'newer'));
    await rename(join(dataDir, 'older'), folder);

    await expect(start()).rejects.toThrow(/knows 340 leaves of the ledger, which has 300.*kuaishu ledger refill/);
    expect((await inspectLedger(dataDir, null, 'full')).faults[0]).toMatchObject({
      kind: 'place-beyond-log',
      index: 300,
    });
    expect(await refillLog(dataDir, null, clock())).toBe(40);
    expect(await refillLog(dataDir, null, clock())).toBe(0);
    const third = await start();
    const headOf = (note: string) => note.split('\n').slice(0, 3);
    expect(headOf(third.flow.log().checkpoint('sha256'))).toEqual(headOf(sha256));
    expect(headOf(third.flow.log().checkpoint('sm3'))).toEqual(headOf(sm3));
    expect((await inspectLedger(dataDir, null, 'full')).faultCount).toBe(0);
    await third.close();
    ledger = null;
  });
});

describe('a database that was restored to an earlier time', () => {
  it('is not started with; what is lost is named, accepted for the record, and passed over from then on', async () => {
    const first = await start();
    for (let i = 0; i < 5; i++) await act('2026-11-24T02:00:00.000Z');
    await first.flow.settled();
    await stop();
    // with its owners and modes
    await promisify(execFile)('cp', ['-a', join(dataDir, 'postgres'), join(dataDir, 'yesterday')]);

    await openIt();
    const second = await start();
    const lost = [await act('2026-11-25T01:00:00.000Z'), await act('2026-11-25T02:00:00.000Z')];
    lost.push(await publication('2026-11-25T03:00:00.000Z'));
    await second.flow.settled();
    await stop();
    await rename(join(dataDir, 'postgres'), join(dataDir, 'today'));
    await rename(join(dataDir, 'yesterday'), join(dataDir, 'postgres'));

    await openIt();
    await expect(start()).rejects.toThrow(
      /behind the ledger: from entry 345 on, 3 entries, left from 2026-11-25T01:00:00.000Z to 2026-11-25T03:00:00.000Z.*restore the database.*kuaishu ledger accept-loss/,
    );
    // from outside, beside a server that does not start
    const found = await inspectLedger(dataDir, null, 'full');
    expect(found.faults).toEqual([
      {
        kind: 'database-behind',
        index: 345,
        where: 'entries 345 to 347, left from 2026-11-25T01:00:00.000Z to 2026-11-25T03:00:00.000Z',
      },
    ]);
    const named = await lostLeaves(dataDir, null);
    expect(named.map(({ leaf }) => leaf)).toEqual(lost);
    expect(named[2]).toMatchObject({ index: 347, type: 'catalog.published', values: { resource: '307060003/000041' } });

    expect(await acceptLoss(dataDir, null, clock())).toEqual({ first: 345, entries: 3, codes: 1 });
    expect(await acceptLoss(dataDir, null, clock())).toBeNull();
    expect(await lostLeaves(dataDir, null)).toHaveLength(3);
    // the log is ahead, so there is nothing to bring forward
    expect(await refillLog(dataDir, null, clock())).toBe(0);
    const third = await start();
    await act('2026-11-26T01:00:00.000Z');
    await third.flow.settled();
    const acts = openActs(database.db, clock, third.flow.wake);
    const after = await openReconciler({ ledger: third, db: database.db, acts, clock }).run('full', by);
    // the three, the loss that was accepted, and what came after
    expect(after).toMatchObject({ size: 350, faultCount: 0 });
    // the code stays given although its entry is gone
    const codes = await database.db.selectFrom('catalog_code_lost').selectAll().execute();
    expect(codes).toEqual([{ class_code: '307060003', serial: 41, leaf: lost[2] }]);
    await expect(database.db.deleteFrom('ledger_gap').execute()).rejects.toThrow(/permission denied|only ever added/);
  });
});
