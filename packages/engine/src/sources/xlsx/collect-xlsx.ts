/** XLSX → raw Parquet: one sheet, its heading found as in delimited text, cells as text. */
import type { Engine } from '../../engine/engine.ts';
import { emptyFile, headerMissing, tooManyColumns } from '../faults.ts';
import { findHeading } from '../header.ts';
import { RawWriter } from '../raw-writer.ts';
import {
  type Collected,
  type FileHints,
  type FileShape,
  LineMapBuilder,
  type SourceLimits,
  type SourceWarning,
} from '../shape.ts';
import { SourceError } from '../source-error.ts';
import type { Target } from '../target.ts';
import { type SheetFacts, type SheetRow, sheetRows } from './sheet-rows.ts';
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts';

const HEADING_ROWS = 120;

export async function sniffXlsx(path: string, hints: FileHints, limits: SourceLimits): Promise<FileShape> {
  const book = await openWorkbook(path, limits);
  try {
    const { sheet, rows } = await chooseSheet(book, hints.sheet, limits);
    const width = Math.max(...rows.map((row) => filledWidth(row.cells)));
    const first = rows[0]!.row;
    // rows that the sheet leaves out are blank ones
    const grid: (string | null)[][] = Array.from({ length: rows.at(-1)!.row - first + 1 }, () => []);
    for (const row of rows) grid[row.row - first] = padded(row.cells, width);
    const wanted = hints.headerRow === undefined ? undefined : hints.headerRow === 0 ? -1 : hints.headerRow - first;
    const heading = wanted !== undefined && wanted < -1 ? null : findHeading(grid, wanted);
    if (!heading) throw headerMissing(path, hints.headerRow);
    if (heading.columns.length > limits.columns) throw tooManyColumns(path, heading.columns.length, limits.columns);
    const others = book.sheets.filter((other) => other !== sheet && !other.hidden);
    const warnings: SourceWarning[] = [...heading.warnings];
    if (others.length > 0 && hints.sheet === undefined) {
      const names = others.map((other) => other.name).join('、');
      warnings.push({
        code: 'MORE_SHEETS',
        zh: `只取了工作表“${sheet.name}”；另有：${names}。`,
        en: `Only the sheet "${sheet.name}" is taken; there are also: ${names}.`,
      });
    }
    return {
      format: 'xlsx',
      bom: false,
      preambleRows: (heading.headerIndex < 0 ? heading.dataIndex : heading.headerIndex) + first - 1,
      headerRows: heading.headerRows,
      headerLine: heading.headerIndex < 0 ? 0 : first + heading.headerIndex,
      dataLine: first + heading.dataIndex,
      columns: heading.columns,
      originalColumns: heading.originalColumns,
      ...(heading.units ? { units: heading.units } : {}),
      sheet: sheet.name,
      sheets: book.sheets.map((s) => s.name),
      warnings,
    };
  } finally {
    await book.zip.close();
  }
}

export async function collectXlsx(engine: Engine, path: string, shape: FileShape, target: Target): Promise<Collected> {
  const book = await openWorkbook(path, target.limits);
  const writer = new RawWriter(engine, target.to, shape.columns);
  const lines = new LineMapBuilder();
  const facts: SheetFacts = { longNumbers: 0, merged: [] };
  const width = shape.columns.length;
  let total = 0;
  let blanks = 0;
  try {
    const sheet = book.sheets.find((s) => s.name === shape.sheet);
    if (!sheet) throw sheetMissing(book, shape.sheet ?? '');
    let blanksBehind = 0;
    for await (const { row, cells } of sheetRows(book, sheet, facts, target.limits.lineBytes)) {
      if (row < shape.dataLine) continue;
      const filled = filledWidth(cells);
      if (filled === 0) {
        blanksBehind++;
        continue;
      }
      // formatted but empty rows at the end are no finding
      blanks += blanksBehind;
      blanksBehind = 0;
      total++;
      const raw = () => cells.map((cell) => cell ?? '').join('\t');
      if (filled > width) writer.reject(row, raw(), 'MANY_FIELDS', `> ${width}`);
      else {
        const at = writer.rows;
        if (writer.row(padded(cells, width), row, raw)) lines.add(at, row);
      }
    }
  } catch (error) {
    writer.abandon();
    throw error;
  } finally {
    await book.zip.close();
  }
  const done = await writer.finish(target.to, target.rejectsTo);
  return {
    ...done,
    total,
    columns: shape.columns,
    format: 'xlsx',
    firstLine: shape.dataLine,
    lines: lines.build(),
    warnings: [...shape.warnings, ...findings(facts, blanks, shape)],
  };
}

