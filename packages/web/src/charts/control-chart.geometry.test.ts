import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlChart, limitBaselines, namedPoints, niceTicks } from './control-chart.geometry.ts';

const box = { left: 0, right: 100, top: 0, bottom: 50 };
const of = (...values: number[]) => values.map((value) => ({ value, broken: false }));

describe('controlChart', () => {
  it('puts the upper limit above the centre, and points in order from left to right', () => {
    const chart = controlChart(of(0.01, 0.012, 0.009), { centre: 0.01, lower: 0.005, upper: 0.02 }, box);
    expect(chart.upper!).toBeLessThan(chart.centre!);
    expect(chart.centre!).toBeLessThan(chart.lower!);
    expect(chart.points.map((point) => point.x)).toEqual([0, 50, 100]);
  });

  it('leaves out a lower limit of zero, and all limits while there is no history', () => {
    expect(controlChart(of(0.1), { centre: 0.1, lower: 0, upper: 0.2 }, box).lower).toBeNull();
    expect(controlChart(of(0.1), null, box).upper).toBeNull();
  });

  it('keeps a wild point at the edge, so that the others stay readable', () => {
    const chart = controlChart(of(0.01, 0.011, 0.9), { centre: 0.01, lower: 0, upper: 0.02 }, box, { clip: 1.6 });
    expect(chart.points[2]!.y).toBe(0);
    expect(chart.upper!).toBeGreaterThan(10);
  });

  it('stays inside its box for any values', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { maxLength: 30 }), share, share, (values, a, b) => {
        const limits = { centre: (a + b) / 2, lower: Math.min(a, b), upper: Math.max(a, b) };
        const chart = controlChart(of(...values), limits, box, { clip: 1.5, ticks: 4 });
        for (const y of [...chart.points, ...chart.ticks].map((point) => point.y)) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(50);
        }
      }),
    );
  });
});

describe('niceTicks', () => {
  it('takes round steps', () => {
    expect(niceTicks(0, 0.31, 4)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceTicks(0, 100, 4)).toEqual([0, 50, 100]);
    expect(niceTicks(1, 1, 4)).toEqual([]);
    expect(niceTicks(1e17, 1e17 + 32, 4)).toEqual([]);
  });
});

describe('words around a control chart', () => {
  it('stand apart where the limit lies upon the centre', () => {
    const { upper, centre } = limitBaselines(220, 220);
    expect(centre - upper).toBeGreaterThanOrEqual(14);
    expect(limitBaselines(40, 180)).toEqual({ upper: 44, centre: 184 });
  });

  it('name the first and the last point, and no two too close to each other', () => {
    expect(namedPoints(14, 8)).toEqual([0, 2, 4, 6, 8, 10, 13]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 2, max: 12 }), (count, most) => {
        const named = namedPoints(count, most);
        const every = Math.ceil(count / most);
        expect(named.at(-1)).toBe(count - 1);
        for (const [i, at] of named.entries())
          if (i > 0) expect(at - (named[i - 1] ?? 0)).toBeGreaterThanOrEqual(every);
      }),
    );
  });
});
