import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withIdCheck } from '../base/check-digits.ts';
import { Random } from '../base/random.ts';
import { givenName } from '../names/given.ts';
import { surnames } from '../names/surnames.ts';
import type { DefectClass } from './classes.ts';
import { SPOILERS, type Spoiler } from './spoil.ts';

const spoiler = (kind: DefectClass): Spoiler => SPOILERS[kind]!;
const id = fc
  .tuple(
    fc.constantFrom('520102', '522221', '522628'),
    fc.integer({ min: 1930, max: 1999 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, year, sequence]) => withIdCheck(`${region}${year}0307${String(sequence).padStart(3, '0')}`));

describe('spoilers', () => {
  test('a 15-digit number and one without check character lead back to the number', () => {
    fc.assert(
      fc.property(id, (value) => {
        const short = spoiler('id_15')(value, new Random(1))!;
        const lost = spoiler('lost_check')(value, new Random(1))!;
        return (
          short.length === 15 &&
          withIdCheck(`${short.slice(0, 6)}19${short.slice(6)}`) === value &&
          withIdCheck(lost) === value
        );
      }),
    );
  });

  test('a wrong digit and swapped digits break the check', () => {
    fc.assert(
      fc.property(id, fc.nat(), (value, seed) => {
        for (const kind of ['wrong_digit', 'swapped_digits'] as const) {
          const written = spoiler(kind)(value, new Random(seed));
          if (written !== undefined && withIdCheck(written.slice(0, 17)) === written) return false;
        }
        return true;
      }),
    );
  });

  test('full width is undone by NFKC, a sound-alike name keeps its length, a traditional one its meaning', () => {
    expect(spoiler('fullwidth')('52010219900101123X', new Random(1))!.normalize('NFKC')).toBe('52010219900101123X');
    const random = new Random(5);
    let changed = 0;
    for (let i = 0; i < 500; i++) {
      const name = surnames.draw(random) + givenName(random, 1950 + (i % 70), i % 2 === 0);
      const written = spoiler('homophone')(name, random);
      if (written === undefined) continue;
      changed++;
      expect(written).not.toBe(name);
      expect([...written]).toHaveLength([...name].length);
    }
    expect(changed).toBeGreaterThan(420);
    expect(spoiler('traditional')('龙国华', random)).toBe('龍國華');
  });

  test('what does not apply is left alone', () => {
    for (const kind of ['id_15', 'wrong_phone', 'bad_phone', 'scientific', 'lost_check'] as const)
      expect(spoiler(kind)('', new Random(1))).toBeUndefined();
    expect(spoiler('id_15')(withIdCheck('52010220010307123'), new Random(1))).toBeUndefined();
  });
});
