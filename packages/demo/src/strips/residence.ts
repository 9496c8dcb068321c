/** 公安厅: registration of residents away from their 户籍. Clerks type from the card, phones are checked by a code; new meetings come month by month. */

import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { DEPARTMENTS } from './departments.ts';
import {
  addressColumn,
  birthColumn,
  column,
  idColumn,
  mobileColumn,
  nameColumn,
  type PersonRow,
  personRows,
  regionColumn,
  registeredColumn,
  sexColumn,
  updatedColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';
import { EDUCATION_NAMES } from './words.ts';

export const residence: Strip<PersonRow> = {
  resource: 'ga_residence',
  entry: {
    name: { zh: '流动人口居住登记信息', en: 'Registration of residence' },
    provider: DEPARTMENTS.police,
    class: { kind: 'theme', category: '社区治理' },
    abstract: {
      zh: '离开户籍地居住人员的居住登记：现住址、联系方式、从业状况。',
      en: 'People living away from their registered home: address, contact and work.',
    },
    format: { class: '电子文件', type: 'txt' },
    sharing: { type: 2, condition: '用于社区治理和公共服务', method: 'platform_file' },
    opening: { open: false },
    cadence: 'monthly',
    released: '2025-11-30',
    subject: 'person',
    key: ['登记编号'],
    freshness: '登记时间',
    delivery: 'increment',
    checks: [
      {
        id: 'lives_in_the_province',
        title: { zh: '居住地在本省', en: 'Residence lies in the province' },
        sql: "region_code IS NULL OR region_code LIKE '52%'",
        severity: 'warning',
        dimension: 'consistent',
      },
    ],
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'gb18030', delimiter: ',', eol: '\r\n' },
  columns: [
    column('record_no', (row) => `R${row.day}${String(row.person.entity).padStart(9, '0')}`)('登记编号'),
    nameColumn('姓名', NAME_RATES.typed),
    idColumn('证件号码', { ...ID_RATES.typed, missing: 0.22 }),
    sexColumn('性别', '男性', '女性', SEX_RATES.typed),
    birthColumn('出生年月日', 'slashed', BIRTH_RATES.typed),
    column('ethnicity', (row) => row.person.ethnicity)('民族代码', { bad_code: 0.002 }),
    column('education', (row) => EDUCATION_NAMES[row.person.education]!)('文化程度', { missing: 0.15 }),
    registeredColumn('户籍地址', 'prefecture', { missing: 0.05 }),
    addressColumn('居住地址', 'dashed', { traditional: 0.001, missing: 0.01 }),
    regionColumn('居住地区划', 'code', { bad_code: 0.002 }),
    mobileColumn('联系电话', { ...PHONE_RATES.typed, missing: 0.03 }),
    updatedColumn('登记时间'),
  ],
  delivered: () => true,
  rows: personRows({
    strip: 2,
    covers: (person, age, random) =>
      random.chance(
        person.household.outside || person.homes
          ? 0.9
          : person.household.registered !== person.household.homes[0]!.value
            ? 0.65
            : 0.04,
      ) && age >= 0,
    span: 40,
    monthly: 0.04,
    delivery: 'increment',
    duplicates: 0.04,
    toldOfDeath: 0.3,
  }),
  shifted: 0.0008,
};
