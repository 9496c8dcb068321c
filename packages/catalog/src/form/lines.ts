/** A sheet's rows by the keys of its columns, and its cells as words, numbers and lists. Faults carry their sheet, row and column. */
import type { Name2 } from '../derive/plan.ts';
import { type Columns, JSON_COLUMNS, LABEL_COLUMNS, type RawSheet } from './sheets.ts';
import { valueMeant, type Words, YES_NO } from './words.ts';

export interface SheetFault {
  readonly sheet: string;
  /** 1-based row of the sheet. */
  readonly row: number;
  /** Heading of the column; null when the row as a whole is meant. */
  readonly column: string | null;
  /** Address of the cell, such as F12; null where the sheet has no such column. */
  readonly cell: string | null;
  /** Stable name of the kind of fault: `not_a_choice`, `code_rows_differ`, … */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Name2;
  readonly mend: Name2;
}

/** What may stand in a cell: names and codes are labels, the rest is prose; cells of JSON are judged by what they hold. Null where it may stand. */
export type JudgeText = (
  value: unknown,
  kind: 'label' | 'prose',
) => { readonly code: string; readonly message: Name2; readonly mend: Name2 } | null;

/** One row of a table that a sheet holds, by the keys of its columns. */
export interface Line<C extends Columns> {
  readonly sheet: string;
  readonly row: number;
  readonly cells: Readonly<Record<keyof C, string>>;
  heading(key: keyof C): string;
  /** Address of the cell in A1 notation; null where the sheet has no such column. */
  address(key: keyof C): string | null;
}

export function headingRow(sheet: RawSheet, columns: Columns, needed: readonly string[]): number | undefined {
  const index = sheet.rows.slice(0, 20).findIndex(({ cells }) => {
    const headings = new Set(cells.map((cell) => plain(cell ?? '')));
    return needed.every((key) => columns[key]?.some((heading) => headings.has(heading)));
  });
  return index < 0 ? undefined : index;
}

export function tableOf<C extends Columns>(
  sheet: RawSheet,
  columns: C,
  needed: readonly string[],
  faults: SheetFault[],
  judge?: JudgeText,
): Line<C>[] {
  const index = headingRow(sheet, columns, needed);
  if (index === undefined) {
    const wanted = needed.map((key) => columns[key]?.[0] ?? '').join('、');
    faults.push({
      sheet: sheet.name,
      row: sheet.rows[0]?.row ?? 1,
      column: null,
      cell: null,
      code: 'heading_missing',
      severity: 'error',
      message: { zh: `表头里没有 ${wanted}`, en: `the heading lacks ${wanted}` },
      mend: { zh: '补上这些列名', en: 'add these columns' },
    });
    return [];
  }
  const headings = sheet.rows[index]?.cells.map((cell) => plain(cell ?? '')) ?? [];
  const places = Object.fromEntries(
    Object.entries(columns).map(([key, names]) => [key, headings.findIndex((heading) => names.includes(heading))]),
  );
  return sheet.rows.slice(index + 1).flatMap(({ row, cells }) => {
    const read = Object.fromEntries(
      Object.entries(places).map(([key, place]) => [key, place < 0 ? '' : (cells[place] ?? '').trim()]),
    ) as Record<keyof C, string>;
    if (Object.values(read).every((text) => text === '')) return [];
    const line: Line<C> = {
      sheet: sheet.name,
      row,
      cells: read,
      heading: (key: keyof C) => headings[places[key as string] ?? -1] ?? columns[key]?.[0] ?? '',
      address: (key: keyof C) => {
        const place = places[key as string] ?? -1;
        return place < 0 ? null : `${columnLetters(place)}${row}`;
      },
    };
    if (judge) judgeCells(line, judge, faults);
    return [line];
  });
}

function judgeCells<C extends Columns>(line: Line<C>, judge: JudgeText, faults: SheetFault[]): void {
  for (const [key, text] of Object.entries(line.cells)) {
    if (text === '') continue;
    const found = judge(JSON_COLUMNS.has(key) ? held(text) : text, LABEL_COLUMNS.has(key) ? 'label' : 'prose');
    if (found)
      faults.push(
        at(line, key, found.message.zh, found.message.en ?? '', found.mend.zh, found.mend.en ?? '', found.code),
      );
  }
}

