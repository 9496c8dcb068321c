import { tidy } from '@kuaishu/standards';
import type { Cell } from './cell.ts';
import { bracketDefects, elementDefects, typeDefects } from './column-defects.ts';
import { typeOf } from './column-type.ts';
import { coveredOf } from './covered.ts';
import { DefectCounter, defect, textDefects } from './defects.ts';
import { histogramOf } from './histogram.ts';
import { recognise } from './recognise.ts';
import type { ColumnProfile, ColumnType, Defect, Histogram, Recognised } from './resource-profile.ts';
import { isTraditional } from './traditional.ts';
import { isNullWord, patternOf, plainNumber, readDate } from './value-shape.ts';

/** One scan over all rows. */
export interface ColumnTotals {
  readonly filled: number;
  readonly approxDistinct: number;
  readonly min: string | null;
  readonly max: string | null;
  /** Cells that begin with a byte order mark, with the least of them. */
  readonly marked?: { readonly rows: number; readonly example: string };
}

/** Distinct values of one column of the sample with their rows; null stands for an empty cell. */
export type WeightedValues = readonly (readonly [value: string | null, rows: number])[];

/** Values that the checks of recognition look at. */
const EVIDENCE = 300;
const TOP = 10;
const PATTERN_LIMIT = 20_000;

/**
 * Everything about one column. `asOf` (YYYY-MM-DD) is the day after which a date lies in the future; `scale` = all rows over sampled rows.
 * `declared`: the element its entry names, when there is one, so that it is not guessed.
 */
export function profileColumn(
  name: string,
  totals: ColumnTotals,
  values: WeightedValues,
  { rows, scale, asOf, declared }: { rows: number; scale: number; asOf: string; declared?: string },
): ColumnProfile {
  const counter = new DefectCounter();
  const kept: Cell[] = [];
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
    const plain = PLAIN.test(value);
    if (!plain) for (const kind of textDefects(value)) counter.add(kind, value, n);
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
    const text = plain ? value : tidy(value);
    if (text === '') counter.add('blank', value, n);
    else if (isNullWord(text)) counter.add('null_word', value, n);
    else {
      if (isTraditional(text)) counter.add('traditional', value, n);
      weight += n;
      const number = plainNumber(text);
      kept.push({ raw: value, text, rows: n, number, date: readDate(text) });
    }
  }
  bracketDefects(kept, counter);
  const type = typeOf(kept, weight);
  typeDefects(type, kept, counter, asOf);
  const recognised =
    declared === undefined
      ? recognise({ name, type, distinct: kept.length, values: evidence(kept) })
      : declaredAs(declared);
  const [best, ...alternatives] = recognised;
  if (best && best.confidence >= 0.5) elementDefects(best.element, kept, counter);
  const covered = best && best.confidence >= 0.5 ? coveredOf(best.element, kept) : null;
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
    defects: [...counter.list(scale), ...markDefect(totals)].sort((a, b) => b.count - a.count),
    ...(covered ? { partlyCovered: covered } : {}),
  };
}

function markDefect({ marked }: ColumnTotals): Defect[] {
  return marked ? [defect('byte_order_mark', marked.rows, false, [clip(marked.example) ?? ''])] : [];
}

/** Text that tidying leaves alone and that no defect can hide in: most cells of most columns. */
// without 锟 and 烫, which stand in text decoded wrongly
const PLAIN = /^[0-9A-Za-z\u4e00-\u70ea\u70ec-\u951e\u9520-\u9fff.:/_-]{1,200}$/;

function characters(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0xdc00 || code > 0xdfff) n++;
  }
  return n;
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

function histogram(type: ColumnType, kept: readonly Cell[], scale: number): Histogram | null {
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

/** Some hundred values from all over the column, the same whatever the order they came in. */
function evidence(cells: readonly Cell[]): string[] {
  if (cells.length <= EVIDENCE) return cells.map(({ text }) => text).sort();
  const every = Math.max(1, Math.floor(cells.length / EVIDENCE / 4));
  return cells
    .flatMap(({ text }) => {
      const mixed = mix(text);
      return mixed % every === 0 ? [{ text, mixed }] : [];
    })
    .sort((a, b) => a.mixed - b.mixed || (a.text < b.text ? -1 : 1))
    .slice(0, EVIDENCE)
    .map(({ text }) => text);
}

/** FNV-1a: spreads texts that are alike over all numbers of 32 bits. */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function clip(text: string | null): string | null {
  return text !== null && text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function round(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
