import { expect, it } from 'vitest';
import { fromForm } from './from-form.ts';
import type { RawSheet, Sheet } from './sheets.ts';
import { manyEntries } from './testing/many-entries.ts';
import { toForm } from './to-form.ts';

const raw = (sheets: readonly Sheet[]): RawSheet[] =>
  sheets.map(({ name, columns, rows }) => ({
    name,
    rows: [columns, ...rows].map((cells, i) => ({
      row: i + 1,
      cells: cells.map((cell) => (cell === '' ? null : cell)),
    })),
  }));

it('ten thousand entries in one workbook read back as themselves', () => {
  const entries = manyEntries(10_000, 2);
  const { entries: read, faults, resources } = fromForm(raw(toForm(entries)), { audit: true });
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(resources).toBe(10_000);
  expect(read).toEqual(entries);
});

it('one wrong cell among them is named, and nothing is taken in', () => {
  const sheets = raw(toForm(manyEntries(1000, 3)));
  const cells = sheets[0]?.rows[2002]?.cells as (string | null)[];
  cells[10] = '怪型';
  const { entries: read, faults } = fromForm(sheets);
  expect(read.length).toBe(0);
  expect(faults.filter(({ severity }) => severity === 'error')).toMatchObject([
    { row: 2003, cell: 'K2003', code: 'not_a_choice' },
  ]);
});
