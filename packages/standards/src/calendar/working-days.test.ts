import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  CALENDAR_UNTIL,
  dayOf,
  endOfDay,
  isCalendarKnown,
  isWorkingDay,
  workingDaysBetween,
} from './working-days.ts';

const day = fc.integer({ min: 12_500, max: 21_500 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

describe('a working day', () => {
  it.each([
    ['2025-10-01', false], // National Day
    ['2025-10-08', false], // the last day of that holiday, a Wednesday
    ['2025-10-09', true],
    ['2025-10-11', true], // a Saturday made up for
    ['2025-10-12', false], // the Sunday after
    ['2025-01-26', true], // a Sunday before the Spring Festival
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-11-25', true],
    ['2040-05-01', true], // a Tuesday whose notice is not out yet
  ])('%s: %s', (d, working) => {
    expect(isWorkingDay(d)).toBe(working);
  });

  it('is known to be one as far as the notices reach', () => {
    expect(CALENDAR_UNTIL).toBeGreaterThanOrEqual(2026);
    expect(isCalendarKnown('2025-12-31')).toBe(true);
    expect(isCalendarKnown(`${CALENDAR_UNTIL + 1}-01-01`)).toBe(false);
    expect(isCalendarKnown('1999-01-01')).toBe(false);
  });
});

describe('a term', () => {
  it('of ten working days from before the National Day of 2025 ends after it, over the Saturday that was made up', () => {
    expect(addWorkingDays('2025-09-25', 10)).toBe('2025-10-15');
    expect(workingDaysBetween('2025-09-25', '2025-10-15')).toBe(10);
  });

  it('is found again from its two ends, forwards and backwards', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (d, n) => {
        const end = addWorkingDays(d, n);
        expect(n === 0 || isWorkingDay(end)).toBe(true);
        expect(workingDaysBetween(d, end)).toBe(n);
      }),
    );
  });

  it('in two parts is as long as the parts', () => {
    fc.assert(
      fc.property(day, fc.nat(400), fc.nat(400), (a, n, m) => {
        const [x, y, z] = [a, addWorkingDays(a, n), addWorkingDays(a, n + m)];
        expect(workingDaysBetween(x, y) + workingDaysBetween(y, z)).toBe(workingDaysBetween(x, z));
      }),
    );
  });

  it('is of whole days of the calendar', () => {
    expect(() => addWorkingDays('2025-02-30', 1)).toThrow('no day: 2025-02-30');
    expect(() => isWorkingDay('2025-1-1')).toThrow('no day');
    expect(() => addWorkingDays('2025-01-01', 1.5)).toThrow('1.5 working days');
  });
});

it('a day is China’s, and ends there at midnight', () => {
  expect(dayOf(new Date('2025-11-30T15:59:59.999Z'))).toBe('2025-11-30');
  expect(dayOf(new Date('2025-11-30T16:00:00.000Z'))).toBe('2025-12-01');
  expect(endOfDay('2025-11-30').toISOString()).toBe('2025-11-30T16:00:00.000Z');
});
