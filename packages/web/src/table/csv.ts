/** Rows at hand as a file for a spreadsheet: UTF-8 with BOM, so that it reads the Chinese; nothing in it runs as a formula. */

/** A cell that a spreadsheet would run begins with an apostrophe; numbers stay numbers. */
function safe(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d[\d,]*(?:\.\d+)?$/.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => (cell === null ? '' : quoted(safe(String(cell))))).join(',')).join('\r\n')}\r\n`;
