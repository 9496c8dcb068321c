/** Units that files write, as factors to a base unit of their kind. GB 3100 and 亩 by 国务院关于在我国统一实行法定计量单位的命令 (1984): 1 亩 = 10000/15 m². */

const KINDS: readonly Readonly<Record<string, number>>[] = [
  {
    元: 1,
    圆: 1,
    元整: 1,
    角: 0.1,
    千元: 1e3,
    万元: 1e4,
    万: 1e4,
    百万元: 1e6,
    千万元: 1e7,
    亿元: 1e8,
    亿: 1e8,
    元人民币: 1,
    万元人民币: 1e4,
    万人民币: 1e4,
  },
  {
    ...{ 'm²': 1, m2: 1, 平方米: 1, 平米: 1, '㎡': 1, 平: 1, 万平方米: 1e4, '万m²': 1e4 },
    ...{
      亩: 10000 / 15,
      万亩: 1e8 / 15,
      公顷: 1e4,
      hm2: 1e4,
      'hm²': 1e4,
      ha: 1e4,
      万公顷: 1e8,
      'km²': 1e6,
      km2: 1e6,
      平方公里: 1e6,
      平方千米: 1e6,
      '㎢': 1e6,
    },
  },
  { '%': 1, '％': 1, '‰': 0.1, 百分点: 1 },
  { 人: 1, 名: 1, 千人: 1e3, 万人: 1e4 },
  { 户: 1, 万户: 1e4 },
  { 家: 1, 个: 1, 所: 1, 万个: 1e4, 万家: 1e4 },
  { cm: 1, 厘米: 1, 公分: 1, m: 100, 米: 100, mm: 0.1, 毫米: 0.1, '㎝': 1 },
  { kg: 1, 千克: 1, 公斤: 1, 斤: 0.5, g: 0.001, 克: 0.001, t: 1e3, 吨: 1e3, 万吨: 1e7 },
  { 度: 1, '°': 1 },
  { 年: 1 },
  { 岁: 1, 周岁: 1 },
  { 层: 1, 楼: 1 },
  { 天: 1, 日: 1 },
];

/** How many `to` one `from` is; null when they are not of one kind. */
export function factor(from: string, to: string): number | null {
  if (from === to) return 1;
  for (const kind of KINDS) {
    const [a, b] = [kind[from], kind[to]];
    if (a !== undefined && b !== undefined) return a / b;
  }
  return null;
}

/** Every spelling that can be turned into `unit`, with its factor. A unit outside the table is only itself. */
export function unitsFor(unit: string | undefined): (readonly [string, number])[] {
  if (unit === undefined) return [];
  const kind = KINDS.find((k) => k[unit] !== undefined);
  if (!kind) return [[unit, 1]];
  return Object.keys(kind).map((spelling) => [spelling, factor(spelling, unit) ?? 1]);
}
