/**
 * Approximate functional dependencies X → Y and (X, Z) → Y, found with tolerance: nearly all rows that agree in X agree in Y, the exceptions are
 * few, scattered, and single (TANE, Huhtala et al. 1999, has the exact search; errors by groups as its g3, but counted over rows that could
 * have disagreed, so that groups of two prove little).
 */
import type { CodedColumn, CodedTable } from './coded-table.ts';
import {
  type Agreement,
  agreementOf,
  combine,
  type Groups,
  groupBy,
  homelessShare,
  without,
  worstGroup,
} from './groups.ts';
import type { Proposal } from './proposal.ts';

/** Share of free rows that may disagree. Fields of real registers are wrong in 1 to 5% of the cells, and both sides can be. */
const MOST_AGAINST = 0.1;
/** It must leave at most this much of the disagreement that there is without it, or it says nothing. */
const MOST_LEFT = 0.35;
/** Free rows and groups without which agreement may be chance; for exact dependencies more, since most are. */
const LEAST = { free: 20, groups: 3 } as const;
const LEAST_EXACT = { free: 50, groups: 8 } as const;
/** Exceptions that are held by several rows of a group are another truth, no slips. */
const MOST_REPEATED = 0.3;
/** Of the groups with exceptions, those that have a usual value all the same; the others fall apart. */
const LEAST_SETTLED = 0.5;
/** A third column in whose value nearly every row is an exception makes them no slips either. */
const CONTEXT = { share: 0.8, rows: 4, of: 0.2 } as const;
/** Share of the exceptions whose value is usual nowhere, from which on they are slips whatever X leaves to tell. */
const HOMELESS = 0.8;
/** A value of X put in for want of the true one: rows and different Y it has at least, and how many times the exceptions of all others. */
const PLACEHOLDER = { rows: 20, values: 10, times: 5 } as const;
/** Proposals kept for one Y: several confirm each other, more only repeat. */
const KEPT = 3;
/** Cells looked at in pairs of columns, at most. */
const BUDGET = 300_000_000;

interface Found {
  readonly from: readonly number[];
  readonly to: number;
  readonly agreement: Agreement;
  readonly confidence: number;
  /** Code of X that was left out, and its rows. */
  readonly placeholder?: number;
  readonly placed?: number;
}

export function dependencies(table: CodedTable): Proposal[] {
  const { columns, rows } = table;
  const scratch = new Int32Array(Math.max(1, ...columns.map((c) => c.values.length)));
  const spread = columns.map((c) => (c.filled === 0 ? 0 : 1 - Math.max(...c.counts) / c.filled));
  const usable = (y: number) => (spread[y] ?? 0) > 0.02 && (columns[y]?.filled ?? 0) >= rows * 0.2;
  const single: number[][] = columns.map(() => []);
  const found: Found[] = [];
  const judge = (from: readonly number[], groups: Groups, to: number, left: number) => {
    const codes = columns[to]?.codes ?? new Int32Array(0);
    const agreement = agreementOf(groups, codes, scratch);
    const confidence = confidenceOf(agreement, left, from.length === 1);
    if (confidence > 0) found.push({ from, to, agreement, confidence });
    return agreement.free === 0 ? 1 : agreement.against / agreement.free;
  };
  const placeholders = new Map<string, Proposal>();
  let cells = 0;
  columns.forEach((x, a) => {
    if (x.values.length < 2) return;
    const groups = groupBy(x.codes, x.values.length);
    if (groups.starts.length < LEAST.groups) return;
    columns.forEach((_, y) => {
      if (y === a || !usable(y)) return;
      cells += rows;
      const share = judge([a], groups, y, spread[y] ?? 0);
      (single[a] ?? [])[y] = share;
      if (found.at(-1)?.from[0] === a && found.at(-1)?.to === y) return;
      const other =
        homelessExceptions(table, groups, a, y, share, scratch) ??
        withoutPlaceholder(table, groups, a, y, share, scratch);
      if (!other) return;
      found.push(other);
      if (other.placeholder !== undefined) placeholders.set(`${a} ${other.placeholder}`, placeholder(x, other));
    });
  });
  const kept = found.flatMap((each) => inContext(table, each, scratch));
  const small = columns.flatMap((c, i) =>
    c.values.length >= 2 && c.values.length <= Math.min(1000, rows / 5) ? i : [],
  );
  const before = found.length;
  for (const a of small) {
    for (const b of small) {
      const [x, z] = [columns[a], columns[b]];
      if (a >= b || !x || !z) continue;
      const open = columns.flatMap((_, y) =>
        y !== a && y !== b && usable(y) && !kept.some((f) => f.to === y && (f.from[0] === a || f.from[0] === b))
          ? y
          : [],
      );
      cells += rows * (open.length + 1);
      if (open.length === 0 || cells > BUDGET) continue;
      const { codes, distinct } = combine(x.codes, z.codes, z.values.length);
      const groups = groupBy(codes, distinct);
      if (groups.starts.length < LEAST.groups) continue;
      for (const y of open)
        judge([a, b], groups, y, Math.min(spread[y] ?? 0, single[a]?.[y] ?? 1, single[b]?.[y] ?? 1));
    }
  }
  kept.push(...found.slice(before));
  const byTarget = Map.groupBy(kept, ({ to }) => to);
  const proposals = [...byTarget.values()].flatMap((group) =>
    group
      .sort(
        (a, b) => a.from.length - b.from.length || b.confidence - a.confidence || (a.from[0] ?? 0) - (b.from[0] ?? 0),
      )
      .slice(0, KEPT)
      .map((each) => proposal(table, each)),
  );
  return [...proposals, ...placeholders.values()];
}

