/** Whoever owns an account is told of each change of a way to sign in, whoever made it. */
import { DEFAULT_USER_ID, Sm2PrivateKey, sm2Sign } from '@kuaishu/gm';
import { Secret, TOTP } from 'otpauth';
import { afterAll, expect, it } from 'vitest';
import { addUser, PASSWORDS, startWorld } from './testing/start-identity.ts';

const { test, world, org } = await startWorld('省档案局');
afterAll(() => test.close());

const told = async (user: string): Promise<string[]> =>
  (
    await test.database.db
      .selectFrom('notice')
      .select(['kind', 'text'])
      .where('user_id', '=', user)
      .orderBy('id')
      .execute()
  ).map(
    ({ kind, text }) =>
      `${kind} ${/the password was \w+|authenticator was \w+ \w+|SM2 key .* was \w+|mail address .* was \w+|service account .* has a new key|key of the service account .* was revoked/.exec(text.en)?.[0]} by ${/by (yourself|an administrator)/.exec(text.en)?.[1]}`,
  );

it('of one’s own changes', async () => {
  const { id, browser } = await addUser(test, world, { login: 'told.one', organisation: org });
  const password = PASSWORDS.user;
  const { body: totp } = await browser.ask('POST', '/api/account/totp', { password });
  const code = new TOTP({ secret: Secret.fromBase32(totp.secret) }).generate({ timestamp: test.now().getTime() });
  expect((await browser.ask('POST', '/api/account/totp/confirm', { code })).status).toBe(200);
  expect((await browser.ask('POST', '/api/account/totp/remove', { password })).status).toBe(200);
  const key = Sm2PrivateKey.generate();
  const { body: challenge } = await browser.ask('POST', '/api/account/sm2/challenge', { password });
  const signature = Buffer.from(sm2Sign(key, challenge.text, { userId: DEFAULT_USER_ID })).toString('base64');
  const added = await browser.ask('POST', '/api/account/sm2', {
    ticket: challenge.ticket,
    label: '钥匙',
    publicKey: key.publicKey.toPem(),
    signature,
  });
  expect(added.status).toBe(200);
  const { body: credentials } = await browser.ask('GET', '/api/account');
  await browser.ask('POST', `/api/account/sm2/${credentials.sm2[0].key}/revoke`, {});
  const changed = await browser.ask('POST', '/api/account/password', {
    current: password,
    next: '落霞与孤鹜 copper-lantern 8',
  });
  expect(changed.status).toBe(200);
  expect(await told(id)).toEqual([
    'credential the password was changed by yourself',
    'credential authenticator was set up by yourself',
    'credential authenticator was taken off by yourself',
    'credential SM2 key (certificate) was registered by yourself',
    'credential SM2 key (certificate) was revoked by yourself',
    'credential the password was changed by yourself',
  ]);
  const { body: notices } = await test.browser().ask('GET', '/api/notices');
  expect(notices.items).toBeUndefined();
});

it('of an administrator’s, and nothing of what was made', async () => {
  const { id } = await addUser(test, world, { login: 'told.two', organisation: org });
  const { body: reset } = await world.system.ask('POST', `/api/users/${id}/reset`, { reason: '忘记密码' });
  await world.system.ask('POST', `/api/users/${id}`, { email: 'new@example.test' });
  await world.system.ask('POST', `/api/users/${id}`, { name: '周吴郑' });
  expect((await told(id)).slice(1)).toEqual([
    'credential the password was reset by an administrator',
    'credential mail address for notices was changed by an administrator',
  ]);
  const rows = await test.database.db.selectFrom('notice').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(reset.password);
  expect(JSON.stringify(rows)).not.toContain('new@example.test');
});

it('of a service account’s keys: whoever made it', async () => {
  const { body: session } = await world.system.ask('GET', '/api/session');
  const before = (await told(session.user.id)).length;
  const { body: made } = await world.system.ask('POST', '/api/services', {
    name: '交换前置机',
    organisation: org,
    roles: ['developer'],
    purpose: '目录变更',
  });
  const { body: key } = await world.system.ask('POST', `/api/services/${made.service}/keys`, {});
  await world.system.ask('POST', `/api/services/${made.service}/keys/${key.key}/revoke`, {});
  expect((await told(session.user.id)).slice(before)).toEqual([
    'credential service account "交换前置机" has a new key by yourself',
    'credential key of the service account "交换前置机" was revoked by yourself',
  ]);
});
