/**
 * Units that files write, as factors within their kind. 亩 = 10000/15 ㎡ (国务院关于在我国统一实行法定计量单位的命令, 1984); the rest GB 3100-1993.
 * Scales before a unit (万元, 万人) are no units of their own.
 */

/** 万 and its like, as the standards' number parser knows them; the longer first. */
export const SCALES: Readonly<Record<string, number>> = {
  万亿: 1e12,
  千万: 1e7,
  百万: 1e6,
  十万: 1e5,
  亿: 1e8,
  万: 1e4,
  千: 1e3,
  百: 100,
  k: 1e3,
  w: 1e4,
};

const KINDS: readonly Readonly<Record<string, number>>[] = [
  { 元: 1, 圆: 1, 块: 1, 元整: 1, 元人民币: 1, 人民币: 1, rmb: 1, cny: 1, 角: 0.1 },
  {
    ...{ '㎡': 1, 'm²': 1, m2: 1, 'm^2': 1, 平方米: 1, 平米: 1, 平: 1, sqm: 1, 亩: 10000 / 15 },
    ...{ 公顷: 1e4, ha: 1e4, hm2: 1e4, 'hm²': 1e4, 平方公里: 1e6, 平方千米: 1e6, 'km²': 1e6, km2: 1e6, '㎢': 1e6 },
  },
  { cm: 1, 厘米: 1, 公分: 1, '㎝': 1, m: 100, 米: 100, mm: 0.1, 毫米: 0.1, km: 1e5, 千米: 1e5, 公里: 1e5, 里: 5e4 },
  { kg: 1, 千克: 1, 公斤: 1, '㎏': 1, 斤: 0.5, g: 0.001, 克: 0.001, t: 1000, 吨: 1000 },
  { mL: 1, ml: 1, 毫升: 1, L: 1000, l: 1000, 升: 1000, 'm³': 1e6, m3: 1e6, 立方米: 1e6, 方: 1e6 },
  { '%': 1, 百分点: 1, 个百分点: 1, '‰': 0.1 },
  { kWh: 1, kwh: 1, 度: 1, 千瓦时: 1 },
  { '℃': 1, 度: 1, 摄氏度: 1 },
  { '°': 1, 度: 1 },
  { 人: 1, 名: 1, 位: 1, 口: 1, 人次: 1 },
  { 户: 1, 家: 1 },
  { 个: 1, 所: 1, 座: 1, 家: 1, 处: 1 },
  { 次: 1, 人次: 1, 例: 1 },
  { 岁: 1, 周岁: 1 },
  { 年: 1, 周年: 1 },
  { 月: 1, 个月: 1 },
  { 层: 1, 楼: 1 },
  { 剂: 1, 针: 1, 剂次: 1 },
  { 分: 1 },
  { oz: 1, ozs: 1, ounce: 1, ounces: 1 },
  { lb: 1, lbs: 1, pound: 1, pounds: 1 },
  { gal: 1, gallon: 1, gallons: 1 },
  { '': 1, '%': 0.01, '‰': 0.001 },
];

/** How many `to` one `from` is; null when they are not of one kind. `from` may carry a scale: 万元. */
export function factor(from: string, to: string): number | null {
  if (from === to) return 1;
  const kind = KINDS.find((each) => each[to] !== undefined);
  const base = kind?.[to];
  if (!kind || base === undefined) return null;
  const plain = kind[from];
  if (plain !== undefined) return plain / base;
  for (const [word, scale] of Object.entries(SCALES)) {
    const rest = from.startsWith(word) ? kind[from.slice(word.length)] : undefined;
    if (rest !== undefined) return (rest * scale) / base;
    if (from === word) return scale;
  }
  return null;
}

/** Every spelling that can be turned into `unit`, with its factor; `unit` undefined: only bare numbers. */
export function unitsFor(unit: string | undefined): readonly (readonly [string, number])[] {
  if (unit === undefined) return [];
  const kind = KINDS.find((each) => each[unit] !== undefined);
  if (!kind) return [[unit, 1]];
  return Object.keys(kind)
    .filter((spelling) => spelling !== '')
    .map((spelling) => [spelling, factor(spelling, unit) ?? 1]);
}

/** Units that begin like a scale and are whole ones. */
const WHOLE = new Set(['千克', '千米', '千瓦时', '百分点']);

/** The scale before a file's unit: 万元 → 10,000, 亩 → 1. */
export function scaleOf(unit: string | undefined): number {
  if (unit === undefined || WHOLE.has(unit)) return 1;
  return Object.entries(SCALES).find(([word]) => !/[a-z]/.test(word) && unit.startsWith(word))?.[1] ?? 1;
}
