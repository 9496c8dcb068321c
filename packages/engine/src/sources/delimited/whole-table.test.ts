import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvText, encoded } from '../testing/csv-text.ts';
import { readTextTable } from './whole-table.ts';

const read = (bytes: Buffer) => readTextTable(bytes, 'list.csv', 1_000);

it('what a spreadsheet saves comes back, in each encoding, with quotes and line breaks in cells', () => {
  const text = fc
    .array(fc.constantFrom(...'赵钱孙李,;"\n .-_a1㵲'.match(/./gsu)!), { minLength: 1, maxLength: 8 })
    .map((parts) => `名${parts.join('')}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'),
      fc.constantFrom(',', '\t'),
      (rows, encoding, delimiter) => {
        const all = [['账号', '姓名', '单位'], ...rows];
        const table = read(encoded(csvText(all, delimiter, '\r\n'), encoding));
        expect(table.rows.map(({ cells }) => cells)).toEqual(all);
        expect(table.rows.map(({ row }) => row)).toEqual(all.map((_, i) => i + 1));
      },
    ),
  );
});

it('rows are counted as a spreadsheet counts them, lines as an editor does', () => {
  const rows = read(Buffer.from('账号,姓名\n"zhao","赵\n一"\n\nqian,钱二\n')).rows;
  expect(rows.map(({ row, line }) => [row, line])).toEqual([
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 5],
  ]);
});

it('a quote that never closes is a fault of its row and swallows no other', () => {
  const rows = read(Buffer.from('账号,姓名\nzhao,"赵一\nqian,钱二\nsun,孙三\n')).rows;
  expect(rows.map(({ fault, cells }) => fault ?? cells[0])).toEqual(['账号', 'BAD_QUOTE', 'qian', 'sun']);
});

it('no text, nothing, and more than a list has are refused', () => {
  expect(() => read(Buffer.from([1, 2, 0, 0, 3, 4, 5, 6, 0, 0]))).toThrow(/neither text/);
  expect(() => read(Buffer.from('\uFEFF \n'))).toThrow(/empty/);
  expect(() => read(Buffer.from('a,b\n'.repeat(1_001)))).toThrow(/more than 1000 rows/);
});
