/** The request for a right, from the page that lacks it to the right itself, through the routes of the whole application on a real database. */
import type { CaseView, EffectView, InboxView, Problem } from '@kuaishu/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../policy/principal.ts';
import { type SmallProvince, smallProvince } from '../test/small-province.ts';
import { NOW, startTestApp, type TestApp } from '../test/start-app.ts';

let server: TestApp;
let home: SmallProvince;
let clerk: Principal;
let security: Principal;
let system: Principal;
let arbiter: Principal;
let stranger: Principal;

beforeAll(async () => {
  server = await startTestApp();
  home = await smallProvince(server.database.db, NOW);
  clerk = home.person(home.police, ['staff']);
  security = home.person(home.prefecture, ['security_admin']);
  system = home.person(home.prefecture, ['system_admin']);
  arbiter = home.person(home.province, ['arbiter']);
  stranger = home.person(home.health, ['steward']);
  await server.database.db
    .insertInto('user_account')
    .values(
      [clerk, security, system, arbiter, stranger].map(({ id, organisation }, i) => ({
        id,
        login: `login${i}`,
        name: `第${i}人`,
        email: null,
        organisation,
        made_at: NOW,
        changed_at: NOW,
      })),
    )
    .execute();
});
afterAll(() => server.close());

type Answer<T> = { status: number; body: T; text: string; headers: Record<string, unknown> };
const get = <T>(as: Principal, url: string) => server.ask({ method: 'GET', url, as }) as Promise<Answer<T>>;
const post = <T>(as: Principal, url: string, payload?: object, headers: Record<string, string> = {}) =>
  server.ask({ method: 'POST', url, as, headers, ...(payload ? { payload } : {}) }) as Promise<Answer<T>>;
const upload = <T>(as: Principal, url: string, name: string, bytes: Buffer) =>
  server.ask({
    method: 'POST',
    url,
    as,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    payload: bytes,
  }) as Promise<Answer<T>>;

const request = () => ({
  procedure: 'access_request',
  subject: clerk.id,
  title: '申请数据专员角色',
  input: { role: 'steward', until: '2027-06-30', reason: '负责本单位目录编制' },
});

