/** 公安厅: the household register, the best of all person strips: it follows each change and proves ID number, name, sex, birth. */

import { lastDay } from '../base/dates.ts';
import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { at, maritalAt } from '../world/person.ts';
import { DEPARTMENTS } from './departments.ts';
import {
  addressColumn,
  birthColumn,
  column,
  dateColumn,
  idColumn,
  nameColumn,
  type PersonRow,
  personRows,
  registeredColumn,
  sexColumn,
  updatedColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';
import { ETHNIC_NAMES, MARITAL_NAMES } from './words.ts';

export const hukou: Strip<PersonRow> = {
  resource: 'ga_hukou',
  entry: {
    name: { zh: '户籍人口登记信息', en: 'Household register' },
    provider: DEPARTMENTS.police,
    class: { kind: 'base', category: '人口' },
    abstract: {
      zh: '常住户口登记的人口基本信息：公民身份号码、姓名、性别、民族、出生日期、户籍地址、户号与户主关系。',
      en: 'Registered residents: identity number, name, sex, ethnicity, date of birth, registered address, household number and relation to its head.',
    },
    format: { class: '数据库', type: 'oracle' },
    sharing: { type: 2, condition: '用于行政审批中核验身份', method: 'platform_api' },
    opening: { open: false },
    cadence: 'monthly',
    released: '2025-11-30',
    subject: 'person',
    key: ['公民身份号码'],
    freshness: '更新时间',
    delivery: 'full',
    authority: [
      'resident_id',
      'person_name',
      'sex',
      'birth_date',
      'ethnicity',
      'household_address',
      'household_no',
      'relation_to_head',
      'death_date',
      'marital_status',
    ],
    checks: [
      {
        id: 'dead_before_born',
        title: { zh: '死亡日期不早于出生日期', en: 'Death is not before birth' },
        sql: 'death_date IS NULL OR birth_date IS NULL OR death_date >= birth_date',
        severity: 'fatal',
        dimension: 'consistent',
      },
    ],
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'utf8', delimiter: ',' },
  columns: [
    idColumn('公民身份号码', ID_RATES.card, { required: true }),
    nameColumn('姓名', NAME_RATES.card, { required: true }),
    sexColumn('性别', '男', '女', SEX_RATES.card),
    column('ethnicity', (row) => ETHNIC_NAMES[row.person.ethnicity]!)('民族'),
    birthColumn('出生日期', 'compact', BIRTH_RATES.card),
    column('marital_status', (row) => MARITAL_NAMES[maritalAt(row.person, lastDay(row.state))]!)('婚姻状况', {
      missing: 0.08,
    }),
    registeredColumn('户籍地址', 'full', { traditional: 0.0005 }),
    column('household_region', (row) => row.person.household.registered.county.code)('户籍地区划'),
    addressColumn('现住址', 'full', { missing: 0.06, traditional: 0.0005 }),
    column('household_no', (row) => row.person.household.householdNo)('户号'),
    column('relation_to_head', (row) => row.person.relation)('与户主关系'),
    dateColumn('死亡日期', 'death_date', 'compact', (row) =>
      row.person.died !== undefined && row.person.died <= lastDay(row.state) ? row.person.died : undefined,
    ),
    column('mobile', (row) => at(row.person.mobiles, row.state))('联系电话', { ...PHONE_RATES.card, missing: 0.45 }),
    updatedColumn('更新时间'),
  ],
  delivered: () => true,
  rows: personRows({
    strip: 1,
    covers: (person) => !person.household.outside,
    live: true,
    span: 90,
    monthly: 0,
    delivery: 'full',
    duplicates: 0.002,
    toldOfDeath: 0,
  }),
};