/**
 * Y has so few values that X leaves much of what there is to tell; but the exceptions have values that are usual nowhere, such as xl for al: slips.
 */
function homelessExceptions(
  { columns }: CodedTable,
  groups: Groups,
  a: number,
  to: number,
  share: number,
  scratch: Int32Array,
): Found | undefined {
  const y = columns[to];
  if (!y || share === 0 || share > MOST_AGAINST) return undefined;
  const agreement = agreementOf(groups, y.codes, scratch);
  const confidence = confidenceOf(agreement, 1, true);
  if (confidence === 0 || homelessShare(groups, y.codes, y.values.length) < HOMELESS) return undefined;
  return { from: [a], to, agreement, confidence };
}

/** X → Y but for one value of X, a code that stands with every Y: 01907, put in for want of the true one. */
function withoutPlaceholder(
  { columns }: CodedTable,
  groups: Groups,
  a: number,
  to: number,
  share: number,
  scratch: Int32Array,
): Found | undefined {
  const [x, y] = [columns[a], columns[to]];
  if (!x || !y || share > 2 * MOST_AGAINST) return undefined;
  const worst = worstGroup(groups, y.codes);
  if (!worst || worst.rows < PLACEHOLDER.rows || worst.values < PLACEHOLDER.values || worst.against * 2 < worst.rows)
    return undefined;
  const code = x.codes[groups.order[groups.starts[worst.at] ?? 0] ?? 0] ?? -1;
  if (!/^[\d-]*\d[\d-]*$/.test(x.values[code] ?? '')) return undefined;
  const agreement = agreementOf(without(groups, worst.at), y.codes, scratch);
  // what is left must say much more than with it, or the value is one of many
  if (agreement.against * PLACEHOLDER.times > worst.against) return undefined;
  const confidence = confidenceOf(agreement, 1 - Math.max(...y.counts) / Math.max(1, y.filled), true);
  return confidence > 0 ? { from: [a], to, agreement, confidence, placeholder: code, placed: worst.rows } : undefined;
}

function placeholder(x: CodedColumn, { placeholder: code = -1, placed = 0, agreement }: Found): Proposal {
  const value = x.values[code] ?? '';
  return {
    kind: 'placeholder',
    column: x.name,
    value,
    confidence: 0.85,
    support: agreement.free + agreement.groups,
    violations: placed,
    reason: {
      zh: `${x.name} 为“${value}”的 ${placed} 行各不相干，其他值都能说明一行的其余内容，像是代填的`,
      en: `the ${placed} rows with ${x.name} "${value}" have nothing in common, while any other value says what else a row holds: it seems to be put in for want of the true one`,
    },
  };
}