describe('a right that somebody lacks', () => {
  let of: CaseView;

  it('is asked for once, however often the button is pressed', async () => {
    const key = { 'idempotency-key': 'a-press' };
    const first = await post<CaseView>(clerk, '/api/cases', request(), key);
    const second = await post<CaseView>(clerk, '/api/cases', request(), key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    of = first.body;
    expect(of).toMatchObject({
      state: 'requested',
      revision: 1,
      due: '2026-11-27',
      daysLeft: 3,
      data: request().input,
    });
    expect(of.steps.filter(({ may }) => may).map(({ name }) => name)).toEqual(['withdraw']);
    const wrong = await post<Problem>(clerk, '/api/cases', { ...request(), input: { role: 'king' } });
    expect(wrong).toMatchObject({ status: 400, body: { where: 'body.until' } });
  });

  it('stands in the inbox of the security administrator, with a notice', async () => {
    const { body } = await get<InboxView>(security, '/api/inbox');
    expect(body.items).toMatchObject([{ id: of.id, performer: { word: 'security_admin@territory' }, reason: 'act' }]);
    expect((await get(security, '/api/inbox/counts')).body).toMatchObject({ todo: 1, overdue: 0 });
    const empty = await get<InboxView>(stranger, '/api/inbox');
    expect(empty.body.items).toEqual([]);
    expect((await get(clerk, '/api/inbox?box=copies')).body).toMatchObject({ items: [{ id: of.id }] });
    expect((await get<InboxView>(clerk, '/api/inbox?box=done')).body.items).toMatchObject([{ id: of.id }]);
  });

  it('is nobody else’s to see or to decide, and every attempt is on record', async () => {
    expect((await get<Problem>(stranger, `/api/cases/${of.id}`)).status).toBe(403);
    expect((await get<{ items: unknown[] }>(stranger, '/api/cases')).body.items).toEqual([]);
    const step = { revision: 1 };
    for (const who of [clerk, stranger, system, arbiter])
      expect((await post(who, `/api/cases/${of.id}/steps/grant`, step)).status).toBe(403);
    const refused = await server.database.db
      .selectFrom('audit_record')
      .select('actor')
      .where('target', '=', of.id)
      .where('outcome', '=', 'refused')
      .orderBy('seq')
      .execute();
    expect(refused.map(({ actor }) => actor)).toEqual([stranger.id, clerk.id, stranger.id, system.id, arbiter.id]);
    const told = await post<Problem>(clerk, `/api/cases/${of.id}/steps/grant`, step);
    expect(told.body.mend?.zh).toContain('安全管理员');
    expect((await get(clerk, '/api/cases/case_00000000000000000000000000')).status).toBe(404);
  });

  it('may carry a file, but not one that lies about itself', async () => {
    const kept = await upload<{ id: string }>(
      clerk,
      `/api/cases/${of.id}/files`,
      '说明.txt',
      Buffer.from('本人负责目录编制。\n'),
    );
    expect(kept.status).toBe(201);
    const there = await get(security, `/api/cases/${of.id}/files/${kept.body.id}`);
    expect(there.text).toBe('本人负责目录编制。\n');
    const own = await get(clerk, `/api/cases/${of.id}/files/${kept.body.id}`);
    expect(own.text).toBe('本人负责目录编制。\n');
    expect(String(own.headers['content-disposition'])).toMatch(/^attachment/);
    expect((await get(stranger, `/api/cases/${of.id}/files/${kept.body.id}`)).status).toBe(403);
    const lie = await upload<Problem>(
      clerk,
      `/api/cases/${of.id}/files`,
      '说明.pdf',
      Buffer.from('MZ\u0090\u0000 not a pdf'),
    );
    expect(lie).toMatchObject({ status: 400, body: { where: 'body' } });
    expect(lie.body.mend?.zh).toBeTruthy();
    const record = await server.database.db
      .selectFrom('audit_record')
      .select('detail')
      .where('action', '=', 'case.comment')
      .where('outcome', '=', 'refused')
      .executeTakeFirstOrThrow();
    expect(record.detail).toHaveProperty('file');
    const seen = await get<CaseView>(clerk, `/api/cases/${of.id}`);
    expect(seen.body.files).toMatchObject([{ name: '说明.txt', by: { name: { zh: '第0人' } } }]);
  });

  it('is granted by whoever may, who is told when another was first; its effect gives the right', async () => {
    const granted = await post<CaseView>(security, `/api/cases/${of.id}/steps/grant`, { revision: 1 });
    expect(granted.status).toBe(200);
    expect(granted.body).toMatchObject({ state: 'granted', ended: 'done', duties: [], steps: [] });
    const late = await post<Problem>(clerk, `/api/cases/${of.id}/steps/withdraw`, { revision: 1 });
    expect(late.status).toBe(409);
    expect(late.body.type).toBe('urn:kuaishu:problem:conflict');
    expect(late.body.detail?.zh).toContain('第1人');
    await server.platform.procedures.outbox.settled();
    const roles = await server.database.db
      .selectFrom('post_role')
      .innerJoin('post', 'post.id', 'post_role.post')
      .select(['post_role.role', 'post_role.until'])
      .where('post.account', '=', clerk.id)
      .execute();
    expect(roles).toMatchObject([{ role: 'steward' }]);
    expect(roles[0]?.until?.toISOString().slice(0, 10)).toBe('2027-06-30');
    const effects = await get<{ items: EffectView[] }>(system, `/api/effects?case=${of.id}`);
    expect(effects.body.items.find(({ name }) => name === 'role.grant')).toMatchObject({ state: 'done', attempts: 1 });
    const check = await get(clerk, `/api/cases/${of.id}/history`);
    expect(check.body).toMatchObject({ agrees: true, faults: [], events: 3 });
    const notices = await get<{ items: { kind: string }[] }>(clerk, '/api/notices');
    expect(notices.body.items.map(({ kind }) => kind)).toEqual(['moved']);
    expect((await post(clerk, '/api/notices/read', {})).body).toEqual({ read: 1 });
  });
});

describe('procedures and terms', () => {
  it('are read by everyone who may have a part in one', async () => {
    for (const who of [clerk, security, arbiter]) {
      const { body } = await get<{ items: { id: string }[] }>(who, '/api/procedures');
      expect(body.items.map(({ id }) => id)).toContain('access_request');
    }
    const { body } = await get<{ diagram: { nodes: unknown[] }; table: unknown[] }>(
      clerk,
      '/api/procedures/access_request',
    );
    expect(body.diagram.nodes).toHaveLength(5);
    expect((await get(clerk, '/api/procedures/nothing')).status).toBe(404);
    expect((await get(arbiter, '/api/duties')).status).toBe(200);
    expect((await get(clerk, '/api/webhooks')).status).toBe(403);
  });

  it('a term is changed from a day on by the head of the province’s bureau alone, and keeps what it was', async () => {
    const change = {
      value: 5,
      unit: 'working_day',
      source: 'house',
      basis: { zh: '新的管理规定', en: 'A new rule' },
      effectiveFrom: '2026-12-01',
      verified: true,
    };
    const url = '/api/deadlines/access_request.decision';
    expect((await post(security, url, change)).status).toBe(403);
    expect((await post(arbiter, url, { ...change, effectiveFrom: '2026-11-01' })).status).toBe(400);
    expect((await post(arbiter, url, { ...change, unit: 'month' })).body).toMatchObject({ where: 'body.unit' });
    expect((await post(arbiter, url, change)).body).toMatchObject({ value: 5, current: false });
    const { body } = await get<{ items: { id: string; value: number; current: boolean }[] }>(clerk, '/api/deadlines');
    const rows = body.items.filter(({ id }) => id === 'access_request.decision');
    expect(rows.map(({ value, current }) => [value, current])).toEqual([
      [5, false],
      [3, true],
    ]);
  });
});
