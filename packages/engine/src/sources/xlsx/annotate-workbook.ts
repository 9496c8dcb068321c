/**
 * A copy of a workbook to give back to its sender: each faulty cell coloured and with a comment that says what is wrong and how to mend it, and a sheet at
 * the end that lists them all. The sender's own file is marked in place; where it is too large to be held in memory, its values are written anew.
 */
import { rename, rm } from 'node:fs/promises';
import { DEFAULT_LIMITS } from '../shape.ts';
import { columnWidth, readWorkbook, type SheetToWrite, type WholeSheet } from './whole-workbook.ts';
import { openWorkbook } from './workbook.ts';

export interface CellMark {
  readonly sheet: string;
  /** Such as F12; null: the first cell of the row. */
  readonly cell: string | null;
  /** 1-based. */
  readonly row: number;
  readonly severity: 'error' | 'warning';
  /** What is wrong and how to mend it, a line each. */
  readonly text: string;
}

/** Name and headings of the list at the end. */
export interface MarkWords {
  readonly list: string;
  readonly columns: readonly [sheet: string, cell: string, severity: string, text: string];
  readonly severity: Readonly<Record<CellMark['severity'], string>>;
}

export const MARK_WORDS: Readonly<Record<'zh' | 'en', MarkWords>> = {
  zh: {
    list: '错误清单',
    columns: ['工作表', '单元格', '程度', '问题与改法'],
    severity: { error: '错误', warning: '提醒' },
  },
  en: {
    list: 'Faults',
    columns: ['Sheet', 'Cell', 'Severity', 'What and how to mend'],
    severity: { error: 'error', warning: 'warning' },
  },
};

const COLOURS = { error: 'FFFFC7CE', warning: 'FFFFEB9C' } as const;
/** Rows up to which a workbook is held in memory to be marked in place. */
const IN_PLACE = 5_000;
/** Spreadsheets become slow with more comments than this on a sheet; the list has all. */
const MOST_COMMENTS = 5_000;

/** Errors: SourceError when the workbook cannot be read. → whether the sender's own layout was kept. */
export async function annotateWorkbook(
  path: string,
  to: string,
  marks: readonly CellMark[],
  words: MarkWords = MARK_WORDS.zh,
): Promise<{ readonly kept: boolean }> {
  // the own reader refuses bombs and damage before another one opens the file
  const sheets = await readWorkbook(path);
  const small = sheets.reduce((sum, { rows }) => sum + rows.length, 0) <= IN_PLACE;
  const kept = small && (await areaOfRanges(path)) <= MOST_AREA;
  const aside = `${to}.tmp`;
  try {
    await (kept ? markInPlace(path, aside, marks, words) : writeMarked(sheets, aside, marks, words));
    await rename(aside, to);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  return { kept };
}

/** Cells that merged areas and choices cover: a workbook opened to be marked has an object for each, and lists of whole columns are common. */
const MOST_AREA = 200_000;

async function areaOfRanges(path: string): Promise<number> {
  const book = await openWorkbook(path, DEFAULT_LIMITS);
  try {
    let area = 0;
    for (const { part } of book.sheets)
      for (const [, ranges = ''] of (await book.zip.whole(part)).matchAll(
        /(?:sqref|<(?:\w+:)?mergeCell [^>]*ref)="([^"]*)"/g,
      ))
        for (const [, left = '', top, right = '', bottom] of ranges.matchAll(/([A-Z]+)(\d+):([A-Z]+)(\d+)/g))
          area += (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1);
    return area;
  } finally {
    await book.zip.close();
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0);
}

type Excel = typeof import('exceljs');
type Worksheet = import('exceljs').Worksheet;

async function markInPlace(path: string, to: string, marks: readonly CellMark[], words: MarkWords): Promise<void> {
  const { default: exceljs } = (await import('exceljs')) as { default: Excel };
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  for (const [name, of] of Map.groupBy(marks, ({ sheet }) => sheet)) {
    const sheet = book.worksheets.find((each) => each.name === name || each.name.trim() === name);
    if (!sheet) continue;
    for (const [address, found] of Map.groupBy(of, addressOf)) mark(sheet, address, found, true);
  }
  const earlier = book.getWorksheet(words.list);
  if (earlier) book.removeWorksheet(earlier.id);
  const list = book.addWorksheet(words.list, { views: [{ state: 'frozen', ySplit: 1 }] });
  const { columns, rows } = listOf(marks, words);
  list.columns = columns.map((header, i) => ({
    header,
    width: columnWidth(rows.slice(0, 200).map((row) => row[i] ?? '')),
    style: { numFmt: '@' },
  }));
  for (const row of rows) list.addRow([...row]);
  await book.xlsx.writeFile(to);
}

async function writeMarked(
  sheets: readonly WholeSheet[],
  to: string,
  marks: readonly CellMark[],
  words: MarkWords,
): Promise<void> {
  const { default: exceljs } = (await import('exceljs')) as { default: Excel };
  const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: to, useStyles: true, useSharedStrings: false });
  for (const { name, rows } of sheets.filter((sheet) => sheet.name !== words.list)) {
    const own = marks.filter(({ sheet }) => sheet === name || sheet === name.trim());
    const byRow = Map.groupBy(own, ({ row }) => row);
    const sheet = book.addWorksheet(name);
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    sheet.columns = Array.from({ length: width }, (_, i) => ({
      width: columnWidth(rows.slice(0, 200).map(({ cells }) => cells[i] ?? '')),
      style: { numFmt: '@' },
    }));
    let comments = 0;
    for (const { row: number, cells } of rows) {
      const row = sheet.getRow(number);
      row.values = cells.map((cell) => cell ?? null);
      for (const [address, found] of Map.groupBy(byRow.get(number) ?? [], addressOf))
        mark(sheet, address, found, comments++ < MOST_COMMENTS);
      row.commit();
    }
    sheet.commit();
  }
  const { columns, rows } = listOf(marks, words);
  const list = book.addWorksheet(words.list);
  list.addRow([...columns]).commit();
  for (const row of rows) list.addRow([...row]).commit();
  list.commit();
  await book.commit();
}

function addressOf({ cell, row }: CellMark): string {
  return cell ?? `A${row}`;
}

function mark(sheet: Worksheet, address: string, marks: readonly CellMark[], comment: boolean): void {
  const cell = sheet.getCell(address);
  const severity = marks.some((each) => each.severity === 'error') ? 'error' : 'warning';
  cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: COLOURS[severity] } } };
  if (comment) cell.note = marks.map(({ text }) => text).join('\n\n');
}

function listOf(marks: readonly CellMark[], words: MarkWords): Pick<SheetToWrite, 'columns' | 'rows'> {
  return {
    columns: words.columns,
    rows: marks.map((each) => [each.sheet, addressOf(each), words.severity[each.severity], each.text]),
  };
}
