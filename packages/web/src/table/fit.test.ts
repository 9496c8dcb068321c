import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted } from './fit.ts';

type Row = Readonly<Record<string, string | null>>;
const column = (key: string, width: number, title = key) => ({
  key,
  title,
  width,
  value: (row: Row) => row[key] ?? null,
});

test('a column without a word gives its width to the one that names the rows', () => {
  const columns = [column('title', 300, '需求'), column('unit', 160, '责任单位'), column('due', 110, '时限')];
  const widths = (rows: readonly Row[]) => fitted(columns, rows).map(({ width }) => width);
  expect(widths([{ title: '号牌', unit: '', due: null }])).toEqual([402, 96, 72]);
  expect(widths([{ title: '号牌' }, { title: '余额', unit: '贵州省公安厅', due: '2026-09-01' }])).toEqual([
    300, 160, 110,
  ]);
  expect(widths([])).toEqual([300, 160, 110]);
});

test('whatever the rows say, the table is as wide as before and no column but the first is wider', () => {
  const rows = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', 'x', null)));
  const widths = fc.tuple(fc.integer({ min: 40, max: 400 }), fc.integer({ min: 40, max: 400 }));
  fc.assert(
    fc.property(rows, widths, (some, [b, c]) => {
      const columns = [column('a', 200), column('b', b), column('c', c)];
      const fit = fitted(columns, some);
      expect(fit.reduce((sum, { width }) => sum + width, 0)).toBe(200 + b + c);
      expect(fit.slice(1).every(({ width }, i) => width <= (columns[i + 1]?.width ?? 0))).toBe(true);
    }),
  );
});
