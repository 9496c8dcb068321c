import { literal } from '../sql.ts';

/** What makes a formula of a cell that begins with it. */
const SIGNS = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'] as const;
const RUNS = new RegExp(`^'*[${SIGNS.join('').replace('-', '\\-')}]`);

/**
 * A cell that spreadsheets would run as a formula (it begins with = + - @, tab or CR) gets an apostrophe in front, so that it shows as text; so does one that
 * has apostrophes before such a sign already, so that `csvAsWas` tells them apart. For export to people only: stored data are never changed. Plain numbers
 * (-3.5, +86) stay numbers.
 */
export function csvSafe(value: string): string {
  if (!RUNS.test(value) || /^[+-]?\d[\d,]*(?:\.\d+)?$/.test(value)) return value;
  return `'${value}`;
}

/** The inverse, for files that come back. */
export function csvAsWas(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}

/** The same of a column. */
export function csvAsWasSql(column: string): string {
  const signs = SIGNS.map((sign) => literal(sign)).join(', ');
  return `CASE WHEN left(${column}, 1) = '''' AND left(ltrim(${column}, ''''), 1) IN (${signs}) THEN substr(${column}, 2) ELSE ${column} END`;
}

/** One line of RFC 4180 with neutralised cells; null is an empty field. */
export function csvLine(values: readonly (string | null)[]): string {
  return `${values.map((value) => (value === null ? '' : quoted(csvSafe(value)))).join(',')}\r\n`;
}

function quoted(value: string): string {
  return value === '' || /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
}
