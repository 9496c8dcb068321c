import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { columnName, xlsxSink } from './xlsx.ts';

const dir = mkdtempSync(join(tmpdir(), 'kuaishu-xlsx-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe('the small XLSX writer', () => {
  test('is read back by another library with titles, merges, dates and numbers', async () => {
    const path = join(dir, 'a.xlsx');
    const sink = xlsxSink(path, ['姓名', '日期', '金额'], {
      title: '花名册',
      notes: ['单位：元'],
      groups: [
        ['人', 1],
        ['其他', 2],
      ],
      dates: ['日期'],
      numbers: ['金额'],
    });
    // More than a megabyte of XML, so that several deflated pieces are joined.
    for (let i = 0; i < 20000; i++) sink.row([`张<三>&${i} `, '2020-03-09', String(i)]);
    sink.row(['李四', '不详', '']);
    sink.close();
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.worksheets[0]!;
    expect(sheet.rowCount).toBe(20005);
    expect(sheet.getCell('A1').value).toBe('花名册');
    expect(sheet.getCell('C1').master.address).toBe('A1');
    expect(sheet.getCell('C3').master.address).toBe('B3');
    expect(sheet.getRow(4).values).toEqual([undefined, '姓名', '日期', '金额']);
    const row = sheet.getRow(20004);
    expect(row.getCell(1).value).toBe('张<三>&19999 ');
    expect((row.getCell(2).value as Date).toISOString().slice(0, 10)).toBe('2020-03-09');
    expect(row.getCell(3).value).toBe(19999);
    expect(sheet.getRow(20005).getCell(2).value).toBe('不详');
  });

  test('columns are named as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
