import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addOrganisation,
  addUser,
  establish,
  PASSWORDS,
  signIn,
  startIdentity,
  type TestIdentity,
  type World,
} from './testing/start-identity.ts';

let test: TestIdentity;
let world: World;
beforeAll(async () => {
  test = await startIdentity();
  world = await establish(test);
});
afterAll(() => test.close());

describe('the first administrators', () => {
  it('are made once: the link is spent, and no other is given', async () => {
    expect(await test.identity.setup.newLink()).toBeNull();
    const { status } = await test.browser().ask('POST', '/api/setup', {
      token: 'A'.repeat(43),
      organisation: { name: { zh: '别的', en: 'Other' }, region: '520000' },
      system: { login: 'a1', name: '甲', password: PASSWORDS.system },
      security: { login: 'b1', name: '乙', password: PASSWORDS.security },
      audit: { login: 'c1', name: '丙', password: PASSWORDS.audit },
    });
    expect(status).toBe(404);
  });

  it('each may do their own duty and none the other two', async () => {
    const org = await addOrganisation(world, { parent: world.root, zh: '省公安厅' });
    for (const [who, may, mayNot] of [
      [world.system, 'account.manage', 'role.grant'],
      [world.security, 'role.grant', 'account.manage'],
      [world.audit, 'audit.read', 'role.grant'],
    ] as const) {
      const { body } = await who.ask('GET', '/api/session');
      expect(body.permissions).toContain(may);
      expect(body.permissions).not.toContain(mayNot);
      expect(body.permissions).not.toContain('entry.draft');
    }
    expect(
      (await world.security.ask('POST', '/api/users', { login: 'x1', name: '某', organisation: org })).status,
    ).toBe(403);
    expect((await world.system.ask('GET', '/api/audit')).status).toBe(403);
    expect((await world.audit.ask('GET', '/api/audit')).status).toBe(200);
  });
});

describe('a user', () => {
  it('gets a first password that must be changed, then works in a post with its rights', async () => {
    const org = await addOrganisation(world, { parent: world.root, zh: '省民政厅' });
    const { browser } = await addUser(test, world, { login: 'zhao.qs', organisation: org, roles: ['steward', 'head'] });
    const { body } = await browser.ask('GET', '/api/session');
    expect(body.user.login).toBe('zhao.qs');
    expect(body.post.organisation.id).toBe(org);
    expect(body.post.roles.map((one: { role: string }) => one.role)).toEqual(['head', 'steward']);
    expect(body.permissions).toContain('entry.draft');
  });

  it('who loses a role loses its rights at the next request', async () => {
    const org = await addOrganisation(world, { parent: world.root, zh: '省教育厅' });
    const { id, browser } = await addUser(test, world, { login: 'qian.er', organisation: org, roles: ['steward'] });
    expect((await browser.ask('GET', '/api/session')).body.permissions).toContain('entry.draft');
    const { body } = await world.security.ask('GET', `/api/users/${id}`);
    const revoked = await world.security.ask('POST', `/api/users/${id}/roles/revoke`, {
      grant: body.grants[0].grant,
      reason: '调离 left',
    });
    expect(revoked.status).toBe(200);
    const after = await browser.ask('GET', '/api/session');
    expect(after.body.permissions).not.toContain('entry.draft');
    expect(after.body.post).toBeNull();
  });

  it('who is locked is out at once and hears it only with the right password', async () => {
    const org = await addOrganisation(world, { parent: world.root, zh: '省财政厅' });
    const { id, browser } = await addUser(test, world, { login: 'sun.san', organisation: org });
    await world.system.ask('POST', `/api/users/${id}/lock`, { reason: '离职 left' });
    expect((await browser.ask('GET', '/api/session')).body.user).toBeNull();
    const wrong = await test
      .browser()
      .ask('POST', '/api/session/password', { login: 'sun.san', password: 'nothing at all' });
    const right = await test
      .browser()
      .ask('POST', '/api/session/password', { login: 'sun.san', password: PASSWORDS.user });
    expect([wrong.status, right.status]).toEqual([401, 403]);
    await world.system.ask('POST', `/api/users/${id}/unlock`, { reason: '返岗 back' });
    await expect(signIn(test, 'sun.san', PASSWORDS.user)).resolves.toBeDefined();
  });

  it('of an organisation ends with the roles of its day: a role with an end runs out', async () => {
    const org = await addOrganisation(world, { parent: world.root, zh: '省水利厅' });
    const { id, browser } = await addUser(test, world, { login: 'li.si', organisation: org });
    const until = new Date(test.now().getTime() + 20 * 60_000).toISOString();
    const granted = await world.security.ask('POST', `/api/users/${id}/roles`, {
      organisation: org,
      role: 'steward',
      reason: '借调 seconded',
      until,
    });
    expect(granted.status).toBe(200);
    expect((await browser.ask('GET', '/api/session')).body.permissions).toContain('entry.draft');
    test.pass(25 * 60_000);
    expect((await browser.ask('GET', '/api/session')).body.permissions).not.toContain('entry.draft');
  });
});

