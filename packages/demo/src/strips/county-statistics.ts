/** 统计局: yearbook figures of the counties, a spreadsheet with title, unit note and numbers as numbers. */
import { DEPARTMENTS } from './departments.ts';
import { type IndicatorRow, indicatorColumn, indicatorRows } from './indicator-rows.ts';
import type { Strip } from './strip.ts';

export const countyStatistics: Strip<IndicatorRow> = {
  resource: 'tj_county',
  entry: {
    name: { zh: '县域主要经济社会指标', en: 'County statistics' },
    provider: DEPARTMENTS.statistics,
    class: { kind: 'department', category: '统计' },
    abstract: {
      zh: '各县（市、区、特区）主要经济社会指标年度数据。',
      en: 'Main economic and social indicators of each county, by year.',
    },
    format: { class: '电子表格', type: 'xlsx' },
    sharing: { type: 1, method: 'platform_file' },
    opening: { open: true },
    cadence: 'yearly',
    released: '2025-11-30',
    subject: 'indicator',
    key: ['指标代码', '地区', '年份'],
    delivery: 'full',
    authority: ['indicator_value', 'indicator_name', 'indicator_unit'],
    checks: [
      {
        id: 'value_is_not_negative',
        title: { zh: '指标值不为负', en: 'No value below zero' },
        sql: 'indicator_value IS NULL OR indicator_value >= 0',
        severity: 'warning',
        dimension: 'accurate',
      },
    ],
  },
  file: {
    kind: 'xlsx',
    title: '贵州省县域主要经济社会指标',
    notes: ['数据来源：贵州省统计局　　注：本表部分数据为初步核算数'],
    numbers: ['指标值', '年份'],
  },
  columns: [
    indicatorColumn('indicator_code', (row) => row.indicator.code)('指标代码'),
    indicatorColumn('indicator_name', (row) => row.indicator.name)('指标名称'),
    indicatorColumn('stat_region', (row) => row.county.name)('地区'),
    indicatorColumn('stat_year', (row) => String(row.year))('年份'),
    indicatorColumn('indicator_value', (row) => row.value)('指标值', { missing: 0.004, null_word: 0.004 }),
    indicatorColumn('indicator_unit', (row) => row.indicator.unit)('计量单位'),
  ],
  delivered: (month) => month === 5,
  rows: indicatorRows({ strip: 16, agriculture: false, duplicates: 0 }),
};
