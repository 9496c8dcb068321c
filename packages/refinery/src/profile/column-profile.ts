import { element, tidy, validate } from '@kuaishu/standards';
import { DEFECT_OF_FAULT, DefectCounter, textDefects } from './defects.ts';
import { histogramOf } from './histogram.ts';
import { recognise } from './recognise.ts';
import type { ColumnProfile, ColumnType, Histogram, Recognised } from './resource-profile.ts';
import {
  type DateShape,
  isBoolean,
  isDressedNumber,
  isNullWord,
  isTimed,
  patternOf,
  plainNumber,
  readDate,
  SCIENTIFIC,
} from './value-shape.ts';

/** One scan over all rows. */
export interface ColumnTotals {
  readonly filled: number;
  readonly approxDistinct: number;
  readonly min: string | null;
  readonly max: string | null;
}

/** Distinct values of one column of the sample with their rows; null stands for an empty cell. */
export type WeightedValues = readonly (readonly [value: string | null, rows: number])[];

/** Values that the checks of recognition look at. */
const EVIDENCE = 300;
const TOP = 10;
const PATTERN_LIMIT = 20_000;
/** Majority needed to call a column a type. */
const MOST = 0.9;

interface Kept {
  readonly text: string;
  readonly rows: number;
  readonly number: number | undefined;
  readonly date: { readonly shape: DateShape; readonly year: number; readonly day: number } | undefined;
}

/**
 * Everything about one column. `asOf` (YYYY-MM-DD) is the day after which a date lies in the future; `scale` = all rows over sampled rows.
 * `declared`: the element its entry names, when there is one, so that it is not guessed.
 */
