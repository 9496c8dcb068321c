/** Indicators of counties by year: made-up series of realistic size that grow with noise. */
import { mix, Random } from '../base/random.ts';
import type { County } from './regions.ts';

export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** Value for ten thousand residents in 2015, and growth a year. */
  readonly base: number;
  readonly growth: number;
  readonly scale: number;
  readonly agriculture: boolean;
}

export const INDICATORS: readonly Indicator[] = [
  { code: 'A0101', name: '年末常住人口', unit: '万人', base: 1, growth: 0.002, scale: 2, agriculture: false },
  { code: 'A0201', name: '地区生产总值', unit: '亿元', base: 3, growth: 0.07, scale: 2, agriculture: false },
  { code: 'A0202', name: '第一产业增加值', unit: '亿元', base: 0.5, growth: 0.05, scale: 2, agriculture: true },
  { code: 'A0203', name: '规模以上工业增加值', unit: '亿元', base: 1, growth: 0.06, scale: 2, agriculture: false },
  { code: 'A0301', name: '社会消费品零售总额', unit: '亿元', base: 1.1, growth: 0.06, scale: 2, agriculture: false },
  { code: 'A0401', name: '一般公共预算收入', unit: '亿元', base: 0.25, growth: 0.04, scale: 2, agriculture: false },
  { code: 'A0402', name: '一般公共预算支出', unit: '亿元', base: 0.9, growth: 0.05, scale: 2, agriculture: false },
  { code: 'B0101', name: '粮食产量', unit: '吨', base: 3100, growth: 0.01, scale: 0, agriculture: true },
  { code: 'B0102', name: '蔬菜产量', unit: '吨', base: 5600, growth: 0.04, scale: 0, agriculture: true },
  { code: 'B0103', name: '茶叶产量', unit: '吨', base: 70, growth: 0.08, scale: 0, agriculture: true },
  { code: 'B0104', name: '年末生猪存栏', unit: '头', base: 3900, growth: 0.01, scale: 0, agriculture: true },
  { code: 'B0105', name: '辣椒种植面积', unit: '亩', base: 1200, growth: 0.03, scale: 0, agriculture: true },
];

export const FIRST_YEAR = 2015;

export function indicatorValue(seed: number, indicator: Indicator, county: County, year: number): string {
  const number = INDICATORS.indexOf(indicator);
  const level = new Random(mix(seed, 51, county.index, number)).next() * 0.6 + 0.7;
  const noise = new Random(mix(seed, 52, county.index, number, year)).next() * 0.06 + 0.97;
  return (indicator.base * county.residents10k * level * noise * (1 + indicator.growth) ** (year - FIRST_YEAR)).toFixed(
    indicator.scale,
  );
}
