import { element, validate } from '@kuaishu/standards';
import type { Cell } from './cell.ts';
import { DEFECT_OF_FAULT, type DefectCounter } from './defects.ts';
import type { ColumnType } from './resource-profile.ts';
import { type DateShape, isDressedNumber, SCIENTIFIC } from './value-shape.ts';

/** Values that are wrong for what the column mostly is. */
export function typeDefects(type: ColumnType, kept: readonly Cell[], counter: DefectCounter, asOf: string): void {
  if (type === 'date' || type === 'datetime' || type === 'month') {
    const shapes = new Map<DateShape, number>();
    for (const { date, rows } of kept) if (date) shapes.set(date.shape, (shapes.get(date.shape) ?? 0) + rows);
    const [usual] = [...shapes].sort(([p, a], [q, b]) => b - a || (p < q ? -1 : 1))[0] ?? [];
    const today = Date.parse(asOf) / 86_400_000;
    for (const { raw, date, rows } of kept) {
      if (!date) counter.add('type_outlier', raw, rows);
      else if (Number.isNaN(date.day)) counter.add('impossible_date', raw, rows);
      else if (date.year < 1880 || date.day > today + 366 * 5) counter.add('out_of_range_date', raw, rows);
      if (date && date.shape !== usual) counter.add('mixed_date_format', raw, rows);
    }
  } else if (type === 'integer' || type === 'number' || type === 'year') {
    for (const { text, number, rows } of kept) {
      if (number !== undefined) continue;
      counter.add(
        SCIENTIFIC.test(text) ? 'scientific_notation' : isDressedNumber(text) ? 'number_as_text' : 'type_outlier',
        text,
        rows,
      );
    }
  } else if (type === 'text') {
    for (const { text, rows } of kept)
      if (SCIENTIFIC.test(text) && /\d\.\d{3,}[eE]/.test(text)) counter.add('scientific_notation', text, rows);
  }
}

/** Brackets of one width are a habit; of both, the rarer ones keep equal values from being equal. */
export function bracketDefects(kept: readonly Cell[], counter: DefectCounter): void {
  let full = 0;
  let half = 0;
  const bracketed = kept.filter(({ raw }) => BRACKET.test(raw));
  for (const { raw, rows } of bracketed) {
    if (HALF_BRACKET.test(raw)) half += rows;
    if (FULL_BRACKET.test(raw)) full += rows;
  }
  if (half === 0 || full === 0) return;
  const rarer = half < full ? HALF_BRACKET : FULL_BRACKET;
  for (const { raw, rows } of bracketed) if (rarer.test(raw)) counter.add('mixed_brackets', raw, rows);
}

const BRACKET = /[()（）]/;
const HALF_BRACKET = /\p{Script=Han}\(|\)\p{Script=Han}|\(\p{Script=Han}/u;
const FULL_BRACKET = /[（）]/;

/** Values that break the rule of the element the column is. */
export function elementDefects(id: string, kept: readonly Cell[], counter: DefectCounter): void {
  const domain = element(id)?.domain;
  if (
    domain?.kind !== 'identifier' &&
    domain?.kind !== 'code' &&
    domain?.kind !== 'number' &&
    domain?.kind !== 'coordinate'
  )
    return;
  for (const { text, rows } of kept) {
    const verdict = validate(domain, text);
    if (!verdict.ok) counter.add(DEFECT_OF_FAULT[verdict.code], text, rows);
  }
}
