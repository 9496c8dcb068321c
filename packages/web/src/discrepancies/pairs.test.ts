import { describe, expect, it } from 'vitest';
import { mainReason, pairsOf, sums } from './pairs.ts';

const count = (attribute: string, a: string, b: string, differ: number, reasons = {}) => ({
  attribute,
  a,
  b,
  compared: 100,
  differ,
  suspectA: 0,
  suspectB: 0,
  reasons,
  definition: false,
});
const COUNTS = [
  count('name', 'p', 'q', 3),
  count('name', 'p', 'r', 9),
  count('sex', 'q', 'r', 5),
  count('sex', 'q', 'q', 1),
];

describe('pairs of strips', () => {
  it('fit the attribute and the sides, in either order', () => {
    expect(pairsOf(COUNTS, { attribute: 'name' }).map((one) => one.differ)).toEqual([9, 3]);
    expect(pairsOf(COUNTS, { a: 'q' }).map((one) => one.differ)).toEqual([5, 3, 1]);
    expect(pairsOf(COUNTS, { a: 'r', b: 'p' }).map((one) => one.differ)).toEqual([9]);
    expect(pairsOf(COUNTS, { a: 'q', b: 'q' }).map((one) => one.differ)).toEqual([1]);
  });

  it('are summed by strip, a strip that disagrees with itself once', () => {
    expect(sums(COUNTS, (one) => [one.a, one.b])).toEqual([
      ['r', 14],
      ['p', 12],
      ['q', 9],
    ]);
  });

  it('have the reason that most of them have', () => {
    expect(mainReason(count('name', 'p', 'q', 3, { digit: 1, stale: 2 }))).toBe('stale');
    expect(mainReason(count('name', 'p', 'q', 0))).toBeUndefined();
  });
});
