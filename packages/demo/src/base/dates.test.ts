import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chinese, civil, compact, dayOf, firstDay, iso, lastDay, monthName, monthOf, slashed } from './dates.ts';

describe('day numbers', () => {
  test('civil and dayOf undo each other, and agree with the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40000, max: 60000 }), (n) => {
        const { year, month, day } = civil(n);
        return dayOf(year, month, day) === n && iso(n) === new Date(n * 86400000).toISOString().slice(0, 10);
      }),
    );
  });

  test('are written in the formats of the departments', () => {
    const day = dayOf(2020, 3, 9);
    expect([compact(day), slashed(day), chinese(day)]).toEqual(['20200309', '2020/3/9', '2020年3月9日']);
  });

  test('month 0 is November 2025 and every day lies in its month', () => {
    expect([monthName(0), monthName(9), iso(lastDay(0)), iso(firstDay(-11))]).toEqual([
      '2025-11',
      '2026-08',
      '2025-11-30',
      '2024-12-01',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 20 }), (m) => monthOf(firstDay(m)) === m && monthOf(lastDay(m)) === m),
    );
  });
});