/** What a cell of JSON holds; escapes hide nothing in it. As it is written where it is no JSON. */
function held(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) letters = String.fromCharCode(65 + (n % 26)) + letters;
  return letters;
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\s*＊]+/g, '')
    .replace(/\(.*\)$/, '');
}

export function word<C extends Columns>(
  line: Line<C>,
  key: keyof C,
  words: Words,
  faults: SheetFault[],
): string | undefined {
  const text = line.cells[key];
  if (text === '') return undefined;
  const value = valueMeant(words, text);
  if (value !== undefined) return value;
  const known = Object.values(words.written).join('、');
  faults.push(
    at(
      line,
      key,
      `没有“${text}”这一种`,
      `"${text}" is none of the choices`,
      `可用：${known}`,
      `use one of ${known}`,
      'not_a_choice',
    ),
  );
  return undefined;
}

export function bool<C extends Columns>(line: Line<C>, key: keyof C, faults: SheetFault[]): boolean | undefined {
  const value = word(line, key, YES_NO, faults);
  return value === undefined ? undefined : value === 'true';
}

export function whole<C extends Columns>(line: Line<C>, key: keyof C, faults: SheetFault[]): number | undefined {
  const text = line.cells[key];
  if (text === '') return undefined;
  // 18,2 and (18,2): the digits in all come first
  const number = /^[(（]?(\d+)(?:[,，.]\d+)?[)）]?$/.exec(text.normalize('NFKC'))?.[1];
  if (number !== undefined) return Number(number);
  faults.push(
    at(
      line,
      key,
      `“${text}”不是整数`,
      `"${text}" is no whole number`,
      '改为整数或留空',
      'write a whole number or leave it blank',
    ),
  );
  return undefined;
}

/** A number without its unit: what is written with one is proposed without. */
export function figure<C extends Columns>(line: Line<C>, key: keyof C, faults: SheetFault[]): number | undefined {
  const text = line.cells[key].normalize('NFKC');
  if (text === '') return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const bare = /^(\d[\d,]*(?:\.\d+)?)/.exec(text)?.[1]?.replaceAll(',', '');
  faults.push(
    at(
      line,
      key,
      `“${text}”不是纯数字`,
      `"${text}" is no plain number`,
      bare === undefined ? '只写数字，不知道写 0' : `只写数字，不带单位：如 ${bare}；注意换算单位`,
      bare === undefined
        ? 'write a number alone, 0 where it is unknown'
        : `write the number alone, such as ${bare}, in the unit of the heading`,
      'not_a_number',
    ),
  );
  return undefined;
}

export function parsed<C extends Columns>(line: Line<C>, key: keyof C, faults: SheetFault[]): unknown {
  try {
    return JSON.parse(line.cells[key]) as unknown;
  } catch {
    faults.push(
      at(
        line,
        key,
        '不是正确的 JSON',
        'is no valid JSON',
        '照导出的样子写，或留空',
        'write it as an export has it, or leave it blank',
      ),
    );
    return undefined;
  }
}

export function at<C extends Columns>(
  line: Line<C>,
  key: keyof C,
  zh: string,
  en: string,
  mendZh: string,
  mendEn: string,
  code = 'cell_unreadable',
): SheetFault {
  return {
    sheet: line.sheet,
    row: line.row,
    column: line.heading(key),
    cell: line.address(key),
    code,
    severity: 'error',
    message: { zh: `${line.heading(key)}：${zh}`, en: `${line.heading(key)}: ${en}` },
    mend: { zh: mendZh, en: mendEn },
  };
}

export function text2(zh: string, en: string): { zh: string; en?: string } {
  return en === '' ? { zh } : { zh, en };
}

export function names(text: string): string[] | undefined {
  const found = text
    .split(/[；;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return found.length === 0 ? undefined : found;
}

export function listed<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : values;
}

/** Without what is blank. */
export function tidyObject(of: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined && value !== ''));
}

/** Faults as marks on the cells of the workbook (see the engine's `annotateWorkbook`), in one language. */
export function marksOf(
  faults: readonly SheetFault[],
  language: 'zh' | 'en',
): { sheet: string; cell: string | null; row: number; severity: SheetFault['severity']; text: string }[] {
  const mendWord = language === 'zh' ? '改法：' : 'mend: ';
  return faults.map(({ sheet, cell, row, severity, message, mend }) => ({
    sheet,
    cell,
    row,
    severity,
    text: `${message[language]}\n${mendWord}${mend[language]}`,
  }));
}
