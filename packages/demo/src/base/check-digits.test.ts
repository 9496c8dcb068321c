import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withIdCheck, withLuhn, withOrgCheck, withUsccCheck } from './check-digits.ts';

describe('check characters', () => {
  test('agree with the examples printed in the standards', () => {
    expect(withIdCheck('11010519491231002')).toBe('11010519491231002X'); // GB 11643-1999
    expect(withIdCheck('44052418800101001')).toBe('440524188001010014');
    expect(withOrgCheck('D2143569')).toBe('D2143569X'); // GB 11714-1997
    expect(withUsccCheck('91350100M000100Y4')).toBe('91350100M000100Y43'); // GB 32100-2015
    expect(withLuhn('7992739871')).toBe('79927398713'); // ISO/IEC 7812-1
  });

  test('an ID number with one digit changed never keeps its check character', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (d, i, delta) => {
        const changed = d.with(i, (d[i]! + delta) % 10);
        return withIdCheck(d.join('')).at(-1) !== withIdCheck(changed.join('')).at(-1);
      }),
    );
  });
});
