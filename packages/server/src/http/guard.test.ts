import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkHost, hostName } from './guard.ts';

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
