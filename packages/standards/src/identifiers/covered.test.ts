import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { residentIdCheckDigit } from './check-digits.ts';
import { coveredAgrees, coveredFault, coveredForm, coveredVerdict, visiblePlaces } from './covered.ts';
import { validate } from './validate.ts';

const ids = fc
  .tuple(
    fc.constantFrom('520102', '522221', '110105', '530103'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, day, order]) => {
    const body = `${region}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    return body + residentIdCheckDigit(body);
  });
/** Which characters are shown: at least one, and at least two are not. */
const shown = (length: number) =>
  fc
    .array(fc.boolean(), { minLength: length, maxLength: length })
    .filter((places) => places.includes(true) && places.filter((place) => !place).length >= 2);
const cover = (number: string, places: readonly boolean[]) =>
  [...number].map((character, i) => (places[i] ? character : '*')).join('');

describe('forms of covered numbers', () => {
  test.each([
    ['resident_id', '520102********0774', '520102********0774'],
    ['resident_id', '520102****0774', '520102********0774'],
    ['resident_id', '５２０１０２＊＊＊＊＊＊＊＊077x', '520102********077X'],
    ['resident_id', '522XXXXXXXXXXX077X', '522***********077X'],
    ['resident_id', '522XXXXXXXXXXXXXXX', '522***************'],
    ['resident_id', '522****19900101****', '522***19900101****'],
    ['resident_id', '****19900101****', '******19900101****'],
    ['resident_id', '522***19900101****', '522***19900101****'],
    ['resident_id', '5201 02** **** **07 74', '520102********0774'],
    ['resident_id', '520102*****0774', '520102************'],
    ['resident_id', '52010219900101123*', null],
    ['resident_id', '520102199001011234', null],
    ['resident_id', '******************', null],
    ['mobile', '138****5678', '138****5678'],
    ['mobile', '138-****-5678', '138****5678'],
    ['mobile', '138*****5678', '138****5678'],
    ['mobile', '+86 138****5678', '138****5678'],
    ['mobile', '138****', '138********'],
    ['phone', '0851-8559****', '0851-8559****'],
    ['phone', '138●●●●5678', '138****5678'],
    ['bank_card', '6222 **** **** 1234', '6222********1234'],
    ['uscc', '9152************9X', null],
  ] as const)('%s %s → %s', (rule, text, form) => {
    expect(coveredForm(rule, text)).toBe(form);
  });

  test('what is visible is named by its places', () => {
    expect(visiblePlaces('520102********0774')).toBe('1-6,15-18');
    expect(visiblePlaces('5*****************')).toBe('1');
  });
});

describe('what is visible is checked', () => {
  test.each([
    ['520102********0774', null],
    ['529902********0774', 'region'],
    ['999***************', 'region'],
    ['9521**************', null],
    ['522***19900230****', 'date'],
    ['522*******0230****', 'date'],
    ['522*******1331****', 'date'],
    ['522***1990********', null],
    ['522***1990**31****', null],
    ['***********230****', null],
  ] as const)('%s', (form, fault) => {
    expect(coveredFault('resident_id', form)).toBe(fault);
  });

  test('a verdict says which places are visible, in both languages, and is never ok', () => {
    const verdict = validate({ kind: 'identifier', rule: 'resident_id' }, '520102********0774');
    expect(verdict).toMatchObject({ ok: false, code: 'covered' });
    expect(coveredVerdict('resident_id', '520102********0774')?.message).toEqual({
      zh: '号码被遮盖，可见第 1-6、15-18 位；可见部分没有问题，其余无法核对',
      en: 'covered: characters 1-6, 15-18 are visible and possible, the others cannot be checked',
    });
    expect(validate({ kind: 'identifier', rule: 'resident_id' }, '529902********0774')).toMatchObject({
      ok: false,
      code: 'region',
    });
  });
});

describe('of any valid number', () => {
  test('covering places at random never contradicts it, nor is it ever taken for right', () => {
    fc.assert(
      fc.property(ids, shown(18), (id, places) => {
        const covered = cover(id, places);
        expect(coveredForm('resident_id', covered)).toBe(covered);
        expect(coveredFault('resident_id', covered)).toBeNull();
        expect(coveredAgrees(covered, id)).toBe(true);
        expect(validate({ kind: 'identifier', rule: 'resident_id' }, covered).ok).toBe(false);
      }),
    );
  });

  test('it agrees with exactly the numbers that have its visible characters, and so do two covered ones', () => {
    fc.assert(
      fc.property(ids, ids, shown(18), shown(18), (one, other, left, right) => {
        const both = (a: readonly boolean[], b: readonly boolean[]) =>
          [...one].every((character, i) => !(a[i] && b[i]) || character === other[i]);
        const all = left.map(() => true);
        expect(coveredAgrees(cover(one, left), other)).toBe(both(left, all));
        expect(coveredAgrees(cover(one, left), cover(other, right))).toBe(both(left, right));
      }),
    );
  });
});
