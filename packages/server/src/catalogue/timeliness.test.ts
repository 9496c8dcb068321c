import fc from 'fast-check';
import { expect, test } from 'vitest';
import { updateDuty } from './timeliness.ts';

const DAY = 86_400_000;
const published = new Date('2026-01-01T00:00:00.000Z');
const cadences = fc.constantFrom('realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly');

test('nothing is owed before the first publication, nor where nothing was promised', () => {
  expect(updateDuty({ cadence: 'daily', published_at: null }, undefined, published).state).toBe('no_promise');
  expect(updateDuty({ cadence: 'irregular', published_at: published }, undefined, new Date('2030-01-01')).state).toBe(
    'no_promise',
  );
});

test('a duty is late exactly when its day has passed, and by as many days', () => {
  fc.assert(
    fc.property(
      cadences,
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 800 }),
      (cadence, delivered, later) => {
        const at = new Date(published.getTime() + delivered * DAY);
        const now = new Date(at.getTime() + later * DAY);
        const duty = updateDuty({ cadence, published_at: published }, { at: at.toISOString(), run: 'R1' }, now);
        const allowed = (Date.parse(duty.dueBy ?? '') - Date.parse(at.toISOString().slice(0, 10))) / DAY;
        expect(duty.daysLate).toBe(Math.max(0, later - allowed));
        expect(duty.state).toBe(duty.daysLate > 0 ? 'late' : 'in_time');
        expect(duty.run).toBe('R1');
      },
    ),
  );
});

test('what was never delivered says so', () => {
  expect(updateDuty({ cadence: 'monthly', published_at: published }, undefined, new Date('2026-03-01'))).toMatchObject({
    state: 'never',
    lastDelivery: null,
    daysLate: 28,
  });
});
