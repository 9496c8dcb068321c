import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverText, coverWhole } from './cover-text.ts';

test('a name keeps its first character, an identity number its county and its end', () => {
  expect(coverText('欧阳某某', 'yellow', { method: 'cover', head: 1, tail: 0 })).toEqual({
    value: '欧***',
    covered: true,
  });
  expect(coverText('李四', 'yellow', { method: 'cover', head: 1, tail: 0 }).value).toBe('李*');
  expect(coverText('520102199001011234', 'yellow', { method: 'cover', head: 4, tail: 2 }).value).toBe(
    '5201************34',
  );
});

test('a value too short for its mask is covered whole', () => {
  expect(coverText('1234567', 'yellow', { method: 'cover', head: 4, tail: 2 }).value).toBe('*******');
});

test('green stays, red goes, empty stays empty', () => {
  expect(coverText('贵阳', 'green', { method: 'drop' })).toEqual({ value: '贵阳', covered: false });
  expect(coverText('秘', 'red', { method: 'keep' })).toEqual({ value: null, covered: true });
  expect(coverText('', 'yellow', { method: 'drop' })).toEqual({ value: '', covered: false });
});

test('no mask but keep ever shows more than half of a yellow text, or the text itself', () => {
  const mask = fc.oneof(
    fc.record({ method: fc.constant('cover' as const), head: fc.nat(8), tail: fc.nat(8) }),
    fc.record({ method: fc.constant('generalise' as const), to: fc.constantFrom('year' as const, 'band' as const) }),
    fc.constant({ method: 'shift_date' as const, days: 3 }),
    fc.constant({ method: 'pseudonym' as const }),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'赵钱孙李0123456789abc-'), minLength: 1, maxLength: 30 }),
      mask,
      (text, of) => {
        const { value, covered } = coverText(text, 'yellow', of);
        expect(covered).toBe(true);
        const seen = [...(value ?? '')].filter((c) => c !== '*').length;
        expect(seen).toBeLessThanOrEqual(Math.max(1, [...text].length / 2, of.method === 'generalise' ? 4 : 0));
      },
    ),
  );
});

test('a column of unknown meaning shows its length class only', () => {
  expect(coverWhole('13800001234')).toEqual({ value: '***********', covered: true });
  expect(coverWhole('x'.repeat(500)).value).toHaveLength(24);
});
