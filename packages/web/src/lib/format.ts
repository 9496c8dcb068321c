/** Numbers, sums of rows, times and dates as the pages write them, in both languages. Instants are shown in the reader's time zone. */

export type Lang = 'zh' | 'en';

/** What stands where there is no value. */
export const NONE = '—';

const pad = (n: number): string => String(n).padStart(2, '0');

export function formats(lang: Lang) {
  const zh = lang === 'zh';
  const integer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

  const fixed = (value: number, digits: number): string =>
    new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

  /** 1284602 → 1,284,602 */
  const count = (value: number | null | undefined): string =>
    value === null || value === undefined || !Number.isFinite(value) ? NONE : integer.format(value);

  /** Large counts in few characters: 128.5 万, 1.28M. Below ten thousand as they are. */
  const short = (value: number): string => {
    if (Math.abs(value) < 10_000) return count(value);
    if (zh) {
      return Math.abs(value) < 1e8 ? `${trim(fixed(value / 1e4, 1))} 万` : `${trim(fixed(value / 1e8, 2))} 亿`;
    }
    return Math.abs(value) < 1e6 ? `${trim(fixed(value / 1e3, 1))}k` : `${trim(fixed(value / 1e6, 2))}M`;
  };

  /** A rate 0…1 as a number of per cent without the sign, digits enough to tell small rates from nothing. */
  const rate = (value: number | null | undefined, digits?: number): string => {
    if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
    const percent = value * 100;
    return fixed(percent, digits ?? (percent === 0 || percent >= 10 ? 1 : percent >= 1 ? 2 : 3));
  };

  const percent = (value: number | null | undefined, digits?: number): string => {
    const text = rate(value, digits);
    return text === NONE ? text : `${text}%`;
  };

  /** A quality of 0…1 as a mark out of 100. */
  const mark = (value: number | null | undefined): string =>
    value === null || value === undefined ? NONE : fixed(value * 100, 1);

  /** 2026-11-24 09:30 */
  const dateTime = (instant: string | null | undefined, withSeconds = false): string => {
    const at = parse(instant);
    if (!at) return instant ?? NONE;
    const time = `${pad(at.getHours())}:${pad(at.getMinutes())}${withSeconds ? `:${pad(at.getSeconds())}` : ''}`;
    return `${day(at)} ${time}`;
  };

  /** 11-24 09:30, for the current run's surroundings where the year is known. */
  const shortTime = (instant: string | null | undefined): string => {
    const at = parse(instant);
    return at
      ? `${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`
      : (instant ?? NONE);
  };

  const clock = (instant: string | null | undefined): string => {
    const at = parse(instant);
    return at ? `${pad(at.getHours())}:${pad(at.getMinutes())}` : NONE;
  };

  /** A date as it stands (YYYY-MM-DD), with its weekday. */
  const weekday = (date: string): string => {
    const at = new Date(`${date.slice(0, 10)}T12:00:00Z`);
    if (Number.isNaN(at.getTime())) return date;
    const name = new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(at);
    return zh ? `${date.slice(0, 10)}（${name}）` : `${date.slice(0, 10)}, ${name}`;
  };

  /** The day it is in China, where terms end. */
  const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

  /** 0.4 秒, 38 秒, 1 分 8 秒, 2 小时 5 分 */
  const duration = (seconds: number | null | undefined): string => {
    if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return NONE;
    if (seconds < 10) return zh ? `${fixed(seconds, 1)} 秒` : `${fixed(seconds, 1)} s`;
    const whole = Math.round(seconds);
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    if (h > 0) return zh ? `${h} 小时 ${m} 分` : `${h} h ${m} min`;
    if (m > 0) return zh ? `${m} 分 ${s} 秒` : `${m} min ${s} s`;
    return zh ? `${s} 秒` : `${s} s`;
  };

  const bytes = (value: number | null | undefined): string => {
    if (value === null || value === undefined) return NONE;
    if (value < 1024) return `${value} B`;
    const units = ['KB', 'MB', 'GB', 'TB'];
    let [size, unit] = [value / 1024, 0];
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return `${fixed(size, size < 10 ? 1 : 0)} ${units[unit]}`;
  };

  /** Evidence in bits, always with its sign: +7.9, −6.3, 0.0 */
  const bits = (value: number): string => {
    const text = fixed(Math.abs(value), 1);
    return text === '0.0' ? text : `${value < 0 ? '−' : '+'}${text}`;
  };

  /** A signed count: +1,376 */
  const signed = (value: number): string =>
    value === 0 ? '0' : `${value < 0 ? '−' : '+'}${integer.format(Math.abs(value))}`;

  /** 姓名、地址 / name, address */
  const list = (words: readonly string[]): string => words.join(zh ? '、' : ', ');

  return {
    count,
    short,
    rate,
    percent,
    dateTime,
    shortTime,
    clock,
    weekday,
    today,
    duration,
    bytes,
    bits,
    signed,
    fixed,
    mark,
    list,
  };
}

export type Formats = ReturnType<typeof formats>;

const trim = (text: string): string => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
const day = (at: Date): string => `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;

function parse(instant: string | null | undefined): Date | null {
  if (!instant || !/^\d{4}-\d{2}-\d{2}T/.test(instant)) return null;
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? null : at;
}
