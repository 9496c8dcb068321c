/** Counts of two strips and attribute, summed and put in order for the page. */
import type { DiscrepanciesView, DiscrepancyReason } from '@kuaishu/api';
import { every } from '../lib/every.ts';

/** In the order in which they are told; the wire has the same. */
export const REASONS = every<DiscrepancyReason>({
  invalid: true,
  digit: true,
  character: true,
  lost: true,
  transposed: true,
  day_month: true,
  unit: true,
  detail: true,
  rounding: true,
  stale: true,
  differs: true,
});

type Count = DiscrepanciesView['counts'][number];

/** What the filters ask for. `a` and `b` are resources: one alone stands for either side. */
export interface Asked {
  readonly attribute?: string;
  readonly a?: string;
  readonly b?: string;
  readonly reason?: DiscrepancyReason;
  /** Resource whose value is held to be the wrong one. */
  readonly suspect?: string;
  readonly entity?: string;
}

export type Selection = { readonly [K in 'attribute' | 'a' | 'b']?: string | undefined };

/** The counts that fit what is selected; one resource alone stands for either side. Most differences first. */
export function pairsOf(counts: readonly Count[], { attribute, a, b }: Selection): Count[] {
  return counts
    .filter((count) => attribute === undefined || count.attribute === attribute)
    .filter((count) => {
      const sides = [a, b].filter((side) => side !== undefined);
      if (sides.length === 2) return (count.a === a && count.b === b) || (count.a === b && count.b === a);
      return sides.every((side) => count.a === side || count.b === side);
    })
    .toSorted((x, y) => y.differ - x.differ || (x.attribute < y.attribute ? -1 : 1));
}

/** How many differences each key has. A count goes to each of its keys once. Most first. */
export function sums(counts: readonly Count[], keys: (count: Count) => readonly string[]): [string, number][] {
  const totals = new Map<string, number>();
  for (const count of counts)
    for (const key of new Set(keys(count))) totals.set(key, (totals.get(key) ?? 0) + count.differ);
  return [...totals].toSorted((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
}

/** The reason that most differences have. */
export function mainReason(count: Count): keyof Count['reasons'] | undefined {
  const [first] = Object.entries(count.reasons).toSorted((x, y) => y[1] - x[1]);
  return first?.[0] as keyof Count['reasons'] | undefined;
}
