/**
 * The duty to keep data up to date (更新义务): what an entry's cadence promises, held against what the refinery really took in. Nothing is entered by hand;
 * an entry that the platform does not collect has no deliveries to be judged by, and says so.
 */
import { addWorkingDays, type Day, dayOf, isWorkingDay, workingDaysBetween } from '@kuaishu/standards';
import type { EntryRow } from './facts.ts';

const DAY_MS = 86_400_000;

export type Timeliness = 'in_time' | 'late' | 'never' | 'no_promise' | 'not_collected';

/** How long a delivery of some cadence holds: a row of `deadline` (`catalogue.update_<cadence>`); irregular ones have none and are never late. */
export interface CadenceTerm {
  readonly deadline: string;
  readonly value: number;
  readonly unit: 'working_day' | 'day' | 'month' | 'year';
}

export interface UpdateDuty {
  readonly state: Timeliness;
  readonly lastDelivery: string | null;
  /** Last day on which the next delivery is in time; null where nothing is promised or judged. */
  readonly dueBy: Day | null;
  /** Working days since. */
  readonly daysLate: number;
  /** Run that took the last delivery in: the evidence. */
  readonly run: string | null;
  readonly deadline: string | null;
}

export interface Delivered {
  /** RFC 3339 */
  readonly at: string;
  readonly run: string;
}

export interface Judged {
  readonly delivered: Delivered | undefined;
  /** Whether the platform collects the resource at all. */
  readonly collected: boolean;
  readonly term: CadenceTerm | null;
  /** Day until which the bureau accepted an explanation. */
  readonly deferred?: Day | null;
  readonly now: Date;
}

/** Deliveries of a resource's own name count for the entry of that name. Before its first publication nothing is owed, and from then on at the earliest. */
export function updateDuty(
  { published_at }: Pick<EntryRow, 'published_at'>,
  { delivered, collected, term, deferred, now }: Judged,
): UpdateDuty {
  const known = { lastDelivery: delivered?.at ?? null, run: delivered?.run ?? null };
  const nothing = { ...known, dueBy: null, daysLate: 0, deadline: null };
  if (!term || !published_at) return { ...nothing, state: 'no_promise' };
  if (!collected) return { ...nothing, state: 'not_collected' };
  const from = delivered && Date.parse(delivered.at) > published_at.getTime() ? new Date(delivered.at) : published_at;
  const promised = lastDay(term, dayOf(from));
  const dueBy = deferred && deferred > promised ? deferred : promised;
  const daysLate = Math.max(0, workingDaysBetween(dueBy, dayOf(now)));
  const state = daysLate === 0 ? 'in_time' : delivered ? 'late' : 'never';
  return { ...known, state, dueBy, daysLate, deadline: term.deadline };
}

/** The last day of a term that begins after `from`. */
export function lastDay({ value, unit }: Pick<CadenceTerm, 'value' | 'unit'>, from: Day): Day {
  switch (unit) {
    case 'working_day':
      return addWorkingDays(from, value);
    case 'day':
      return workingDayFrom(new Date(Date.parse(from) + value * DAY_MS).toISOString().slice(0, 10));
    case 'month':
      return workingDayFrom(monthsLater(from, value));
    case 'year':
      return workingDayFrom(monthsLater(from, 12 * value));
  }
}

/** Same day of a later month; where it has none, its last (Civil Code, article 202). */
function monthsLater(from: Day, months: number): Day {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const end = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), Math.min(day, end.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

/** A last day that is a holiday moves to the next that is none (Civil Code, article 203). */
const workingDayFrom = (day: Day): Day => (isWorkingDay(day) ? day : addWorkingDays(day, 1));
