/** CSV that a spreadsheet opens without running anything in it (OWASP, CSV injection), in UTF-8 with a mark that Excel knows it by. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** First characters that make a spreadsheet take a cell for a formula, the full-width ones included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Signed numbers and telephone numbers begin so, too, and cannot do anything. */
const PLAIN_NUMBER = /^[+-]?[\d\s().,-]*\d[\d\s().,-]*$/;

export function safeCell(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => quoted(cell === null ? '' : safeCell(String(cell)))).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;
}
