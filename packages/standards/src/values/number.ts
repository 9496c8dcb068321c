/** Numbers as people write them: '1,234.5', '9万元', '约1.2亿', '三百二十', '(12.5)', '12%'. */
import { toHalfWidth } from '../text/tidy.ts';

export interface Quantity {
  readonly value: number;
  /** What stood behind the number, in its usual spelling: 元, ㎡, 亩, 人, % … Multipliers (万, 亿) are in the value. */
  readonly unit?: string;
}

const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
  k: 1e3,
  w: 1e4,
};
const UNITS: Readonly<Record<string, string>> = {
  元整: '元',
  圆: '元',
  元人民币: '元',
  人民币: '元',
  块: '元',
  rmb: '元',
  cny: '元',
  平方米: '㎡',
  平米: '㎡',
  平: '㎡',
  m2: '㎡',
  'm²': '㎡',
  'm^2': '㎡',
  sqm: '㎡',
  米: 'm',
  厘米: 'cm',
  公分: 'cm',
  千米: 'km',
  公里: 'km',
  公斤: 'kg',
  千克: 'kg',
  克: 'g',
  公顷: 'ha',
  '％': '%',
};

const arabic =
  /^(?:约|大约|近|合计|共|共计|人民币|￥|¥|\$)?\s*([+-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d{1,2})?)\s*(万亿|千万|百万|十万|亿|万|千|百|k|w)?\s*(.{0,12})$/i;
const bracketed = /^\((.+)\)$/;

/**
 * The number and its unit, or null where the text is no single number ('9.9(建安费9.9)' and '3-5' are none).
 * Decimals keep their exact text through scales: '1.2亿' is 120000000.
 */
export function parseNumber(text: string): Quantity | null {
  const bare = toHalfWidth(text)
    .trim()
    .replace(/−|－/g, '-')
    .replace(/[“”"']/g, '');
  if (bare === '') return null;
  const negative = bracketed.exec(bare);
  if (negative !== null) {
    const inner = parseNumber(negative[1]!);
    return inner === null || inner.value < 0 ? null : { ...inner, value: -inner.value };
  }
  const found = arabic.exec(bare);
  if (found !== null && /\d/.test(found[1]!))
    return withUnit(Number(found[1]!.replace(/[,，]/g, '')), found[2], found[3]!);
  const words =
    /^([零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億廿]+)(?:点([零〇一二三四五六七八九]+))?(.{0,12})$/.exec(
      bare,
    );
  if (words === null) return null;
  const whole = chineseNumber(words[1]!);
  if (whole === null) return null;
  const decimals = words[2] === undefined ? 0 : Number(`0.${[...words[2]].map((each) => DIGITS.get(each)).join('')}`);
  return withUnit(whole + decimals, undefined, words[3]!);
}

function withUnit(value: number, scale: string | undefined, tail: string): Quantity | null {
  if (!Number.isFinite(value)) return null;
  const scaled = scale === undefined ? value : exact(value * SCALES[scale.toLowerCase()]!);
  const unit = tail.trim().replace(/[.。;；]+$/, '');
  if (unit === '') return { value: scaled };
  if (/[\d()（）,，~～+/]/.test(unit.replace(/m[23²³^]+2?$/i, ''))) return null;
  const perWan = /^万(.+)$/.exec(unit);
  return { value: scaled, unit: perWan === null ? (UNITS[unit.toLowerCase()] ?? unit) : unit };
}

/** Away with the binary dust of multiplying decimals: 1.1 × 10000 = 11000.000000000002. */
const exact = (value: number): number => Number(value.toPrecision(15));

const DIGITS = new Map<string, number>([...'零一二三四五六七八九'].map((each, nth) => [each, nth]));
for (const [form, value] of [...'壹贰叁肆伍陆柒捌玖'].map((each, nth) => [each, nth + 1] as const))
  DIGITS.set(form, value);
DIGITS.set('〇', 0).set('两', 2);
const PLACES = new Map([...'十百千'].map((each, nth) => [each, 10 ** (nth + 1)]));
for (const [nth, each] of [...'拾佰仟'].entries()) PLACES.set(each, 10 ** (nth + 1));

/** 三百二十 → 320, 一万零五 → 10005, 两亿三千万 → 230000000, 一九九〇 → 1990; null where it is no number. */
export function chineseNumber(text: string): number | null {
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map((each) => DIGITS.get(each)).join(''));
  let total = 0;
  let section = 0;
  let digit = -1;
  let lastPlace = 0;
  for (const char of text.replaceAll('廿', '二十')) {
    const value = DIGITS.get(char);
    const place = PLACES.get(char);
    if (value !== undefined) {
      if (digit > 0) return null;
      digit = value;
      if (value === 0) lastPlace = 0;
    } else if (place !== undefined) {
      section += (digit < 0 ? 1 : digit) * place;
      digit = -1;
      lastPlace = place;
    } else if (char === '万' || char === '萬' || char === '亿' || char === '億') {
      const scale = char === '万' || char === '萬' ? 1e4 : 1e8;
      section += Math.max(digit, 0);
      total = scale === 1e8 ? (total + section) * scale : total + section * scale;
      section = 0;
      digit = -1;
      lastPlace = scale;
    } else return null;
  }
  // 三百二 is 320: a lone digit at the end counts in the next lower place.
  return total + section + Math.max(digit, 0) * (lastPlace > 10 && digit > 0 ? lastPlace / 10 : 1);
}
