/** Requests sent twice, on a real PostgreSQL behind the real routes. */
import { afterAll, describe, expect, it } from 'vitest';
import { addUser, startWorld } from '../identity/testing/start-identity.ts';

const { test, world, org } = await startWorld('省统计局');
afterAll(() => test.close());

const person = (login: string) => ({ login, name: '钱多多', organisation: org });
const withKey = (key: string) => ({ 'idempotency-key': key });
const count = async (login: string): Promise<number> =>
  (await test.database.db.selectFrom('user_account').select('id').where('login', '=', login).execute()).length;
const rows = (key: string) =>
  test.database.db.selectFrom('idempotency_key').selectAll().where('key', '=', key).execute();

describe('a request with an Idempotency-Key', () => {
  it('that is sent again is answered as the first time, secrets included, and acts once', async () => {
    const first = await world.system.ask('POST', '/api/users', person('qian.one'), withKey('a-1'));
    const second = await world.system.ask('POST', '/api/users', person('qian.one'), withKey('"a-1"'));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await count('qian.one')).toBe(1);
    const acts = await test.database.db
      .selectFrom('audit_record')
      .select('id')
      .where('target', '=', first.body.user)
      .execute();
    expect(acts).toHaveLength(1);
    const [row] = await rows('a-1');
    expect(row).toMatchObject({ act: acts[0]?.id, status: 201 });
    expect(Buffer.concat([row?.answer ?? Buffer.alloc(0)]).toString('latin1')).not.toContain(first.body.password);
  });

  it('with other content, or in another route, is refused with 422', async () => {
    await world.system.ask('POST', '/api/users', person('qian.two'), withKey('a-2'));
    const other = await world.system.ask('POST', '/api/users', person('qian.three'), withKey('a-2'));
    expect(other).toMatchObject({ status: 422, body: { type: 'urn:kuaishu:problem:key_reused' } });
    expect(other.body.mend.zh).toContain('新的键');
    const route = await world.system.ask('POST', '/api/services', person('qian.two'), withKey('a-2'));
    expect(route.status).toBe(400);
    expect(await count('qian.three')).toBe(0);
  });

  it('of others is none of one’s own', async () => {
    const { browser } = await addUser(test, world, { login: 'qian.four', organisation: org });
    const { browser: other } = await addUser(test, world, { login: 'qian.five', organisation: org });
    const [one, two] = await Promise.all([
      browser.ask('POST', '/api/sessions/session_none/end', {}, withKey('shared')),
      other.ask('POST', '/api/sessions/session_other/end', {}, withKey('shared')),
    ]);
    expect([one.status, two.status]).toEqual([404, 404]);
  });

  it('of many at once is carried out once; the others are told that it is under way, or are answered the same', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, () => world.system.ask('POST', '/api/users', person('qian.six'), withKey('a-6'))),
    );
    const done = all.filter(({ status }) => status === 201);
    const waiting = all.filter(({ status }) => status === 409);
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(done.length + waiting.length).toBe(6);
    expect(new Set(done.map(({ body }) => body.user)).size).toBe(1);
    for (const { body } of waiting) expect(body.type).toBe('urn:kuaishu:problem:key_in_use');
    expect(await count('qian.six')).toBe(1);
  });

  it('that failed may be sent again under the same key', async () => {
    await world.system.ask('POST', '/api/users', person('qian.seven'));
    const taken = await world.system.ask('POST', '/api/users', person('qian.seven'), withKey('a-7'));
    expect(taken.status).toBe(409);
    expect(await rows('a-7')).toEqual([]);
    expect((await world.system.ask('POST', '/api/users', person('qian.eight'), withKey('a-7'))).status).toBe(201);
  });

  it('that another process left: done where no act stands, not done again where one does', async () => {
    await world.system.ask('POST', '/api/users', person('qian.nine'), withKey('a-9'));
    const orphan = { process: 'gone', status: null, answer: null };
    await test.database.db.updateTable('idempotency_key').set(orphan).where('key', '=', 'a-9').execute();
    const lost = await world.system.ask('POST', '/api/users', person('qian.nine'), withKey('a-9'));
    expect(lost).toMatchObject({ status: 409, body: { type: 'urn:kuaishu:problem:conflict' } });
    expect(lost.body.detail.en).toContain('carried out');
    await test.database.db
      .updateTable('idempotency_key')
      .set({ ...orphan, act: null })
      .where('key', '=', 'a-9')
      .execute();
    // the login is taken by the first: that it is asked at all shows that the request was carried out
    const again = await world.system.ask('POST', '/api/users', person('qian.nine'), withKey('a-9'));
    expect(again).toMatchObject({ status: 409, body: { where: 'login' } });
  });

  it('that is no key is refused', async () => {
    for (const key of ['"half', 'with space', 'x'.repeat(129), '""'])
      expect((await world.system.ask('POST', '/api/users', person('qian.ten'), withKey(key))).status, key).toBe(400);
    expect(await count('qian.ten')).toBe(0);
  });
});
