import type { Text } from '../dual/text.ts';

const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(2030, 11, 31);
const DAY = 86_400_000;

let table: readonly string[] | undefined;

/** Lunar date (year, month, day as eight digits, leap months by their number) of each day from 1900 to 2030, by ICU's Chinese calendar. */
export function lunarDays(): readonly string[] {
  if (table) return table;
  const calendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const read = (time: number) => {
    const parts = calendar.formatToParts(time);
    const of = (type: string) => Number.parseInt(parts.find((part) => part.type === type)?.value ?? '', 10);
    return { year: of('relatedYear' as Intl.DateTimeFormatPartTypes), month: of('month'), day: of('day') };
  };
  const days: string[] = [];
  let { year, month, day } = read(FIRST);
  for (let time = FIRST; time <= LAST; time += DAY) {
    // months have 29 or 30 days: the calendar is asked only where one may end
    if (day >= 30) ({ year, month, day } = read(time));
    days.push(`${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`);
    day++;
  }
  table = days;
  return days;
}

/** The lunar date of a solar date of eight digits; NULL outside 1900 to 2030. */
export function lunarOf(digits: Text): Text {
  return {
    get sql() {
      const iso = `substr(${digits.sql}, 1, 4) || '-' || substr(${digits.sql}, 5, 2) || '-' || substr(${digits.sql}, 7, 2)`;
      const day = `ks_days(DATE '1900-01-01', try_cast(CASE WHEN regexp_matches(${digits.sql}, '^[0-9]{8}$') THEN ${iso} END AS DATE))`;
      return `ks_at(lunar_days, CASE WHEN ${day} BETWEEN 0 AND ${lunarDays().length - 1} THEN CAST(${day} + 1 AS INTEGER) END)`;
    },
    of: (row) => {
      const value = digits.of(row);
      if (value === null || !/^[0-9]{8}$/.test(value)) return null;
      const [y, m, d] = [Number(value.slice(0, 4)), Number(value.slice(4, 6)), Number(value.slice(6))];
      const time = Date.UTC(y, m - 1, d);
      const real = new Date(time);
      if (real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) return null;
      return lunarDays()[(time - FIRST) / DAY] ?? null;
    },
  };
}
