/** The SQL of numbers and amounts against the standards' parser. */
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { parseNumber, saysNothing } from '@kuaishu/standards';
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

const amount = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, scale]) => ({ n: n / 10 ** scale, scale }));
const styles: readonly ((a: { n: number; scale: number }) => string)[] = [
  ({ n, scale }) => n.toFixed(scale),
  ({ n, scale }) => `-${n.toFixed(scale)}`,
  ({ n, scale }) => n.toLocaleString('en-US', { minimumFractionDigits: scale, maximumFractionDigits: scale }),
  ({ n, scale }) => `${n.toFixed(scale)}元`,
  ({ n, scale }) => `¥ ${n.toFixed(scale)}`,
  ({ n, scale }) => `${n.toFixed(scale)}万元`,
  ({ n, scale }) => `${n.toFixed(scale)} 亿`,
  ({ n, scale }) => `人民币${n.toFixed(scale)}百万元整`,
  ({ n, scale }) => `(${n.toFixed(scale)})`,
  ({ n, scale }) => `（${n.toFixed(scale)}元）`,
  ({ n }) => n.toExponential(3),
  ({ n, scale }) => ` ${[...n.toFixed(scale)].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')}　`,
  ({ n, scale }) => `${n.toFixed(scale)}。`,
  ({ n, scale }) => `约${n.toFixed(scale)}k`,
  ({ n, scale }) => `${n.toFixed(scale)}-${n.toFixed(0)}`,
  ({ n }) => `${n.toFixed(0)},5`,
  ({ n }) => `'${n.toFixed(0)}`,
  ({ n }) => `${n.toFixed(0)}(建安费9)`,
  () => '面议',
];
const texts = [
  ...fc.sample(
    fc.tuple(amount, fc.constantFrom(...styles)).map(([a, style]) => style(a)),
    { numRuns: 2500, seed: 9 },
  ),
  '.5',
  '5.',
  '.',
  '1..2',
  '--5',
  '(-5)',
  '无',
  '1e400',
  '',
];

test('an amount in yuan is read as the standard reads it', async () => {
  const rows = await cleanTexts(engine, { kind: 'number', unit: '元' }, texts);
  const differing = texts.flatMap((text, i) => {
    const expected = saysNothing(text) ? null : (parseNumber(text)?.value ?? null);
    const got = rows[i]!.x as number | null;
    const same =
      got === expected || (got !== null && expected !== null && Math.abs(got - expected) <= 1e-9 * Math.abs(expected));
    return same && (rows[i]!._unparsed === 1) === (expected === null && !saysNothing(text))
      ? []
      : [{ text, got, expected, unparsed: rows[i]!._unparsed }];
  });
  expect(differing).toEqual([]);
});

test("units: the text's own wins over the file's, the file's over the element's; another kind is unreadable", async () => {
  const area = { kind: 'number', unit: '㎡' } as const;
  expect(
    (await cleanTexts(engine, area, ['3亩', '3', '2公顷', '1.5万平方米', '3km²', '3元'])).map((row) => row.x),
  ).toEqual([2000, 3, 20000, 15000, 3000000, null]);
  expect((await cleanTexts(engine, area, ['3', '10㎡', '无'], '亩')).map((row) => row.x)).toEqual([2000, 10, null]);
  expect(
    (await cleanTexts(engine, { kind: 'money', currency: 'CNY' }, ['3.2', '5元', '1.005', '2亿', '7美元'], '万元')).map(
      (row) => row.x,
    ),
  ).toEqual([32000, 5, 10050, 200000000, null]);
  expect(
    (await cleanTexts(engine, { kind: 'number', unit: '%' }, ['12.5%', '12.5', '125‰'])).map((row) => row.x),
  ).toEqual([12.5, 12.5, 12.5]);
  expect((await cleanTexts(engine, { kind: 'number', unit: '' }, ['12.5%', '0.125'])).map((row) => row.x)).toEqual([
    0.125, 0.125,
  ]);
});

test('a converted unit and a mended width count as repairs, separators do not', async () => {
  const rows = await cleanTexts(engine, { kind: 'money', currency: 'CNY' }, ['1,234.50', '１２', '3万元', '12元']);
  expect(rows.map((row) => row._repaired)).toEqual([0, 1, 1, 0]);
});
