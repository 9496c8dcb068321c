/** Finds the heading in the first rows of a table, as Excel and statistical offices write them: titles above, group headings, unit rows. */
import type { SourceWarning } from './shape.ts';

export type Cell = string | null;

export interface Heading {
  /** Index in the sample of the first data row. */
  readonly dataIndex: number;
  /** Index of the heading (the upper one of two); -1 without a heading. */
  readonly headerIndex: number;
  readonly headerRows: number;
  readonly originalColumns: readonly string[];
  readonly columns: readonly string[];
  readonly units?: Readonly<Record<string, string>>;
  readonly warnings: readonly SourceWarning[];
}

const UNIT =
  /^(?:[（(【[].{1,12}[)）】\]]|单位[:：].*|[%‰％元人户亩吨斤岁年个辆件次天套栋层所家份项条]|[百千万亿]+[元人户亩吨千瓦时]*|美元|公顷|平方米|平方公里|立方米|公斤|千克|公里|千米|千瓦时|小时|m²|㎡|km²|元\/.{1,4})$/;
/** 甲 乙 1 2 3: the numbering row of statistical forms. */
const ORDINAL = /^(?:[甲乙丙丁戊己庚辛]|[（(]?\d{1,3}[)）]?|[A-Z])$/;
const FORM = /：.+|^(?:填报|制表|报送|编制|统计|打印|导出|单位|日期).{0,8}[:：]/;
const NOTE = /[:：]|^(?:注|说明|备注)[:：]|^\s*第.+页/;

/**
 * `rows`: first rows of the table, blank ones as []. `headerRow`: index the caller insists on; -1 = there is none.
 * `merged`: XLSX only, tells whether the cell is the head of a horizontal merge.
 */
export function findHeading(
  rows: readonly (readonly Cell[])[],
  headerRow?: number,
  merged?: (row: number, column: number) => boolean,
): Heading | null {
  if (headerRow === -1) return without(rows, 0, []);
  const at = headerRow ?? guessRow(rows);
  if (at === null || at >= rows.length || filled(rows[at]!) === 0) return null;
  if (headerRow === undefined && looksLikeData(rows, at)) {
    return without(rows, at, [
      {
        code: 'HEADER_MISSING',
        zh: '第一行看来就是数据，没有表头；列名暂用“列1、列2……”。',
        en: 'The first row seems to be data, not a heading; columns are named 列1, 列2 …',
      },
    ]);
  }
  const above = at > 0 && filled(rows[at - 1]!) > 0 ? rows[at - 1]! : null;
  if (above && isGroupRow(above, rows[at]!, at - 1, merged)) return named(rows, at - 1, 2, above, rows[at]!);
  const below = rows[at + 1];
  if (headerRow === undefined && below && isGroupRow(rows[at]!, below, at, merged))
    return named(rows, at, 2, rows[at]!, below);
  return named(rows, at, 1, null, rows[at]!);
}

function filled(row: readonly Cell[]): number {
  return row.reduce((count, cell) => count + (blank(cell) ? 0 : 1), 0);
}

function blank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || tidyHeading(cell) === '';
}

/** The first row that is about as full as the table is: titles, notes and group headings above it have fewer cells. */
function guessRow(rows: readonly (readonly Cell[])[]): number | null {
  const fills = rows.map(filled).filter((fill) => fill > 0);
  if (fills.length === 0) return null;
  const typical = fills.toSorted((a, b) => a - b)[Math.floor(fills.length * 0.75)]!;
  const enough = typical <= 2 ? typical : Math.max(2, Math.ceil(typical * 0.6));
  const full = rows.findIndex((row) => filled(row) >= enough && !isNote(row));
  const first = rows.findIndex((row) => filled(row) > 0);
  return full < 0 ? first : full;
}

/** 填报单位：… 填报日期：… */
function isNote(row: readonly Cell[]): boolean {
  const cells = row.filter((cell) => !blank(cell));
  return cells.length > 0 && cells.filter((cell) => FORM.test(cell!)).length * 2 >= cells.length;
}

type Kind = 'blank' | 'number' | 'date' | 'text';

