/** 住建厅: houses and flats from the census of buildings; area in 亩, a quarter without unit number, coordinates measured anew. */
import { addressText } from '../world/address.ts';
import { DEPARTMENTS } from './departments.ts';
import { type HomeRow, homeColumn, homeRows, homeUpdated } from './home-rows.ts';
import type { Strip } from './strip.ts';

/** 1 亩 = 2000/3 m² */
const MU = 2000 / 3;
/** The other instrument's point, about ten metres off. */
const measured = (degrees: number, key: number): string => (degrees + ((key % 200) - 100) * 1e-6).toFixed(6);

export const building: Strip<HomeRow> = {
  resource: 'zj_building',
  entry: {
    name: { zh: '房屋建筑普查信息', en: 'Census of buildings' },
    provider: DEPARTMENTS.housing,
    class: { kind: 'theme', category: '城乡建设' },
    abstract: {
      zh: '房屋建筑的坐落、层数、建成年份和占地面积。',
      en: 'Where each building stands, its storeys, year and ground area.',
    },
    format: { class: '电子文件', type: 'csv' },
    sharing: { type: 1, method: 'platform_file' },
    opening: { open: true },
    cadence: 'quarterly',
    released: '2025-11-30',
    subject: 'place',
    key: ['房屋编号'],
    freshness: '普查时间',
    delivery: 'full',
    authority: ['building_year', 'floor_count', 'place_name'],
  },
  file: { kind: 'csv', extension: 'csv', encoding: 'gb18030', delimiter: ',' },
  columns: [
    homeColumn('record_no', (row) => `FW${row.home.entity.slice(1)}${row.copy > 0 ? '-2' : ''}`)('房屋编号'),
    homeColumn('property_unit_id', (row) => row.home.unitId)('不动产单元号', {
      missing: 0.24,
      letter_for_digit: 0.004,
      null_word: 0.01,
    }),
    homeColumn('place_name', (row) =>
      row.home.address.rural
        ? `${row.home.address.village.name}${row.home.address.group}组`
        : row.home.address.estate || row.home.address.road,
    )('房屋名称'),
    homeColumn('place_address', (row) => addressText(row.home.address, 'numerals'))('房屋坐落', { missing: 0.005 }),
    homeColumn('place_region', (row) => row.home.address.county.name)('所在区县'),
    homeColumn('building_year', (row) => `${row.home.built}年`)('建成年份', { missing: 0.02 }),
    homeColumn('floor_count', (row) => String(row.home.floors))('总层数'),
    homeColumn('parcel_area', (row) => (row.home.area / MU).toFixed(4))('占地面积', { missing: 0.05 }, { unit: '亩' }),
    { ...homeColumn('lng', (row) => measured(row.home.lng, row.home.key))('经度'), approximate: true },
    { ...homeColumn('lat', (row) => measured(row.home.lat, row.home.key >>> 9))('纬度'), approximate: true },
    homeUpdated('普查时间'),
  ],
  delivered: (month) => month % 3 === 2,
  rows: homeRows({ strip: 15, share: 0.9, duplicates: 0.01 }),
  shifted: 0.0006,
};
