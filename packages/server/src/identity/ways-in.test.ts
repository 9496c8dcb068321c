import { randomBytes } from 'node:crypto';
import { Sm2PrivateKey, sm2Sign } from '@kuaishu/gm';
import { Secret, TOTP } from 'otpauth';
import { afterAll, describe, expect, it } from 'vitest';
import { signRequest } from './systems/signature.ts';
import { addUser, type Browser, HOST, MINUTE, PASSWORDS, startIdentity, startWorld } from './testing/start-identity.ts';

const { test, world, org } = await startWorld('省统计局');
afterAll(() => test.close());

const password = (login: string) =>
  test.browser().ask('POST', '/api/session/password', { login, password: PASSWORDS.user });
const codeOf = (secret: string, at = test.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

describe('an authenticator', () => {
  async function enrol(login: string): Promise<{ browser: Browser; secret: string; codes: string[] }> {
    const { browser } = await addUser(test, world, { login, organisation: org });
    const { body } = await browser.ask('POST', '/api/account/totp', { password: PASSWORDS.user });
    expect(body.uri).toMatch(/^otpauth:\/\/totp\//);
    const confirmed = await browser.ask('POST', '/api/account/totp/confirm', { code: codeOf(body.secret) });
    return { browser, secret: body.secret, codes: confirmed.body.codes };
  }

  it('is asked for at the next sign-in, once per code, and recovery codes stand in for it, once each', async () => {
    const { secret, codes } = await enrol('totp.one');
    expect(codes).toHaveLength(10);
    const first = await password('totp.one');
    expect(first.body.state).toBe('code');
    expect(first.cookies).toEqual([]);
    const browser = test.browser();
    // The code that confirmed it is spent.
    const spent = await browser.ask('POST', '/api/session/code', { ticket: first.body.ticket, code: codeOf(secret) });
    expect(spent.status).toBe(401);
    test.pass(30_000);
    const code = codeOf(secret);
    expect((await browser.ask('POST', '/api/session/code', { ticket: first.body.ticket, code })).body.state).toBe(
      'signed_in',
    );
    expect((await browser.ask('GET', '/api/session')).body.method).toBe('totp');
    const again = await password('totp.one');
    expect((await test.browser().ask('POST', '/api/session/code', { ticket: again.body.ticket, code })).status).toBe(
      401,
    );
    const recovery = await test
      .browser()
      .ask('POST', '/api/session/code', { ticket: again.body.ticket, code: codes[0] as string });
    expect(recovery.body.state).toBe('signed_in');
    const third = await password('totp.one');
    expect(
      (await test.browser().ask('POST', '/api/session/code', { ticket: third.body.ticket, code: codes[0] as string }))
        .status,
    ).toBe(401);
  });

  it('gives five tries a ticket, and a ticket is good for five minutes', async () => {
    const { secret } = await enrol('totp.two');
    const { body } = await password('totp.two');
    const wrong = async () =>
      (await test.browser().ask('POST', '/api/session/code', { ticket: body.ticket, code: '000000' })).body.where;
    expect([await wrong(), await wrong(), await wrong(), await wrong(), await wrong(), await wrong()]).toEqual([
      'code',
      'code',
      'code',
      'code',
      'code',
      'ticket',
    ]);
    const later = await password('totp.two');
    test.pass(6 * MINUTE);
    const answer = await test
      .browser()
      .ask('POST', '/api/session/code', { ticket: later.body.ticket, code: codeOf(secret) });
    expect(answer.body.where).toBe('ticket');
  });

  it('is not taken off or replaced without the password', async () => {
    const { browser, secret } = await enrol('totp.three');
    expect((await browser.ask('POST', '/api/account/totp', { password: PASSWORDS.user })).status).toBe(409);
    expect((await browser.ask('POST', '/api/account/totp/remove', { password: 'something else' })).status).toBe(400);
    expect((await browser.ask('GET', '/api/account')).body.totp.recoveryCodes).toBe(10);
    expect((await browser.ask('POST', '/api/account/totp/remove', { password: PASSWORDS.user })).status).toBe(200);
    expect((await password('totp.three')).body.state).toBe('signed_in');
    expect(secret).toHaveLength(32);
  });

  it('is kept sealed: the database alone does not give the secret away', async () => {
    const { secret } = await enrol('totp.four');
    const raw = Buffer.from(Secret.fromBase32(secret).buffer);
    const rows = await test.database.db.selectFrom('user_totp').select('secret').execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some((row) => row.secret.includes(raw))).toBe(false);
  });
});

describe('an officer', () => {
  it('who came in by a password alone can do nothing but set up a second factor, and works once it was used', async () => {
    const strict = await startIdentity({ officersNeedSecondFactor: true });
    const token = await strict.identity.setup.newLink();
    const officer = (kind: 'system' | 'security' | 'audit') => ({ login: kind, name: '某', password: PASSWORDS[kind] });
    const first = strict.browser();
    await first.ask('POST', '/api/setup', {
      token,
      organisation: { name: { zh: '贵州省人民政府', en: 'Guizhou' }, region: '520000' },
      system: officer('system'),
      security: officer('security'),
      audit: officer('audit'),
    });
    await first.ask('POST', '/api/session/password', { login: 'system', password: PASSWORDS.system });
    const { body } = await first.ask('GET', '/api/session');
    expect(body.secondFactorNeeded).toBe(true);
    expect(body.permissions).not.toContain('account.manage');
    const user = { login: 'someone', name: '某', organisation: body.posts[0].organisation.id };
    expect((await first.ask('POST', '/api/users', user)).status).toBe(403);
    const { body: totp } = await first.ask('POST', '/api/account/totp', { password: PASSWORDS.system });
    await first.ask('POST', '/api/account/totp/confirm', { code: codeOf(totp.secret, strict.now()) });
    expect((await first.ask('POST', '/api/users', user)).status).toBe(403);

    strict.pass(30_000);
    const second = strict.browser();
    const { body: asked } = await second.ask('POST', '/api/session/password', {
      login: 'system',
      password: PASSWORDS.system,
    });
    await second.ask('POST', '/api/session/code', { ticket: asked.ticket, code: codeOf(totp.secret, strict.now()) });
    expect((await second.ask('GET', '/api/session')).body.secondFactorNeeded).toBe(false);
    expect((await second.ask('POST', '/api/users', user)).status).toBe(201);
    await strict.close();
  });
});

describe('an SM2 key', () => {
  async function register(login: string): Promise<{ key: Sm2PrivateKey; browser: Browser }> {
    const { browser } = await addUser(test, world, { login, organisation: org });
    const key = Sm2PrivateKey.generate();
    const { body } = await browser.ask('POST', '/api/account/sm2/challenge', { password: PASSWORDS.user });
    const added = await browser.ask('POST', '/api/account/sm2', {
      ticket: body.ticket,
      label: 'UKey 一号',
      publicKey: key.publicKey.toPem(),
      signature: Buffer.from(sm2Sign(key, body.text)).toString('base64'),
    });
    expect(added.status).toBe(200);
    return { key, browser };
  }
  const challenge = async (login: string) =>
    (await test.browser().ask('POST', '/api/session/sm2/challenge', { login })).body;
  const answer = (ticket: string, signature: Uint8Array) =>
    test.browser().ask('POST', '/api/session/sm2', { ticket, signature: Buffer.from(signature).toString('base64') });

  it('signs a challenge that names the platform, the account and its end, and opens a session, once', async () => {
    const { key } = await register('sm2.one');
    const { ticket, text } = await challenge('SM2.one');
    expect(text).toContain(`origin: http://${HOST}\naccount: sm2.one\n`);
    const signature = sm2Sign(key, text);
    const browser = test.browser();
    const opened = await browser.ask('POST', '/api/session/sm2', {
      ticket,
      signature: Buffer.from(signature).toString('base64'),
    });
    expect(opened.body.state).toBe('signed_in');
    expect((await browser.ask('GET', '/api/session')).body.method).toBe('sm2');
    expect((await answer(ticket, signature)).status).toBe(401);
  });

  it('signs in DER as well, and not as another key, over another text, with another distinguished ID, or too late', async () => {
    const { key } = await register('sm2.two');
    const der = await challenge('sm2.two');
    expect((await answer(der.ticket, sm2Sign(key, der.text, { format: 'der' }))).body.state).toBe('signed_in');
    const other = Sm2PrivateKey.generate();
    const signatures = [
      (text: string) => sm2Sign(other, text),
      (text: string) => sm2Sign(key, text.replace(HOST, 'evil.example')),
      (text: string) => sm2Sign(key, text, { userId: 'somebody@else' }),
      () => randomBytes(64),
    ];
    for (const sign of signatures) {
      const { ticket, text } = await challenge('sm2.two');
      expect((await answer(ticket, sign(text))).status).toBe(401);
    }
    const late = await challenge('sm2.two');
    test.pass(6 * MINUTE);
    expect((await answer(late.ticket, sm2Sign(key, late.text))).status).toBe(401);
  });

  it('that was revoked opens nothing, and is registered once', async () => {
    const { key, browser } = await register('sm2.three');
    const { body } = await browser.ask('GET', '/api/account');
    const again = (await browser.ask('POST', '/api/account/sm2/challenge', { password: PASSWORDS.user })).body;
    const twice = await browser.ask('POST', '/api/account/sm2', {
      ticket: again.ticket,
      label: '二',
      publicKey: key.publicKey.toPem(),
      signature: Buffer.from(sm2Sign(key, again.text)).toString('base64'),
    });
    expect(twice.status).toBe(409);
    await browser.ask('POST', `/api/account/sm2/${body.sm2[0].key}/revoke`);
    const { ticket, text } = await challenge('sm2.three');
    expect((await answer(ticket, sm2Sign(key, text))).status).toBe(401);
  });

  it('is not registered for somebody who does not hold it, nor by the text of a sign-in', async () => {
    const { browser } = await addUser(test, world, { login: 'sm2.four', organisation: org });
    const mine = Sm2PrivateKey.generate();
    const theirs = Sm2PrivateKey.generate();
    const { body } = await browser.ask('POST', '/api/account/sm2/challenge', { password: PASSWORDS.user });
    const publicKey = theirs.publicKey.toPem();
    const signature = Buffer.from(sm2Sign(mine, body.text)).toString('base64');
    expect(
      (await browser.ask('POST', '/api/account/sm2', { ticket: body.ticket, label: '他人', publicKey, signature }))
        .status,
    ).toBe(400);
    const signIn = await challenge('sm2.four');
    const other = await browser.ask('POST', '/api/account/sm2', {
      ticket: signIn.ticket,
      label: '混用',
      publicKey: mine.publicKey.toPem(),
      signature: Buffer.from(sm2Sign(mine, signIn.text)).toString('base64'),
    });
    expect(other.status).toBe(404);
  });
});

describe('a system', () => {
  async function system(): Promise<{ id: string; key: string; secret: string }> {
    const made = await world.system.ask('POST', '/api/services', {
      name: '归集前置机',
      organisation: org,
      roles: ['steward'],
      purpose: '每日归集 daily',
    });
    const key = await world.system.ask('POST', `/api/services/${made.body.service}/keys`);
    return { id: made.body.service, key: key.body.key, secret: key.body.secret };
  }
  const send = (header: string, of: { method?: 'GET' | 'POST'; url?: string; body?: string } = {}) =>
    test.inject({
      method: of.method ?? 'GET',
      url: of.url ?? '/api/session',
      headers: { authorization: header, ...(of.body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(of.body === undefined ? {} : { payload: of.body }),
    });
  const nonce = () => randomBytes(18).toString('base64url');
  const signed = (
    key: { key: string; secret: string },
    of: { method?: string; url?: string; host?: string; body?: string; at?: Date; nonce?: string } = {},
  ) =>
    signRequest(
      key,
      {
        method: of.method ?? 'GET',
        host: of.host ?? HOST,
        url: of.url ?? '/api/session',
        ...(of.body === undefined ? {} : { body: of.body }),
      },
      of.at ?? test.now(),
      of.nonce ?? nonce(),
    );

  it('signs its requests and does what its roles may', async () => {
    const key = await system();
    const { body, status } = await send(signed(key));
    expect(status).toBe(200);
    expect(body.permissions).toContain('entry.import');
    expect(body.permissions).not.toContain('account.own');
  });

  it('is refused where anything of the request was changed, sent again, too early or too late', async () => {
    const key = await system();
    const at = test.now();
    const minute = 60_000;
    const once = signed(key);
    expect((await send(once)).status).toBe(200);
    const url = '/api/organisations?limit=1';
    const attempts = [
      once,
      signed(key, { url: '/api/organisations' }),
      signed(key, { method: 'POST' }),
      signed(key, { host: 'elsewhere.example' }),
      signed({ ...key, secret: randomBytes(32).toString('base64url') }),
      signed({ ...key, key: 'key_01J8ZQ4Y3V7M5N2K9R6T0W1XBC' }),
      signed(key, { at: new Date(at.getTime() - 6 * minute) }),
      signed(key, { at: new Date(at.getTime() + 6 * minute) }),
      `${signed(key)}, key=${key.key}`,
      'KS1-HMAC-SM3 nothing',
    ];
    for (const header of attempts) expect((await send(header)).status, header).toBe(401);
    expect((await send(signed(key, { url }), { url: '/api/organisations?limit=2' })).status).toBe(401);
    expect((await send(signed(key, { url }), { url })).status).toBe(200);
  });

  it('is refused where the body is not the one that was signed', async () => {
    const key = await system();
    const body = JSON.stringify({ login: 'a', password: 'b' });
    const url = '/api/session/password';
    const other = JSON.stringify({ login: 'a', password: 'c' });
    const changed = await send(signed(key, { method: 'POST', url, body }), { method: 'POST', url, body: other });
    expect(changed.body.where).toBe('authorization.body');
    // Its own body passes the signature and fails for what it says.
    const right = await send(signed(key, { method: 'POST', url, body }), { method: 'POST', url, body });
    expect(right.body.where).toBe('session.open');
  });

  it('changes keys without a gap: two hold at once, a third does not, a revoked one no more', async () => {
    const key = await system();
    const second = (await world.system.ask('POST', `/api/services/${key.id}/keys`)).body;
    expect((await world.system.ask('POST', `/api/services/${key.id}/keys`)).status).toBe(409);
    expect((await send(signed(key))).status).toBe(200);
    expect((await send(signed(second))).status).toBe(200);
    await world.system.ask('POST', `/api/services/${key.id}/keys/${key.key}/revoke`);
    expect((await send(signed(key))).status).toBe(401);
    expect((await send(signed(second))).status).toBe(200);
    expect((await world.system.ask('POST', `/api/services/${key.id}/keys`)).status).toBe(201);
    await world.system.ask('POST', `/api/services/${key.id}/disable`);
    expect((await send(signed(second))).status).toBe(401);
  });

  it('loses its key at the end of its life', async () => {
    const key = await system();
    test.pass(366 * 86_400_000);
    expect((await send(signed(key))).status).toBe(401);
  });
});
