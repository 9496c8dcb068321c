/**
 * Working days (工作日): Monday to Friday, less the holidays and plus the make-up days (调休上班日) of the State Council's yearly notice. Source: npm
 * `chinese-days`, which follows those notices from 2004 on. Days are `YYYY-MM-DD` of China's one time zone.
 */
import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** `YYYY-MM-DD` */
export type Day = string;

const HOLIDAYS = new Set(Object.keys(days.holidays));
const MADE_UP = new Set(Object.keys(days.workdays));
const MS = 86_400_000;
/** Hours that China is ahead of UTC; the whole country, all the year. */
const CHINA_MS = 8 * 3_600_000;

/** The last year whose notice is known. Beyond it Monday to Friday count, until the notice comes (each November) and with it a new edition of the table. */
export const CALENDAR_UNTIL: number = Math.max(...Object.keys(days.holidays).map((day) => Number(day.slice(0, 4))));
/** The first year in the table. */
export const CALENDAR_FROM: number = Math.min(...Object.keys(days.holidays).map((day) => Number(day.slice(0, 4))));

/** All that the table says, in one spelling: what changes when a notice comes. */
export function calendarText(): string {
  return [...HOLIDAYS]
    .sort()
    .join(' ')
    .concat(' + ', [...MADE_UP].sort().join(' '));
}

/** Whether the holidays of that day's year are known. */
export function isCalendarKnown(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  return year >= CALENDAR_FROM && year <= CALENDAR_UNTIL;
}

/** The day on which an instant falls in China. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + CHINA_MS).toISOString().slice(0, 10);
}

/** The instant at which a day ends in China: 24:00 there. */
export function endOfDay(day: Day): Date {
  return new Date(millis(day) + MS - CHINA_MS);
}

/** @throws RangeError where that is no day of the calendar. */
export function isWorkingDay(day: Day): boolean {
  if (MADE_UP.has(day)) return true;
  if (HOLIDAYS.has(day)) return false;
  const weekday = new Date(millis(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The n-th working day after a day, which itself does not count (the day a term begins is not reckoned in: Civil Code article 201). n = 0 gives the day
 * itself; a negative n the |n|-th working day before it.
 *
 * @throws RangeError where that is no day, or n no whole number.
 */
export function addWorkingDays(day: Day, n: number): Day {
  if (!Number.isInteger(n)) throw new RangeError(`${n} working days`);
  const step = n < 0 ? -1 : 1;
  let at = millis(day);
  for (let left = Math.abs(n); left > 0; ) {
    at += step * MS;
    if (isWorkingDay(toDay(at))) left--;
  }
  return toDay(at);
}

/** Working days after `from` up to and with `to`; negative where `to` comes before. Inverse of `addWorkingDays`. */
export function workingDaysBetween(from: Day, to: Day): number {
  const [low, high] = from <= to ? [from, to] : [to, from];
  let count = 0;
  // of two days in reverse order those from `to` up to before `from` count, so that the way back has as many
  for (let at = millis(low) + (from <= to ? MS : 0); at <= millis(high) - (from <= to ? 0 : MS); at += MS)
    if (isWorkingDay(toDay(at))) count++;
  return from <= to ? count : -count;
}

function millis(day: Day): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || toDay(at) !== day) throw new RangeError(`no day: ${day}`);
  return at;
}

function toDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}
