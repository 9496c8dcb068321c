/** What has served its purpose is deleted after its kept period, and counted. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openActs } from '../acts/acts.ts';
import { newId } from '../ids.ts';
import { type Keeping, keeping } from '../keeping/keeping.ts';
import { deadlineStore } from '../procedures/store/deadline-store.ts';
import { establish, MINUTE, PASSWORDS, signIn, startIdentity, type TestIdentity } from './testing/start-identity.ts';

const DAY = 24 * 60 * MINUTE;
let test: TestIdentity;
let keeper: Keeping;
beforeAll(async () => {
  test = await startIdentity();
  await establish(test);
  const { db } = test.database;
  keeper = keeping({ acts: openActs(db, test.now), deadlines: deadlineStore(db), clock: test.now });
});
afterAll(() => test.close());

const cleanings = () =>
  test.database.db.selectFrom('audit_record').selectAll().where('action', '=', 'system.clean').orderBy('seq').execute();

it('deletes sessions, challenges, links and request keys each after its own period, and says how many', async () => {
  const { db } = test.database;
  expect(Object.values(await keeper.clean()).every((count) => count === 0)).toBe(true);
  expect(await cleanings()).toEqual([]);
  const browser = await signIn(test, 'system.officer', PASSWORDS.system);
  await browser.ask('POST', '/api/session/end');
  await browser.ask('POST', '/api/session/sm2/challenge', { login: 'system.officer' });
  const again = await signIn(test, 'security.officer', PASSWORDS.security);
  await again.ask('POST', '/api/sessions/session_none/end', {}, { 'idempotency-key': 'failed' });
  await db
    .insertInto('notice')
    .values({ id: 'notice_1', user_id: 'user_1', kind: 'duty', case_id: null, text: '{}', at: test.now() })
    .execute();
  const { id } = await db.selectFrom('session').select('id').executeTakeFirstOrThrow();
  await again.ask('POST', `/api/sessions/${id}/end`, {}, { 'idempotency-key': 'kept' });

  test.pass(DAY + 10 * MINUTE);
  const after = await keeper.clean();
  expect(after).toMatchObject({ 'identity.session.kept': 0, 'identity.ticket.kept': 1, 'identity.link.kept': 0 });
  expect(await db.selectFrom('sign_in_ticket').selectAll().execute()).toEqual([]);

  test.pass(31 * DAY);
  expect(await keeper.clean()).toMatchObject({ 'identity.session.kept': 0, 'identity.link.kept': 1 });

  const sessions = (await db.selectFrom('session').select('id').execute()).length;
  expect(sessions).toBe(5);
  test.pass(152 * DAY);
  const fresh = await signIn(test, 'audit.officer', PASSWORDS.audit);
  test.pass(DAY);
  expect(await keeper.clean()).toMatchObject({ 'identity.session.kept': 5, 'notice.kept': 0 });
  // one that ended a day ago stays
  expect(await db.selectFrom('session').select('id').execute()).toHaveLength(1);
  expect(fresh.cookie).not.toBe('');
  const records = await cleanings();
  expect(
    records.map(({ actor, detail }) => [actor, (detail['deleted'] as Record<string, number>)['identity.session.kept']]),
  ).toEqual([
    ['system', 0],
    ['system', 0],
    ['system', 5],
  ]);
});

it('follows the deadline as it is in force', async () => {
  const { db } = test.database;
  const row = await db
    .selectFrom('deadline')
    .selectAll()
    .where('id', '=', 'identity.session.kept')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ value: 184, unit: 'day', source: 'statute' });
  await db
    .insertInto('deadline')
    .values({
      id: row.id,
      title: JSON.stringify(row.title),
      value: 400,
      unit: 'day',
      source: 'house',
      basis: JSON.stringify(row.basis),
      effective_from: '2026-01-02',
      verified: false,
      act: null,
      made_at: new Date(),
    })
    .execute();
  test.pass(200 * DAY);
  // a notice is a year old by now
  expect(await keeper.clean()).toMatchObject({ 'identity.session.kept': 0, 'notice.kept': 1 });
  test.pass(210 * DAY);
  expect(await keeper.clean()).toMatchObject({ 'identity.session.kept': 1 });
});

it('deletes in acts of some thousand rows where much is due, and leaves what is not done, not due, or the last of its kind', async () => {
  const { db } = test.database;
  const [old, young] = [new Date(test.now().getTime() - 500 * DAY), test.now()];
  await sql`INSERT INTO catalog_touch (entry, at) SELECT 'entry_old', ${old} FROM generate_series(1, 11000)`.execute(
    db,
  );
  await sql`INSERT INTO catalog_touch (entry, at) SELECT 'entry_young', ${young} FROM generate_series(1, 3)`.execute(
    db,
  );
  await sql`INSERT INTO event (id, at, type, run, body) SELECT i, ${old}, 'run', 'R1', '{}' FROM generate_series(1, 40) AS i`.execute(
    db,
  );
  const effect = (name: string, state: string, done: Date | null) =>
    sql`INSERT INTO effect (id, name, kind, payload, state, act, made_at, done_at)
      VALUES (${newId('effect')}, ${name}, 'database', '{}', ${state}, 'act_1', ${old}, ${done})`.execute(db);
  await effect('notice.tell', 'done', old);
  await effect('notice.tell', 'done', young);
  await effect('notice.email', 'dead', null);
  await effect('catalogue.publish', 'done', old);
  const before = (await cleanings()).length;
  expect(await keeper.clean()).toMatchObject({
    'catalogue.mark.kept': 11_000,
    'run.event.kept': 39,
    'notice.effect.kept': 1,
  });
  const acts = (await cleanings()).slice(before).map(({ detail }) => detail['deleted'] as Record<string, number>);
  expect(acts.map((deleted) => deleted['catalogue.mark.kept'])).toEqual([5_000, 5_000, 1_000]);
  const touches = await db.selectFrom('catalog_touch').select('entry').where('entry', 'like', 'entry_%').execute();
  expect(touches.map(({ entry }) => entry)).toEqual(Array(3).fill('entry_young'));
  expect((await db.selectFrom('event').select('id').execute()).map(({ id }) => Number(id))).toEqual([40]);
  expect(await db.selectFrom('effect').select('name').where('act', '=', 'act_1').orderBy('name').execute()).toEqual([
    { name: 'catalogue.publish' },
    { name: 'notice.email' },
    { name: 'notice.tell' },
  ]);
  expect(Object.values(await keeper.clean()).every((count) => count === 0)).toBe(true);
});
