import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareLimits, stepOf } from './choropleth.geometry.ts';

describe('choropleth steps', () => {
  it('has round, rising limits that use all five steps where values spread', () => {
    const values = [0.62, 0.7, 0.75, 0.81, 0.86, 0.9, 0.93, 0.95, 0.97];
    const limits = shareLimits(values);
    for (const limit of limits) expect(Math.abs(limit * 20 - Math.round(limit * 20))).toBeLessThan(1e-9);
    expect(new Set(values.map((value) => stepOf(value, limits))).size).toBe(5);
  });

  it('rises strictly for any values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (values) => {
        const limits = shareLimits(values);
        expect(limits).toHaveLength(4);
        for (let i = 1; i < 4; i++) expect(limits[i]!).toBeGreaterThan(limits[i - 1]!);
      }),
    );
  });

  it('puts a value that equals a limit into the upper class', () => {
    expect([0.1, 0.2, 0.79, 0.8].map((value) => stepOf(value, [0.2, 0.4, 0.6, 0.8]))).toEqual([0, 1, 3, 4]);
  });
});
