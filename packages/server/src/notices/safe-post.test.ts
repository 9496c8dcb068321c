import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AddressRefused, checkUrl, isPublicAddress, type PostOptions, safePost } from './safe-post.ts';

let inside: Server;
let port: number;
let asked: string[] = [];
beforeAll(async () => {
  inside = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/away') response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
    else response.writeHead(200).end('secret');
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  port = (inside.address() as AddressInfo).port;
});
afterAll(() => inside.close());

const post = (url: string, more: Partial<PostOptions> = {}): Promise<{ status: number }> =>
  safePost(url, { allowed: [], headers: {}, body: '{}', signal: AbortSignal.timeout(5_000), ...more });

/** A name server that says whatever it is told to. */
const leadsTo = (...addresses: string[]): NonNullable<PostOptions['lookup']> =>
  ((_host: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as never;

describe('an address that somebody else named', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '198.18.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '::a00:1',
    '::ffff:0:a00:1',
    '4000::1',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'not an address',
  ])('%s is none of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['1.1.1.1', '223.5.5.5', '2400:3200::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    'http://example.org/hook',
    'https://127.0.0.1/hook',
    'https://[::1]/hook',
    'https://[::ffff:127.0.0.1]/hook',
    'https://[::127.0.0.1]/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://017700000001/hook',
    'https://localhost/hook',
    'https://LOCALHOST./hook',
    'https://a.localhost/hook',
    'https://router.lan/hook',
    'https://metadata.google.internal/',
    'https://intranet/hook',
    'https://user:password@example.org/hook',
    'file:///etc/passwd',
    'gopher://example.org/',
    'nonsense',
  ])('%s is refused before anything is sent', (url) => {
    expect(() => checkUrl(url, [])).toThrow(AddressRefused);
  });

  it('whose name leads inside is refused at the moment of connecting', async () => {
    asked = [];
    for (const lookup of [leadsTo('127.0.0.1'), leadsTo('1.1.1.1', '10.0.0.1'), leadsTo('::ffff:7f00:1'), leadsTo()])
      await expect(post(`https://hook.example:${port}/`, { lookup })).rejects.toThrow(AddressRefused);
    // a real name of this machine, by the real resolver
    await expect(post(`https://localhost:${port}/`)).rejects.toThrow(AddressRefused);
    expect(asked).toEqual([]);
  });

  it('that is harmless at the first look and inside at the second gets nothing either', async () => {
    asked = [];
    let looks = 0;
    const turning = ((host: string, options: object, callback: never) =>
      (looks++ === 0 ? leadsTo('192.0.2.1') : leadsTo('127.0.0.1'))(host, options as never, callback)) as never;
    for (let i = 0; i < 2; i++)
      await expect(post(`https://hook.example:${port}/`, { lookup: turning })).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  it('that the operator allowed by name and port is reached, and nobody is followed elsewhere', async () => {
    asked = [];
    const allowed = [`127.0.0.1:${port}`];
    expect(await post(`http://127.0.0.1:${port}/hook`, { allowed })).toEqual({ status: 200 });
    expect(await post(`http://127.0.0.1:${port}/away`, { allowed })).toEqual({ status: 302 });
    expect(asked).toEqual(['/hook', '/away']);
    await expect(post(`http://127.0.0.1:${port + 1}/hook`, { allowed })).rejects.toThrow(AddressRefused);
  });
});
