import { SourceError } from '../source-error.ts';
import { numberText, serialText } from './number-text.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { attribute, richText, xmlText } from './xml-text.ts';

export interface SheetRow {
  /** 1-based row of the sheet. */
  readonly row: number;
  /** By column from A on; null = blank. */
  readonly cells: (string | null)[];
}

export interface SheetFacts {
  /** Numbers of more than 15 digits: a spreadsheet has rounded them. */
  longNumbers: number;
  /** Rows (1-based) in which merged areas begin and end. */
  merged: (readonly [first: number, last: number])[];
}

/** XFD, the last column of the format. */
const LAST_COLUMN = 16_384;

/** Rows of a sheet as text, in order, part by part in constant memory. Formulas give their cached value. */
export async function* sheetRows(
  book: Workbook,
  sheet: Sheet,
  facts: SheetFacts,
  maxRowChars: number,
): AsyncGenerator<SheetRow> {
  let text = '';
  let prefix: string | undefined;
  let last = 0;
  let ended = false;
  for await (const chunk of book.zip.text(sheet.part)) {
    text += chunk;
    if (prefix === undefined) {
      const root = text.match(/<([\w.-]+:)?worksheet[\s>]/);
      if (!root) {
        if (text.length > 65_536) throw notASheet(book, sheet);
        continue;
      }
      prefix = root[1] ?? '';
    }
    let at = 0;
    const open = `<${prefix}row`;
    const close = `</${prefix}row>`;
    while (!ended) {
      const start = nextTag(text, open, at);
      if (start < 0) {
        if (text.includes(`</${prefix}sheetData>`, at)) ended = true;
        break;
      }
      const headEnd = text.indexOf('>', start);
      if (headEnd < 0) break;
      const head = text.slice(start, headEnd + 1);
      const number = Number(attribute(head, 'r') ?? last + 1);
      if (head.endsWith('/>')) {
        last = number;
        at = headEnd + 1;
        continue;
      }
      const end = text.indexOf(close, headEnd);
      if (end < 0) {
        if (text.length - start > maxRowChars) throw rowTooLong(book, sheet, number);
        at = start;
        break;
      }
      last = number;
      at = end + close.length;
      yield { row: number, cells: rowCells(text.slice(headEnd + 1, end), prefix, book, facts) };
    }
    // after the rows only merged areas are of interest; they are few
    text = ended && at === 0 ? text : text.slice(at);
  }
  if (prefix === undefined) throw notASheet(book, sheet);
  for (const match of text.matchAll(/<(?:[\w.-]+:)?mergeCell\s[^>]*ref="[A-Z]+(\d+):[A-Z]+(\d+)"/g))
    facts.merged.push([Number(match[1]), Number(match[2])]);
}

/** `<row` but not `<rowBreaks`. */
function nextTag(text: string, open: string, from: number): number {
  for (let at = text.indexOf(open, from); at >= 0; at = text.indexOf(open, at + 1)) {
    const after = text[at + open.length];
    if (after === undefined) return -1;
    if (after === ' ' || after === '>' || after === '/' || after === '\n' || after === '\r' || after === '\t')
      return at;
  }
  return -1;
}

