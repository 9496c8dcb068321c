/** 人社厅: persons insured, straight from a database whose columns are named by pinyin initials. */
import { lastDay } from '../base/dates.ts';
import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { companyNameAt } from '../world/company.ts';
import { insuredSince, pensionBase, socialSecurityNo } from '../world/facts.ts';
import { DEPARTMENTS } from './departments.ts';
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

export const insured: Strip<PersonRow> = {
  resource: 'rs_insured',
  entry: {
    name: { zh: '社会保险参保人员信息', en: 'Persons insured' },
    provider: DEPARTMENTS.socialSecurity,
    class: { kind: 'theme', category: '社会保障' },
    abstract: {
      zh: '城镇职工和城乡居民养老保险参保登记信息。',
      en: 'Persons in the pension schemes of employees and of residents.',
    },
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
    column('social_security_no', (row) => socialSecurityNo(row.person))('SBBH', undefined, {
      title: { zh: '社会保障号' },
    }),
    nameColumn('XM', NAME_RATES.typed, { title: { zh: '姓名' } }),
    idColumn('GMSFHM', { ...ID_RATES.typed, missing: 0.06 }, { title: { zh: '公民身份号码' } }),
    sexColumn('XB', '1', '2', SEX_RATES.typed),
    birthColumn('CSRQ', 'iso', BIRTH_RATES.typed),
    mobileColumn('LXDH', { ...PHONE_RATES.typed, missing: 0.06 }),
    addressColumn('TXDZ', 'prefecture', { missing: 0.08 }),
    regionColumn('XZQH', 'code', { retired_code: 0.04 }),
    column('employer_name', (row) => (row.person.employer ? companyNameAt(row.person.employer, row.state) : ''))(
      'DWMC',
    ),
    column('employer_uscc', (row) => row.person.employer?.uscc ?? '')('DWXYDM', { missing: 0.05 }),
    column('insurance_status', (row) =>
      row.person.died !== undefined && row.person.died <= lastDay(row.state)
        ? '3'
        : row.person.key % 23 === 0
          ? '2'
          : '1',
    )('CBZT'),
    dateColumn('CBRQ', 'insurance_date', 'iso', (row) => insuredSince(row.person)),
    column('pension_base', (row) => pensionBase(row.person))('JFJS'),
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
