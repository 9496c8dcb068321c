import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../shape.ts';
import { sniffFile } from '../sniff.ts';
import { xlsxWith } from '../testing/hostile.ts';
import { useScratch } from '../testing/scratch.ts';
import { kindOfFormat, numberText, serialText } from './number-text.ts';

const scratch = useScratch();
let serial = 0;

/** A workbook written by another program's code: ExcelJS. */
async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = join(scratch.folder, `book-${++serial}.xlsx`);
  await book.xlsx.writeFile(path);
  return path;
}

describe('cells', () => {
  it('become the text that they show, with all digits', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('人口');
      sheet.addRow(['文本', '日期', '时刻', '数', '长数', '代码', '真假', '公式', '错误', '富文本']);
      const row = sheet.addRow([
        '520102199001011234',
        new Date(Date.UTC(1990, 0, 31)),
        new Date(Date.UTC(2026, 4, 6, 7, 8, 9)),
        4.05,
        123456789012345,
        123,
        true,
        { formula: '1+1', result: 2 },
        { error: '#N/A' },
        { richText: [{ text: '贵' }, { text: '阳' }] },
      ]);
      row.getCell(2).numFmt = 'yyyy"年"m"月"d"日"';
      row.getCell(3).numFmt = 'yyyy-mm-dd hh:mm:ss';
      row.getCell(6).numFmt = '000000';
      sheet.addRow(['=cmd|x', null, null, -0.5, 1e21, 7]);
    });
    const taken = await scratch.collect(path);
    expect(taken.values[0]).toEqual([
      '520102199001011234',
      '1990-01-31',
      '2026-05-06 07:08:09',
      '4.05',
      '123456789012345',
      '000123',
      'TRUE',
      '2',
      '#N/A',
      '贵阳',
    ]);
    expect(taken.values[1]).toEqual([
      '=cmd|x',
      null,
      null,
      '-0.5',
      '1000000000000000000000',
      '7',
      null,
      null,
      null,
      null,
    ]);
    expect(taken.warnings.map((warning) => warning.code)).toContain('LONG_NUMBERS');
  });

  it('of other writers: prefixes, inline and shared strings, escapes, missing addresses', async () => {
    const xml =
      '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>名称</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row><x:row r="5"><x:c r="A5" t="str"><x:f>A1</x:f><x:v>甲 &amp; 乙 &#x4E19;</x:v></x:c><x:c r="B5" t="s"><x:v>1</x:v></x:c></x:row><x:row r="6"><x:c r="B6"><x:v>5.20102199001011E+17</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const strings =
      '<sst xmlns="x"><si><t xml:space="preserve"> 代码</t></si><si><r><t>a_x000D_</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>ignored</t></rPh></si></sst>';
    const taken = await scratch.collect(scratch.file('other.xlsx', xlsxWith(xml, { 'xl/sharedStrings.xml': strings })));
    expect(taken.columns).toEqual(['名称', '代码']);
    expect(taken.values).toEqual([
      ['甲 & 乙 丙', 'a\rb'],
      [null, '520102199001011000'],
    ]);
    expect([lineOf(taken, 0), lineOf(taken, 1)]).toEqual([5, 6]);
  });

  it('written by ExcelJS come back equal, whatever their text', async () => {
    const characters = fc.constantFrom(...'张三&<>"\'=+,\t 　😀㵲_x0041_0.1'.match(/./gsu)!);
    const text = fc.array(characters, { minLength: 1, maxLength: 8 }).map((parts) => `t${parts.join('')}t`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 15 }),
        async (rows) => {
          const path = await workbook((book) => {
            const sheet = book.addWorksheet('s');
            sheet.addRow(['a', 'b', 'c']);
            for (const row of rows) sheet.addRow(row);
          });
          const taken = await scratch.collect(path, { headerRow: 1 });
          // OOXML's own escape: _x0041_ is A
          expect(taken.values).toEqual(rows.map((row) => row.map((cell) => cell.replaceAll('_x0041_', 'A'))));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('sheets', () => {
  it('with titles, merged group headings, units and gaps', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('登记');
      sheet.addRow(['贵阳市不动产登记表']);
      sheet.mergeCells('A1:F1');
      sheet.addRow(['填报单位：自然资源局']);
      sheet.addRow([]);
      sheet.addRow(['序号', '权利人', '', '共有人', '', '面积']);
      sheet.addRow(['', '姓名', '证件号', '姓名', '证件号', '']);
      sheet.mergeCells('B4:C4');
      sheet.mergeCells('D4:E4');
      sheet.mergeCells('A4:A5');
      sheet.mergeCells('F4:F5');
      sheet.addRow([1, '张三', '520102199001011234', '李四', '520102199101011234', 98.5]);
      sheet.addRow([]);
      sheet.addRow([2, '王五', '520102199201011234', null, null, 120]);
    });
    expect(await sniffFile(path)).toMatchObject({
      headerLine: 4,
      headerRows: 2,
      dataLine: 6,
      columns: ['序号', '权利人/姓名', '权利人/证件号', '共有人/姓名', '共有人/证件号', '面积'],
    });
    const taken = await scratch.collect(path);
    expect(taken.values.map((row) => row[1])).toEqual(['张三', '王五']);
    expect([lineOf(taken, 0), lineOf(taken, 1)]).toEqual([6, 8]);
    expect(taken).toMatchObject({ total: 2, rows: 2 });
    // ExcelJS leaves blank rows out altogether
    expect(taken.warnings).toEqual([]);
  });

  it('are chosen by name or number; else the first visible one with rows', async () => {
    const path = await workbook((book) => {
      book.addWorksheet('空');
      book.addWorksheet('藏', { state: 'hidden' }).addRows([['h'], ['x']]);
      book.addWorksheet('甲').addRows([
        ['a', 'b'],
        ['1', '2'],
      ]);
      book.addWorksheet('乙').addRows([
        ['c', 'd'],
        ['3', '4'],
      ]);
    });
    const shape = await sniffFile(path);
    expect(shape).toMatchObject({ sheet: '甲', sheets: ['空', '藏', '甲', '乙'] });
    expect(shape.warnings.map((warning) => warning.code)).toContain('MORE_SHEETS');
    expect((await scratch.collect(path, { sheet: '乙' })).values).toEqual([['3', '4']]);
    expect((await scratch.collect(path, { sheet: '4' })).values).toEqual([['3', '4']]);
    await expect(sniffFile(path, { sheet: '丙' })).rejects.toMatchObject({ code: 'SHEET_MISSING' });
  });

  it('of many rows keep order and count', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('s');
      sheet.addRow(['n', 'name']);
      for (let i = 0; i < 20_000; i++) sheet.addRow([i, `某街道办事处第${i % 97}号`]);
      sheet.addRow([1, 'x', 'one too many']);
    });
    const taken = await scratch.collect(path);
    expect(taken.values.every((row, i) => row[0] === String(i))).toBe(true);
    expect(taken).toMatchObject({ rows: 20_000, rejected: 1, total: 20_001 });
    expect(taken.rejects[0]).toMatchObject({ line: 20_002, code: 'MANY_FIELDS' });
  });
});

