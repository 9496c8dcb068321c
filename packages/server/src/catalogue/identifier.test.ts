import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeIdentifier, identifiersOf } from './identifier.ts';

test('a name in Chinese gives its initials, and the next number where the house has them', () => {
  expect(freeIdentifier(identifiersOf('户籍人口信息'), new Set())).toBe('hjrkxx');
  expect(freeIdentifier(identifiersOf('户籍人口信息'), new Set(['hjrkxx', 'hjrkxx_2']))).toBe('hjrkxx_3');
  expect(freeIdentifier(identifiersOf('2024年高考（Q2）'), new Set())).toBe('t_2024ngk_q2');
  expect(freeIdentifier(identifiersOf('？！'), new Set())).toBe('');
});

test('whatever the name, what is offered may be an identifier and is free', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(5), (name, n) => {
      const wanted = identifiersOf(name);
      const offered = freeIdentifier(wanted, new Set(wanted.slice(0, n)));
      expect(offered === '' || /^[a-z][a-z0-9_-]{0,62}$/.test(offered)).toBe(true);
      expect(wanted.slice(0, n)).not.toContain(offered);
    }),
    { numRuns: 40 },
  );
});
