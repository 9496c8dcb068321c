/** Dates as people write them → GB/T 7408 (ISO 8601). */
import { toHalfWidth } from '../text/tidy.ts';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a day exists in the Gregorian calendar. */
export function isRealDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]!) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** '2020-03-09', or null where there is no such day or the year is outside 1000–2999. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 2999 || !isRealDate(year, month, day)) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

const numeric =
  /^(\d{4})\s*[-/.年\\]\s*(\d{1,2})\s*[-/.月\\]\s*(\d{1,2})\s*[日号]?(?:[T\s]\s*(?:[上下]午|星期.|周.)?\s*\d{1,2}[:时].*|\s*(?:星期|周|\().*)?$/;
const compactDay = /^(\d{4})(\d{2})(\d{2})(?:\d{6}(?:\d{3})?)?(?:\.0+)?$/;
const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s].*)?$/;
const monthWord =
  /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?[\s,-]+(\d{4})|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))(?:[T\s].*)?$/i;
const chinese =
  /^([〇○零Oo0一二三四五六七八九两]{4})年([〇零一二三四五六七八九十元正]{1,3})月([〇零一二三四五六七八九十廿卅初]{1,4})[日号]?$/;
const roc = /^(?:民国|中华民国)\s*(\d{1,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/;
const serial = /^\d{5}(?:\.\d+)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export interface DateOptions {
  /** Take numbers of five digits for spreadsheet serials (days since 1899-12-30): 43899 → 2020-03-09. Default false. */
  readonly serials?: boolean;
  /** How 03/09/2020 is read when both are possible. Default 'none': null. */
  readonly order?: 'day-first' | 'month-first' | 'none';
}

/**
 * A day as ISO text, or null where the text is no whole, real day. Reads 2020-03-09, 2020/3/9, 2020.03.09, 2020年3月9日, 20200309,
 * 二〇二〇年三月九日, 9 Mar 2020, 31/12/2020, 民国109年3月9日, and date-times (the time is dropped). Two-digit years are not guessed.
 */
export function parseDate(text: string, options: DateOptions = {}): string | null {
  const bare = toHalfWidth(text)
    .replace(/[－–—]/g, '-')
    .trim();
  let found = numeric.exec(bare);
  if (found !== null) return isoDate(Number(found[1]), Number(found[2]), Number(found[3]));
  found = compactDay.exec(bare);
  if (found !== null) return isoDate(Number(found[1]), Number(found[2]), Number(found[3]));
  found = chinese.exec(bare);
  if (found !== null) {
    const year = Number([...found[1]!].map(chineseDigit).join(''));
    return isoDate(year, chineseOrdinal(found[2]!), chineseOrdinal(found[3]!));
  }
  found = dayFirst.exec(bare);
  if (found !== null) return ambiguous(Number(found[1]), Number(found[2]), Number(found[3]), options.order ?? 'none');
  found = monthWord.exec(bare);
  if (found !== null) {
    const month = MONTHS.indexOf((found[2] ?? found[4]!).slice(0, 3).toLowerCase()) + 1;
    return isoDate(Number(found[3] ?? found[6]), month, Number(found[1] ?? found[5]));
  }
  found = roc.exec(bare);
  if (found !== null) return isoDate(Number(found[1]) + 1911, Number(found[2]), Number(found[3]));
  return options.serials === true && serial.test(bare) ? serialDate(Number(bare)) : null;
}

function ambiguous(
  first: number,
  second: number,
  year: number,
  order: 'day-first' | 'month-first' | 'none',
): string | null {
  if (first > 12 || order === 'day-first') return isoDate(year, second, first);
  if (second > 12 || order === 'month-first' || first === second) return isoDate(year, first, second);
  return null;
}

/** A spreadsheet's day number (1900 system: 25569 = 1970-01-01) → ISO day; null before 1900-03-01, where Excel counts a day that never was. */
export function serialDate(days: number): string | null {
  if (!Number.isFinite(days) || days < 61 || days >= 2_958_466) return null;
  return new Date((Math.floor(days) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

const chineseDigit = (char: string): number =>
  /[〇○零Oo0]/.test(char) ? 0 : char === '两' ? 2 : '一二三四五六七八九'.indexOf(char) + 1;

/** 元正 → 1, 初九 → 9, 十二 → 12, 二十九 → 29, 廿三 → 23, 卅一 → 31. */
function chineseOrdinal(text: string): number {
  if (text === '元' || text === '正') return 1;
  const plain = text.replace(/^初/, '').replace(/^廿/, '二十').replace(/^卅/, '三十');
  const ten = plain.indexOf('十');
  if (ten < 0) return Number([...plain].map(chineseDigit).join(''));
  return (ten === 0 ? 1 : chineseDigit(plain[0]!)) * 10 + (ten === plain.length - 1 ? 0 : chineseDigit(plain.at(-1)!));
}

const timeOfDay =
  /(?:^|[T\s日])(上午|下午|晚上|凌晨)?\s*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?)?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A moment as 'YYYY-MM-DD HH:MM:SS' in the writer's own time, or null. A day without time is midnight; 14 digits
 * (20200309101530) and epoch seconds or milliseconds are read too, the latter in China's time (UTC+8).
 */
export function parseDateTime(text: string): string | null {
  const bare = toHalfWidth(text).trim();
  if (/^\d{10}$|^1\d{12}$/.test(bare)) {
    const ms = bare.length === 10 ? Number(bare) * 1000 : Number(bare);
    return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  }
  const day = parseDate(bare);
  if (day === null) return null;
  const digits = /^\d{8}(\d{2})(\d{2})(\d{2})/.exec(bare);
  if (digits !== null) return clock(day, Number(digits[1]), Number(digits[2]), Number(digits[3]));
  const time = timeOfDay.exec(bare);
  if (time === null) return /[:时]/.test(bare) ? null : `${day} 00:00:00`;
  const afternoon = time[1] === '下午' || time[1] === '晚上' || time[5]?.toLowerCase() === 'pm';
  const twelve = time[1] !== undefined || time[5] !== undefined;
  const hour = twelve ? Number(time[2]) % 12 : Number(time[2]);
  return clock(day, hour + (afternoon ? 12 : 0), Number(time[3]), Number(time[4] ?? 0));
}

function clock(day: string, hour: number, minute: number, second: number): string | null {
  return hour < 24 && minute < 60 && second < 60 ? `${day} ${pad(hour)}:${pad(minute)}:${pad(second)}` : null;
}

/** A month as 'YYYY-MM' from 202003, 2020-3, 2020年3月, 二〇二〇年三月 or a whole day; null for anything else. */
export function parseMonth(text: string): string | null {
  const bare = toHalfWidth(text).trim();
  const found = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*月?(?:\.0+)?$/.exec(bare);
  if (found !== null && found[2] !== undefined && (bare.length > 5 || /\D/.test(bare))) {
    const month = Number(found[2]);
    return month >= 1 && month <= 12 ? `${found[1]}-${pad(month)}` : null;
  }
  const day = parseDate(bare) ?? parseDate(`${bare}一日`);
  return day === null ? null : day.slice(0, 7);
}

/** A year from 2020, 2020年, 2020年度, 二〇二〇年; null outside 1000–2999. */
export function parseYear(text: string): number | null {
  const bare = toHalfWidth(text).trim();
  const digits = /^([12]\d{3})(?:\.0+)?\s*(?:年度?)?$/.exec(bare);
  if (digits !== null) return Number(digits[1]);
  const day = parseDate(bare) ?? parseDate(`${bare.replace(/度$/, '')}一月一日`);
  return day === null ? null : Number(day.slice(0, 4));
}
