/** 税务局: taxpayers from a GBK-age system: half-width brackets in names, 15-digit tax numbers for those never re-registered, amounts in yuan. */
import { iso } from '../base/dates.ts';
import {
  type CompanyRow,
  companyColumn,
  companyRows,
  legalRepColumn,
  orgAddressColumn,
  orgNameColumn,
  orgUpdatedColumn,
} from './company-rows.ts';
import { DEPARTMENTS } from './departments.ts';
import type { Strip } from './strip.ts';

/** A firm founded before the three-certificates merger of October 2015 may still have its old number alone. */
const MERGER = 16709;
const old = (row: CompanyRow): boolean => row.company.established < MERGER && row.company.key % 4 === 0;

export const taxpayer: Strip<CompanyRow> = {
  resource: 'sw_taxpayer',
  entry: {
    name: { zh: '纳税人登记信息', en: 'Taxpayers' },
    provider: DEPARTMENTS.tax,
    class: { kind: 'base', category: '法人单位' },
    abstract: { zh: '纳税人税务登记与年度纳税情况。', en: 'Taxpayers as registered, and what they paid in the year.' },
    format: { class: '数据库', type: 'oracle' },
    sharing: { type: 2, condition: '用于信用评价', method: 'platform_database' },
    opening: { open: false },
    cadence: 'quarterly',
    released: '2025-11-30',
    subject: 'organisation',
    freshness: 'XGRQ',
    delivery: 'full',
    authority: ['tax_no', 'taxpayer_type', 'tax_amount', 'credit_level'],
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'gb18030', delimiter: ',', eol: '\r\n' },
  columns: [
    companyColumn('tax_no', (row) => (old(row) ? row.company.taxNo : row.company.uscc))(
      'NSRSBH',
      { letter_for_digit: 0.002 },
      { title: { zh: '纳税人识别号' } },
    ),
    companyColumn('uscc', (row) => (old(row) ? '' : row.company.uscc))(
      'SHXYDM',
      { missing: 0.08, wrong_digit: 0.006, letter_for_digit: 0.003 },
      { title: { zh: '社会信用代码' } },
    ),
    orgNameColumn('NSRMC', { other_spelling: 0.03, homophone: 0.006, blank_inside: 0.003 }, true),
    legalRepColumn('FDDBR', { homophone: 0.008, lookalike: 0.004 }),
    companyColumn('taxpayer_type', (row) => (row.company.key % 5 === 0 ? '一般纳税人' : '小规模纳税人'))('NSRLX'),
    companyColumn('tax_amount', (row) =>
      ((row.company.capital / 100) * (0.2 + (row.company.key % 97) / 50)).toFixed(2),
    )('NSJE'),
    companyColumn('credit_level', (row) => 'ABBBMMCD'[row.company.key % 8]!)('XYDJ'),
    orgAddressColumn('ZCDZ', 'prefecture', { missing: 0.02 }),
    companyColumn('org_phone', (row) => row.company.phone)('LXDH', { missing: 0.1 }),
    companyColumn('', (row) => iso(row.company.established))('KYSLRQ', undefined, {
      title: { zh: '开业设立日期', en: 'Date of opening' },
    }),
    orgUpdatedColumn('XGRQ'),
  ],
  delivered: (month) => month % 3 === 0,
  rows: companyRows({
    strip: 12,
    covers: (company, random, asOf) =>
      random.chance(0.93) && (company.cancelled === undefined || company.cancelled > asOf - 500),
    span: 40,
    monthly: 0.06,
    duplicates: 0.012,
  }),
};
