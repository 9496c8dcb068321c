/** The SQL of dates, months and years against the standards' parsers. */
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { parseDate, parseDateTime, parseMonth, parseYear, saysNothing } from '@kuaishu/standards';
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

const pad = (n: number) => String(n).padStart(2, '0');
const HAN = '〇一二三四五六七八九';
const han = (n: number) => [...String(n)].map((d) => HAN[Number(d)]).join('');
const hanOrdinal = (n: number) =>
  n < 10 ? HAN[n] : `${n >= 20 ? HAN[Math.floor(n / 10)] : ''}十${n % 10 ? HAN[n % 10] : ''}`;
const MONTHS = [
  'Jan',
  'February',
  'Mar',
  'April',
  'May',
  'Jun',
  'July',
  'Aug',
  'Sept',
  'Oct',
  'Nov',
  'December',
  'Foo',
];
const wide = (text: string) =>
  [...text].map((c) => (c > ' ' && c <= '~' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');

/** Some of the days do not exist: they must be refused alike. */
const parts = fc.record({
  y: fc.integer({ min: 950, max: 2090 }),
  m: fc.integer({ min: 0, max: 13 }),
  d: fc.integer({ min: 0, max: 32 }),
});
const dayStyles: readonly ((p: { y: number; m: number; d: number }) => string)[] = [
  ({ y, m, d }) => `${y}-${pad(m)}-${pad(d)}`,
  ({ y, m, d }) => `${y}${pad(m)}${pad(d)}`,
  ({ y, m, d }) => `${y}/${m}/${d}`,
  ({ y, m, d }) => `${y}.${m}.${d}`,
  ({ y, m, d }) => `${y}年${m}月${d}日`,
  ({ y, m, d }) => `${y} 年 ${m} 月 ${d} 号`,
  ({ y, m, d }) => `${y}-${m}-${d} 0:00:00`,
  ({ y, m, d }) => `${y}/${m}/${d} 星期三`,
  ({ y, m, d }) => `${pad(d)}/${pad(m)}/${y}`,
  ({ y, m, d }) => `${m}-${d}-${y} 8:30`,
  ({ y, m, d }) => `${y}${pad(m)}${pad(d)}101530`,
  ({ y, m, d }) => `${y}${pad(m)}${pad(d)}.0`,
  ({ y, m, d }) => `${d} ${MONTHS[m % 13]} ${y}`,
  ({ y, m, d }) => `${MONTHS[m % 13]} ${d}, ${y}`,
  ({ y, m, d }) => `${han(y)}年${hanOrdinal(m)}月${hanOrdinal(d)}日`,
  ({ y, m, d }) => `民国${y % 120}年${m}月${d}日`,
  ({ y, m, d }) => wide(`${y}-${m}-${d}`),
  ({ y, m, d }) => `  ${y}-${pad(m)}-${pad(d)}\u3000`,
  ({ y, m, d }) => `${y % 100}-${m}-${d}`,
  ({ y }) => `${y}`,
  ({ y, m }) => `${y}-${m}`,
];
const days = fc.tuple(parts, fc.constantFrom(...dayStyles)).map(([p, style]) => style(p));

test('a date is read as the standard reads it', async () => {
  const texts = [
    ...fc.sample(days, { numRuns: 3000, seed: 5 }),
    '43899',
    '43899.5',
    '12345678',
    '00061',
    '00060',
    '',
    '无',
    '0000-00-00',
  ];
  const rows = await cleanTexts(engine, { kind: 'date' }, texts);
  const differing = texts.flatMap((text, i) => {
    const expected = saysNothing(text) || text === '0000-00-00' ? null : parseDate(text, { serials: true });
    const unread = expected === null && !saysNothing(text) && text !== '0000-00-00';
    const row = rows[i]!;
    return row.x === expected && (row._unparsed === 1) === unread
      ? []
      : [{ text, got: row.x, unparsed: row._unparsed, expected }];
  });
  expect(differing).toEqual([]);
});

test('a moment is read as the standard reads it', async () => {
  const clock = fc.constantFrom(
    ' 10:15:30',
    'T10:15:30',
    ' 1:02',
    'T10:15:30.123Z',
    ' 24:00:00',
    ' 下午3:05',
    ' 3:05 pm',
    ' 10时5分',
    '',
    ' 10:61',
    ' 12:00:00 AM',
    'T10:15:30+08:00',
  );
  const made = fc
    .tuple(parts, fc.constantFrom(...dayStyles.slice(0, 5)), clock)
    .map(([p, style, time]) => `${style(p)}${time}`);
  const texts = [
    ...fc.sample(made, { numRuns: 2000, seed: 6 }),
    '20200309101530',
    '1583719200',
    '1583719200123',
    '2020-03-09 abc',
    '无',
  ];
  const rows = await cleanTexts(engine, { kind: 'datetime' }, texts);
  const differing = texts.flatMap((text, i) => {
    const expected = saysNothing(text) ? null : parseDateTime(text);
    return rows[i]!.x === expected ? [] : [{ text, got: rows[i]!.x, expected }];
  });
  expect(differing).toEqual([]);
});

test('months and years are read as the standard reads them', async () => {
  const period = fc
    .tuple(
      parts,
      fc.constantFrom(
        ({ y, m }: { y: number; m: number }) => `${y}-${m}`,
        ({ y, m }) => `${y}${pad(m)}`,
        ({ y, m }) => `${y}年${m}月`,
        ({ y, m }) => `${han(y)}年${hanOrdinal(m)}月`,
        ({ y }) => `${y}年度`,
        ({ y }) => `${y}.0`,
        ({ y }) => `${han(y)}年`,
        ({ y, m }) => `${y}/${m}/1`,
        ({ y }) => `${y}`,
        ({ m }) => `${m}`,
      ),
    )
    .map(([p, style]) => style(p));
  const texts = fc.sample(period, { numRuns: 2000, seed: 8 });
  const months = await cleanTexts(engine, { kind: 'month' }, texts);
  const years = await cleanTexts(engine, { kind: 'year' }, texts);
  const differing = texts.flatMap((text, i) => {
    const expected = [parseMonth(text), parseYear(text)];
    return months[i]!.x === expected[0] && years[i]!.x === expected[1]
      ? []
      : [{ text, got: [months[i]!.x, years[i]!.x], expected }];
  });
  expect(differing).toEqual([]);
});
