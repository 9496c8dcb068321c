import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import { useScratch } from '../testing/scratch.ts';
import { annotateWorkbook, type CellMark } from './annotate-workbook.ts';
import { readWorkbook, writeWorkbook } from './whole-workbook.ts';

const scratch = useScratch();
const marks: CellMark[] = [
  { sheet: '目录', cell: 'B2', row: 2, severity: 'error', text: '不是纯数字\n改法：只写 12' },
  { sheet: '目录', cell: 'B2', row: 2, severity: 'warning', text: '另一处' },
  { sheet: '目录', cell: null, row: 3, severity: 'warning', text: '整行' },
  { sheet: '没有这张表', cell: 'A1', row: 1, severity: 'error', text: '不丢' },
];

it('marks the sender’s own cells, keeps the rest, and lists every fault', async () => {
  const from = join(scratch.folder, 'sent.xlsx');
  const sent = new exceljs.Workbook();
  const own = sent.addWorksheet('目录');
  own.addRows([
    ['名称', '数量'],
    ['甲', '12条'],
    ['乙', 5],
  ]);
  own.getColumn(1).width = 33;
  own.getCell('A2').font = { bold: true };
  await sent.xlsx.writeFile(from);

  const to = join(scratch.folder, 'back.xlsx');
  expect(await annotateWorkbook(from, to, marks)).toEqual({ kept: true });
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(to);
  const sheet = book.getWorksheet('目录');
  if (!sheet) throw new Error('no sheet');
  expect(JSON.stringify(sheet.getCell('B2').note)).toContain('只写 12');
  expect(sheet.getCell('B2').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
  expect(sheet.getCell('A3').fill).toMatchObject({ fgColor: { argb: 'FFFFEB9C' } });
  expect([sheet.getCell('A2').font.bold, sheet.getColumn(1).width, sheet.getCell('B3').value]).toEqual([true, 33, 5]);
  expect(sheet.getCell('A2').fill).not.toHaveProperty('fgColor');
  const list = book.getWorksheet('错误清单');
  expect(list?.rowCount).toBe(marks.length + 1);
  // sent back once more, the list is made anew
  await annotateWorkbook(to, to, marks.slice(0, 1));
  expect((await readWorkbook(to)).at(-1)?.rows).toHaveLength(2);
});

it('a large one is written anew with its values, marks and list', async () => {
  const from = join(scratch.folder, 'large.xlsx');
  const rows = Array.from({ length: 6_000 }, (_, i) => [`资源${i}`, String(i)]);
  await writeWorkbook(from, [{ name: '目录', columns: ['名称', '数量'], rows }]);
  const to = join(scratch.folder, 'large-back.xlsx');
  expect(await annotateWorkbook(from, to, marks)).toEqual({ kept: false });
  const [sheet, list] = await readWorkbook(to);
  expect(sheet?.rows.map(({ cells }) => cells)).toEqual([['名称', '数量'], ...rows]);
  expect(list?.rows).toHaveLength(marks.length + 1);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(to);
  expect(JSON.stringify(book.getWorksheet('目录')?.getCell('B2').note)).toContain('只写 12');
  expect(book.getWorksheet('目录')?.getCell('A3').fill).toMatchObject({ fgColor: { argb: 'FFFFEB9C' } });
});

it('a small one that offers lists over whole columns is not opened cell by cell', async () => {
  const from = join(scratch.folder, 'columns.xlsx');
  await writeWorkbook(from, [{ name: '目录', columns: ['名称', '数量'], rows: [['甲', '1']] }]);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(from);
  const sheet = book.getWorksheet('目录') as unknown as {
    dataValidations: { add(range: string, rule: unknown): void };
  };
  sheet.dataValidations.add('A2:A1048576', { type: 'list', formulae: ['"甲,乙"'] });
  await book.xlsx.writeFile(from);
  expect(await annotateWorkbook(from, join(scratch.folder, 'columns-back.xlsx'), marks)).toEqual({ kept: false });
});
