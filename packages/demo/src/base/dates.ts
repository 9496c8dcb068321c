/** Dates as day numbers (days since 1970-01-01), months as numbers: 0 = the base month 2025-11, 12 = 2026-11. */

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Howard Hinnant's days_from_civil. */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146097 + doe - 719468;
}

/** Inverse of {@link dayOf}. */
export function civil(dayNumber: number): Civil {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

export const pad2 = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export function iso(dayNumber: number): string {
  const { year, month, day } = civil(dayNumber);
  return `${year}-${pad2(month)}-${pad2(day)}`;
}
export function compact(dayNumber: number): string {
  const { year, month, day } = civil(dayNumber);
  return `${year}${pad2(month)}${pad2(day)}`;
}
/** 2020/3/9 */
export function slashed(dayNumber: number): string {
  const { year, month, day } = civil(dayNumber);
  return `${year}/${month}/${day}`;
}
/** 2020年3月9日 */
export function chinese(dayNumber: number): string {
  const { year, month, day } = civil(dayNumber);
  return `${year}年${month}月${day}日`;
}
/** 2020.03.09 */
export function dotted(dayNumber: number): string {
  return iso(dayNumber).replaceAll('-', '.');
}

const BASE_YEAR = 2025;
const BASE_MONTH = 11;

/** First day of simulated month `month` (may be negative: months before the base). */
export function firstDay(month: number): number {
  const m = BASE_YEAR * 12 + BASE_MONTH - 1 + month;
  return dayOf(Math.floor(m / 12), (m % 12) + 1, 1);
}
/** Last day of the month: the as-of day of its deliveries. */
export function lastDay(month: number): number {
  return firstDay(month + 1) - 1;
}
/** 2026-08 */
export function monthName(month: number): string {
  return iso(firstDay(month)).slice(0, 7);
}
/** Simulated month in which a day falls. */
export function monthOf(dayNumber: number): number {
  const { year, month } = civil(dayNumber);
  return (year - BASE_YEAR) * 12 + month - BASE_MONTH;
}