describe('a delegation', () => {
  it('lends a post until it is revoked, and what is done then bears both names', async () => {
    const org = await addOrganisation(world, { parent: world.root, zh: '省交通厅' });
    const owner = await addUser(test, world, { login: 'owner.a', organisation: org, roles: ['head'] });
    const other = await addUser(test, world, { login: 'other.a', organisation: org, roles: ['staff'] });
    const mine = (await owner.browser.ask('GET', '/api/session')).body.post;
    const until = new Date(test.now().getTime() + 3_600_000 * 5).toISOString();
    const lent = await owner.browser.ask('POST', '/api/delegations', {
      post: mine.post,
      to: other.id,
      until,
      reason: '出差 travelling',
    });
    expect(lent.status).toBe(201);
    const posts = (await other.browser.ask('GET', '/api/session')).body.posts;
    const borrowed = posts.find((post: { delegation: string | null }) => post.delegation !== null);
    expect(borrowed.behalf.id).toBe(owner.id);
    const chosen = await other.browser.ask('POST', '/api/session/post', {
      post: borrowed.post,
      delegation: borrowed.delegation,
    });
    expect(chosen.status).toBe(200);
    const acting = (await other.browser.ask('GET', '/api/session')).body;
    expect(acting.post.roles[0].role).toBe('head');
    const principal = await test.identity.sessions.principalOf(other.browser.cookie.split('=')[1] as string);
    expect(principal).toMatchObject({ id: other.id, behalf: owner.id, roles: ['head'], organisation: org });
    expect(await test.identity.posts.holders('head', { organisation: org }, test.now())).toMatchObject([
      { user: owner.id, behalf: null },
      { user: other.id, behalf: owner.id },
    ]);
    await owner.browser.ask('POST', `/api/delegations/${borrowed.delegation}/revoke`);
    const after = (await other.browser.ask('GET', '/api/session')).body;
    expect(after.post.roles[0].role).toBe('staff');
  });

  it('is refused for a post of somebody else, to oneself, for too long, and across territories', async () => {
    const org = await addOrganisation(world, { parent: world.root, zh: '省林业局' });
    const city = await addOrganisation(world, {
      parent: world.root,
      zh: '贵阳市人民政府',
      kind: 'government',
      level: 'prefecture',
      region: '520100',
    });
    const a = await addUser(test, world, { login: 'deleg.a', organisation: org, roles: ['head'] });
    const b = await addUser(test, world, { login: 'deleg.b', organisation: org, roles: ['staff'] });
    const far = await addUser(test, world, { login: 'deleg.c', organisation: city, roles: ['staff'] });
    const post = (await a.browser.ask('GET', '/api/session')).body.post.post;
    const until = new Date(test.now().getTime() + 3_600_000).toISOString();
    const late = new Date(test.now().getTime() + 400 * 86_400_000).toISOString();
    const ask = (browser: typeof a.browser, to: string, at: string) =>
      browser.ask('POST', '/api/delegations', { post, to, until: at, reason: '试试 trying' });
    expect((await ask(b.browser, b.id, until)).status).toBe(404);
    expect((await ask(a.browser, a.id, until)).status).toBe(409);
    expect((await ask(a.browser, b.id, late)).status).toBe(400);
    expect((await ask(a.browser, far.id, until)).status).toBe(404);
  });
});

describe('organisations', () => {
  it('stand in a tree with their territory, and wrong codes are told by name', async () => {
    const zunyi = await addOrganisation(world, {
      parent: world.root,
      zh: '遵义市人民政府',
      kind: 'government',
      level: 'prefecture',
      region: '520300',
    });
    const bureau = await addOrganisation(world, {
      parent: zunyi,
      zh: '遵义市教育局',
      level: 'prefecture',
      region: '520300',
    });
    const { body } = await world.system.ask('GET', `/api/organisations/${bureau}`);
    expect(body.path).toEqual([world.root, zunyi, bureau]);
    expect(body.territory).toBe(zunyi);
    const bad = {
      parent: zunyi,
      kind: 'department',
      level: 'prefecture',
      region: '520300',
      name: { zh: '某局', en: 'Some' },
    };
    expect(
      (await world.system.ask('POST', '/api/organisations', { ...bad, uscc: '11520000000012343B' })).body.where,
    ).toBe('uscc');
    expect((await world.system.ask('POST', '/api/organisations', { ...bad, region: '529999' })).body.where).toBe(
      'region',
    );
    expect((await world.system.ask('POST', '/api/organisations', { ...bad, level: 'province' })).body.where).toBe(
      'level',
    );
    expect((await world.system.ask('POST', '/api/organisations', { ...bad, uscc: '11520000000012343A' })).status).toBe(
      201,
    );
    expect((await world.system.ask('POST', '/api/organisations', { ...bad, uscc: '11520000000012343A' })).status).toBe(
      409,
    );
  });

  it('of one prefecture are kept by its own officers, not those of another', async () => {
    const anshun = await addOrganisation(world, {
      parent: world.root,
      zh: '安顺市人民政府',
      kind: 'government',
      level: 'prefecture',
      region: '520400',
    });
    const bijie = await addOrganisation(world, {
      parent: world.root,
      zh: '毕节市人民政府',
      kind: 'government',
      level: 'prefecture',
      region: '520500',
    });
    const { browser } = await addUser(test, world, {
      login: 'anshun.sys',
      organisation: anshun,
      roles: ['system_admin'],
    });
    const under = (parent: string, region: string) => ({
      parent,
      kind: 'department',
      level: 'prefecture',
      region,
      name: { zh: '某局', en: 'Some' },
    });
    expect((await browser.ask('POST', '/api/organisations', under(anshun, '520400'))).status).toBe(201);
    expect((await browser.ask('POST', '/api/organisations', under(bijie, '520500'))).status).toBe(403);
    const listed = await browser.ask('GET', '/api/users');
    expect(listed.body.items.every((user: { organisation: string }) => user.organisation === anshun)).toBe(true);
    expect(listed.body.total).toBe(1);
  });
});