export function profileColumn(
  name: string,
  totals: ColumnTotals,
  values: WeightedValues,
  {
    rows,
    scale,
    asOf,
    declared,
    traditional,
  }: { rows: number; scale: number; asOf: string; declared?: string; traditional?: (text: string) => boolean },
): ColumnProfile {
  const counter = new DefectCounter();
  const kept: Kept[] = [];
  const patterns = new Map<string, { rows: number; example: string; most: number }>();
  let weight = 0;
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  let distinct = 0;
  for (const [value, n] of values) {
    if (value === null || value === '') {
      counter.add('blank', null, n);
      continue;
    }
    distinct++;
    for (const kind of textDefects(value)) counter.add(kind, value, n);
    const length = characters(value);
    if (length < shortest) shortest = length;
    if (length > longest) longest = length;
    const pattern = patternOf(value);
    const shape = patterns.get(pattern);
    if (shape) {
      shape.rows += n;
      if (n > shape.most || (n === shape.most && value < shape.example)) {
        shape.most = n;
        shape.example = value;
      }
    } else if (patterns.size < PATTERN_LIMIT) patterns.set(pattern, { rows: n, example: value, most: n });
    const text = PLAIN.test(value) ? value : tidy(value);
    if (text === '') counter.add('blank', value, n);
    else if (isNullWord(text)) counter.add('null_word', value, n);
    else {
      if (traditional?.(text)) counter.add('traditional', value, n);
      weight += n;
      const number = plainNumber(text);
      kept.push({ text, rows: n, number, date: readDate(text) });
    }
  }
  const type = typeOf(kept, weight);
  typeDefects(type, kept, counter, asOf);
  const sorted = kept.toSorted((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
  const recognised =
    declared === undefined
      ? recognise({ name, type, distinct: kept.length, values: spread(sorted, EVIDENCE) })
      : declaredAs(declared);
  const [best, ...alternatives] = recognised;
  if (best && best.confidence >= 0.5) elementDefects(best.element, kept, counter);
  const total = rows / scale;
  return {
    name,
    type,
    filled: totals.filled,
    fill: rows === 0 ? 0 : round(totals.filled / rows),
    distinct: scale === 1 ? distinct : totals.approxDistinct,
    distinctExact: scale === 1,
    min: clip(totals.min),
    max: clip(totals.max),
    shortest: distinct === 0 ? 0 : shortest,
    longest,
    top: topValues(values, scale, total),
    patterns: [...patterns]
      .sort(([p, a], [q, b]) => b.rows - a.rows || (p < q ? -1 : 1))
      .slice(0, TOP)
      .map(([pattern, shape]) => ({
        pattern,
        count: Math.round(shape.rows * scale),
        share: round(shape.rows / Math.max(1, total)),
        example: clip(shape.example) ?? '',
      })),
    histogram: histogram(type, kept, scale),
    element: best?.element ?? null,
    confidence: best?.confidence ?? 0,
    recognisedBy: best?.by ?? null,
    reason: best?.reason ?? null,
    alternatives,
    defects: counter.list(scale),
  };
}

/** Text that tidying would leave alone. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]+$/;

function characters(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xdc00 || code > 0xdfff) n++;
  }
  return n;
}

function typeOf(kept: readonly Kept[], weight: number): ColumnType {
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

function looksLikeMonths(kept: readonly Kept[]): boolean {
  return kept.every(({ date }) => date !== undefined && date.year >= 1900 && date.year <= 2100);
}

function typeDefects(type: ColumnType, kept: readonly Kept[], counter: DefectCounter, asOf: string): void {
  if (type === 'date' || type === 'datetime' || type === 'month') {
    const shapes = new Map<DateShape, number>();
    for (const { date, rows } of kept) if (date) shapes.set(date.shape, (shapes.get(date.shape) ?? 0) + rows);
    const [usual] = [...shapes].sort(([p, a], [q, b]) => b - a || (p < q ? -1 : 1))[0] ?? [];
    const today = Date.parse(asOf) / 86_400_000;
    for (const { text, date, rows } of kept) {
      if (!date) counter.add('type_outlier', text, rows);
      else if (Number.isNaN(date.day)) counter.add('impossible_date', text, rows);
      else if (date.year < 1880 || date.day > today + 366 * 5) counter.add('out_of_range_date', text, rows);
      if (date && date.shape !== usual) counter.add('mixed_date_format', text, rows);
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

function elementDefects(id: string, kept: readonly Kept[], counter: DefectCounter): void {
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

function declaredAs(id: string): Recognised[] {
  return [
    { element: id, confidence: 1, by: 'entry', reason: { zh: '目录条目声明', en: 'declared by the catalogue entry' } },
  ];
}

function topValues(values: WeightedValues, scale: number, total: number): ColumnProfile['top'] {
  return values
    .filter(
      (pair): pair is readonly [string, number] =>
        pair[0] !== null && pair[0] !== '' && (pair[1] > 1 || values.length <= 50),
    )
    .sort(([p, a], [q, b]) => b - a || (p < q ? -1 : 1))
    .slice(0, TOP)
    .map(([value, n]) => ({
      value: clip(value) ?? '',
      count: Math.round(n * scale),
      share: round(n / Math.max(1, total)),
    }));
}

function histogram(type: ColumnType, kept: readonly Kept[], scale: number): Histogram | null {
  if (type === 'integer' || type === 'number' || type === 'year') {
    return histogramOf(
      'number',
      kept.flatMap(({ number, rows }) =>
        number === undefined || !Number.isFinite(number) ? [] : [[number, rows] as const],
      ),
      scale,
    );
  }
  if (type === 'date' || type === 'datetime' || type === 'month') {
    return histogramOf(
      'date',
      kept.flatMap(({ date, rows }) => (date && !Number.isNaN(date.day) ? [[date.day, rows] as const] : [])),
      scale,
    );
  }
  return histogramOf(
    'length',
    kept.map(({ text, rows }) => [characters(text), rows] as const),
    scale,
  );
}

/** About `n` values from all over the list, the commonest among them. */
function spread(sorted: readonly Kept[], n: number): string[] {
  if (sorted.length <= n) return sorted.map(({ text }) => text);
  const step = sorted.length / n;
  return Array.from({ length: n }, (_, i) => sorted[Math.floor(i * step)]?.text ?? '');
}

function clip(text: string | null): string | null {
  return text !== null && text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function round(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
