/** What an attacker would try at the doors of identity: each refused, and where it is an act, on record. */
import { afterAll, describe, expect, it } from 'vitest';
import {
  addOrganisation,
  addUser,
  type Browser,
  establish,
  MINUTE,
  PASSWORDS,
  signIn,
  startIdentity,
  startWorld,
} from './testing/start-identity.ts';

const started = await startWorld('省审计厅');
const { test, org } = started;
// signed in anew where a test lets time pass
let { world } = started;
afterAll(() => test.close());

const tokenOf = (browser: Browser): string => browser.cookie.split('=')[1] ?? '';
const session = async (browser: Browser) => (await browser.ask('GET', '/api/session')).body;
const refusals = async (filter: string): Promise<{ items: Record<string, never>[]; total: number }> =>
  (await world.audit.ask('GET', `/api/audit?outcome=refused&${filter}`)).body;

describe('sessions', () => {
  it('fixation: a token planted before the sign-in is worth nothing after it', async () => {
    await addUser(test, world, { login: 'fix.one', organisation: org });
    const planted = 'A'.repeat(43);
    const victim = test.browser();
    victim.cookie = `kuaishu_session=${planted}`;
    const answer = await victim.ask('POST', '/api/session/password', { login: 'fix.one', password: PASSWORDS.user });
    expect(answer.body.state).toBe('signed_in');
    expect(tokenOf(victim)).not.toBe(planted);
    const attacker = test.browser();
    attacker.cookie = `kuaishu_session=${planted}`;
    expect((await session(attacker)).user).toBeNull();
  });

  it('fixation: signing in over an open session ends it, also where it was somebody else’s', async () => {
    const attacker = await addUser(test, world, { login: 'fix.two', organisation: org });
    await addUser(test, world, { login: 'fix.three', organisation: org });
    const shared = test.browser();
    shared.cookie = attacker.browser.cookie;
    await shared.ask('POST', '/api/session/password', { login: 'fix.three', password: PASSWORDS.user });
    expect((await session(shared)).user.login).toBe('fix.three');
    expect((await session(attacker.browser)).user).toBeNull();
  });

  it('the cookie is out of reach for scripts and other sites; over https bound to its host', async () => {
    const answer = await test
      .browser()
      .ask('POST', '/api/session/password', { login: 'system.officer', password: PASSWORDS.system });
    expect(answer.cookies[0]).toMatch(/^kuaishu_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const https = await startIdentity({ publicUrl: 'https://data.gz.example', hosts: ['data.gz.example'] });
    await establish(https);
    const secure = await https
      .browser()
      .ask('POST', '/api/session/password', { login: 'system.officer', password: PASSWORDS.system });
    expect(secure.cookies[0]).toMatch(
      /^__Host-kuaishu_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    await https.close();
  });

  it('the database holds a digest of the token and not the token', async () => {
    const browser = await signIn(test, 'system.officer', PASSWORDS.system);
    const rows = await test.database.db.selectFrom('session').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(tokenOf(browser));
    expect(rows.some((row) => row.digest.toString('base64url').includes(tokenOf(browser)))).toBe(false);
  });

  it('end: by signing out, after half an hour of nothing, after twelve hours whatever was done', async () => {
    await addUser(test, world, { login: 'end.one', organisation: org });
    const out = await signIn(test, 'end.one', PASSWORDS.user);
    const stolen = test.browser();
    stolen.cookie = out.cookie;
    await out.ask('POST', '/api/session/end');
    expect((await session(stolen)).user).toBeNull();

    const idle = await signIn(test, 'end.one', PASSWORDS.user);
    test.pass(29 * MINUTE);
    expect((await session(idle)).user).not.toBeNull();
    test.pass(29 * MINUTE);
    expect((await session(idle)).user).not.toBeNull();
    test.pass(31 * MINUTE);
    expect((await session(idle)).user).toBeNull();

    const long = await signIn(test, 'end.one', PASSWORDS.user);
    for (let i = 0; i < 35; i++) {
      test.pass(20 * MINUTE);
      expect((await session(long)).user, `after ${i * 20} minutes`).not.toBeNull();
    }
    test.pass(21 * MINUTE);
    expect((await session(long)).user).toBeNull();
    // The officers' own sessions ran out meanwhile.
    world = {
      ...world,
      system: await signIn(test, 'system.officer', PASSWORDS.system),
      security: await signIn(test, 'security.officer', PASSWORDS.security),
      audit: await signIn(test, 'audit.officer', PASSWORDS.audit),
    };
  });

  it('are seen and ended by their owner, by a change of password, and by the administrator of rights; by nobody else', async () => {
    const { browser, id } = await addUser(test, world, { login: 'end.two', organisation: org });
    const other = await signIn(test, 'end.two', PASSWORDS.user, '10.0.0.9');
    const stranger = await addUser(test, world, { login: 'end.three', organisation: org });
    const list = (await browser.ask('GET', '/api/sessions')).body;
    expect(list.items.map((one: { current: boolean; address: string }) => [one.current, one.address])).toEqual([
      [false, '10.0.0.9'],
      [true, '127.0.0.1'],
    ]);
    const target = list.items[0].session;
    expect((await stranger.browser.ask('GET', `/api/sessions?user=${id}`)).status).toBe(403);
    expect((await stranger.browser.ask('POST', `/api/sessions/${target}/end`)).status).toBe(403);
    expect((await browser.ask('POST', `/api/sessions/${target}/end`)).status).toBe(200);
    expect((await session(other)).user).toBeNull();

    const third = await signIn(test, 'end.two', PASSWORDS.user);
    const changed = await browser.ask('POST', '/api/account/password', {
      current: PASSWORDS.user,
      next: '春眠不觉晓 anchor-pebble 8',
    });
    expect(changed.status).toBe(200);
    expect((await session(third)).user).toBeNull();
    expect((await session(browser)).user).not.toBeNull();

    const mine = (await world.security.ask('GET', `/api/sessions?user=${id}`)).body.items;
    expect((await world.system.ask('POST', `/api/sessions/${mine[0].session}/end`)).status).toBe(403);
    expect((await world.security.ask('POST', `/api/sessions/${mine[0].session}/end`)).status).toBe(200);
    expect((await session(browser)).user).toBeNull();
  });
});

describe('requests from elsewhere (CSRF, rebinding)', () => {
  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ host: 'evil.example' }, 421],
    [{ host: '127.0.0.1.evil.example' }, 421],
  ])('%j is refused with the victim’s own cookie, and nothing changes', async (headers, status) => {
    const answer = await world.system.ask(
      'POST',
      '/api/users',
      { login: 'csrf.user', name: '某', organisation: org },
      headers as Record<string, string>,
    );
    expect(answer.status).toBe(status);
    expect((await world.system.ask('GET', '/api/users?q=csrf.user')).body.total).toBe(0);
  });

  it('a form of another kind than JSON is no body', async () => {
    const answer = await test.inject({
      method: 'POST',
      url: '/api/session/password',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'login=system.officer&password=x',
    });
    expect(answer.status).toBe(415);
  });

  it('no change is made by GET', async () => {
    for (const url of ['/api/session/end', '/api/session/demo', '/api/setup'])
      expect((await world.system.ask('GET', url)).status).toBe(404);
  });
});

