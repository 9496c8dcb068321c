import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, safeCell } from './csv.ts';

test('what a spreadsheet would run gets an apostrophe before it', () => {
  for (const text of ['=1+1', '+cmd|calc', '@SUM(A1)', '-2+3+cmd|x', '\t=1', '＝1+1'])
    expect(safeCell(text)).toBe(`'${text}`);
});

test('numbers and telephone numbers stay as they are', () => {
  for (const text of ['-12.5', '+86 138-0000-1234', '0851-1234567', '']) expect(safeCell(text)).toBe(text);
});

test('no line ever holds a cell that begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'=+-@\t"\r\n,\'a1＝ ') }), { minLength: 1 }), (cells) => {
      const line = csvLine(cells);
      expect(line.endsWith('\r\n')).toBe(true);
      for (const cell of parse(line))
        if (/^[=+@＝\t\r\n-]/.test(cell)) expect(cell).toMatch(/^[+-]?[\d\s().,-]*\d[\d\s().,-]*$/);
      expect(parse(line).map((cell, i) => (cell === `'${cells[i]}` ? cells[i] : cell))).toEqual(cells);
    }),
  );
});

/** RFC 4180, one record. */
function parse(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let inside = false;
  const text = line.slice(0, -2);
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inside && c === '"' && text[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') inside = !inside;
    else if (c === ',' && !inside) {
      cells.push(cell);
      cell = '';
    } else cell += c;
  }
  return [...cells, cell];
}
