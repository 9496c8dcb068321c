import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WATERFALL, waterfall } from './waterfall.geometry.ts';

describe('waterfall', () => {
  it('begins each bar where the one before ended', () => {
    const { bars } = waterfall(-10, [
      { key: 'name', bits: 8 },
      { key: 'birth', bits: 6 },
    ]);
    const [prior, name, birth, total] = bars;
    expect(name!.x).toBeCloseTo(prior!.x, 0);
    expect(birth!.x).toBeCloseTo(name!.x + name!.width, 0);
    expect(total!.x + total!.width).toBeCloseTo(birth!.x + birth!.width, 0);
  });

  it('tells evidence for from evidence against, and a missing value from both', () => {
    const kinds = waterfall(-3, [
      { key: 'a', bits: 2 },
      { key: 'b', bits: -2 },
      { key: 'c', bits: 0 },
    ]).bars.map((bar) => bar.kind);
    expect(kinds).toEqual(['prior', 'for', 'against', 'none', 'total']);
  });

  it('stays within its width', () => {
    const bits = fc.double({ min: -60, max: 60, noNaN: true });
    fc.assert(
      fc.property(bits, fc.array(bits, { maxLength: 9 }), (prior, rest) => {
        const { bars } = waterfall(
          prior,
          rest.map((value, i) => ({ key: `${i}`, bits: value })),
          4,
        );
        for (const bar of bars) {
          expect(bar.x).toBeGreaterThanOrEqual(WATERFALL.left);
          expect(bar.x + bar.width).toBeLessThanOrEqual(WATERFALL.right + 1.2);
        }
      }),
    );
  });
});