function kindOf(cell: Cell | undefined): Kind {
  if (blank(cell)) return 'blank';
  const text = cell!.trim();
  // years head the columns of statistics: they are no evidence either way
  if (/^(?:19|20)\d\d年?$/.test(text)) return 'blank';
  if (/^[-+]?[\d,]*\.?\d+(?:e[-+]?\d+)?[%％]?$/i.test(text) || /^\d{17}[\dXx]$/.test(text)) return 'number';
  if (/^\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T].*)?$/.test(text)) return 'date';
  return 'text';
}

/** A heading over a column of numbers is text; a first row of the same kind as the rows below is data. */
function looksLikeData(rows: readonly (readonly Cell[])[], at: number): boolean {
  const below = rows.slice(at + 1, at + 21).filter((row) => filled(row) > 0);
  if (below.length === 0) return false;
  let same = 0;
  let differ = 0;
  rows[at]!.forEach((cell, column) => {
    const kinds = below.map((row) => kindOf(row[column])).filter((kind) => kind !== 'blank');
    const number = kinds.filter((kind) => kind !== 'text').length;
    if (kinds.length === 0 || number < kinds.length * 0.8) return;
    const kind = kindOf(cell);
    if (kind === 'number' || kind === 'date') same++;
    else if (kind === 'text') differ++;
  });
  return same > differ;
}

/**
 * Upper heading over a lower one (基本信息 over 姓名, 性别): wherever both are filled the upper one goes on to the right over blanks,
 * elsewhere one of them stands alone (merged downwards).
 */
function isGroupRow(
  upper: readonly Cell[],
  lower: readonly Cell[],
  index: number,
  merged?: (row: number, column: number) => boolean,
): boolean {
  const width = Math.max(upper.length, lower.length);
  if (filled(upper) < 2 || upper.some((cell) => !blank(cell) && (NOTE.test(cell!) || kindOf(cell) !== 'text')))
    return false;
  if (lower.some((cell) => !blank(cell) && (kindOf(cell) !== 'text' || cell!.length > 40))) return false;
  let groups = 0;
  let holes = 0;
  for (let i = 0; i < width; i++) {
    const up = !blank(upper[i]);
    const low = !blank(lower[i]);
    if (!up && !low) holes++;
    if (up && low) {
      const continues = blank(upper[i + 1]) && !blank(lower[i + 1]) && i + 1 < width;
      if (!continues && !merged?.(index, i)) return false;
      groups++;
    }
  }
  return groups > 0 && holes <= width * 0.1;
}

function named(
  rows: readonly (readonly Cell[])[],
  headerIndex: number,
  headerRows: 1 | 2,
  upper: readonly Cell[] | null,
  lower: readonly Cell[],
): Heading {
  let dataIndex = headerIndex + headerRows;
  const width = Math.max(lower.length, upper?.length ?? 0);
  const counts = new Map<string, number>();
  for (const cell of lower) if (!blank(cell)) counts.set(tidyHeading(cell!), (counts.get(tidyHeading(cell!)) ?? 0) + 1);
  const originals: string[] = [];
  let group = '';
  for (let i = 0; i < width; i++) {
    const up = upper && !blank(upper[i]) ? upper[i]! : '';
    const low = lower[i] ?? '';
    if (up) group = up;
    if (!upper || blank(low)) originals.push(upper && blank(low) ? up : low);
    else originals.push((counts.get(tidyHeading(low)) ?? 0) > 1 && group ? `${group}/${low}` : low);
  }
  const { columns, warnings } = nameColumns(originals);
  let units: Record<string, string> | undefined;
  let rowsOfHeading: number = headerRows;
  const unitRow = rows[dataIndex];
  if (unitRow && isUnitRow(unitRow, rows.slice(dataIndex + 1, dataIndex + 21))) {
    units = {};
    unitRow.forEach((cell, i) => {
      if (!blank(cell) && columns[i]) units![columns[i]] = cell!.trim();
    });
    dataIndex++;
    rowsOfHeading++;
    warnings.push({
      code: 'UNIT_ROW',
      zh: '表头下一行是计量单位，不作为数据。',
      en: 'The row below the heading holds units; it is not taken as data.',
    });
  } else if (unitRow && isOrdinalRow(unitRow)) {
    dataIndex++;
    rowsOfHeading++;
    warnings.push({
      code: 'ORDINAL_ROW',
      zh: '表头下一行是栏次编号，不作为数据。',
      en: 'The row below the heading numbers the columns; it is not taken as data.',
    });
  }
  return {
    dataIndex,
    headerIndex,
    headerRows: rowsOfHeading,
    originalColumns: originals,
    columns,
    ...(units ? { units } : {}),
    warnings,
  };
}