describe('numbers', () => {
  it('are written out without exponent and without binary noise', () => {
    expect(
      [
        '1.0E+17',
        '5.2010219900101123E+17',
        '4.0499999999999998',
        '1e-7',
        '-2.50E+3',
        '0.30000000000000004',
        '12345678901234567890',
        '0012',
      ].map(numberText),
    ).toEqual([
      '100000000000000000',
      '520102199001011230',
      '4.05',
      '0.0000001',
      '-2500',
      '0.30000000000000004',
      '12345678901234567890',
      '0012',
    ]);
  });

  it('keep their value when written out (property)', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (value) => Number(numberText(String(value))) === value,
      ),
    );
  });

  it('are dates by their format', () => {
    expect(
      [
        'yyyy-mm-dd',
        'm/d/yy',
        'yyyy"年"m"月"',
        '[$-804]yyyy/m/d',
        'mmm-yy',
        'h:mm',
        '[h]:mm:ss',
        '0.00',
        '#,##0',
        'General',
        '@',
        '0.00E+00',
        '"day" 0',
        '[Red]0',
        '000000',
        '[DBNum1]yyyy年m月d日',
      ].map((code) => kindOfFormat(200, code)),
    ).toEqual([
      'date',
      'date',
      'date',
      'date',
      'date',
      'time',
      'time',
      'number',
      'number',
      'number',
      'number',
      'number',
      'number',
      'number',
      { digits: 6 },
      'date',
    ]);
  });

  it('as serials match the calendar, with the leap year that was none', () => {
    expect(serialText(1, 'date', false)).toBe('1900-01-01');
    expect(serialText(59, 'date', false)).toBe('1900-02-28');
    expect(serialText(60, 'date', false)).toBe(null);
    expect(serialText(61, 'date', false)).toBe('1900-03-01');
    expect(serialText(42493, 'date', false)).toBe('2016-05-03');
    expect(serialText(42493.5, 'date', false)).toBe('2016-05-03 12:00:00');
    expect(serialText(0.25, 'time', false)).toBe('06:00:00');
    expect(serialText(0, 'date', true)).toBe('1904-01-01');
    expect(serialText(-1, 'date', false)).toBe(null);
  });
});
