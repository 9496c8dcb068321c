/** The SQL of covered numbers against the standards: the same form, and beside it no verdict; what is visible and impossible is wrong. */
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { coveredFault, coveredForm, type IdentifierRule, residentIdCheckDigit } from '@kuaishu/standards';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareLookups } from './lookups.ts';
import { cleanTexts } from './testing.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
  await prepareLookups(engine);
});
afterAll(() => engine.close());

const clean = (rule: IdentifierRule, texts: readonly string[]) =>
  cleanTexts(engine, { kind: 'identifier', rule }, texts);

test('a covered number stays as it is: no repair, no verdict', async () => {
  const rows = await clean('resident_id', ['520102********0774', '522***19900101****', '5*****************']);
  expect(rows.map(({ x, x_ok, _repaired }) => [x, x_ok, _repaired])).toEqual([
    ['520102********0774', null, 0],
    ['522***19900101****', null, 0],
    ['5*****************', null, 0],
  ]);
});

test('another writing of the cover becomes the one form, and that is a repair', async () => {
  const texts = [
    '520102****0774',
    '５２０１０２＊＊＊＊＊＊＊＊077x',
    '522XXXXXXXXXXX077X',
    '520102●●●●●●●●0774',
    '522****19900101****',
  ];
  const rows = await clean('resident_id', texts);
  expect(rows.map(({ x, x_ok }) => [x, x_ok])).toEqual(texts.map((text) => [coveredForm('resident_id', text), null]));
  expect(rows.every(({ _repaired }) => _repaired === 1)).toBe(true);
  expect((await clean('mobile', ['+86 138****5678']))[0]).toMatchObject({ x: '138****5678', x_ok: null });
});

test('what is visible and impossible is a wrong number; nothing but stars is none', async () => {
  const rows = await clean('resident_id', [
    '529902********0774',
    '522***19900230****',
    '******************',
    '****',
    '52010219900101123*',
  ]);
  expect(rows.map(({ x, x_ok }) => [x, x_ok])).toEqual([
    ['529902********0774', false],
    ['522***19900230****', false],
    [null, null],
    [null, null],
    // a single star is a slip for the X at the end
    ['52010219900101123X', true],
  ]);
});

const ids = fc
  .tuple(
    fc.constantFrom('520102', '522221', '110105', '999999', '990000'),
    fc.constantFrom('19900101', '19800229', '20011231', '19900230', '18491231', '19901301'),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, day, order]) => {
    const body = `${region}${day}${String(order).padStart(3, '0')}`;
    return body + residentIdCheckDigit(body);
  });
const phones = fc.stringMatching(/^(?:1[2-9][0-9]{9}|0851-[0-9]{8}|020-[0-9]{8})$/);
const cards = fc.stringMatching(/^[0-9]{12,20}$/);
const passports = fc.stringMatching(/^[A-Z][A-Z0-9][0-9]{7}$/);
const hidden = (numbers: fc.Arbitrary<string>) =>
  fc
    .tuple(
      numbers,
      fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      fc.constantFrom('*', '＊', '●', 'x', 'X', '**', '***'),
    )
    .map(([number, places, sign]) => [...number].map((c, i) => (places[i] || c === '-' ? c : sign)).join(''));

test.each([
  ['resident_id', ids],
  ['mobile', phones],
  ['landline', phones],
  ['phone', phones],
  ['bank_card', cards],
  ['passport', passports],
] as const)('%s covered anyhow has the form and the verdict of the standards', async (rule, numbers) => {
  const texts = fc.sample(hidden(numbers), { numRuns: 600, seed: 20261126 });
  const rows = await clean(rule, texts);
  const differing = texts.flatMap((text, i): unknown[] => {
    const form = coveredForm(rule, text);
    if (form === null) return rows[i]?.x !== null && rows[i]?.x_ok === null ? [{ text, got: rows[i] }] : [];
    const ok = coveredFault(rule, form) === null ? null : false;
    return rows[i]?.x === form && rows[i]?.x_ok === ok ? [] : [{ text, form, ok, got: rows[i] }];
  });
  expect(differing).toEqual([]);
  expect(rows.filter((row) => row.x !== null && row.x_ok === null).length).toBeGreaterThan(50);
});

test('cleaning a covered form changes nothing', async () => {
  const texts = fc
    .sample(hidden(ids), { numRuns: 200, seed: 3 })
    .flatMap((text) => coveredForm('resident_id', text) ?? []);
  const rows = await clean('resident_id', texts);
  expect(rows.map(({ x, _repaired }) => [x, _repaired])).toEqual(texts.map((text) => [text, 0]));
});
