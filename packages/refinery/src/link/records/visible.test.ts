import { coveredAgrees } from '@kuaishu/standards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column } from '../dual/text.ts';
import { visibleBirth, visiblePartOf, visibleParts, visibleText, visibleValues } from './visible.ts';

const ID = { attribute: 'resident_id', kind: 'identifier' } as const;
const names = (shapes: Record<string, number>, more: { filled?: number; born?: boolean } = {}) =>
  visibleParts(ID, new Map(Object.entries(shapes)), { filled: 100, born: true, ...more });

describe('fields of what is visible', () => {
  it('one for each way of covering, where the second says no more than the first', () => {
    expect(names({ '999999********9999': 30, '9999**********9999': 20, '99****************': 40 })).toEqual([
      { attribute: 'resident_id_visible:18:1-6,15-18', kind: 'identifier', exclusive: false, of: 'resident_id' },
      {
        attribute: 'resident_id_visible:18:1-4,15-18',
        kind: 'identifier',
        exclusive: false,
        of: 'resident_id_visible:18:1-6,15-18',
      },
    ]);
    expect(names({ '999999********9999': 1 }, { filled: 1000 })).toEqual([]);
  });

  it('the birth date is compared as a birth date, where the link has one', () => {
    expect(names({ '999***99999999****': 50 })).toEqual([]);
    expect(names({ '999***99999999****': 50 }, { born: false }).map((f) => f.attribute)).toEqual([
      'resident_id_visible:18:1-3,7-14',
    ]);
  });

  it('hold the visible characters of whole and of covered numbers alike, and of nothing else', () => {
    const part = visiblePartOf('resident_id_visible:18:1-6,15-18');
    expect(part).toEqual({ whole: 'resident_id', length: 18, places: '1-6,15-18' });
    const text = visibleText(part as NonNullable<typeof part>, column('f'));
    expect(text.of({ f: '52010219900101123X' })).toBe('520102123X');
    expect(text.of({ f: '520102********123X' })).toBe('520102123X');
    expect(text.of({ f: '5201**********123X' })).toBeNull();
    expect(text.of({ f: '520102199001011' })).toBeNull();
    expect(visiblePartOf('resident_id')).toBeNull();
    expect(visibleBirth(column('f')).of({ f: '522***19900101****' })).toBe('1990-01-01');
    expect(visibleBirth(column('f')).of({ f: '522***1990********' })).toBeNull();
  });

  it('of one record: a whole number first; the birth date that a covered one shows, unless one is stated', () => {
    const fields = ['resident_id', 'resident_id_visible:18:1-6,15-18', 'birth_date'];
    expect(visibleValues(fields, { resident_id: null }, { resident_id: '520102********123X' })).toEqual({
      'resident_id_visible:18:1-6,15-18': '520102123X',
    });
    expect(
      visibleValues(fields, { resident_id: null, birth_date: null }, { resident_id: '522***19900101****' }),
    ).toEqual({ 'resident_id_visible:18:1-6,15-18': null, birth_date: '1990-01-01' });
  });

  it('of a whole and a covered number are equal exactly where the two agree', () => {
    const number = fc.stringMatching(/^[0-9]{18}$/);
    const shape = fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }).filter((p) => p.filter(Boolean).length >= 5);
    const other = fc.tuple(number, fc.nat(17), fc.nat(9));
    fc.assert(
      fc.property(number, shape, other, fc.boolean(), (whole, places, [any, at, digit], near) => {
        const second = near ? whole.slice(0, at) + String(digit) + whole.slice(at + 1) : any;
        const covered = [...second].map((c, i) => (places[i] ? c : '*')).join('');
        const [field] = visibleParts(ID, new Map([[covered.replace(/[^*]/g, '9'), 1]]), { filled: 1, born: false });
        const text = visibleText(visiblePartOf(field?.attribute ?? '') as never, column('f'));
        expect(text.of({ f: whole }) === text.of({ f: covered })).toBe(coveredAgrees(whole, covered));
      }),
    );
  });
});
