/**
 * A small streaming XLSX writer (ECMA-376): one sheet, inline strings, title rows with merged cells as departments' exports have them.
 * Rows are deflated as they come, so a sheet of a million rows needs no memory; the entry's sizes are patched into its header at the end.
 */
import { closeSync, openSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { type RowSink, writeFully } from './rows.ts';

export interface SheetOptions {
  /** First row, merged over all columns. */
  readonly title: string;
  /** Headings whose ISO dates are written as date serials. */
  readonly dates?: readonly string[];
  /** Headings written as numbers. */
  readonly numbers?: readonly string[];
  /** Second row, merged: 制表单位… */
  readonly notes?: readonly string[];
  /** A row of group headings above the headings, each merged over so many columns. */
  readonly groups?: readonly (readonly [title: string, columns: number])[];
}

interface Entry {
  readonly name: string;
  readonly offset: number;
  crc: number;
  packed: number;
  size: number;
}

/** A zip of deflated entries, written front to back but for the patched sizes (APPNOTE 4.3). */
class Zip {
  private readonly file: number;
  private readonly entries: Entry[] = [];
  private offset = 0;

  constructor(path: string) {
    this.file = openSync(path, 'w');
  }

  private put(bytes: Uint8Array): void {
    writeFully(this.file, bytes, this.offset);
    this.offset += bytes.length;
  }

  private header(entry: Entry, central: boolean): Buffer {
    const name = Buffer.from(entry.name, 'utf8');
    const head = Buffer.alloc(central ? 46 : 30);
    let at = head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
    if (central) at = head.writeUInt16LE(20, at);
    at = head.writeUInt16LE(20, at);
    at = head.writeUInt16LE(0x0800, at);
    at = head.writeUInt16LE(8, at);
    // 1980-01-01, so that the same content gives the same bytes.
    at = head.writeUInt16LE(0, at);
    at = head.writeUInt16LE(0x21, at);
    at = head.writeUInt32LE(entry.crc, at);
    at = head.writeUInt32LE(entry.packed, at);
    at = head.writeUInt32LE(entry.size, at);
    at = head.writeUInt16LE(name.length, at);
    if (central) head.writeUInt32LE(entry.offset, 42);
    return Buffer.concat([head, name]);
  }

  open(name: string): (text: string, last?: boolean) => void {
    const entry: Entry = { name, offset: this.offset, crc: 0, packed: 0, size: 0 };
    this.entries.push(entry);
    this.put(this.header(entry, false));
    return (text, last = false) => {
      const bytes = Buffer.from(text, 'utf8');
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      const packed = deflateRawSync(bytes, {
        level: 1,
        finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
      });
      entry.packed += packed.length;
      this.put(packed);
      if (last) writeFully(this.file, this.header(entry, false), entry.offset);
    };
  }

  close(): void {
    const start = this.offset;
    for (const entry of this.entries) this.put(this.header(entry, true));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.entries.length, 8);
    end.writeUInt16LE(this.entries.length, 10);
    end.writeUInt32LE(this.offset - start, 12);
    end.writeUInt32LE(start, 16);
    this.put(end);
    closeSync(this.file);
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const FIXED: readonly (readonly [string, string])[] = [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
];

export function columnName(index: number): string {
  let name = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));

/** Excel's serial of an ISO date after 1900-03-01. */
const serial = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`) / 86400000 + 25569;

export function xlsxSink(path: string, headings: readonly string[], options: SheetOptions): RowSink {
  const zip = new Zip(path);
  for (const [name, text] of FIXED) zip.open(name)(text, true);
  const sheet = zip.open('xl/worksheets/sheet1.xml');
  const columns = headings.map((_, i) => columnName(i));
  const last = columns.at(-1)!;
  const dates = new Set((options.dates ?? []).map((name) => headings.indexOf(name)));
  const numbers = new Set((options.numbers ?? []).map((name) => headings.indexOf(name)));
  const merged: string[] = [];
  let line = 0;
  let text = `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;

  const cell = (value: string, i: number): string => {
    const at = `${columns[i]}${line}`;
    if (value === '') return '';
    if (dates.has(i) && /^\d{4}-\d\d-\d\d$/.test(value) && value > '1900-03-01')
      return `<c r="${at}" s="1"><v>${serial(value)}</v></c>`;
    if (numbers.has(i) && /^-?\d+(\.\d+)?$/.test(value)) return `<c r="${at}"><v>${value}</v></c>`;
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  };
  const write = (cells: readonly string[]): void => {
    line++;
    text += `<row r="${line}">`;
    for (let i = 0; i < cells.length && i < columns.length; i++) text += cell(cells[i]!, i);
    text += '</row>';
    if (text.length > 1 << 20) {
      sheet(text);
      text = '';
    }
  };

  write([options.title]);
  merged.push(`A1:${last}1`);
  for (const note of options.notes ?? []) {
    write([note]);
    merged.push(`A${line}:${last}${line}`);
  }
  if (options.groups) {
    const cells: string[] = [];
    for (const [title, width] of options.groups) {
      const from = cells.length;
      cells.push(title, ...new Array<string>(width - 1).fill(''));
      if (width > 1) merged.push(`${columns[from]}${line + 1}:${columns[from + width - 1]}${line + 1}`);
    }
    write(cells);
  }
  write(headings);
  return {
    row: (cells) => write(cells),
    close: () => {
      sheet(
        `${text}</sheetData><mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
        true,
      );
      zip.close();
    },
  };
}
