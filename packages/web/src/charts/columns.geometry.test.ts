import { describe, expect, it } from 'vitest';
import { uprights } from './columns.geometry.ts';

describe('uprights', () => {
  it('stands on the ground and reaches the top with the largest', () => {
    const bars = uprights([5, 10, 0], 30, 40);
    expect(bars.map((bar) => bar.y + bar.height)).toEqual([40, 40, 40]);
    expect(bars.map((bar) => bar.height)).toEqual([20, 40, 0]);
  });

  it('keeps a small count visible', () => {
    expect(uprights([1, 100_000], 10, 40)[0]?.height).toBe(1);
  });
});
