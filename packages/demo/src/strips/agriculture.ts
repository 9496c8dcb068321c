/** 农业农村厅: output of farming by county, its own count of what the statistics bureau also publishes; retired region codes, now and then a slipped decimal. */
import { retiredCode } from '../world/region-history.ts';
import { DEPARTMENTS } from './departments.ts';
import { type IndicatorRow, indicatorColumn, indicatorRows } from './indicator-rows.ts';
import type { Strip } from './strip.ts';

export const agriculture: Strip<IndicatorRow> = {
  resource: 'ny_output',
  entry: {
    name: { zh: '农业生产情况', en: 'Farm output' },
    provider: DEPARTMENTS.agriculture,
    class: { kind: 'department', category: '农业农村' },
    abstract: {
      zh: '各县粮食、蔬菜、茶叶、辣椒和生猪生产情况。',
      en: 'Grain, vegetables, tea, chillies and pigs by county.',
    },
    format: { class: '电子文件', type: 'csv' },
    sharing: { type: 1, method: 'platform_file' },
    opening: { open: true },
    cadence: 'yearly',
    released: '2025-11-30',
    subject: 'indicator',
    key: ['zbdm', 'qhdm', 'nd'],
    delivery: 'full',
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'utf8', delimiter: ',' },
  columns: [
    indicatorColumn('indicator_code', (row) => row.indicator.code)('zbdm', undefined, { title: { zh: '指标代码' } }),
    indicatorColumn('indicator_name', (row) => row.indicator.name)('zbmc', undefined, { title: { zh: '指标名称' } }),
    indicatorColumn('stat_region', (row) => row.county.code, {
      // Tables of before 2018 were never recoded.
      retired_code: (row, value) => (row.year < 2018 ? retiredCode(value) : undefined),
    })('qhdm', { retired_code: 1 }, { title: { zh: '区划代码' } }),
    indicatorColumn('stat_year', (row) => String(row.year))('nd', undefined, { title: { zh: '年度' } }),
    indicatorColumn('indicator_value', (row) => row.value, {
      wrong_value: (_row, value) => (value.includes('.') ? value.replace('.', '') : `${value}0`),
    })('sz', { wrong_value: 0.01, missing: 0.01, fullwidth: 0.004 }, { title: { zh: '数值' } }),
    indicatorColumn('indicator_unit', (row) => row.indicator.unit)('jldw', undefined, { title: { zh: '计量单位' } }),
  ],
  delivered: (month) => month === 5,
  rows: indicatorRows({ strip: 17, agriculture: true, duplicates: 0.004 }),
};
