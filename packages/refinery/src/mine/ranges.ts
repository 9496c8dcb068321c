/** Numbers so far from all others of their column that a digit or the point must have slipped. */
import type { CodedColumn } from './coded-table.ts';
import type { Proposal } from './proposal.ts';

const LEAST_ROWS = 100;
/** Far fences of Tukey (1977), twice as far, on the logarithm where all numbers are positive: amounts have long tails. */
const FENCE = 6;
/** Outliers are few, or they are the tail. */
const MOST_SHARE = 0.005;

export function ranges(column: CodedColumn): Extract<Proposal, { kind: 'range' }> | undefined {
  const numbers = column.values.map((value) => (/^[-+]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN));
  const pairs = numbers
    .map((number, i) => [number, column.counts[i] ?? 0] as const)
    .filter(([number]) => Number.isFinite(number))
    .sort(([a], [b]) => a - b);
  const rows = pairs.reduce((sum, [, n]) => sum + n, 0);
  // codes are no quantities
  if (
    rows < LEAST_ROWS ||
    rows < 0.9 * column.filled ||
    column.values.some((value) => /^0\d/.test(value) || value.length > 15)
  )
    return undefined;
  const positive = (pairs[0]?.[0] ?? 0) > 0;
  const to = positive ? Math.log : (x: number) => x;
  const back = positive ? Math.exp : (x: number) => x;
  const [q1, q3] = [quantile(pairs, rows * 0.25), quantile(pairs, rows * 0.75)].map(to) as [number, number];
  if (q3 <= q1) return undefined;
  const [low, high] = [back(q1 - FENCE * (q3 - q1)), back(q3 + FENCE * (q3 - q1))];
  const inside = pairs.filter(([number]) => number >= low && number <= high);
  const violations = rows - inside.reduce((sum, [, n]) => sum + n, 0);
  const [least, most] = [inside[0]?.[0], inside.at(-1)?.[0]];
  if (violations === 0 || violations > MOST_SHARE * rows || least === undefined || most === undefined) return undefined;
  return {
    kind: 'range',
    column: column.name,
    least: round(low),
    most: round(high),
    confidence: 0.75,
    support: rows,
    violations,
    reason: {
      zh: `${rows - violations} 个值在 ${least} 到 ${most} 之间，${violations} 个远在其外`,
      en: `${rows - violations} values lie between ${least} and ${most}, ${violations} far outside`,
    },
  };
}

function quantile(pairs: readonly (readonly [number, number])[], at: number): number {
  let seen = 0;
  for (const [number, n] of pairs) {
    seen += n;
    if (seen >= at) return number;
  }
  return pairs.at(-1)?.[0] ?? 0;
}

function round(x: number): number {
  return Number(x.toPrecision(6));
}
