/** 卫健委: health records typed in township clinics; a quarter has no ID number, dates and addresses as the clerk likes. */
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
    provider: { name: '贵州省卫生健康委员会', short: { zh: '卫健', en: 'Health' }, uscc: '11520000009390155W' },
    class: { kind: 'theme', category: '健康保障' },
    abstract: '基层医疗卫生机构建立的居民健康档案封面与个人基本信息。',
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
      (row) => `${row.person.household.registered.town.code}${String(row.person.entity % 1e8).padStart(8, '0')}`,
    )('档案编号'),
    nameColumn('居民姓名', {
      homophone: 0.022,
      lookalike: 0.008,
      lost_character: 0.004,
      blank_inside: 0.006,
      traditional: 0.002,
      two_values: 0.001,
    }),
    idColumn('身份证号', {
      missing: 0.22,
      null_word: 0.03,
      wrong_digit: 0.012,
      swapped_digits: 0.006,
      lost_check: 0.003,
      id_15: 0.004,
      letter_for_digit: 0.003,
      fullwidth: 0.002,
      borrowed_id: 0.004,
    }),
    sexColumn('性别', '1', '2', { sex_not_id: 0.003, missing: 0.01 }),
    birthColumn('出生日期', 'chinese', {
      birth_not_id: 0.012,
      day_month: 0.006,
      missing: 0.01,
      impossible_date: 0.001,
    }),
    column('ethnicity', (row) => ETHNIC_NAMES[row.person.ethnicity]!.replace(/族$/, ''))('民族'),
    column('blood_type', (row) =>
      row.person.key % 10 < 6 ? ['A', 'B', 'O', 'AB', 'O', 'A'][row.person.key % 6]! : '',
    )('血型'),
    column('height', (row) =>
      row.person.key % 7 === 0 ? '' : String((row.person.sex === 1 ? 152 : 142) + (row.person.key % 29)),
    )('身高'),
    mobileColumn('联系电话', {
      missing: 0.06,
      wrong_phone: 0.01,
      bad_phone: 0.004,
      fullwidth: 0.002,
      two_values: 0.004,
      null_word: 0.01,
    }),
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
