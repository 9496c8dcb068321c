import type { Deadline } from '../procedures/store/deadline-store.ts';

const DAY_MS = 86_400_000;

/** What ended before this instant has been kept long enough. Where a unit has no fixed length the longest is taken: nothing is kept for less than its term. */
export function keptSince({ value, unit }: Pick<Deadline, 'value' | 'unit'>, now: Date): Date {
  if (unit === 'day') return new Date(now.getTime() - value * DAY_MS);
  // two weeks may lie between two working days where holidays meet weekends
  if (unit === 'working_day') return new Date(now.getTime() - value * 14 * DAY_MS);
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - (unit === 'year' ? 12 * value : value));
  return since;
}
