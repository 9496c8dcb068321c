/** Text in columns of a terminal, where a Chinese character takes two. */

/** East Asian wide and full-width characters, as far as names, headings and messages use them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{Mn}|\p{Cf}/u;

export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Control characters from a file must not reach the terminal, where they would move the cursor or change its colours. */
export function visible(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}

/** At most `columns` wide; what is cut ends in …. */
export function fit(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += width(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Rows → lines, each column as wide as its widest cell (at most 40); the columns named in `right` stand to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const cells = rows.map((row) => row.map((cell) => fit(visible(cell), 40)));
  const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((row) => width(row[i] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, i) => {
        const blank = ' '.repeat((widths[i] ?? 0) - width(cell));
        return right.includes(i) ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd(),
  );
}
