/** 卫健委: health records typed in township clinics; a quarter has no ID number, dates and addresses as the clerk likes. */

import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { bloodType, healthRecordNo, heightCm } from '../world/facts.ts';
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
  sexColumn,
  updatedColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';
import { ETHNIC_NAMES } from './words.ts';

export const health: Strip<PersonRow> = {
  resource: 'wj_health',
  entry: {
    name: { zh: '居民健康档案', en: 'Health records' },
    provider: DEPARTMENTS.health,
    class: { kind: 'theme', category: '健康保障' },
    abstract: {
      zh: '基层医疗卫生机构建立的居民健康档案封面与个人基本信息。',
      en: 'Covers of residents’ health records kept by local clinics, with personal details.',
    },
    format: { class: '电子文件', type: 'txt' },
    sharing: { type: 2, condition: '用于公共卫生服务', method: 'platform_file' },
    opening: { open: false },
    cadence: 'monthly',
    released: '2025-11-30',
    subject: 'person',
    key: ['档案编号'],
    freshness: '最近随访时间',
    delivery: 'full',
    authority: ['health_record_no', 'blood_type', 'height'],
    checks: [
      {
        id: 'height_of_a_human',
        title: { zh: '身高在 40 至 230 厘米之间', en: 'Height is 40 to 230 cm' },
        sql: 'height IS NULL OR height BETWEEN 40 AND 230',
        severity: 'warning',
        dimension: 'accurate',
      },
    ],
  },
  file: { kind: 'csv', extension: 'tsv', encoding: 'utf8', delimiter: '\t' },
  columns: [
    column(
      'health_record_no',
      (row) => healthRecordNo(row.person) + (row.copy > 0 ? `-${row.copy + 1}` : ''),
    )('档案编号'),
    nameColumn('居民姓名', NAME_RATES.hasty),
    idColumn('身份证号', { ...ID_RATES.hasty, missing: 0.25, null_word: 0.05 }),
    sexColumn('性别', '1', '2', SEX_RATES.hasty),
    birthColumn('出生日期', 'chinese', BIRTH_RATES.hasty),
    column('ethnicity', (row) => ETHNIC_NAMES[row.person.ethnicity]!.replace(/族$/, ''))('民族'),
    column('blood_type', (row) => bloodType(row.person))('血型'),
    column('height', (row) => heightCm(row.person, row.day))('身高'),
    mobileColumn('联系电话', { ...PHONE_RATES.hasty, missing: 0.06 }),
    addressColumn('现住址', 'numerals', { missing: 0.05, null_word: 0.01, traditional: 0.001 }),
    regionColumn('所属区县', 'name'),
    updatedColumn('最近随访时间'),
  ],
  delivered: () => true,
  rows: personRows({
    strip: 4,
    covers: (_person, age, random) => random.chance(age < 7 || age > 60 ? 0.88 : 0.62),
    span: 60,
    monthly: 0.03,
    delivery: 'full',
    duplicates: 0.03,
    toldOfDeath: 0.6,
  }),
  swapped: [['居民姓名', '身份证号', 0.001]],
  // The vendor's new export cut the ID number and lost the date's signs in a part of the counties' servers.
  fault: {
    months: [9],
    columns: ['出生日期', '现住址'],
    share: 0.12,
    spoil: (value) => (/^\d{4}年/.test(value) ? value.slice(0, 3) : value.slice(0, 2)),
  },
};
