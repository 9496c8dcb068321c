import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Log } from '@kuaishu/ledger';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acts, openActs } from '../../acts/acts.ts';
import { type Database, openDatabase } from '../../db/database.ts';
import { newId } from '../../ids.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { inspectLedger } from '../inspect.ts';
import { ledgerSigners } from '../keys.ts';
import { CASE_LEAVES } from '../leaf-types.ts';
import { type Ledger, ledgerFolder, openLedger } from '../ledger.ts';
import { acceptLoss } from '../restore/losses.ts';
import { openReconciler, type Reconciler } from './reconciler.ts';
import { type ReconciliationStore, reconciliationStore } from './reconciliation-store.ts';

let dataDir: string;
let database: Database;
let ledger: Ledger;
let acts: Acts;
let reconciler: Reconciler;
let owner: pg.Client;
const clock = () => new Date('2026-11-26T02:00:00.000Z');
const by = { action: 'ledger.reconcile' as const, principal: SYSTEM };
const open = async () => {
  ledger = await openLedger({ dataDir, db: database.db, clock, onError: () => {}, pollMs: 60_000 });
  acts = openActs(database.db, clock, ledger.flow.wake);
  reconciler = openReconciler({ ledger, db: database.db, acts, clock });
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-reconciler-'));
  database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('SET search_path TO kuaishu');
  await open();
});
afterAll(async () => {
  await ledger.close();
  await owner.end();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const opened = () => ({ procedure: 'entry', version: 1, organisation: newId('org') });
async function act(leaves: number): Promise<string[]> {
  return acts.run({ action: 'case.open', principal: SYSTEM }, async ({ leaf }) => {
    const ids: string[] = [];
    for (let i = 0; i < leaves; i++) ids.push(await leaf(CASE_LEAVES.opened, newId('case'), opened()));
    return ids;
  });
}

/** As somebody who has the database in his hands and no scruples. */
async function tamper(table: string, change: string): Promise<void> {
  await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query(change);
  await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}
const kinds = (of: { faults: readonly { kind: string }[] }) => of.faults.map((fault) => fault.kind);

const everything = { from: '0', until: '9000000000000000000' };
/** The same in parts of a few rows as in one. */
async function inParts<T>(ask: (store: ReconciliationStore) => Promise<T>): Promise<T> {
  const [small, whole] = [await ask(reconciliationStore(database.db, 7)), await ask(reconciliationStore(database.db))];
  expect(small).toEqual(whole);
  return small;
}

describe('a reconciliation', () => {
  it('finds nothing where acts, leaves and log agree, and is an act with a leaf of its own', async () => {
    for (let i = 0; i < 40; i++) await act(i % 12);
    await ledger.flow.settled();
    const first = await reconciler.run('new', by);
    expect(first).toMatchObject({ scope: 'full', size: 204, leaves: 204, acts: 40, faultCount: 0, waiting: 0 });
    await act(3);
    const second = await reconciler.run('new', by);
    expect(second).toMatchObject({ scope: 'new', faultCount: 0 });
    // the act, three leaves, and the reconciliation before
    expect([second.acts, second.leaves]).toEqual([2, 4]);
    await ledger.flow.settled();
    const full = await reconciler.run('full', by);
    expect(full).toMatchObject({ scope: 'full', faultCount: 0, size: 204 + 1 + 3 + 1, acts: 43 });
    expect((await reconciler.list(10)).map((r) => r.id)).toEqual([full.id, second.id, first.id]);
  });

  it('names a leaf whose bytes were altered in the database', async () => {
    await tamper(
      'leaf_outbox',
      `UPDATE leaf_outbox SET body = replace(encode(body, 'escape'), '"version":1', '"version":2')::bytea WHERE log_index = 100`,
    );
    const found = await reconciler.run('full', by);
    expect(found.faults).toContainEqual(expect.objectContaining({ kind: 'bytes-differ', index: 100 }));
    // the path of its tile, reckoned from the database's bytes, does not lead to the root in either tree
    expect(kinds(found).sort()).toEqual(['bytes-differ', 'not-under-checkpoint', 'not-under-checkpoint']);
    await tamper(
      'leaf_outbox',
      `UPDATE leaf_outbox SET body = replace(encode(body, 'escape'), '"version":2', '"version":1')::bytea WHERE log_index = 100`,
    );
    expect((await reconciler.run('full', by)).faultCount).toBe(0);
  });

  it('names what was removed, moved or invented in the database', async () => {
    const { rows } = await owner.query('SELECT * FROM leaf_outbox WHERE log_index = 7');
    await tamper('leaf_outbox', 'DELETE FROM leaf_outbox WHERE log_index = 7');
    let found = await reconciler.run('full', by);
    expect(found.faults).toContainEqual({ kind: 'entry-without-leaf', index: 7, leaf: rows[0].id, act: rows[0].act });
    expect(found.faults).toContainEqual({ kind: 'act-without-leaf', act: rows[0].act });
    expect(await inParts((store) => store.actsWithoutLeaf(everything, [], 10))).toEqual([rows[0].act]);
    await owner.query(
      'INSERT INTO leaf_outbox (id, act, at, type, subject, body, log_index) VALUES ($1, $2, $3, $4, $5, $6, 7)',
      [rows[0].id, rows[0].act, rows[0].at, rows[0].type, rows[0].subject, rows[0].body],
    );
    expect((await reconciler.run('full', by)).faultCount).toBe(0);

    await tamper(
      'leaf_outbox',
      `UPDATE leaf_outbox SET subject = 'case_01J8ZQ4Y3V7M5N2K9R6T0W1XBC' WHERE log_index = 9`,
    );
    expect(kinds(await reconciler.run('full', by))).toEqual(['columns-differ']);
    const subject = /"subject":"([^"]+)"/.exec(
      String((await owner.query('SELECT body FROM leaf_outbox WHERE log_index = 9')).rows[0].body),
    )?.[1];
    await tamper('leaf_outbox', `UPDATE leaf_outbox SET subject = '${subject}' WHERE log_index = 9`);

    const record = (await owner.query(`SELECT * FROM audit_record WHERE id = '${rows[0].act}'`)).rows[0];
    await tamper('audit_record', `DELETE FROM audit_record WHERE id = '${rows[0].act}'`);
    found = await reconciler.run('full', by);
    expect(new Set(kinds(found))).toEqual(new Set(['leaf-without-act']));
    const orphans = await inParts((store) => store.leavesWithoutAct(everything, 100));
    expect(orphans).toHaveLength(found.faultCount);
    expect(new Set(orphans.map(({ act }) => act))).toEqual(new Set([rows[0].act]));
    expect(found.faultCount).toBe(record.leaves);
    await owner.query(
      `INSERT INTO audit_record (id, at, outcome, action, actor, actor_kind, leaves) VALUES ($1, $2, 'done', $3, $4, 'system', $5)`,
      [record.id, record.at, record.action, record.actor, record.leaves],
    );
    expect((await reconciler.run('full', by)).faultCount).toBe(0);
  });

  it('can be made from outside, beside the writer, and sees the same', async () => {
    await act(300);
    const [outside] = await Promise.all([inspectLedger(dataDir, null, 'full'), act(300)]);
    expect(outside).toMatchObject({ scope: 'full', faultCount: 0 });
    await ledger.flow.settled();
    const [now, own] = [await inspectLedger(dataDir, null, 'full'), await reconciler.run('full', by)];
    expect([now.size, now.acts, now.leaves, now.root]).toEqual([own.size, own.acts, own.leaves, own.root]);
    await expect(inspectLedger(join(dataDir, 'nowhere'), null, 'full')).rejects.toThrow(/holds no ledger/);
  });

  it('names entries of the log that no act left, those at its end as one', async () => {
    const { passport } = ledger;
    const folder = ledgerFolder(dataDir);
    await ledger.close();
    const writeForeign = async (...entries: Uint8Array[]) => {
      const log = await Log.open(join(folder, 'log'), {
        origin: passport.origin,
        signers: await ledgerSigners(join(folder, 'keys'), passport.origin),
      });
      const { first } = await log.append(entries);
      await log.close();
      return first;
    };
    const head = {
      leaf: newId('leaf'),
      act: newId('act'),
      at: clock().toISOString(),
      actor: 'system',
      subject: newId('case'),
    };
    const foreign = [CASE_LEAVES.opened.encode(head, opened()), Buffer.from('贵阳市某人')];
    const first = await writeForeign(...foreign);
    await expect(open()).rejects.toThrow(/behind the ledger: from entry \d+ on, 2 entries/);
    const where = `entries ${first} to ${first + 1}, left from ${head.at} to ${head.at}`;
    expect((await inspectLedger(dataDir, null, 'new')).faults).toEqual([
      { kind: 'database-behind', index: first, where },
    ]);

    // a leaf that the database knows comes after them: then they are not its missing end
    const [known] = await act(1);
    const row = await database.db
      .selectFrom('leaf_outbox')
      .select('body')
      .where('id', '=', known as string)
      .executeTakeFirstOrThrow();
    await writeForeign(row.body);
    expect((await inspectLedger(dataDir, null, 'new')).faults).toEqual([
      { kind: 'entry-without-leaf', index: first, leaf: head.leaf, act: head.act },
      { kind: 'entry-without-leaf', index: first + 1 },
    ]);
    await acceptLoss(dataDir, null, clock());
    await open();
    expect(ledger.flow.recovered.placed).toBe(1);
    expect((await reconciler.run('full', by)).faultCount).toBe(0);
  });
});
