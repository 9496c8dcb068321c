import type { Cell } from './cell.ts';
import type { ColumnType } from './resource-profile.ts';
import { isBoolean, isDressedNumber, isTimed } from './value-shape.ts';

/** Majority needed to call a column a type. */
const MOST = 0.9;

/** What most of a column's values are. `weight`: rows of all cells. Numbers with leading zeros or more than 15 digits are codes, so text. */
export function typeOf(kept: readonly Cell[], weight: number): ColumnType {
  if (weight === 0) return 'empty';
  let dates = 0;
  let timed = 0;
  let months = 0;
  let numbers = 0;
  let whole = 0;
  let years = 0;
  let booleans = 0;
  let coded = 0;
  for (const { text, rows, number, date } of kept) {
    if (date) {
      dates += rows;
      if (isTimed(date.shape)) timed += rows;
      if (date.shape === 'YYYY-MM' || date.shape === 'YYYY年M月') months += rows;
    }
    if (number !== undefined) {
      numbers += rows;
      if (Number.isInteger(number) && !text.includes('.')) whole += rows;
      if (/^(?:19|20)\d\d$/.test(text)) years += rows;
      // a leading zero or more digits than a number has: a code, not a quantity
      if (/^[-+]?0\d/.test(text) || text.length > 15) coded += rows;
    } else if (isDressedNumber(text)) numbers += rows;
    else if (isBoolean(text)) booleans += rows;
  }
  const most = (n: number) => n >= MOST * weight;
  // 2.15 reads as a month too: numbers with points win unless they all look like months
  if (most(dates) && !(most(numbers) && months > 0 && !looksLikeMonths(kept)))
    return timed * 2 > dates ? 'datetime' : months * 2 > dates ? 'month' : 'date';
  if (most(years)) return 'year';
  if (most(booleans)) return 'boolean';
  if (coded * 20 > weight) return 'text';
  if (most(numbers)) return whole >= numbers ? 'integer' : 'number';
  return 'text';
}

function looksLikeMonths(kept: readonly Cell[]): boolean {
  return kept.every(({ date }) => date !== undefined && date.year >= 1900 && date.year <= 2100);
}