/** The cell that programs write: address, style and type in this order, then a value or one plain string. */
const USUAL_CELL =
  /<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?>(?:<v>([^<]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is>)<\/c>/y;

function rowCells(xml: string, prefix: string, book: Workbook, facts: SheetFacts): (string | null)[] {
  const cells: (string | null)[] = [];
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  let at = 0;
  for (;;) {
    USUAL_CELL.lastIndex = at;
    const usual = USUAL_CELL.exec(xml);
    if (usual && (usual[3] === 'inlineStr') === (usual[5] !== undefined)) {
      const [whole, reference = '', style, type = 'n', written, string] = usual;
      const column = columnIndex(reference);
      if (column < LAST_COLUMN) {
        const value =
          string === undefined ? valueText(type, Number(style ?? 0), written ?? '', book, facts) : xmlText(string);
        while (cells.length < column) cells.push(null);
        cells[column] = value === '' ? null : value;
        at += whole.length;
        continue;
      }
    }
    const start = nextTag(xml, open, at);
    if (start < 0) return cells;
    const headEnd = xml.indexOf('>', start);
    const head = xml.slice(start, headEnd + 1);
    const reference = attribute(head, 'r');
    const column = reference ? columnIndex(reference) : cells.length;
    if (column >= LAST_COLUMN || column < 0)
      throw new SourceError(
        'DAMAGED',
        { source: book.path, detail: reference ?? '' },
        { zh: '单元格地址超出范围。', en: 'A cell address lies outside the sheet.' },
        { zh: '请用 Excel 或 WPS 打开后另存。', en: 'Open it in Excel or WPS and save it anew.' },
      );
    let value: string | null = null;
    if (head.endsWith('/>')) at = headEnd + 1;
    else {
      const end = xml.indexOf(close, headEnd);
      if (end < 0) return cells;
      value = cellText(
        attribute(head, 't') ?? 'n',
        Number(attribute(head, 's') ?? 0),
        xml.slice(headEnd + 1, end),
        prefix,
        book,
        facts,
      );
      at = end + close.length;
    }
    while (cells.length < column) cells.push(null);
    cells[column] = value === '' ? null : value;
  }
}

function cellText(
  type: string,
  style: number,
  body: string,
  prefix: string,
  book: Workbook,
  facts: SheetFacts,
): string | null {
  if (type === 'inlineStr') return richText(body);
  const written = elementText(body, `${prefix}v`);
  return written === null ? null : valueText(type, style, written, book, facts);
}

/** What a `<v>` says in a cell of a type and style. */
function valueText(type: string, style: number, written: string, book: Workbook, facts: SheetFacts): string | null {
  if (written === '') return null;
  switch (type) {
    case 's':
      return book.strings[Number(written)] ?? null;
    case 'b':
      return written === '1' || written === 'true' ? 'TRUE' : 'FALSE';
    case 'n': {
      const kind = book.kinds[style] ?? 'number';
      if (kind === 'date' || kind === 'time')
        return serialText(Number(written), kind, book.date1904) ?? numberText(written);
      const text = numberText(written);
      if (text.length > 15 && /^-?\d{16,}$/.test(text)) facts.longNumbers++;
      return typeof kind === 'object' && /^\d+$/.test(text) ? text.padStart(kind.digits, '0') : text;
    }
    default:
      // str, e, d: text of a formula, an error value, an ISO date
      return xmlText(written);
  }
}

function elementText(xml: string, name: string): string | null {
  const start = xml.indexOf(`<${name}`);
  if (start < 0) return null;
  const headEnd = xml.indexOf('>', start);
  if (headEnd < 0 || xml[headEnd - 1] === '/') return null;
  const end = xml.indexOf(`</${name}>`, headEnd);
  return end < 0 ? null : xml.slice(headEnd + 1, end);
}

/** `AB12` → 27. */
function columnIndex(reference: string): number {
  let index = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code >= 65 && code <= 90) index = index * 26 + code - 64;
    else if (code >= 97 && code <= 122) index = index * 26 + code - 96;
    else break;
  }
  return index - 1;
}

function notASheet(book: Workbook, sheet: Sheet): SourceError {
  return new SourceError(
    'DAMAGED',
    { source: book.path, sheet: sheet.name },
    { zh: `工作表“${sheet.name}”不是合法的内容。`, en: `The sheet "${sheet.name}" holds no valid content.` },
    { zh: '请用 Excel 或 WPS 打开后另存，再重试。', en: 'Open it in Excel or WPS, save it anew and try again.' },
  );
}

function rowTooLong(book: Workbook, sheet: Sheet, row: number): SourceError {
  return new SourceError(
    'LINE_TOO_LONG',
    { source: book.path, sheet: sheet.name, line: row },
    { zh: `第 ${row} 行太长。`, en: `Row ${row} is too long.` },
    { zh: '文件可能损坏；请另存后重试。', en: 'The file may be damaged; save it anew and try again.' },
  );
}
