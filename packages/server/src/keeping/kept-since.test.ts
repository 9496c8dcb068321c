import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptSince } from './kept-since.ts';

it('counts days, months and years back from now', () => {
  const now = new Date('2026-11-24T01:30:00.000Z');
  expect(keptSince({ value: 184, unit: 'day' }, now).toISOString()).toBe('2026-05-24T01:30:00.000Z');
  expect(keptSince({ value: 6, unit: 'month' }, now).toISOString()).toBe('2026-05-24T01:30:00.000Z');
  expect(keptSince({ value: 3, unit: 'year' }, now).toISOString()).toBe('2023-11-24T01:30:00.000Z');
});

it('never keeps for less than the term in days', () => {
  const unit = fc.constantFrom('day' as const, 'working_day' as const);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_660 }),
      unit,
      fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      (value, of, now) => {
        expect(now.getTime() - keptSince({ value, unit: of }, now).getTime()).toBeGreaterThanOrEqual(
          value * 86_400_000,
        );
      },
    ),
  );
});
