import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlLimits, countLimits } from './control.ts';

const options = { sigmas: 3, history: 6 };
const rates = (n: number, faults: readonly number[]) => faults.map((f) => ({ n, faults: f }));

describe('limits of a rate', () => {
  it('say nothing while the history is short', () => {
    expect(controlLimits(rates(1000, [10, 12, 9]), { n: 1000, faults: 900 }, options)).toBeUndefined();
  });

  it('are the p chart’s where runs vary as chance does', () => {
    const limit = controlLimits(rates(1000, [20, 20, 20, 20, 20, 20]), { n: 1000, faults: 20 }, options);
    // p̄ = 0.02, σ = √(0.02·0.98/1000) = 0.004427
    expect(limit?.centre).toBeCloseTo(0.02, 10);
    expect(limit?.upper).toBeCloseTo(0.02 + 3 * 0.0044272, 5);
    expect(limit?.broken).toBe(false);
  });

  it('widen by the runs’ own variation in large strips (Laney)', () => {
    const history = rates(1_000_000, [20_000, 23_000, 19_000, 22_500, 19_500, 23_500]);
    expect(controlLimits(history, { n: 1_000_000, faults: 24_500 }, options)?.broken).toBe(false);
  });

  it('break on a spoilt export', () => {
    expect(controlLimits(rates(1400, [12, 10, 14, 11, 13, 12]), { n: 1430, faults: 171 }, options)?.broken).toBe(true);
    expect(controlLimits(rates(1400, [0, 0, 0, 0, 0, 0]), { n: 1430, faults: 171 }, options)?.broken).toBe(true);
  });

  it('are exact where few faults are expected', () => {
    // the faults of twelve months and the seven of the next, as a register had them: 1.9 expected
    const history = rates(11_800, [0, 3, 1, 2, 4, 4, 0, 1, 2, 0, 3, 3]);
    const limit = (faults: number) => controlLimits(history, { n: 11_849, faults }, options);
    // P(X > 7) = 0.00086 ≤ 0.00135 < P(X > 6) = 0.0037 for a binomial of 11,849 and p̄
    expect((limit(7)?.upper ?? 0) * 11_849).toBeCloseTo(7, 9);
    expect(limit(7)?.broken).toBe(false);
    expect(limit(9)?.broken).toBe(true);
  });

  it('do not break on a rate that creeps', () => {
    const history: { n: number; faults: number }[] = [];
    for (let month = 0; month < 40; month++) {
      const now = { n: 20_000, faults: 200 + 6 * month };
      expect(controlLimits(history, now, options)?.broken ?? false).toBe(false);
      history.push(now);
    }
  });

  it('never break on fewer faults than usual', () => {
    const points = fc.array(fc.nat(400), { minLength: 6, maxLength: 20 });
    fc.assert(
      fc.property(points, (faults) => {
        const least = Math.min(...faults);
        expect(controlLimits(rates(400, faults), { n: 400, faults: least }, options)?.broken ?? false).toBe(false);
      }),
    );
  });
});

describe('limits of a count', () => {
  it('follow a register that grows', () => {
    const history: number[] = [];
    for (let month = 0; month < 24; month++) {
      const rows = 20_000 + 150 * month + (month % 3) * 10;
      expect(countLimits(history, rows, options, 20)?.broken ?? false).toBe(false);
      history.push(rows);
    }
  });

  it('break on half a delivery and on a doubled one', () => {
    const history = [1000, 1010, 1020, 1032, 1040, 1049];
    expect(countLimits(history, 530, options, 100)?.broken).toBe(true);
    expect(countLimits(history, 2100, options, 100)?.broken).toBe(true);
    expect(countLimits(history, 1060, options, 100)?.broken).toBe(false);
  });
});
