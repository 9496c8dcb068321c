/** Dates as cells of registers hold them → ISO, or the digits that are known (year and month, the lunar calendar's day). */
import { parseDate, parseMonth, toHalfWidth } from '@kuaishu/standards';

const YEAR_FIRST = /^(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])$/;
/** 850107: two digits for the year. */
const SHORT = /^(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
/** Spreadsheet serials of 1927 to 2064. */
const SERIAL = /^[1-5]\d{4}(?:\.0+)?$/;
const LUNAR =
  /^(?:农历|阴历|旧历)?([12]\d{3}|[〇零一二三四五六七八九]{4})年闰?(正|[一二三四五六七八九十冬腊]{1,2}|1?\d)月(初?[一二三四五六七八九十廿卅]{1,3}|[123]?\d)[日号]?$/;
const MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

/** `dayFirst`: how 03/09/2020 is read, which the column's other values tell. */
export function dateIn(text: string, dayFirst: boolean): string {
  const bare = toHalfWidth(text).trim();
  const lunar = lunarDigits(bare);
  if (lunar !== null) return lunar;
  const whole = parseDate(bare, { order: dayFirst ? 'day-first' : 'month-first', serials: SERIAL.test(bare) });
  if (whole !== null) return whole;
  if (YEAR_FIRST.test(bare)) return bare;
  const short = SHORT.exec(bare);
  if (short) return centuryOf(Number(short[1])) + bare;
  const month = parseMonth(bare);
  if (month !== null) return month.replace('-', '');
  return bare.replace(/[^0-9]/g, '').slice(0, 8);
}

/** Two digits are a year that has been. */
const centuryOf = (year: number): string => (year > new Date().getUTCFullYear() % 100 ? '19' : '20');

/** 农历一九五〇年正月初三 → 19500103: a day of the lunar calendar, as it is written where nobody says which calendar is meant. */
function lunarDigits(text: string): string | null {
  const found = LUNAR.exec(text.replace(/\s/g, ''));
  if (!found || !/农历|阴历|旧历|闰|[正冬腊]月|初|廿/.test(text)) return null;
  const [, year = '', month = '', day = ''] = found;
  const y = /^\d/.test(year) ? year : [...year].map(digitOf).join('');
  const m = MONTHS[month] ?? numberOf(month);
  const d = numberOf(day.replace(/^初/, '').replace(/^廿/, '二十').replace(/^卅/, '三十'));
  if (m < 1 || m > 12 || d < 1 || d > 30) return null;
  return `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`;
}

const digitOf = (character: string): number => Math.max(0, '〇一二三四五六七八九'.indexOf(character));
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const ten = text.indexOf('十');
  if (ten < 0) return digitOf(text);
  return (ten === 0 ? 1 : digitOf(text.charAt(0))) * 10 + (ten === text.length - 1 ? 0 : digitOf(text.charAt(ten + 1)));
}
