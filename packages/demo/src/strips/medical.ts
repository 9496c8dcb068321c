/** 医保局: insured persons, nearly everybody. Families enrol together by one phone, so ID numbers get mixed up among them. */

import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { bankCard } from '../world/facts.ts';
import { at } from '../world/person.ts';
import { DEPARTMENTS } from './departments.ts';
import {
  addressColumn,
  birthColumn,
  column,
  idColumn,
  nameColumn,
  type PersonRow,
  personRows,
  regionColumn,
  sexColumn,
  updatedColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';

export const medical: Strip<PersonRow> = {
  resource: 'yb_medical',
  entry: {
    name: { zh: '基本医疗保险参保信息', en: 'Medical insurance' },
    provider: DEPARTMENTS.medicalInsurance,
    class: { kind: 'theme', category: '健康保障' },
    abstract: {
      zh: '城乡居民和职工基本医疗保险参保人员信息。',
      en: 'Persons in the medical insurance of residents and of employees.',
    },
    format: { class: '数据库', type: 'oracle' },
    sharing: { type: 2, condition: '用于待遇核验', method: 'platform_api' },
    opening: { open: false },
    cadence: 'monthly',
    released: '2025-11-30',
    subject: 'person',
    key: ['人员编号'],
    freshness: '变更时间',
    delivery: 'increment',
    authority: ['bank_card'],
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'utf8', delimiter: ';' },
  columns: [
    column('record_no', (row) => `5200${String(row.person.entity * 3 + 1 + row.copy).padStart(12, '0')}`)('人员编号'),
    idColumn('证件号码', { ...ID_RATES.typed, missing: 0.16, null_word: 0.01 }),
    nameColumn('人员姓名', NAME_RATES.typed),
    sexColumn('性别', '男', '女', SEX_RATES.typed),
    birthColumn('出生日期', 'compact', BIRTH_RATES.typed),
    column('phone', (row) =>
      at((row.person.key % 3 === 0 ? row.person.household.members[0]! : row.person).mobiles, row.state),
    )('参保电话', { ...PHONE_RATES.typed, missing: 0.05 }),
    addressColumn('联系地址', 'county', { missing: 0.1, null_word: 0.01 }),
    regionColumn('参保地区划', 'code', { retired_code: 0.02, missing: 0.01 }),
    column('bank_card', (row) => bankCard(row.person))('社保卡银行账号', { missing: 0.3 }),
    updatedColumn('变更时间'),
  ],
  delivered: () => true,
  rows: personRows({
    strip: 10,
    covers: (_person, _age, random) => random.chance(0.9),
    span: 36,
    monthly: 0.02,
    delivery: 'increment',
    duplicates: 0.025,
    toldOfDeath: 0.5,
  }),
  shifted: 0.0005,
  swapped: [['人员姓名', '证件号码', 0.0008]],
};
