/** Widths of a list's columns for the rows it has: a column in which no row says anything takes no more than its name needs, and the first, which names the rows, gets what that leaves. */
import type { SortValue } from './sort.ts';

interface Fitting<Row> {
  readonly title: string;
  readonly width: number;
  readonly value?: (row: Row) => SortValue;
}

/** Pixels: padding at both sides with the arrow of the sorting, and a letter of the head at 12 px. */
const AROUND = 48;
const WIDE = 12;
const NARROW = 7;
const headWidth = (title: string): number =>
  [...title].reduce((sum, letter) => sum + (letter > '\u2e7f' ? WIDE : NARROW), AROUND);

const isSaid = (value: SortValue): boolean => value !== null && value !== undefined && value !== '';

export function fitted<Row, Column extends Fitting<Row>>(columns: readonly Column[], rows: readonly Row[]): Column[] {
  if (rows.length === 0) return [...columns];
  const fit = columns.map((column, place) => {
    const { value, width, title } = column;
    if (place === 0 || !value || rows.some((row) => isSaid(value(row)))) return column;
    return { ...column, width: Math.min(width, headWidth(title)) };
  });
  const left = columns.reduce((sum, { width }, i) => sum + width - (fit[i]?.width ?? width), 0);
  return fit.map((column, place) => (place === 0 ? { ...column, width: column.width + left } : column));
}
