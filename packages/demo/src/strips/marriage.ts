/** 民政厅: marriages registered, a row for each spouse; names of those married long ago are as they were then. */
import { iso, monthOf } from '../base/dates.ts';
import { mix, Random } from '../base/random.ts';
import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { personEntity } from '../truth/golden.ts';
import { at, homeOf } from '../world/person.ts';
import type { Block } from '../world/population.ts';
import { DEPARTMENTS } from './departments.ts';
import {
  birthColumn,
  column,
  dateColumn,
  idColumn,
  mobileColumn,
  nameColumn,
  type PersonRow,
  registeredColumn,
  sexColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';

/** Registers before 2005 are not digitised. */
const FIRST_DIGITAL = 12784;
const STRIP = 6;

export const marriage: Strip<PersonRow> = {
  resource: 'mz_marriage',
  entry: {
    name: { zh: '婚姻登记信息', en: 'Marriages' },
    provider: DEPARTMENTS.civilAffairs,
    class: { kind: 'base', category: '人口' },
    abstract: {
      zh: '结婚登记双方的基本信息，每一当事人一行。',
      en: 'Both parties to each marriage, one row a person.',
    },
    format: { class: '数据库', type: 'mysql' },
    sharing: { type: 2, condition: '用于核验婚姻状况', method: 'platform_api' },
    opening: { open: false },
    cadence: 'monthly',
    released: '2025-11-30',
    subject: 'person',
    key: ['字号', '身份证件号'],
    freshness: '登记日期',
    delivery: 'increment',
    authority: ['marriage_date', 'spouse_name', 'spouse_id'],
    checks: [
      {
        id: 'old_enough_to_marry',
        title: {
          zh: '结婚时年满二十周岁（民法典第一千零四十七条：男二十二、女二十）',
          en: 'At least 20 years old when marrying (Civil Code, article 1047)',
        },
        sql: 'marriage_date IS NULL OR birth_date IS NULL OR year(marriage_date) - year(birth_date) >= 20',
        severity: 'warning',
        dimension: 'consistent',
      },
    ],
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'gb18030', delimiter: ',', eol: '\r\n' },
  columns: [
    column(
      'marriage_cert_no',
      (row) =>
        `J520000-${iso(row.day).slice(0, 4)}-${String(Math.min(row.person.entity, row.person.spouse!.entity) % 1e9).padStart(9, '0')}`,
    )('字号'),
    nameColumn('当事人姓名', NAME_RATES.typed),
    idColumn('身份证件号', { ...ID_RATES.typed, missing: 0.06 }),
    sexColumn('性别', '男', '女', SEX_RATES.typed),
    birthColumn('出生日期', 'chinese', BIRTH_RATES.typed),
    mobileColumn('联系电话', { ...PHONE_RATES.typed, missing: 0.1 }),
    column('marital_status', () => '已婚')('婚姻状况'),
    column('spouse_name', (row) => at(row.person.spouse!.names, row.state))('对方姓名', {
      homophone: 0.006,
      lookalike: 0.003,
    }),
    column('spouse_id', (row) => row.person.spouse!.id)('对方证件号', { missing: 0.01, wrong_digit: 0.004 }),
    dateColumn('登记日期', 'marriage_date', 'chinese', (row) => row.day),
    registeredColumn('常住户口所在地', 'prefecture', { missing: 0.03 }),
    column('', (row) => `${homeOf(row.person, row.state).county.name}民政局婚姻登记处`)('登记机关'),
  ],
  delivered: () => true,
  rows: (block: Block, month, emit, known = false) => {
    const random = new Random(0);
    for (const person of block.people) {
      const { spouse, married } = person;
      if (!spouse || married === undefined || married < FIRST_DIGITAL) continue;
      const state = monthOf(married);
      if (month === 0 || known ? state > month : state !== month) continue;
      // One register entry for both: drawn by the pair.
      if (random.reset(mix(Math.min(person.key, spouse.key), STRIP, 1)).next() > 0.93) continue;
      random.reset(mix(person.key, STRIP, 7));
      emit({ person, block, state, day: married, delivery: month, copy: 0, random }, personEntity(person));
    }
  },
};
