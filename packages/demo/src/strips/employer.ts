/** 人社厅: employers that insure their staff; names typed by the firms themselves, a fifth without a credit code. */
import {
  type CompanyRow,
  companyColumn,
  companyRows,
  legalRepColumn,
  orgAddressColumn,
  orgNameColumn,
  orgUpdatedColumn,
  usccColumn,
} from './company-rows.ts';
import { DEPARTMENTS } from './departments.ts';
import type { Strip } from './strip.ts';

export const employer: Strip<CompanyRow> = {
  resource: 'rs_employer',
  entry: {
    name: { zh: '参保单位信息', en: 'Insured employers' },
    provider: DEPARTMENTS.socialSecurity,
    class: { kind: 'theme', category: '社会保障' },
    abstract: { zh: '参加社会保险的用人单位登记信息。', en: 'Employers that take part in social insurance.' },
    format: { class: '数据库', type: 'oracle' },
    sharing: { type: 2, condition: '用于用工核验', method: 'platform_database' },
    opening: { open: false },
    cadence: 'quarterly',
    released: '2025-11-30',
    subject: 'organisation',
    key: ['单位编号'],
    freshness: '最近变更时间',
    delivery: 'full',
    authority: ['employee_count'],
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'utf8', delimiter: '\t' },
  columns: [
    companyColumn(
      'record_no',
      (row) => `52${String(row.company.entity * 11 + 3 + row.copy).padStart(9, '0')}`,
    )('单位编号'),
    orgNameColumn('单位名称', {
      other_spelling: 0.08,
      homophone: 0.01,
      lookalike: 0.004,
      blank_inside: 0.006,
      traditional: 0.002,
    }),
    usccColumn('单位信用代码', {
      missing: 0.24,
      null_word: 0.02,
      wrong_digit: 0.01,
      fullwidth: 0.003,
      letter_for_digit: 0.004,
    }),
    companyColumn('org_code', (row) => `${row.company.orgCode.slice(0, 8)}-${row.company.orgCode.slice(8)}`)(
      '组织机构代码',
      { missing: 0.35 },
    ),
    legalRepColumn('法人姓名', { homophone: 0.012, lookalike: 0.006 }),
    companyColumn('legal_rep_id', (row) => row.company.legalRep.id)('法人证件号', {
      missing: 0.12,
      wrong_digit: 0.008,
      id_15: 0.004,
    }),
    companyColumn('employee_count', (row) => String(row.company.employees))('职工人数'),
    orgAddressColumn('单位地址', 'county', { missing: 0.06 }),
    companyColumn('org_phone', (row) => row.company.phone)('单位电话', { missing: 0.15 }),
    orgUpdatedColumn('最近变更时间'),
  ],
  delivered: (month) => month % 3 === 0,
  rows: companyRows({
    strip: 13,
    covers: (company, random, asOf) =>
      company.employees > 0 &&
      random.chance(0.96) &&
      (company.cancelled === undefined || company.cancelled > asOf - 900),
    span: 50,
    monthly: 0.05,
    duplicates: 0.02,
  }),
};
