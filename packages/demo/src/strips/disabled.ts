/** 残联: certificates of disability; the certificate's number is the ID number with kind and degree behind it. */

import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { disabilityKind, disabilityLevel } from '../world/facts.ts';
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
  sexColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';

const KINDS = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'];

export const disabled: Strip<PersonRow> = {
  resource: 'cl_disabled',
  entry: {
    name: { zh: '残疾人证信息', en: 'Disability certificates' },
    provider: DEPARTMENTS.disabled,
    class: { kind: 'theme', category: '社会保障' },
    abstract: {
      zh: '持证残疾人的残疾类别、等级和基本信息。',
      en: 'Holders of disability certificates: kind, degree and personal details.',
    },
    format: { class: '数据库', type: 'mysql' },
    sharing: { type: 2, condition: '用于补贴资格核对', method: 'platform_database' },
    opening: { open: false },
    cadence: 'quarterly',
    released: '2025-11-30',
    subject: 'person',
    key: ['CJZH'],
    freshness: 'FZRQ',
    delivery: 'full',
    authority: ['disability_level'],
  },
  file: { kind: 'csv', extension: 'txt', encoding: 'gb18030', delimiter: '|', eol: '\r\n' },
  columns: [
    column('', (row) => `${row.person.id}${disabilityKind(row.person)}${disabilityLevel(row.person)}`)(
      'CJZH',
      undefined,
      { title: { zh: '残疾人证号', en: 'Disability certificate number' } },
    ),
    nameColumn('XM', NAME_RATES.typed),
    idColumn('SFZH', { ...ID_RATES.typed, missing: 0.03 }),
    sexColumn('XB', '1', '2', SEX_RATES.typed),
    birthColumn('CSRQ', 'dotted', BIRTH_RATES.typed),
    column('', (row) => KINDS[Number(disabilityKind(row.person)) - 1]!)('CJLB', undefined, {
      title: { zh: '残疾类别', en: 'Kind of disability' },
    }),
    column('disability_level', (row) => disabilityLevel(row.person))(
      'CJDJ',
      { bad_code: 0.004 },
      { title: { zh: '残疾等级', en: 'Degree of disability' } },
    ),
    mobileColumn('LXDH', { ...PHONE_RATES.typed, missing: 0.12 }),
    addressColumn('JTZZ', 'county', { missing: 0.04 }),
    dateColumn('FZRQ', 'updated_at', 'dotted', (row) => row.day),
  ],
  delivered: (month) => month % 3 === 2,
  rows: personRows({
    strip: 8,
    covers: (person, age, random) =>
      age >= 3 && !person.household.outside && disabilityLevel(person) !== '' && random.chance(0.95),
    span: 100,
    monthly: 0.01,
    delivery: 'full',
    duplicates: 0.01,
    toldOfDeath: 0.6,
  }),
};
