/** Small workbooks as a whole: forms that people fill in. Data deliveries go through collect-xlsx, sheet by sheet and row by row. */
import { rename, rm } from 'node:fs/promises';
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

/** The catalogue of a province, 10,000 resources of a score of items each, and as many rows beside. */
const MOST_ROWS = 600_000;
const MOST_BYTES = 512 * 1024 ** 2;
const MOST_ROW_CHARACTERS = 4_000_000;

export interface WorkbookLimits {
  /** Of all visible sheets together. */
  readonly rows?: number;
  /** Unpacked. */
  readonly bytes?: number;
}

/** All visible sheets with their cells as text. Errors: SourceError. */
export async function readWorkbook(
  path: string,
  { rows: mostRows = MOST_ROWS, bytes = MOST_BYTES }: WorkbookLimits = {},
): Promise<WholeSheet[]> {
  const book = await openWorkbook(path, { ...DEFAULT_LIMITS, unpackedBytes: bytes });
  try {
    const sheets: WholeSheet[] = [];
    let count = 0;
    for (const sheet of book.sheets) {
      if (sheet.hidden) continue;
      const facts: SheetFacts = { longNumbers: 0, merged: [] };
      const rows: SheetRow[] = [];
      for await (const row of sheetRows(book, sheet, facts, MOST_ROW_CHARACTERS)) {
        if (++count > mostRows) throw tooManyRows(path, sheet.name, mostRows);
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
 * reason. Rows go to the file as they come, so that memory does not grow with them. Written aside and renamed.
 */
export async function writeWorkbook(path: string, sheets: readonly SheetToWrite[]): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  const aside = `${path}.tmp`;
  try {
    const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: aside, useStyles: true, useSharedStrings: false });
    for (const { name, columns, rows, choices } of sheets) {
      const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
      sheet.columns = columns.map((header, i) => ({
        header,
        width: columnWidth([header, ...rows.slice(0, 200).map((row) => row[i] ?? '')]),
        style: { numFmt: '@' },
      }));
      sheet.getRow(1).font = { bold: true };
      sheet.getRow(1).commit();
      for (const [column, words] of Object.entries(choices ?? {}))
        offer(sheet, columns.indexOf(column) + 1, rows.length, words);
      for (const row of rows) sheet.addRow(row.map((cell) => (cell === '' ? null : cell))).commit();
      sheet.commit();
    }
    await book.commit();
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Rows beyond the filled ones that offer the list too. */
const SPARE_ROWS = 200;

/** A validation of a whole range, which the writer's types do not know. */
interface Validations {
  add(range: string, validation: import('exceljs').DataValidation): void;
}

function offer(sheet: import('exceljs').Worksheet, column: number, rows: number, words: readonly string[]): void {
  const list = `"${words.join(',')}"`;
  // the format holds a list of at most 255 characters in the cell itself
  if (column < 1 || list.length > 255) return;
  const { letter } = sheet.getColumn(column);
  const { dataValidations } = sheet as unknown as { readonly dataValidations: Validations };
  dataValidations.add(`${letter}2:${letter}${rows + 1 + SPARE_ROWS}`, {
    type: 'list',
    allowBlank: true,
    formulae: [list],
  });
}

export function columnWidth(texts: readonly string[]): number {
  return Math.min(60, Math.max(8, ...texts.map(printedWidth)) + 2);
}

function printedWidth(text: string): number {
  return [...text].reduce((width, char) => width + (char.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
}

function tooManyRows(path: string, sheet: string, most: number): SourceError {
  return new SourceError(
    'UNSUPPORTED_FORMAT',
    { source: path, sheet },
    {
      zh: `工作表“${sheet}”超过 ${most} 行，不像填写的表单。`,
      en: `The sheet "${sheet}" has more than ${most} rows; it is no form.`,
    },
    { zh: '请确认文件是否选对。', en: 'Check whether it is the right file.' },
  );
}