function findings(facts: SheetFacts, blanks: number, shape: FileShape): SourceWarning[] {
  const warnings: SourceWarning[] = [];
  const merged = facts.merged.filter(([, last]) => last >= shape.dataLine).length;
  if (blanks > 0)
    warnings.push({
      code: 'BLANK_LINES',
      zh: `有 ${blanks} 个空行，不作为数据。`,
      en: `${blanks} blank rows are no data.`,
    });
  if (facts.longNumbers > 0) {
    warnings.push({
      code: 'LONG_NUMBERS',
      zh: `有 ${facts.longNumbers} 个数超过 15 位：电子表格已把末尾几位变成 0，请以文本格式重新报送。`,
      en: `${facts.longNumbers} numbers have more than 15 digits: the spreadsheet has rounded their last digits; deliver them as text.`,
    });
  }
  if (merged > 0)
    warnings.push({
      code: 'MERGED_CELLS',
      zh: `数据区有 ${merged} 处合并单元格，值只在左上角一格。`,
      en: `${merged} merged areas lie among the data; their value stands in the first cell only.`,
    });
  return warnings;
}

/** The sheet asked for by name or number, else the first visible one with rows; with its first rows. */
async function chooseSheet(
  book: Workbook,
  wanted: string | undefined,
  limits: SourceLimits,
): Promise<{ sheet: Sheet; rows: SheetRow[] }> {
  if (wanted !== undefined) {
    const sheet =
      book.sheets.find((s) => s.name === wanted) ??
      (/^\d+$/.test(wanted) ? book.sheets[Number(wanted) - 1] : undefined);
    if (!sheet) throw sheetMissing(book, wanted);
    const rows = await firstRows(book, sheet, limits);
    if (rows.length === 0) throw emptyFile(book.path);
    return { sheet, rows };
  }
  for (const sheet of [...book.sheets.filter((s) => !s.hidden), ...book.sheets.filter((s) => s.hidden)]) {
    const rows = await firstRows(book, sheet, limits);
    if (rows.length > 0) return { sheet, rows };
  }
  throw emptyFile(book.path);
}

async function firstRows(book: Workbook, sheet: Sheet, limits: SourceLimits): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheetRows(book, sheet, { longNumbers: 0, merged: [] }, limits.lineBytes)) {
    if (filledWidth(row.cells) > 0) rows.push(row);
    if (rows.length >= HEADING_ROWS || (rows.length > 0 && row.row - rows[0]!.row > 10_000)) break;
  }
  return rows;
}

function filledWidth(cells: readonly (string | null)[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === null) width--;
  return width;
}

function padded(cells: (string | null)[], width: number): (string | null)[] {
  while (cells.length < width) cells.push(null);
  return cells.length === width ? cells : cells.slice(0, width);
}

function sheetMissing(book: Workbook, wanted: string): SourceError {
  const names = book.sheets.map((s) => s.name).join('、');
  return new SourceError(
    'SHEET_MISSING',
    { source: book.path, sheet: wanted },
    { zh: `没有工作表“${wanted}”。`, en: `There is no sheet "${wanted}".` },
    { zh: `可选：${names}。`, en: `Choose among: ${names}.` },
  );
}
