import { addWorkingDays, dayOf, endOfDay, isWorkingDay, workingDaysBetween } from '@kuaishu/standards';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CadenceTerm, lastDay, updateDuty } from './timeliness.ts';

const DAY = 86_400_000;
const published = new Date('2026-01-01T00:00:00.000Z');
const monthly: CadenceTerm = { deadline: 'catalogue.update_monthly', value: 1, unit: 'month' };
const terms = fc.record({
  deadline: fc.constant('catalogue.update_x'),
  value: fc.integer({ min: 1, max: 12 }),
  unit: fc.constantFrom('working_day' as const, 'day' as const, 'month' as const, 'year' as const),
});
const judged = { delivered: undefined, collected: true, term: monthly, now: new Date('2030-01-01') };

test('nothing is owed before the first publication, where nothing was promised, nor of what the platform does not collect', () => {
  expect(updateDuty({ published_at: null }, judged).state).toBe('no_promise');
  expect(updateDuty({ published_at: published }, { ...judged, term: null }).state).toBe('no_promise');
  expect(updateDuty({ published_at: published }, { ...judged, collected: false })).toMatchObject({
    state: 'not_collected',
    dueBy: null,
    daysLate: 0,
  });
  expect(updateDuty({ published_at: published }, judged).state).toBe('never');
});

test('a duty is late exactly when a working day has passed after its last day, and by as many', () => {
  fc.assert(
    fc.property(terms, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 800 }), (term, delivered, later) => {
      const at = new Date(published.getTime() + delivered * DAY);
      const now = new Date(at.getTime() + later * DAY);
      const of = { at: at.toISOString(), run: 'R1' };
      const duty = updateDuty({ published_at: published }, { delivered: of, collected: true, term, now });
      const due = duty.dueBy ?? '';
      expect(isWorkingDay(due)).toBe(true);
      expect(due > dayOf(at)).toBe(true);
      expect(duty.daysLate).toBe(Math.max(0, workingDaysBetween(due, dayOf(now))));
      expect(duty.state).toBe(now >= endOfDay(due) && duty.daysLate > 0 ? 'late' : 'in_time');
      expect(duty.run).toBe('R1');
    }),
  );
});

test('a month ends on its day of the same number, at the end of a shorter one, and on the next working day', () => {
  const month = (from: string, value = 1): string => lastDay({ value, unit: 'month' }, from);
  expect(month('2026-03-10')).toBe('2026-04-10');
  expect(month('2026-03-31')).toBe('2026-04-30');
  expect(month('2026-10-15')).toBe('2026-11-16'); // the 15th is a Sunday
  expect(month('2026-09-01')).toBe('2026-10-08'); // over the National Day
  expect(month('2026-05-29', 9)).toBe('2027-03-01'); // no 29th, and the 28th is a Sunday
  expect(lastDay({ value: 1, unit: 'year' }, '2028-02-29')).toBe('2029-02-28');
});

test('what was delivered before the publication counts from the publication; what was deferred is due on that day', () => {
  const early = { at: '2025-06-01T00:00:00.000Z', run: 'R1' };
  const duty = updateDuty({ published_at: published }, { ...judged, delivered: early });
  expect(duty).toMatchObject({ state: 'late', dueBy: lastDay(monthly, '2026-01-01') });
  const deferred = addWorkingDays('2026-06-01', 3);
  expect(updateDuty({ published_at: published }, { ...judged, deferred })).toMatchObject({ dueBy: deferred });
  expect(
    updateDuty({ published_at: published }, { ...judged, deferred, now: new Date('2026-05-01T00:00:00Z') }).state,
  ).toBe('in_time');
});
