import { describe, expect, it } from 'vitest';
import { xmrLimits } from './limits.ts';

describe('xmrLimits', () => {
  it('follows the textbook', () => {
    expect(xmrLimits([10, 12, 10, 12, 10, 12])).toEqual({ centre: 11, lower: 11 - 2.66 * 2, upper: 11 + 2.66 * 2 });
  });
  it('waits for a history and never goes below zero', () => {
    expect(xmrLimits([1, 2, 3, 4])).toBeNull();
    expect(xmrLimits([0, 1, 0, 1, 0])?.lower).toBe(0);
  });
});