describe('enumeration of accounts', () => {
  it('by the answer: unknown, wrong, without a password, all the same but for the request’s number', async () => {
    await addUser(test, world, { login: 'enum.one', organisation: org });
    const import_ = { organisations: [], users: [{ login: 'enum.none', name: '无', organisation: org }] };
    expect((await world.system.ask('POST', '/api/import/people', import_)).status).toBe(200);
    const answers = await Promise.all(
      ['enum.one', 'enum.none', 'nobody.at.all'].map(async (login, i) => {
        const { body, status, headers } = await test
          .browser(`10.1.0.${i}`)
          .ask('POST', '/api/session/password', { login, password: 'not the password' });
        const { requestId: _, ...rest } = body;
        return JSON.stringify([status, rest, Object.keys(headers).toSorted()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it('by the work: one password is hashed for every attempt, whether the account exists or not', async () => {
    const work: number[] = [];
    for (const [i, login] of ['enum.one', 'enum.none', 'nobody.at.all', 'another.nobody'].entries()) {
      const before = test.hashes();
      await test.browser(`10.2.0.${i}`).ask('POST', '/api/session/password', { login, password: 'not the password' });
      work.push(test.hashes() - before);
    }
    expect(work).toEqual([1, 1, 1, 1]);
  });

  it('by a challenge: everyone gets one, of the same form', async () => {
    const forms = await Promise.all(
      ['enum.one', 'nobody.at.all'].map(async (login) => {
        const { body } = await test.browser().ask('POST', '/api/session/sm2/challenge', { login });
        return [
          Object.keys(body),
          body.ticket.length,
          body.text.replace(login, '').replace(/challenge: \S+|until: \S+/g, '').length,
        ];
      }),
    );
    expect(forms[0]).toEqual(forms[1]);
  });

  it('by the delay: it comes for a login that nobody has as well', async () => {
    const last = async (login: string, address: string) => {
      let status = 0;
      for (let i = 0; i < 7; i++)
        status = (await test.browser(address).ask('POST', '/api/session/password', { login, password: 'no' })).status;
      return status;
    };
    expect([await last('enum.one', '10.3.0.1'), await last('nobody.there', '10.3.0.2')]).toEqual([429, 429]);
  });
});

describe('guessing', () => {
  const guess = (login: string, address: string, password = 'guess') =>
    test.browser(address).ask('POST', '/api/session/password', { login, password });

  it('is slowed after five attempts, with nothing hashed while it waits, and many at once are counted too', async () => {
    await addUser(test, world, { login: 'guess.one', organisation: org });
    const before = test.hashes();
    const burst = await Promise.all(Array.from({ length: 30 }, () => guess('guess.one', '10.4.0.1')));
    expect(burst.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
    expect(test.hashes() - before).toBeLessThanOrEqual(5);
    expect((await guess('guess.one', '10.4.0.1', PASSWORDS.user)).status).toBe(429);
    expect((await refusals('action=session.open&address=10.4.0.1')).total).toBe(31);
  });

  it('from one address shuts the owner out nowhere else; the delay ends, and attempts during it do not prolong it', async () => {
    await addUser(test, world, { login: 'guess.two', organisation: org });
    for (let i = 0; i < 40; i++) await guess('guess.two', '10.4.0.2');
    expect((await guess('guess.two', '127.0.0.1', PASSWORDS.user)).body.state).toBe('signed_in');
    test.pass(16 * MINUTE);
    expect((await guess('guess.two', '10.4.0.2', PASSWORDS.user)).body.state).toBe('signed_in');
  });

  it('from a thousand addresses is slowed for strangers, and not for the owner where the owner was before', async () => {
    await addUser(test, world, { login: 'guess.three', organisation: org });
    let tried = 0;
    for (let i = 0; i < 60; i++)
      if ((await guess('guess.three', `10.5.${i >> 4}.${i & 15}`)).status === 401) tried += 1;
    // 100 an hour at most on one account (ASVS 2.2.1).
    expect(tried).toBeLessThan(40);
    expect((await guess('guess.three', '10.6.0.1', PASSWORDS.user)).status).toBe(429);
    expect((await guess('guess.three', '127.0.0.1', PASSWORDS.user)).body.state).toBe('signed_in');
  });

  it('one password at many accounts from one address (spraying) is slowed as well', async () => {
    let tried = 0;
    for (let i = 0; i < 130; i++) if ((await guess(`spray.${i}`, '10.7.0.1')).status === 401) tried += 1;
    expect(tried).toBeLessThanOrEqual(101);
    expect((await guess('spray.more', '10.7.0.1')).status).toBe(429);
    expect((await guess('spray.more', '10.7.0.2')).status).toBe(401);
  });

  it('goes no further with the password alone where an authenticator is in use: tickets cannot be drawn without end', async () => {
    const { browser } = await addUser(test, world, { login: 'guess.four', organisation: org });
    const { Secret, TOTP } = await import('otpauth');
    const { body } = await browser.ask('POST', '/api/account/totp', { password: PASSWORDS.user });
    const code = new TOTP({ secret: Secret.fromBase32(body.secret) }).generate({ timestamp: test.now().getTime() });
    await browser.ask('POST', '/api/account/totp/confirm', { code });
    const states = [];
    for (let i = 0; i < 8; i++) states.push((await guess('guess.four', '10.8.0.1', PASSWORDS.user)).status);
    expect(states.filter((status) => status === 200).length).toBeLessThanOrEqual(5);
    expect(states.at(-1)).toBe(429);
  });
});

describe('weak passwords', () => {
  it('are refused in words, without being repeated', async () => {
    const { browser } = await addUser(test, world, { login: 'weak.user', organisation: org });
    const answer = await browser.ask('POST', '/api/account/password', {
      current: PASSWORDS.user,
      next: 'woaini5201314',
    });
    expect([answer.status, answer.body.where]).toEqual([400, 'password']);
    expect(answer.body.detail.zh).toContain('猜');
    expect(answer.text).not.toContain('woaini');
  });

  it('nor may one of the last five come back', async () => {
    const { browser } = await addUser(test, world, { login: 'weak.two', organisation: org });
    const words = ['orchard', 'lantern', 'granite', 'saffron'];
    let current: string = PASSWORDS.user;
    for (const word of words) {
      const next = `${word} 山雨欲来 ${word.length}x`;
      expect((await browser.ask('POST', '/api/account/password', { current, next })).status).toBe(200);
      current = next;
    }
    const back = await browser.ask('POST', '/api/account/password', { current, next: PASSWORDS.user });
    expect(back.body.detail.en).toContain('cannot be used again');
  });

  it('a first password runs out, opens nothing but the choice of one’s own, and is good once', async () => {
    const added = (await world.system.ask('POST', '/api/users', { login: 'first.one', name: '某', organisation: org }))
      .body;
    const first = await test
      .browser()
      .ask('POST', '/api/session/password', { login: 'first.one', password: added.password });
    expect([first.body.state, first.cookies]).toEqual(['new_password', []]);
    const chosen = { ticket: first.body.ticket, password: PASSWORDS.user };
    expect((await test.browser().ask('POST', '/api/session/new-password', chosen)).body.state).toBe('signed_in');
    expect((await test.browser().ask('POST', '/api/session/new-password', chosen)).status).toBe(401);
    expect(
      (await test.browser().ask('POST', '/api/session/password', { login: 'first.one', password: added.password }))
        .status,
    ).toBe(401);
    const late = (await world.system.ask('POST', '/api/users', { login: 'first.two', name: '某', organisation: org }))
      .body;
    test.pass(73 * 60 * MINUTE);
    const answer = await test
      .browser()
      .ask('POST', '/api/session/password', { login: 'first.two', password: late.password });
    expect(answer.status).toBe(401);
    world = {
      ...world,
      system: await signIn(test, 'system.officer', PASSWORDS.system),
      security: await signIn(test, 'security.officer', PASSWORDS.security),
      audit: await signIn(test, 'audit.officer', PASSWORDS.audit),
    };
  });
});

describe('rights that nobody gave', () => {
  it('by mass assignment: fields beyond those of a body are refused, not taken', async () => {
    const base = { login: 'mass.user', name: '某', organisation: org };
    for (const more of [
      { roles: ['system_admin'] },
      { demo: true },
      { id: 'user_01J8ZQ4Y3V7M5N2K9R6T0W1XBC' },
      { locked_at: null },
      { must_change: false },
      { __proto__x: 1 },
    ])
      expect((await world.system.ask('POST', '/api/users', { ...base, ...more })).status, JSON.stringify(more)).toBe(
        400,
      );
    const { id } = await addUser(test, world, { login: 'mass.two', organisation: org });
    for (const more of [{ login: 'root' }, { lockedAt: null }, { roles: ['head'] }])
      expect((await world.system.ask('POST', `/api/users/${id}`, { name: '乙', ...more })).status).toBe(400);
    expect(
      (
        await world.system.ask('POST', '/api/organisations', {
          parent: world.root,
          kind: 'department',
          level: 'province',
          region: '520000',
          name: { zh: '某', en: 'X' },
          path: [],
          territory: 'x',
        })
      ).status,
    ).toBe(400);
  });

  it('to oneself: no officer grants himself a role, unlocks or resets himself, in the program or past it', async () => {
    const me = (await session(world.security)).user.id;
    const grant = { organisation: world.root, role: 'reviewer', reason: '给自己 for me' };
    expect((await world.security.ask('POST', `/api/users/${me}/roles`, grant)).status).toBe(403);
    const system = (await session(world.system)).user.id;
    for (const [url, body] of [
      [`/api/users/${system}/reset`, { reason: '自己 self' }],
      [`/api/users/${system}/unlock`, { reason: '自己 self' }],
      [`/api/users/${system}`, { name: '我' }],
    ] as const)
      expect((await world.system.ask('POST', url, body)).status).toBe(403);
    const { db } = test.database;
    const post = await db.selectFrom('post').select('id').where('account', '=', me).executeTakeFirstOrThrow();
    const row = {
      id: 'grant_x',
      post: post.id,
      role: 'steward' as const,
      granted_at: test.now(),
      granted_by: me,
      reason: 'x',
      until: null,
    };
    await expect(db.insertInto('post_role').values(row).execute()).rejects.toMatchObject({
      constraint: 'post_role_not_to_oneself',
    });
  });

  it('by uniting officers: no second officer’s role, no other role beside one, whoever grants it and however many at once', async () => {
    const { id } = await addUser(test, world, { login: 'unite.one', organisation: org });
    const roles = ['system_admin', 'security_admin', 'audit_admin', 'steward', 'reviewer'];
    const answers = await Promise.all(
      roles.map((role) =>
        world.security.ask('POST', `/api/users/${id}/roles`, { organisation: org, role, reason: '并任 both' }),
      ),
    );
    const held = (await world.security.ask('GET', `/api/users/${id}`)).body.grants.map(
      (one: { role: { role: string } }) => one.role.role,
    );
    const officers = held.filter((role: string) => role.endsWith('_admin'));
    expect(officers.length > 0 ? held.length : 1).toBe(1);
    expect(answers.filter(({ status }) => status === 409).length).toBeGreaterThan(0);
    // At another house neither.
    const second = await addOrganisation(world, { parent: world.root, zh: '省信访局' });
    const { id: other } = await addUser(test, world, { login: 'unite.two', organisation: org, roles: ['audit_admin'] });
    const beside = await world.security.ask('POST', `/api/users/${other}/roles`, {
      organisation: second,
      role: 'staff',
      reason: '兼任 beside',
    });
    expect([beside.status, beside.body.where]).toEqual([409, 'post_role_officers_exclusive']);
  });

  it('by delegation: an officer’s post is not lent, and nothing is lent to an officer', async () => {
    const { browser } = await addUser(test, world, { login: 'lend.one', organisation: org, roles: ['head'] });
    const { id: officer, browser: officers } = await addUser(test, world, {
      login: 'lend.two',
      organisation: org,
      roles: ['audit_admin'],
    });
    const { id: friend } = await addUser(test, world, { login: 'lend.three', organisation: org });
    const until = new Date(test.now().getTime() + 60 * MINUTE).toISOString();
    const lend = async (from: Browser, to: string) =>
      (
        await from.ask('POST', '/api/delegations', {
          post: (await session(from)).post.post,
          to,
          until,
          reason: '代办 stand in',
        })
      ).body.where;
    expect(await lend(browser, officer)).toBe('delegation_not_of_officers');
    expect(await lend(officers, friend)).toBe('delegation_not_of_officers');
    expect(await lend(browser, friend)).toBeUndefined();
    const later = await world.security.ask('POST', `/api/users/${friend}/roles`, {
      organisation: org,
      role: 'system_admin',
      reason: '转任 moves',
    });
    expect(later.body.where).toBe('delegation_not_of_officers');
  });

  it('by another organisation’s ids: a prefecture’s officers read and change nobody of another, and it is on record', async () => {
    const city = (zh: string, region: string) =>
      addOrganisation(world, { parent: world.root, zh, kind: 'government', level: 'prefecture', region });
    const [zunyi, tongren] = [await city('遵义市人民政府', '520300'), await city('铜仁市人民政府', '520600')];
    const { browser: system } = await addUser(test, world, {
      login: 'zunyi.sys',
      organisation: zunyi,
      roles: ['system_admin'],
    });
    const { browser: security, id: own } = await addUser(test, world, {
      login: 'zunyi.sec',
      organisation: zunyi,
      roles: ['security_admin'],
    });
    const { id: theirs } = await addUser(test, world, {
      login: 'tongren.user',
      organisation: tongren,
      roles: ['steward'],
    });
    const { body: before } = await world.security.ask('GET', `/api/users/${theirs}`);
    const reason = '越权 beyond';
    const attempts: [Browser, 'GET' | 'POST', string, object?][] = [
      [system, 'GET', `/api/users/${theirs}`],
      [system, 'POST', `/api/users/${theirs}`, { name: '改名' }],
      [system, 'POST', `/api/users/${theirs}/lock`, { reason }],
      [system, 'POST', `/api/users/${theirs}/reset`, { reason }],
      [system, 'POST', '/api/users', { login: 'x.y', name: '某', organisation: tongren }],
      [system, 'POST', `/api/organisations/${tongren}`, { activeUntil: '2030-01-01' }],
      [system, 'POST', '/api/services', { name: '某系统', organisation: tongren, roles: ['steward'], purpose: reason }],
      [security, 'POST', `/api/users/${theirs}/roles`, { organisation: zunyi, role: 'head', reason }],
      [security, 'POST', `/api/users/${own}/roles`, { organisation: tongren, role: 'head', reason }],
      [security, 'POST', `/api/users/${theirs}/roles/revoke`, { grant: before.grants[0].grant, reason }],
      [security, 'GET', `/api/sessions?user=${theirs}`],
      [security, 'GET', '/api/audit'],
    ];
    for (const [who, method, url, body] of attempts)
      expect((await who.ask(method, url, body)).status, `${method} ${url}`).toBe(403);
    expect((await world.security.ask('GET', `/api/users/${theirs}`)).body).toEqual(before);
    const recorded =
      (await refusals(`actor=${(await session(system)).user.id}`)).total + (await refusals(`actor=${own}`)).total;
    expect(recorded).toBe(attempts.length);
  });

  it('by nobody at all: without a session every route of identity but the doors answers 401, and says nothing else', async () => {
    const visitor = test.browser();
    const { id } = await addUser(test, world, { login: 'visit.one', organisation: org });
    for (const url of [
      '/api/users',
      `/api/users/${id}`,
      '/api/organisations',
      '/api/services',
      '/api/sessions',
      '/api/account',
      '/api/delegations',
      '/api/audit',
      '/api/audit.csv',
      '/api/permissions',
    ]) {
      const answer = await visitor.ask('GET', url);
      expect(answer.status, url).toBe(401);
      expect(answer.text).not.toContain('visit.one');
    }
  });

  it('by a wild id: what is no id finds nothing and breaks nothing', async () => {
    for (const id of ["'; DROP TABLE session; --", '%00', '../../etc/passwd', 'user_', '💥', 'x'.repeat(64)]) {
      const answer = await world.system.ask('GET', `/api/users/${encodeURIComponent(id)}`);
      expect([400, 404], id).toContain(answer.status);
    }
    expect((await world.system.ask('GET', `/api/users?q=${encodeURIComponent("%' OR 1=1 --")}`)).body.total).toBe(0);
  });
});

describe('the one-time link', () => {
  it('is good once, for an hour, and only while there is no account', async () => {
    const fresh = await startIdentity();
    const old = await fresh.identity.setup.newLink();
    const token = await fresh.identity.setup.newLink();
    const officer = (login: string, password: string) => ({ login, name: '某', password });
    const body = (of: string | null) => ({
      token: of,
      organisation: { name: { zh: '贵州省人民政府', en: 'Guizhou' }, region: '520000' },
      system: officer('one', PASSWORDS.system),
      security: officer('two', PASSWORDS.security),
      audit: officer('three', PASSWORDS.audit),
    });
    const ask = (of: object) => fresh.browser().ask('POST', '/api/setup', of);
    // A newer link takes the place of the older.
    expect((await ask(body(old))).status).toBe(404);
    expect((await ask({ ...body(token), security: officer('ONE', PASSWORDS.security) })).status).toBe(400);
    const both = await Promise.all([ask(body(token)), ask(body(token))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(await fresh.database.db.selectFrom('user_account').select('login').execute()).toHaveLength(3);
    await fresh.close();

    const late = await startIdentity();
    const link = await late.identity.setup.newLink();
    late.pass(61 * MINUTE);
    expect((await late.browser().ask('POST', '/api/setup', body(link))).status).toBe(404);
    await late.close();
  });
});
