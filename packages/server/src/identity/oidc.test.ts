import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProvider, signInAtProvider, startProvider } from './testing/provider.ts';
import {
  addOrganisation,
  addUser,
  type Browser,
  establish,
  HOST,
  startIdentity,
  type TestIdentity,
  type World,
} from './testing/start-identity.ts';

const REDIRECT = `http://${HOST}/oidc/return`;
let provider: RunningProvider;
let test: TestIdentity;
let world: World;
let org: string;
beforeAll(async () => {
  provider = await startProvider(REDIRECT);
  test = await startIdentity({
    oidc: {
      issuer: provider.issuer,
      clientId: 'kuaishu',
      clientSecret: 'a secret between provider and platform',
      name: '政务统一认证',
    },
  });
  world = await establish(test);
  org = await addOrganisation(world, { parent: world.root, zh: '省司法厅' });
});
afterAll(async () => {
  await test.close();
  await provider.stop();
});

const pathOf = (address: string) => address.slice(`http://${HOST}`.length);

/** Begins at the platform, signs in at the provider, and gives the address of return. */
async function there(browser: Browser, login: string): Promise<string> {
  const started = await browser.ask('GET', '/oidc/start');
  expect(started.status).toBe(302);
  return pathOf(await signInAtProvider(String(started.headers['location']), REDIRECT, login));
}

describe('sign-in at another provider', () => {
  it('opens the account that the administrator bound to the subject', async () => {
    const added = await world.system.ask('POST', '/api/users', {
      login: 'oidc.one',
      name: '周五',
      organisation: org,
      oidcSubject: 'subject-1',
    });
    expect(added.status).toBe(201);
    const browser = test.browser();
    const returned = await browser.ask('GET', await there(browser, 'subject-1'), undefined, {
      'sec-fetch-site': 'cross-site',
    });
    expect([returned.status, returned.headers['location']]).toEqual([302, '/']);
    const { body } = await browser.ask('GET', '/api/session');
    expect(body).toMatchObject({
      user: { login: 'oidc.one' },
      method: 'oidc',
      ways: { oidc: { name: '政务统一认证' } },
    });
    expect(browser.cookie).not.toContain('oidc');
  });

  it('is bound by a person who is signed in, once, and then opens that account', async () => {
    const { id, browser } = await addUser(test, world, { login: 'oidc.two', organisation: org });
    expect((await browser.ask('GET', await there(browser, 'subject-2'))).status).toBe(302);
    expect((await browser.ask('GET', '/api/account')).body.oidc).toMatchObject([{ issuer: provider.issuer }]);
    const other = test.browser();
    await other.ask('GET', await there(other, 'subject-2'));
    expect((await other.ask('GET', '/api/session')).body.user.id).toBe(id);
    const { browser: third } = await addUser(test, world, { login: 'oidc.three', organisation: org });
    expect((await third.ask('GET', await there(third, 'subject-2'))).status).toBe(409);
  });

  it('of a subject that nobody bound opens nothing, even where it is called like an account', async () => {
    const browser = test.browser();
    const answer = await browser.ask('GET', await there(browser, 'system.officer'));
    expect(answer.status).toBe(401);
    expect((await browser.ask('GET', '/api/session')).body.user).toBeNull();
  });

  it('is refused in another browser, a second time, with another state, and with a code of another sign-in', async () => {
    const browser = test.browser();
    const back = await there(browser, 'subject-1');
    expect((await test.browser().ask('GET', back)).status).toBe(401);
    const forged = test.browser();
    await forged.ask('GET', '/oidc/start');
    // The victim's browser with the attacker's code: login CSRF.
    expect((await forged.ask('GET', back)).status).toBe(401);
    const cookie = browser.cookie;
    expect((await browser.ask('GET', back)).status).toBe(302);
    const replay = test.browser();
    replay.cookie = cookie;
    expect((await replay.ask('GET', back)).status).toBe(401);
    const changed = test.browser();
    const own = await there(changed, 'subject-1');
    expect((await changed.ask('GET', own.replace(/state=[^&]+/, 'state=other'))).status).toBe(401);
  });

  it('says in words when the provider is away', async () => {
    const away = await startIdentity({
      oidc: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', name: 'z' },
    });
    const answer = await away.browser().ask('GET', '/oidc/start');
    expect([answer.status, answer.body.type]).toEqual([503, 'urn:kuaishu:problem:unavailable']);
    await away.close();
  });
});
