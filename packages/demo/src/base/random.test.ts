import { describe, expect, test } from 'vitest';
import { mix, Random, Weighted } from './random.ts';

describe('randomness by key', () => {
  test('the same key gives the same stream, neighbouring keys different ones', () => {
    const stream = (key: number): number[] =>
      Array.from(
        { length: 5 },
        (
          (r) => () =>
            r.next()
        )(new Random(key)),
      );
    expect(stream(mix(1, 2, 3))).toEqual(stream(mix(1, 2, 3)));
    const firsts = new Set(Array.from({ length: 5000 }, (_, i) => mix(7, i)));
    expect(firsts.size).toBeGreaterThan(4995);
  });

  test('weights are kept', () => {
    const weighted = new Weighted([
      ['a', 1],
      ['b', 2],
      ['c', 7],
    ]);
    const random = new Random(42);
    const counts: Record<string, number> = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 20000; i++) counts[weighted.draw(random)]!++;
    expect(counts['a']! / 20000).toBeCloseTo(0.1, 1);
    expect(counts['b']! / 20000).toBeCloseTo(0.2, 1);
    expect(counts['c']! / 20000).toBeCloseTo(0.7, 1);
  });
});