/** 0: no dependency. `left`: disagreement without it. From 5% of exceptions on it is only told, not written down. */
function confidenceOf(
  { free, groups, against, torn, decided, settled, repeated }: Agreement,
  left: number,
  ofOne: boolean,
): number {
  const least = against === 0 ? LEAST_EXACT : LEAST;
  if (free < least.free || groups < least.groups) return 0;
  const share = against / free;
  if (share > MOST_AGAINST || share > MOST_LEFT * left) return 0;
  // groups of two rows, mostly: a pair agrees by chance or because it is one thing twice
  const depth = free / groups < 1.3 ? 0.85 : 1;
  // that nothing speaks against it is no proof: most exact dependencies are of this one file
  if (against === 0) return (ofOne ? 0.9 : 0.75) * depth * (groups / (groups + 2));
  if (settled < LEAST_SETTLED * torn || repeated > MOST_REPEATED * decided) return 0;
  const whole = torn === 0 ? 1 : settled / torn;
  const single = decided === 0 ? 1 : 1 - repeated / decided;
  return (1 - 4 * share) * (0.7 + 0.3 * whole) * (0.5 + 0.5 * single) * depth * (free / (free + 2));
}

/**
 * A dependency whose exceptions lie in one value of a third column (the average of a measure is that of its state) holds together with that
 * column only.
 */
function inContext({ columns }: CodedTable, found: Found, scratch: Int32Array): Found[] {
  if (found.agreement.decided < CONTEXT.rows) return [found];
  const [a] = found.from;
  const [x, y] = [columns[a ?? 0], columns[found.to]];
  if (a === undefined || !x || !y) return [found];
  const deviants: number[] = [];
  agreementOf(groupBy(x.codes, x.values.length), y.codes, scratch, (row) => deviants.push(row));
  const contexts: Found[] = [];
  let context = false;
  for (const [c, column] of columns.entries()) {
    if (c === a || c === found.to) continue;
    const seen = new Map<number, number>();
    for (const row of deviants) {
      const code = column.codes[row] ?? -1;
      if (code >= 0) seen.set(code, (seen.get(code) ?? 0) + 1);
    }
    let explained = 0;
    for (const [code, n] of seen)
      if (n >= CONTEXT.rows && n >= CONTEXT.share * (column.counts[code] ?? 0)) explained += n;
    if (explained < CONTEXT.of * deviants.length) continue;
    const pair = combine(x.codes, column.codes, column.values.length);
    const agreement = agreementOf(groupBy(pair.codes, pair.distinct), y.codes, scratch);
    const confidence = confidenceOf(agreement, 1, false);
    context = true;
    if (confidence > 0) contexts.push({ from: [a, c].sort((p, q) => p - q), to: found.to, agreement, confidence });
  }
  // of several columns that tell the exceptions apart, the coarsest leaves most to go by
  const best = contexts.sort((p, q) => q.agreement.free - p.agreement.free)[0];
  return context ? (best ? [best] : []) : [found];
}

function proposal(
  { columns }: CodedTable,
  { from, to, agreement, confidence }: Found,
): Extract<Proposal, { kind: 'dependency' }> {
  const names = from.map((i) => columns[i]?.name ?? '');
  const target = columns[to]?.name ?? '';
  const share = Math.floor((1 - agreement.against / agreement.free) * 1000) / 10;
  return {
    kind: 'dependency',
    from: names,
    to: target,
    confidence: Math.round(confidence * 100) / 100,
    support: agreement.free + agreement.groups,
    violations: agreement.decided,
    reason: {
      zh: `${names.join('+')} 相同的行里，${share}% 的 ${target} 相同（${agreement.groups} 组）`,
      en: `of the rows alike in ${names.join(' + ')}, ${share}% are alike in ${target} (${agreement.groups} groups)`,
    },
  };
}
