import { expect, it } from 'vitest';
import { type Lookup, reachOf, urlOf } from './database-reach.ts';

const leadsTo =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map((address) => ({ address }));

it('pins the public address that was judged, and asks for TLS', async () => {
  expect(
    await reachOf({ host: 'db.example.cn', port: 5432, tls: false }, { allowed: [], lookup: leadsTo('8.8.8.8') }),
  ).toEqual({ address: '8.8.8.8', tls: true });
});

it('refuses a name that leads inside with any of its addresses', async () => {
  for (const addresses of [['10.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['fd00::1'], ['::ffff:192.168.1.1'], []])
    await expect(
      reachOf({ host: 'db.example.cn', port: 5432 }, { allowed: [], lookup: leadsTo(...addresses) }),
    ).rejects.toMatchObject({ code: 'bad_request', where: 'body.connection.host' });
});

it('takes the host and port that the operator allowed, and no other port of it', async () => {
  const allowed = ['db.gz.internal:5432'];
  expect(await reachOf({ host: 'DB.gz.internal', port: 5432 }, { allowed })).toEqual({ address: null, tls: false });
  await expect(
    reachOf({ host: 'db.gz.internal', port: 22 }, { allowed, lookup: leadsTo('10.0.0.1') }),
  ).rejects.toMatchObject({ code: 'bad_request' });
});

it('writes an address whose parts stay parts', () => {
  const url = new URL(
    urlOf({ kind: 'mysql', host: '::1', port: 3306, database: 'a/b?socketPath=/x', user: 'u@v', password: 'p:/?#' }),
  );
  expect([url.hostname, url.port, url.search, url.pathname]).toEqual([
    '[::1]',
    '3306',
    '',
    '/a%2Fb%3FsocketPath%3D%2Fx',
  ]);
  expect([decodeURIComponent(url.username), decodeURIComponent(url.password)]).toEqual(['u@v', 'p:/?#']);
});
