/** 公安交警: drivers with their cars, lines of JSON from the traffic system; changes only. */

import { BIRTH_RATES, ID_RATES, NAME_RATES, PHONE_RATES, SEX_RATES } from '../defects/rates.ts';
import { driverLicence, plate } from '../world/facts.ts';
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
  updatedColumn,
} from './person-rows.ts';
import type { Strip } from './strip.ts';

export const driver: Strip<PersonRow> = {
  resource: 'jj_driver',
  entry: {
    name: { zh: '机动车驾驶人及车辆信息', en: 'Drivers and vehicles' },
    provider: DEPARTMENTS.traffic,
    class: { kind: 'department', category: '交通管理' },
    abstract: {
      zh: '机动车驾驶证持有人及名下车辆。',
      en: 'Holders of driving licences and the vehicles in their name.',
    },
    format: { class: '自描述格式', type: 'ndjson' },
    sharing: { type: 2, condition: '用于低保核对等比对', method: 'platform_file' },
    opening: { open: false },
    cadence: 'monthly',
    released: '2025-11-30',
    subject: 'person',
    key: ['driverId'],
    freshness: 'updateTime',
    delivery: 'increment',
    authority: ['plate', 'driver_license_no'],
  },
  file: { kind: 'ndjson' },
  columns: [
    column('record_no', (row) => `D${row.person.entity * 2 + row.copy}`)('driverId'),
    nameColumn('name', NAME_RATES.card),
    idColumn('idCard', { ...ID_RATES.card, missing: 0.003 }),
    column('driver_license_no', (row) => row.person.id)('licenseNo'),
    sexColumn('gender', 'M', 'F', SEX_RATES.card),
    birthColumn('birthday', 'iso', BIRTH_RATES.card),
    mobileColumn('phone', { ...PHONE_RATES.card, missing: 0.02 }),
    addressColumn('address', 'full', { missing: 0.02 }),
    column('plate', (row) => plate(row.person))('plateNo'),
    dateColumn(
      'firstIssue',
      '',
      'iso',
      (row) => Math.min(row.day, row.person.born + 6800 + (row.person.key % 5000)),
      undefined,
      {
        title: { zh: '初次领证日期', en: 'Date of first licence' },
      },
    ),
    updatedColumn('updateTime'),
  ],
  delivered: () => true,
  rows: personRows({
    strip: 9,
    covers: (person, age, random) => age >= 19 && age < 75 && driverLicence(person) && random.chance(0.98),
    span: 70,
    monthly: 0.02,
    delivery: 'increment',
    duplicates: 0.005,
    toldOfDeath: 0.3,
  }),
};
