/** The rows of a sheet that people keep, by the keys of its columns; what cannot be read of it, and what may not stand in a cell, is a fault with its place. */
import { type SheetRowFault, TEXT_FAULTS, type Text2, textFault } from '@kuaishu/api';
import { columnLetters } from '@kuaishu/catalog';
import type { SheetColumn, SheetForm } from './columns.ts';

/** A sheet as it was read from a workbook or a text file. */
export interface RawSheet {
  /** Empty: a text file. */
  readonly name: string;
  readonly rows: readonly {
    readonly row: number;
    /** Of a text file: where in the text the row begins. */
    readonly line?: number;
    readonly cells: readonly (string | null)[];
    readonly fault?: string;
  }[];
}

export interface Line<K extends string> {
  readonly sheet: string;
  readonly row: number;
  /** Where it is another than the row. */
  readonly line: number | null;
  readonly cells: Readonly<Record<K, string>>;
  heading(key: K): string;
  /** A1 notation; null where the sheet has no such column. */
  address(key: K): string | null;
}

/** A fault of a cell, and whether its text was refused (kind), which goes on record. */
export interface CellFault extends SheetRowFault {
  readonly text?: string;
}

/** Rows among which the heading is looked for: sheets have titles and notes above it. */
const HEADING_ROWS = 20;

export function headingOf<K extends string>(sheet: RawSheet, form: SheetForm<K>): number {
  return sheet.rows.slice(0, HEADING_ROWS).findIndex(({ cells }) => {
    const heads = cells.map((cell) => plain(cell ?? ''));
    return form.known.every((key) => heads.some((head) => isHead(form.columns[key], head)));
  });
}

/** `heading`: index among the rows. */
export function linesOf<K extends string>(
  sheet: RawSheet,
  form: SheetForm<K>,
  heading: number,
  faults: CellFault[],
): Line<K>[] {
  const head = sheet.rows[heading];
  // the template marks what is required with a star
  const heads = (head?.cells ?? []).map((cell) => cell?.replace(/[*＊\uFEFF]+/g, '').trim() ?? '');
  const keys = Object.keys(form.columns) as K[];
  const places = Object.fromEntries(
    keys.map((key) => [key, heads.findIndex((text) => isHead(form.columns[key], plain(text)))]),
  ) as Record<K, number>;
  const at = (row: RawSheet['rows'][number]) => ({ sheet: sheet.name, row: row.row, line: lineOf(row) });
  if (head) judgeHeading(heads, form, places, at(head), faults);
  return sheet.rows.slice(heading + 1).flatMap((row) => {
    if (row.fault !== undefined) {
      faults.push({ ...at(row), column: null, cell: null, severity: 'error', message: BROKEN_ROW, mend: BROKEN_MEND });
      return [];
    }
    const cells = Object.fromEntries(
      keys.map((key) => [key, places[key] < 0 ? '' : (row.cells[places[key]] ?? '').trim()]),
    ) as Record<K, string>;
    if (Object.values(cells).every((text) => text === '')) return [];
    const line: Line<K> = {
      ...at(row),
      cells,
      heading: (key) => heads[places[key]] || form.columns[key].head.zh,
      address: (key) => (places[key] < 0 ? null : `${columnLetters(places[key])}${row.row}`),
    };
    judgeText(line, keys, faults);
    for (const key of keys)
      if (form.columns[key].required && cells[key] === '' && places[key] >= 0)
        faults.push(cellFault(line, key, EMPTY, form.columns[key].note));
    return [line];
  });
}

/** What is wrong with one cell, and how to mend it. */
export function cellFault<K extends string>(
  line: Line<K>,
  key: K,
  message: Text2,
  mend: Text2,
  severity: SheetRowFault['severity'] = 'error',
): CellFault {
  const { sheet, row } = line;
  return { sheet, row, line: line.line, column: line.heading(key), cell: line.address(key), severity, message, mend };
}

function judgeHeading<K extends string>(
  heads: readonly string[],
  form: SheetForm<K>,
  places: Readonly<Record<K, number>>,
  at: Pick<SheetRowFault, 'sheet' | 'row' | 'line'>,
  faults: CellFault[],
): void {
  const fault = (
    column: string | null,
    cell: string | null,
    severity: SheetRowFault['severity'],
    message: Text2,
    mend: Text2,
  ) => faults.push({ ...at, column, cell, severity, message, mend });
  for (const [key, { head, required }] of Object.entries<SheetColumn>(form.columns))
    if (required && places[key as K] < 0)
      fault(
        head.zh,
        null,
        'error',
        { zh: `缺少“${head.zh}”一列。`, en: `The column "${head.en}" is missing.` },
        { zh: '补上这一列，或从模板开始填。', en: 'Add the column, or begin from the template.' },
      );
  for (const [i, text] of heads.entries()) {
    const key = (Object.keys(form.columns) as K[]).find((one) => isHead(form.columns[one], plain(text)));
    const cell = `${columnLetters(i)}${at.row}`;
    if (key !== undefined && places[key] !== i)
      fault(
        text,
        cell,
        'error',
        { zh: `“${text}”与前面一列是同一项。`, en: `"${text}" is the same as a column before it.` },
        { zh: '只留一列。', en: 'Keep one of the two.' },
      );
    if (key === undefined && text !== '')
      fault(
        text,
        cell,
        'warning',
        { zh: `不认识“${text}”这一列，没有读取。`, en: `The column "${text}" is not known and was not read.` },
        {
          zh: `可用的列：${namesOf(form, 'zh')}。`,
          en: `Columns that are read: ${namesOf(form, 'en')}.`,
        },
      );
  }
}

const namesOf = (form: SheetForm, language: 'zh' | 'en'): string =>
  Object.values(form.columns)
    .map(({ head }) => head[language])
    .join(language === 'zh' ? '、' : ', ');

function judgeText<K extends string>(line: Line<K>, keys: readonly K[], faults: CellFault[]): void {
  for (const key of keys) {
    const text = line.cells[key];
    if (text.includes('\uFFFD')) faults.push(cellFault(line, key, UNREADABLE, SAVE_UTF8));
    // a reason is prose, as where one is typed
    const found = textFault(text, key === 'reason' ? 'prose' : 'line');
    if (!found) continue;
    const { what, mend } = TEXT_FAULTS[found];
    const message = { zh: `${what.zh}。`, en: `It ${what.en}.` };
    faults.push({ ...cellFault(line, key, message, mend), text: found });
  }
}

const lineOf = ({ row, line }: RawSheet['rows'][number]): number | null =>
  line === undefined || line === row ? null : line;

const isHead = ({ head, also = [] }: SheetColumn, text: string): boolean =>
  text !== '' && [head.zh, head.en, ...also].some((name) => plain(name) === text);

/** Without blanks, marks of what is required, and what stands in brackets at the end. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_\uFEFF]+/g, '')
    .replace(/\(.*\)$/, '');
}

const EMPTY: Text2 = { zh: '没有填。', en: 'It is blank.' };
const BROKEN_ROW: Text2 = {
  zh: '引号没有配对，这一行分不清各列。',
  en: 'A quotation mark is not closed: the fields of this row cannot be told apart.',
};
const BROKEN_MEND: Text2 = {
  zh: '用表格软件打开，改好后另存。',
  en: 'Open it in a spreadsheet, mend it and save it anew.',
};
const UNREADABLE: Text2 = { zh: '有字符无法识别。', en: 'It holds bytes that are no characters.' };
const SAVE_UTF8: Text2 = { zh: '另存为 UTF-8 编码的 CSV 或 XLSX。', en: 'Save it as CSV in UTF-8, or as XLSX.' };
