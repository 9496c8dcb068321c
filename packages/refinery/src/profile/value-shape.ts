/** What the text of one cell looks like. All pure, all cheap: they run on every distinct value of a sample. */
import { nullWords } from '@kuaishu/standards';

export type DateShape =
  | 'YYYY-MM-DD'
  | 'YYYY/M/D'
  | 'YYYY.M.D'
  | 'YYYYMMDD'
  | 'YYYY年M月D日'
  | 'D/M/YYYY'
  | 'YYYY-MM'
  | 'YYYY年M月'
  | 'YYYY-MM-DD hh:mm'
  | 'YYYY/M/D hh:mm'
  | 'YYYYMMDDhhmmss';

const DATES: readonly (readonly [DateShape, RegExp])[] = [
  ['YYYY-MM-DD', /^(\d{4})-(\d{1,2})-(\d{1,2})$/],
  ['YYYYMMDD', /^(1[89]\d\d|20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])$/],
  ['YYYY/M/D', /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/],
  ['YYYY.M.D', /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/],
  ['YYYY年M月D日', /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/],
  ['YYYY-MM-DD hh:mm', /^(\d{4})-(\d{1,2})-(\d{1,2})[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/],
  ['YYYY/M/D hh:mm', /^(\d{4})\/(\d{1,2})\/(\d{1,2}) \d{1,2}:\d{2}(?::\d{2})?$/],
  ['D/M/YYYY', /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/],
  ['YYYY年M月', /^(\d{4})年(\d{1,2})月$/],
  ['YYYY-MM', /^(\d{4})[-/.](\d{1,2})$/],
  ['YYYYMMDDhhmmss', /^(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])[0-2]\d[0-5]\d[0-5]\d$/],
];

export interface ReadDate {
  readonly shape: DateShape;
  readonly year: number;
  /** Days since 1970-01-01; NaN when the calendar has no such day. */
  readonly day: number;
}

/** A text that is meant as a date, also when no such day exists (2023-02-30); undefined when it is none. */
export function readDate(text: string): ReadDate | undefined {
  const first = text.charCodeAt(0);
  if (first < 48 || first > 57 || text.length < 6 || text.length > 35) return undefined;
  for (const [shape, pattern] of DATES) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [a, b, c] = [Number(match[1]), Number(match[2]), match[3] === undefined ? 1 : Number(match[3])];
    if (shape === 'D/M/YYYY') {
      const [d, m] = a > 12 || b <= 12 ? [a, b] : [b, a];
      return { shape, year: c, day: dayNumber(c, m, d) };
    }
    return { shape, year: a, day: dayNumber(a, b, c) };
  }
  return undefined;
}

function dayNumber(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? Math.floor(time / 86_400_000) : Number.NaN;
}

export const isTimed = (shape: DateShape): boolean => shape.includes('hh');

const PLAIN_NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)$/;
const DRESSED_NUMBER =
  /^[¥￥$]?\s?[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^[¥￥$]\s?[-+]?\d+(?:\.\d+)?$|^[-+]?\d+(?:\.\d+)?\s?(?:元|万元|亿元|万|亿|亩|公顷|平方米|平方公里|㎡|m²|%|％|岁|人|户|个)$/;
export const SCIENTIFIC = /^[-+]?\d(?:\.\d+)?[eE]\+?\d{1,3}$/;

/** The number a text plainly is; undefined for anything dressed (1,000 or 9万元) or long enough to be an identifier. */
export function plainNumber(text: string): number | undefined {
  return text.length <= 20 && PLAIN_NUMBER.test(text) ? Number(text) : undefined;
}

/** A number with separators, currency or unit: readable, but not as it stands. */
export function isDressedNumber(text: string): boolean {
  return text.length <= 30 && DRESSED_NUMBER.test(text);
}

const BOOLEANS = new Set(['是', '否', 'y', 'n', 'yes', 'no', 'true', 'false', 't', 'f', '有', '无']);
export const isBoolean = (text: string): boolean => text.length <= 5 && BOOLEANS.has(text.toLowerCase());

/** 无, -, 暂无, XXX: words that stand where there is no value. Expects tidied text. */
export const isNullWord = (text: string): boolean => text.length <= 12 && nullWords.has(text.toLowerCase());

const CJK = /\p{Script=Han}/u;

/** `张三` → 汉{2}; `5201-A` → 9{4}-A. Runs of more than one are counted; longer than 60 characters are cut with …. */
export function patternOf(text: string): string {
  let pattern = '';
  let last = '';
  let run = 0;
  let count = 0;
  const flush = () => {
    if (run > 0) pattern += run === 1 ? last : `${last}{${run}}`;
  };
  for (const character of text) {
    if (++count > 60) {
      flush();
      return `${pattern}…`;
    }
    const kind = classOf(character);
    if (kind === last) run++;
    else {
      flush();
      last = kind;
      run = 1;
    }
  }
  flush();
  return pattern;
}

function classOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 48 && code <= 57) return '9';
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return 'A';
  if (code < 128) return character;
  if (code >= 0x4e00 && code <= 0x9fff) return '汉';
  return code > 0x2e7f && CJK.test(character) ? '汉' : character;
}