/** Units are of numbers: a row of a sign or two over anything else is a row like the others. */
function isUnitRow(row: readonly Cell[], below: readonly (readonly Cell[])[]): boolean {
  const cells = row.filter((cell) => !blank(cell));
  return (
    cells.length > 0 &&
    row.length > 1 &&
    cells.every((cell) => UNIT.test(cell!.trim())) &&
    row.some((cell, i) => !blank(cell) && below.some((next) => kindOf(next[i]) === 'number'))
  );
}

function isOrdinalRow(row: readonly Cell[]): boolean {
  const cells = row.filter((cell) => !blank(cell)).map((cell) => cell!.trim());
  return (
    cells.length >= 3 && cells.length === row.length && cells[0] === '甲' && cells.every((cell) => ORDINAL.test(cell))
  );
}

function without(rows: readonly (readonly Cell[])[], at: number, warnings: readonly SourceWarning[]): Heading {
  const width = Math.max(...rows.slice(at).map((row) => row.length), 1);
  const columns = Array.from({ length: width }, (_, i) => `列${i + 1}`);
  return { dataIndex: at, headerIndex: -1, headerRows: 0, originalColumns: columns, columns, warnings };
}

/** Outer blanks of any width and marks go; line breaks inside a heading are layout. */
export function tidyHeading(name: string): string {
  return name
    .replaceAll('\0', '')
    .replace(/[\s\u3000\uFEFF\u200B]*\r?\n[\s\u3000]*/g, (_, at: number) =>
      /[\x21-\x7e]/.test(name[at - 1] ?? '') ? ' ' : '',
    )
    .replace(/^[\s\u3000\uFEFF\u200B]+|[\s\u3000\uFEFF\u200B]+$/g, '');
}

/** Names that mean something to the engine when it reads Parquet (DuckDB: the row's number in its file). */
const RESERVED = ['file_row_number'];

/** Headings → column names that no engine confuses: trimmed, not blank, unique whatever the letter case. */
export function nameColumns(originals: readonly string[]): { columns: string[]; warnings: SourceWarning[] } {
  const tidy = originals.map(tidyHeading);
  const taken = new Set(tidy.map((name) => name.toLowerCase()));
  const used = new Set<string>(RESERVED);
  const again: string[] = [];
  const unnamed: number[] = [];
  const columns = tidy.map((name, i) => {
    const wish = name === '' ? `列${i + 1}` : name;
    // a real heading of that name goes before a made-up one
    const free = !used.has(wish.toLowerCase()) && (name !== '' || !taken.has(wish));
    if (name === '') unnamed.push(i + 1);
    else if (!free && !RESERVED.includes(wish.toLowerCase())) again.push(wish);
    let unique = wish;
    for (
      let n = 2;
      !free && (unique === wish || used.has(unique.toLowerCase()) || taken.has(unique.toLowerCase()));
      n++
    ) {
      unique = `${wish}_${n}`;
    }
    used.add(unique.toLowerCase());
    return unique;
  });
  const warnings: SourceWarning[] = [];
  if (again.length > 0) {
    const names = [...new Set(again)].slice(0, 5).join('、');
    warnings.push({
      code: 'DUPLICATE_HEADERS',
      zh: `表头重名：${names}；后出现的加 _2、_3。`,
      en: `Headings occur more than once: ${names}; later ones get _2, _3.`,
    });
  }
  if (unnamed.length > 0) {
    const some = unnamed.slice(0, 5).join('、');
    warnings.push({
      code: 'BLANK_HEADERS',
      zh: `第 ${some} 列没有列名，记作“列n”。`,
      en: `Columns ${some} have no heading; they are named 列n.`,
    });
  }
  if (tidy.some((name, i) => name !== originals[i])) {
    warnings.push({
      code: 'HEADER_TRIMMED',
      zh: '列名首尾有空白或换行，已去掉。',
      en: 'Headings had blanks or line breaks around them; these were removed from the names.',
    });
  }
  return { columns, warnings };
}
