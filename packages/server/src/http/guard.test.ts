import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkHost, checkOrigin, hostName } from './guard.ts';

test('a host that is missing or no host at all is refused', () => {
  for (const host of [
    undefined,
    '',
    ' ',
    'localhost:',
    'localhost:x',
    'a b',
    '[::1',
    'localhost/',
    'localhost#@evil',
  ]) {
    expect(() => checkHost({ headers: host === undefined ? {} : { host } })).toThrow();
  }
});

test('a name passes only when it is a loopback name, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'localhst127.0:[]@/-') }), (host) => {
      const name = hostName(host);
      const passes = name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
      const check = () => checkHost({ headers: { host } });
      if (passes) expect(check).not.toThrow();
      else expect(check).toThrow();
    }),
  );
});

test('by its public name a page of the public address may ask, and no other; by loopback its own page', () => {
  const rules = { hosts: ['data.gz.example'], publicUrl: 'https://data.gz.example' };
  const ask = (host: string, origin: string) => () => {
    const request = { headers: { host, origin }, method: 'POST', url: '/api/users' };
    checkHost(request, rules);
    checkOrigin(request, rules);
  };
  expect(ask('data.gz.example', 'https://data.gz.example')).not.toThrow();
  expect(ask('127.0.0.1:8170', 'http://127.0.0.1:8170')).not.toThrow();
  for (const [host, origin] of [
    ['data.gz.example', 'http://data.gz.example'],
    ['data.gz.example', 'https://evil.example'],
    ['data.gz.example', 'https://data.gz.example.evil.example'],
    ['evil.example', 'https://data.gz.example'],
    ['127.0.0.1:8170', 'http://localhost:8170'],
    ['data.gz.example', 'null'],
  ] as const)
    expect(ask(host, origin), `${host} ${origin}`).toThrow();
});
