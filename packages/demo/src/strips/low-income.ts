/** 民政厅: persons on the minimum living allowance; a spreadsheet that village clerks fill, the family's one phone for all. */

import { ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { allowance } from '../world/facts.ts';
import { at } from '../world/person.ts';
import { DEPARTMENTS } from './departments.ts';
import {
  addressColumn,
  column,
  dateColumn,
  idColumn,
  nameColumn,
  type PersonRow,
  personRows,
  regionColumn,
  sexColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';

export const lowIncome: Strip<PersonRow> = {
  resource: 'mz_low_income',
  entry: {
    name: { zh: '最低生活保障对象', en: 'Minimum living allowance' },
    provider: DEPARTMENTS.civilAffairs,
    class: { kind: 'theme', category: '社会保障' },
    abstract: {
      zh: '城乡最低生活保障家庭成员名单与补助标准。',
      en: 'Members of households on the minimum living allowance, and how much they receive.',
    },
    format: { class: '电子表格', type: 'xlsx' },
    sharing: { type: 2, condition: '用于救助资格核对', method: 'platform_file' },
    opening: { open: false },
    cadence: 'quarterly',
    released: '2025-11-30',
    subject: 'person',
    freshness: '审批日期',
    delivery: 'full',
    authority: ['low_income', 'subsidy_amount'],
    checks: [
      {
        id: 'allowance_is_paid',
        title: { zh: '补助金额大于零', en: 'The allowance is above zero' },
        sql: 'subsidy_amount IS NULL OR subsidy_amount > 0',
        severity: 'warning',
        dimension: 'accurate',
      },
    ],
  },
  file: {
    kind: 'xlsx',
    title: '贵州省城乡最低生活保障对象花名册',
    notes: ['单位：元/月'],
    numbers: ['月补助金额'],
    dates: ['审批日期'],
  },
  columns: [
    column('', (row) => String(row.person.entity % 100000))('序号', undefined, {
      title: { zh: '序号', en: 'Serial number' },
    }),
    nameColumn('保障对象姓名', NAME_RATES.hasty),
    idColumn('身份证号', { ...ID_RATES.hasty, missing: 0.05, scientific: 0.01 }),
    sexColumn('性别', '男', '女', SEX_RATES.hasty),
    regionColumn('县（市、区）', 'name'),
    addressColumn('家庭住址', 'local', { missing: 0.03 }),
    column('phone', (row) => at(row.person.household.members[0]!.mobiles, row.state))('联系电话', {
      ...PHONE_RATES.hasty,
      missing: 0.1,
    }),
    column('low_income', () => '是')('是否低保'),
    column('subsidy_amount', (row) => String(allowance(row.person.household)))('月补助金额'),
    dateColumn('审批日期', 'updated_at', 'iso', (row) => row.day),
  ],
  delivered: (month) => month % 3 === 1,
  rows: personRows({
    strip: 7,
    covers: (person, _age, random) =>
      allowance(person.household) > 0 && !person.household.outside && random.chance(0.97),
    span: 12,
    monthly: 0.08,
    delivery: 'full',
    duplicates: 0.008,
    toldOfDeath: 0.75,
  }),
};