describe('an import', () => {
  it('makes everything or nothing, and says where it failed', async () => {
    const file = (login: string) => ({
      organisations: [
        {
          ref: 'gov',
          parent: world.root,
          kind: 'government',
          level: 'prefecture',
          region: '520600',
          name: { zh: '铜仁市人民政府', en: 'Tongren' },
        },
        {
          ref: 'edu',
          parent: 'gov',
          kind: 'department',
          level: 'prefecture',
          region: '520600',
          name: { zh: '铜仁市教育局', en: 'Education' },
        },
      ],
      users: [
        { login: 'tongren.one', name: '田一', organisation: 'edu' },
        { login, name: '田二', organisation: 'edu' },
      ],
    });
    const before = (await world.system.ask('GET', '/api/organisations')).body.total;
    const failed = await world.system.ask('POST', '/api/import/people', file('system.officer'));
    expect(failed.status).toBe(409);
    expect((await world.system.ask('GET', '/api/organisations')).body.total).toBe(before);
    const done = await world.system.ask('POST', '/api/import/people', file('tongren.two'));
    expect(done.status).toBe(200);
    const { organisations, users } = done.body;
    const grants = [
      { user: 'tongren.one', organisation: organisations.edu, role: 'steward' },
      { user: users['tongren.two'], organisation: organisations.edu, role: 'head' },
    ];
    const bad = await world.security.ask('POST', '/api/import/grants', {
      grants: [...grants, { user: 'tongren.one', organisation: organisations.edu, role: 'king' }],
      reason: '导入 import',
    });
    expect(bad.body.where).toBe('grants.2.role');
    expect(
      (await world.security.ask('POST', '/api/import/grants', { grants, reason: '导入 import' })).body.grants,
    ).toBe(2);
    expect(
      (await test.identity.posts.holders('steward', { organisation: organisations.edu }, test.now())).map(
        (one) => one.user,
      ),
    ).toEqual([users['tongren.one']]);
    expect((await world.system.ask('POST', '/api/import/grants', { grants, reason: '导入 import' })).status).toBe(403);
  });
});

describe('audit records', () => {
  it('are listed, filtered and exported for the audit administrator alone, who leaves a record too', async () => {
    const { body } = await world.audit.ask('GET', '/api/audit?action=role.grant&outcome=done&limit=5');
    expect(body.total).toBeGreaterThan(3);
    expect(body.items[0]).toMatchObject({ action: 'role.grant', actorName: '乙', outcome: 'done' });
    expect(body.items[0].policies).toContain('rights.grant');
    const csv = await world.audit.ask('GET', '/api/audit.csv?outcome=refused');
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = csv.text.trim().split('\r\n');
    expect(lines[0]).toContain('seq,at,outcome');
    expect(lines.length).toBe((await world.audit.ask('GET', '/api/audit?outcome=refused')).body.total + 1);
    expect((await world.audit.ask('GET', '/api/audit?action=audit.export')).body.total).toBe(1);
    // a name that a spreadsheet would run is text there
    await test.database.db
      .updateTable('user_account')
      .set({ name: "=cmd|' /C calc'!A0" })
      .where('login', '=', 'security.officer')
      .execute();
    const exported = await world.audit.ask('GET', '/api/audit.csv?action=role.grant');
    expect(exported.text).toContain(",'=cmd|' /C calc'!A0,");
    expect(exported.text).not.toMatch(/(^|,)"?[=＝]cmd/m);
    await test.database.db
      .updateTable('user_account')
      .set({ name: '乙' })
      .where('login', '=', 'security.officer')
      .execute();
    expect((await world.system.ask('GET', '/api/audit.csv')).status).toBe(403);
  });

  it('hold no password, login or name', async () => {
    const { rows } = await test.database.db.executeQuery<{ detail: object }>(
      (await import('kysely')).sql`SELECT detail FROM audit_record`.compile(test.database.db),
    );
    const text = JSON.stringify(rows);
    for (const word of [...Object.values(PASSWORDS), 'zhao.qs', '赵钱孙', 'nothing at all'])
      expect(text).not.toContain(word);
  });
});
