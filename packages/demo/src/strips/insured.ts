/** 人社厅: persons insured, straight from a database whose columns are named by pinyin initials. */
import { lastDay } from '../base/dates.ts';
import { companyNameAt } from '../world/company.ts';
import {
  addressColumn,
  birthColumn,
  column,
  dateColumn,
  idColumn,
  mobileColumn,
  nameColumn,
  type PersonRow,
  personRows,
  regionColumn,
  sexColumn,
  updatedColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';

const INSURED_SINCE = 5800;

export const insured: Strip<PersonRow> = {
  resource: 'rs_insured',
  entry: {
    name: { zh: '社会保险参保人员信息', en: 'Persons insured' },
    provider: {
      name: '贵州省人力资源和社会保障厅',
      short: { zh: '人社', en: 'Social security' },
      uscc: '11520000009390016C',
    },
    class: { kind: 'theme', category: '社会保障' },
    abstract: '城镇职工和城乡居民养老保险参保登记信息。',
    format: { class: '数据库', type: 'oracle' },
    sharing: { type: 2, condition: '用于待遇资格核验', method: 'platform_database' },
    opening: { open: false },
    cadence: 'monthly',
    released: '2025-11-30',
    subject: 'person',
    key: ['SBBH'],
    freshness: 'GXSJ',
    delivery: 'full',
    authority: [
      'social_security_no',
      'employer_name',
      'employer_uscc',
      'insurance_status',
      'insurance_date',
      'pension_base',
    ],
    checks: [
      {
        id: 'base_within_limits',
        title: { zh: '缴费基数在上下限之内', en: 'Contribution base within its limits' },
        sql: 'pension_base IS NULL OR pension_base BETWEEN 1000 AND 40000',
        severity: 'warning',
        dimension: 'accurate',
      },
    ],
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'utf8', delimiter: ',' },
  columns: [
    column('social_security_no', (row) => String(5200000000 + row.person.entity * 7).padStart(12, '0'))(
      'SBBH',
      undefined,
      { title: { zh: '社会保障号' } },
    ),
    nameColumn(
      'XM',
      { homophone: 0.008, lookalike: 0.004, blank_inside: 0.004, lost_character: 0.001 },
      { title: { zh: '姓名' } },
    ),
    idColumn(
      'GMSFHM',
      {
        missing: 0.004,
        wrong_digit: 0.005,
        swapped_digits: 0.003,
        id_15: 0.006,
        lost_check: 0.002,
        letter_for_digit: 0.001,
        borrowed_id: 0.004,
      },
      { title: { zh: '公民身份号码' } },
    ),
    sexColumn('XB', '1', '2', { sex_not_id: 0.001 }),
    birthColumn('CSRQ', 'iso', { birth_not_id: 0.004, day_month: 0.002 }),
    mobileColumn('LXDH', { missing: 0.12, wrong_phone: 0.008, bad_phone: 0.003 }),
    addressColumn('TXDZ', 'prefecture', { missing: 0.15 }),
    regionColumn('XZQH', 'code'),
    column('employer_name', (row) => (row.person.employer ? companyNameAt(row.person.employer, row.state) : ''))(
      'DWMC',
    ),
    column('employer_uscc', (row) => row.person.employer?.uscc ?? '')('DWXYDM', { missing: 0.05 }),
    column('insurance_status', (row) =>
      row.person.died !== undefined && row.person.died <= lastDay(row.state)
        ? '4'
        : row.person.key % 23 === 0
          ? '2'
          : '1',
    )('CBZT'),
    dateColumn('CBRQ', 'insurance_date', 'iso', (row) =>
      Math.max(row.person.born + INSURED_SINCE, 14000 + (row.person.key % 4000)),
    ),
    column('pension_base', (row) => (row.person.employer ? (2500 + (row.person.key % 1200) * 10).toFixed(2) : ''))(
      'JFJS',
    ),
    updatedColumn('GXSJ'),
  ],
  delivered: () => true,
  rows: personRows({
    strip: 3,
    covers: (person, age, random) => random.chance(age < 16 ? 0 : person.employer ? 0.97 : 0.72),
    span: 48,
    monthly: 0.03,
    delivery: 'full',
    duplicates: 0.02,
    toldOfDeath: 0.8,
  }),
};
