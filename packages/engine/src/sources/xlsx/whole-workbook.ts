/** Small workbooks as a whole: forms that people fill in. Data deliveries go through collect-xlsx, sheet by sheet and row by row. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { DEFAULT_LIMITS } from '../shape.ts';
import { SourceError } from '../source-error.ts';
import { type SheetFacts, type SheetRow, sheetRows } from './sheet-rows.ts';
import { openWorkbook } from './workbook.ts';

export interface WholeSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Column → words that its cells offer as a list. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** A form holds thousands of rows at most. */
const MOST_ROWS = 200_000;
const MOST_BYTES = 256 * 1024 ** 2;
const MOST_ROW_CHARACTERS = 4_000_000;

/** All visible sheets with their cells as text. Errors: SourceError. */
export async function readWorkbook(path: string): Promise<WholeSheet[]> {
  const book = await openWorkbook(path, { ...DEFAULT_LIMITS, unpackedBytes: MOST_BYTES });
  try {
    const sheets: WholeSheet[] = [];
    let count = 0;
    for (const sheet of book.sheets) {
      if (sheet.hidden) continue;
      const facts: SheetFacts = { longNumbers: 0, merged: [] };
      const rows: SheetRow[] = [];
      for await (const row of sheetRows(book, sheet, facts, MOST_ROW_CHARACTERS)) {
        if (++count > MOST_ROWS) throw tooManyRows(path, sheet.name);
        rows.push(row);
      }
      sheets.push({ name: sheet.name, rows });
    }
    return sheets;
  } finally {
    await book.zip.close();
  }
}

/**
 * Text cells only, so that no code loses its zeros and no text can run as a formula. Heading bold and fixed; columns as wide as their text, within
 * reason. Written aside and renamed.
 */
export async function writeWorkbook(path: string, sheets: readonly SheetToWrite[]): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  for (const { name, columns, rows, choices } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map((header, i) => ({
      header,
      width: Math.min(
        60,
        Math.max(8, ...[header, ...rows.slice(0, 200).map((row) => row[i] ?? '')].map(printedWidth)) + 2,
      ),
      style: { numFmt: '@' },
    }));
    sheet.getRow(1).font = { bold: true };
    for (const row of rows) sheet.addRow(row.map((cell) => (cell === '' ? null : cell)));
    for (const [column, words] of Object.entries(choices ?? {}))
      offer(sheet, columns.indexOf(column) + 1, rows.length, words);
  }
  const aside = `${path}.tmp`;
  try {
    await writeFile(aside, Buffer.from(await book.xlsx.writeBuffer()));
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Rows beyond the filled ones that offer the list too. */
const SPARE_ROWS = 200;

function offer(sheet: import('exceljs').Worksheet, column: number, rows: number, words: readonly string[]): void {
  const list = `"${words.join(',')}"`;
  // the format holds a list of at most 255 characters in the cell itself
  if (column < 1 || list.length > 255) return;
  for (let row = 2; row <= rows + SPARE_ROWS; row++)
    sheet.getCell(row, column).dataValidation = { type: 'list', allowBlank: true, formulae: [list] };
}

function printedWidth(text: string): number {
  return [...text].reduce((width, char) => width + (char.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
}

function tooManyRows(path: string, sheet: string): SourceError {
  return new SourceError(
    'UNSUPPORTED_FORMAT',
    { source: path, sheet },
    {
      zh: `工作表“${sheet}”超过 ${MOST_ROWS} 行，不像填写的表单。`,
      en: `The sheet "${sheet}" has more than ${MOST_ROWS} rows; it is no form.`,
    },
    { zh: '请确认文件是否选对。', en: 'Check whether it is the right file.' },
  );
}
