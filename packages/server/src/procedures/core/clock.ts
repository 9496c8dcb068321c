/**
 * Statutory clocks. The day on which a term begins does not count (Civil Code, article 201); a day on which the clock stands still at its end does not count
 * either. A term is kept by what happens before the end of its last day in China.
 */
import { addWorkingDays, type Day, dayOf, endOfDay, isWorkingDay } from '@kuaishu/standards';

export const UNITS = ['working_day', 'day'] as const;
export type Unit = (typeof UNITS)[number];

export interface Term {
  /** Row of `deadline` that was in force when the clock started. */
  readonly deadline: string;
  readonly value: number;
  readonly unit: Unit;
}

export interface ClockState extends Term {
  /** RFC 3339. */
  readonly started: string;
  /** Times at which it stood still; the last one is open (`to` null) while it does. */
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[];
  readonly stopped: string | null;
  /** How often it has been started in this case, from 1. */
  readonly round: number;
  /** Days added with consent, or asked for. One extension in a round. */
  readonly extension: {
    readonly days: number;
    readonly state: 'asked' | 'granted' | 'refused';
    readonly by: string;
  } | null;
  readonly warned: string | null;
  readonly overdue: string | null;
}

export function startClock(term: Term, at: string, round: number): ClockState {
  return { ...term, started: at, pauses: [], stopped: null, round, extension: null, warned: null, overdue: null };
}

export const isPaused = (clock: ClockState): boolean => clock.pauses.at(-1)?.to === null;
export const isRunning = (clock: ClockState): boolean => clock.stopped === null && !isPaused(clock);

export function pauseClock(clock: ClockState, at: string): ClockState {
  return isRunning(clock) ? { ...clock, pauses: [...clock.pauses, { from: at, to: null }] } : clock;
}

/** What comes again after a pause may be warned of again: its due day has moved. */
export function resumeClock(clock: ClockState, at: string): ClockState {
  if (clock.stopped !== null || !isPaused(clock)) return clock;
  return {
    ...clock,
    pauses: clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)),
    warned: null,
  };
}

export function stopClock(clock: ClockState, at: string): ClockState {
  if (clock.stopped !== null) return clock;
  return {
    ...clock,
    pauses: clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)),
    stopped: at,
  };
}

/** Days allowed, extension included. */
export function allowedDays(clock: ClockState): number {
  return clock.value + (clock.extension?.state === 'granted' ? clock.extension.days : 0);
}

/** Lists walk through the days of every clock on them: what is known of a day is kept. */
const known = new Map<Day, { readonly next: Day; readonly working: boolean }>();
/** Days of half a century. */
const MOST_KNOWN = 20_000;

function about(day: Day): { readonly next: Day; readonly working: boolean } {
  let found = known.get(day);
  if (!found) {
    if (known.size >= MOST_KNOWN) known.clear();
    found = { next: dayOf(endOfDay(day)), working: isWorkingDay(day) };
    known.set(day, found);
  }
  return found;
}

/** Whether that day counts: a day of the unit at whose end the clock does not stand still. */
function counts(clock: ClockState, day: Day): boolean {
  if (clock.unit === 'working_day' && !about(day).working) return false;
  if (clock.pauses.length === 0) return true;
  const end = endOfDay(day).toISOString();
  return !clock.pauses.some(({ from, to }) => from < end && (to === null || to >= end));
}

function dayAfter(day: Day): Day {
  return about(day).next;
}

/** The last day of the term; null while the clock stands still, since nobody knows then. */
export function dueDay(clock: ClockState): Day | null {
  if (isPaused(clock)) return null;
  let day = dayOf(new Date(clock.started));
  for (let left = allowedDays(clock); left > 0; ) {
    day = dayAfter(day);
    if (counts(clock, day)) left--;
  }
  return day;
}

/** The days after the one on which it started, up to and with `last`, and whether each counts. */
export function daysUntil(clock: ClockState, last: Day): { readonly day: Day; readonly counts: boolean }[] {
  const days: { day: Day; counts: boolean }[] = [];
  for (let day = dayAfter(dayOf(new Date(clock.started))); day <= last; day = dayAfter(day))
    days.push({ day, counts: counts(clock, day) });
  return days;
}

/** Days used up to and with the day of `now`, or to the day on which it was stopped. */
export function usedDays(clock: ClockState, now: Date): number {
  const last = dayOf(clock.stopped === null ? now : new Date(clock.stopped));
  return daysUntil(clock, last).filter((one) => one.counts).length;
}

/** Negative once it is overdue. 0: due today. */
export function daysLeft(clock: ClockState, now: Date): number {
  return allowedDays(clock) - usedDays(clock, now);
}

export interface Alarms {
  /** Instant from which the warning is due; null where the clock does not run. */
  readonly warnAt: Date | null;
  /** Instant at which the term has passed. */
  readonly dueAt: Date | null;
}

export function alarmsOf(clock: ClockState, warnDays: number): Alarms {
  const due = isRunning(clock) ? dueDay(clock) : null;
  if (due === null) return { warnAt: null, dueAt: null };
  const warnDay = addWorkingDays(due, -warnDays);
  const startOfWarnDay = new Date(endOfDay(warnDay).getTime() - 86_400_000);
  return { warnAt: startOfWarnDay, dueAt: endOfDay(due) };
}
