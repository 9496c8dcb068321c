import { addWorkingDays, dayOf, endOfDay } from '@kuaishu/standards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alarmsOf,
  type ClockState,
  daysLeft,
  dueDay,
  isPaused,
  isRunning,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
  usedDays,
} from './clock.ts';

const ten = { deadline: 'share_request.reply', value: 10, unit: 'working_day' } as const;
/** Noon in China. */
const noon = (day: string): string => `${day}T04:00:00.000Z`;

describe('a term', () => {
  it('of ten working days from before the National Day of 2025 ends after it, over the Saturday that was made up', () => {
    const clock = startClock(ten, noon('2025-09-25'), 1);
    expect(dueDay(clock)).toBe('2025-10-15');
    expect(daysLeft(clock, new Date(noon('2025-09-25')))).toBe(10);
    expect(daysLeft(clock, new Date(noon('2025-10-15')))).toBe(0);
    expect(daysLeft(clock, new Date(noon('2025-10-17')))).toBe(-2);
  });

  it('does not count the days at whose end it stands still', () => {
    // Monday; paused from Wednesday to the next Monday: Wednesday, Thursday, Friday do not count
    let clock = startClock(ten, noon('2026-11-02'), 1);
    clock = pauseClock(clock, noon('2026-11-04'));
    expect(dueDay(clock)).toBeNull();
    expect(usedDays(clock, new Date(noon('2026-11-20')))).toBe(1);
    clock = resumeClock(clock, noon('2026-11-09'));
    expect(dueDay(clock)).toBe(addWorkingDays('2026-11-02', 13));
    // out and back within a day costs nothing
    clock = resumeClock(pauseClock(clock, '2026-11-10T01:00:00.000Z'), '2026-11-10T09:00:00.000Z');
    expect(dueDay(clock)).toBe(addWorkingDays('2026-11-02', 13));
  });

  it('is warned of at the beginning of a day and passed at the end of one, in China', () => {
    const clock = startClock(ten, noon('2026-11-02'), 1);
    expect(alarmsOf(clock, 2)).toEqual({
      warnAt: new Date('2026-11-11T16:00:00.000Z'),
      dueAt: new Date('2026-11-16T16:00:00.000Z'),
    });
    expect(alarmsOf(pauseClock(clock, noon('2026-11-03')), 2)).toEqual({ warnAt: null, dueAt: null });
  });

  it('in calendar days counts Sundays too, and one granted extension is added', () => {
    const clock = startClock({ ...ten, unit: 'day' }, noon('2026-11-02'), 1);
    expect(dueDay(clock)).toBe('2026-11-12');
    expect(dueDay({ ...clock, extension: { days: 5, state: 'granted', by: 'user_1' } })).toBe('2026-11-17');
    expect(dueDay({ ...clock, extension: { days: 5, state: 'asked', by: 'user_1' } })).toBe('2026-11-12');
  });

  it('whatever its pauses: used days never fall, left and used are the whole, and the due day is that of the last day left', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 6_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 15 }), fc.nat(40_000), (steps, value, later) => {
        let at = Date.parse(noon('2026-04-20'));
        let clock: ClockState = startClock({ ...ten, value }, new Date(at).toISOString(), 1);
        let used = 0;
        for (const step of steps) {
          at += step * 60_000;
          const now = new Date(at);
          // what counts of the day that has not ended may still be lost to a pause: judged at the days before
          const before = usedDays(clock, new Date(at - 86_400_000));
          expect(before).toBeGreaterThanOrEqual(used);
          used = before;
          clock = isPaused(clock) ? resumeClock(clock, now.toISOString()) : pauseClock(clock, now.toISOString());
        }
        if (isPaused(clock)) clock = resumeClock(clock, new Date(at).toISOString());
        const now = new Date(at + later * 60_000);
        expect(usedDays(clock, now) + daysLeft(clock, now)).toBe(value);
        const due = dueDay(clock) as string;
        expect(daysLeft(clock, new Date(noon(due)))).toBe(0);
        expect(daysLeft(clock, new Date(Date.parse(noon(due)) - 86_400_000))).toBeGreaterThan(0);
        expect(isRunning(clock)).toBe(true);
        const stopped = stopClock(clock, now.toISOString());
        expect(usedDays(stopped, new Date(now.getTime() + 30 * 86_400_000))).toBe(usedDays(clock, now));
        expect(endOfDay(dayOf(now)).getTime()).toBeGreaterThan(now.getTime());
      }),
      { numRuns: 200 },
    );
  });
});
