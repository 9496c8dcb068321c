/**
 * A cell that spreadsheets would run as a formula (it begins with = + - @, tab or CR) gets an apostrophe in front, so that it shows as text.
 * For export to people only: stored data are never changed. Plain numbers (-3.5, +86) stay numbers.
 */
export function csvSafe(value: string): string {
  if (!/^[=+\-@\t\r＝＋－＠]/.test(value)) return value;
  if (/^[+-]?\d[\d,]*(?:\.\d+)?$/.test(value)) return value;
  return `'${value}`;
}

/** One line of RFC 4180 with neutralised cells; null is an empty field. */
export function csvLine(values: readonly (string | null)[]): string {
  return `${values.map((value) => (value === null ? '' : quoted(csvSafe(value)))).join(',')}\r\n`;
}

function quoted(value: string): string {
  return value === '' || /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
}
