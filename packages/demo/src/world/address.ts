/** Addresses after the parts of GB/T 23705: region, town, village or road with number, building, unit, room. Villages and towns are real, the rest is invented. */
import type { Random } from '../base/random.ts';
import type { County, Town } from './regions.ts';

export interface Address {
  readonly county: County;
  readonly town: Town;
  readonly village: { readonly code: string; readonly name: string };
  readonly rural: boolean;
  /** Urban: road and estate; rural: villagers' group. */
  readonly road: string;
  readonly number: number;
  readonly estate: string;
  readonly building: number;
  readonly unit: number;
  readonly room: number;
  readonly group: number;
}

const ROAD_FIRST = [
  '中华',
  '解放',
  '人民',
  '建设',
  '文化',
  '北京',
  '遵义',
  '瑞金',
  '新华',
  '民族',
  '迎宾',
  '环城',
  '黔灵',
  '宝山',
  '花溪',
  '金阳',
  '长征',
  '朝阳',
  '和平',
  '胜利',
  '东风',
  '振兴',
  '府前',
  '南明',
  '云岩',
  '碧江',
  '梵净',
  '乌江',
  '红军',
  '凤凰',
];
const ROAD_LAST = ['路', '路', '路', '大道', '街', '北路', '南路', '中路', '东路', '西路', '巷'];
const ESTATE_FIRST = [
  '金阳',
  '花果',
  '未来',
  '山水',
  '阳光',
  '锦绣',
  '世纪',
  '碧桂',
  '龙湖',
  '翠湖',
  '玉龙',
  '恒丰',
  '中天',
  '黔城',
  '云山',
  '紫林',
  '凤舞',
  '景江',
  '香江',
  '水岸',
  '怡心',
  '福泰',
];
const ESTATE_LAST = ['小区', '花园', '新城', '家园', '苑', '公馆', '广场', '名城'];

/** Share of residents in towns and cities: 53.15% (Seventh Census, Guizhou). */
const URBAN = 0.53;

export function makeAddress(random: Random, county: County): Address {
  const urban = random.chance(URBAN);
  let town = random.pick(county.towns);
  for (let i = 0; i < 3 && town.urban !== urban; i++) town = random.pick(county.towns);
  const rural = !town.urban && !urban;
  return {
    county,
    town,
    village: random.pick(town.villages),
    rural,
    road: random.pick(ROAD_FIRST) + random.pick(ROAD_LAST),
    number: rural ? random.int(1, 160) : random.int(1, 388),
    estate: random.chance(0.75) ? random.pick(ESTATE_FIRST) + random.pick(ESTATE_LAST) : '',
    building: random.int(1, 28),
    unit: random.int(1, 4),
    room: random.int(1, 28) * 100 + random.int(1, 6),
    group: random.int(1, 12),
  };
}

/** A point near the county seat, WGS-84-like degrees to six decimals; the same for the same home. */
export function pointOf(random: Random, county: County): { readonly lng: number; readonly lat: number } {
  const round = (x: number): number => Math.round(x * 1e6) / 1e6;
  return { lng: round(county.lng + random.normal() * 0.06), lat: round(county.lat + random.normal() * 0.05) };
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/**
 * How a department writes addresses. full: with all regions. prefecture: from the prefecture on. county: from the county on.
 * dashed: from the county on, 3-2-501 for building, unit and room, no estate's road number. numerals: as full, villagers' groups in 汉字 数字.
 * local: from the town on, the region standing in a column of its own.
 */
export type AddressStyle = 'full' | 'prefecture' | 'county' | 'dashed' | 'numerals' | 'local';

export function addressText(a: Address, style: AddressStyle): string {
  const region =
    style === 'local'
      ? ''
      : style === 'county' || style === 'dashed'
        ? a.county.name
        : `${style === 'prefecture' ? '' : '贵州省'}${a.county.prefecture}${a.county.name}`;
  const group = style === 'numerals' ? NUMERALS[a.group]! : a.group;
  if (a.rural) return `${region}${a.town.name}${a.village.name}${group}组${a.number}号`;
  const inside =
    style === 'dashed'
      ? `${a.building}-${a.unit}-${a.room}`
      : `${a.building}栋${a.unit}单元${a.room}${style === 'numerals' ? '室' : '号'}`;
  return `${region}${a.town.name}${a.road}${a.number}号${a.estate}${inside}`;
}
