import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROLES } from '../../policy/roles.ts';
import { readLimits } from '../limits.ts';
import { liveSessions } from '../sessions/live.ts';
import { sessionStore } from '../sessions/store.ts';
import { startIdentity, type TestIdentity } from '../testing/start-identity.ts';

let demo: TestIdentity;
beforeAll(async () => {
  demo = await startIdentity({ demo: true });
  await demo.identity.demo.ensure();
});
afterAll(() => demo.close());

it('the demonstration offers one account for each role, and a click opens it', async () => {
  const { body } = await demo.browser().ask('GET', '/api/session');
  const offered = body.demo.flatMap((one: { roles: { role: string }[] }) => one.roles.map(({ role }) => role));
  expect([...new Set(offered)].toSorted()).toEqual(Object.keys(ROLES).toSorted());
  for (const { account, roles } of body.demo) {
    const browser = demo.browser();
    expect((await browser.ask('POST', '/api/session/demo', { account })).body.state).toBe('signed_in');
    const opened = (await browser.ask('GET', '/api/session')).body;
    expect(opened.user.id).toBe(account);
    expect(opened.post.roles).toEqual(roles);
  }
}, 120_000);

it('its people are made once, stand in the tree of the province, and have no password', async () => {
  expect(await demo.identity.demo.ensure()).toBe(false);
  expect(await demo.identity.setup.newLink()).toBeNull();
  const tree = await demo.identity.directory.tree();
  expect(tree.all.length).toBeGreaterThanOrEqual(60);
  const territories = new Set(tree.all.map((one) => one.territory));
  // The province, nine prefectures and Gui'an.
  expect(territories.size).toBe(11);
  expect(tree.all.filter((one) => one.unit === 'guian').every((one) => one.region === '520000')).toBe(true);
  expect(await demo.database.db.selectFrom('user_password').selectAll().execute()).toHaveLength(0);
});

it('where the demonstration is off its click is not there, and its sessions open nothing any more', async () => {
  const { body } = await demo.browser().ask('GET', '/api/session');
  const browser = demo.browser();
  await browser.ask('POST', '/api/session/demo', { account: body.demo[0].account });
  const token = browser.cookie.split('=')[1] as string;
  expect(await demo.identity.sessions.principalOf(token)).not.toBeNull();
  const { db } = demo.database;
  const sessions = liveSessions({
    store: sessionStore(db),
    directory: demo.identity.directory,
    limits: await readLimits(db),
    clock: demo.now,
    demo: false,
    officersNeedSecondFactor: false,
    onError: () => {},
  });
  expect(await sessions.principalOf(token)).toBeNull();

  const off = await startIdentity();
  expect((await off.browser().ask('POST', '/api/session/demo', { account: body.demo[0].account })).status).toBe(404);
  expect((await off.browser().ask('GET', '/api/session')).body.demo).toBeNull();
  await off.close();
});
