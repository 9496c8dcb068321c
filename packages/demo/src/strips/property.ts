/** 自然资源厅: real-estate units with coordinates, lines of JSON. */
import { addressText } from '../world/address.ts';
import { DEPARTMENTS } from './departments.ts';
import { type HomeRow, homeColumn, homeRows, homeUpdated } from './home-rows.ts';
import type { Strip } from './strip.ts';

/** In fours, as bank cards are printed; the standard's own groups are 6, 6, 7 and 9. */
const grouped = (id: string): string => id.replace(/(.{4})(?=.)/g, '$1 ');

export const property: Strip<HomeRow> = {
  resource: 'zr_property',
  entry: {
    name: { zh: '不动产单元信息', en: 'Real-estate units' },
    provider: DEPARTMENTS.naturalResources,
    class: { kind: 'base', category: '自然资源和空间地理' },
    abstract: {
      zh: '已登记不动产单元的坐落、宗地面积、用途与权利人。',
      en: 'Registered units of real estate: place, area, use and holder.',
    },
    format: { class: '自描述格式', type: 'ndjson' },
    sharing: { type: 2, condition: '用于不动产登记核验', method: 'platform_file' },
    opening: { open: false },
    cadence: 'quarterly',
    released: '2025-11-30',
    subject: 'place',
    key: ['bdcdyh'],
    freshness: 'gxsj',
    delivery: 'full',
    authority: [
      'property_unit_id',
      'parcel_area',
      'land_use',
      'right_holder',
      'place_address',
      'place_region',
      'lng',
      'lat',
    ],
    checks: [
      {
        id: 'unit_lies_in_region',
        title: { zh: '单元号前六位是坐落区划', en: 'The unit number begins with its region' },
        sql: 'property_unit_id IS NULL OR place_region IS NULL OR substring(property_unit_id, 1, 6) = place_region',
        severity: 'warning',
        dimension: 'consistent',
      },
    ],
  },
  file: { kind: 'ndjson', numbers: ['zdmj', 'lng', 'lat'] },
  columns: [
    homeColumn('property_unit_id', (row) => row.home.unitId, { blank_inside: (_row, value) => grouped(value) })(
      'bdcdyh',
      { blank_inside: 0.06, letter_for_digit: 0.002 },
    ),
    homeColumn('place_address', (row) => addressText(row.home.address, 'full'))('zl', { traditional: 0.001 }),
    homeColumn('place_region', (row) => row.home.address.county.code)('xzqdm'),
    homeColumn('region12', (row) => row.home.address.village.code)('cjdm'),
    homeColumn('parcel_area', (row) => row.home.area.toFixed(2))('zdmj', { missing: 0.01 }),
    homeColumn('land_use', (row) => row.home.landUse)('tdyt', { bad_code: 0.003 }),
    homeColumn('right_holder', (row) => row.home.holder)('qlr', { homophone: 0.003 }),
    homeColumn('lng', (row) => String(row.home.lng))('lng', { missing: 0.005 }),
    homeColumn('lat', (row) => String(row.home.lat))('lat', { missing: 0.005 }),
    homeUpdated('gxsj'),
  ],
  delivered: (month) => month % 3 === 1,
  rows: homeRows({ strip: 14, share: 0.97, duplicates: 0.003 }),
  swapped: [['lng', 'lat', 0.001]],
};
