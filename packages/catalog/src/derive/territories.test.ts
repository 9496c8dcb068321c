import { expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { resolveItems } from './items.ts';
import { territoriesOf, territoryOfProvider, whereColumns, withPrefecture } from './territories.ts';

const itemsOf = (...elements: string[]) =>
  resolveItems({
    resource: 'r',
    name: { zh: '表' },
    provider: { name: '厅' },
    subject: 'person',
    items: elements.map((element) => ({ name: element, element })),
  } as unknown as Entry);

it('a province is cut into its prefectures, whichever of its regions the project is about', () => {
  const guizhou = ['5201', '5202', '5203', '5204', '5205', '5206', '5223', '5226', '5227'];
  // Gui'an New Area is governed like a prefecture and has no code
  expect(territoriesOf('520000').codes).toEqual([...guizhou, 'guian']);
  expect(territoriesOf('520102')).toEqual(territoriesOf('520000'));
  // counties that stand under the province itself
  expect(territoriesOf('429000').codes).toContain('4290');
  expect(territoriesOf('429000').codes).not.toContain('guian');
});

it('and into its counties, each of which lies in one of the prefectures', () => {
  const { codes, counties } = territoriesOf('520000');
  expect(counties).toHaveLength(88);
  expect(counties).toContain('520526');
  expect(territoriesOf('429000').counties).toContain('429004');
  for (const county of counties) {
    const [prefecture, itself] = withPrefecture(county);
    expect(codes).toContain(prefecture);
    expect(itself).toBe(county);
  }
  for (const code of codes) expect(withPrefecture(code)).toEqual([code]);
});

it('a row says where its subject stands by each division code and each address, but not by where a person was born or died', () => {
  expect(whereColumns(itemsOf('resident_id', 'region_code', 'household_region', 'address', 'birth_place'))).toEqual([
    'region_code',
    'household_region',
    'address_region',
  ]);
  expect(whereColumns(itemsOf('uscc', 'reg_region', 'business_address', 'legal_rep_name'))).toEqual([
    'reg_region',
    'business_address_region',
  ]);
  expect(whereColumns(itemsOf('stat_region', 'indicator_value'))).toEqual(['stat_region']);
  expect(whereColumns(itemsOf('place_region', 'region12', 'native_place', 'death_place'))).toEqual([
    'place_region',
    'region12',
  ]);
});

it('a department stands where it is registered, or where its name says', () => {
  const territories = territoriesOf('520000');
  const of = (name: string, uscc?: string) => territoryOfProvider({ name, uscc }, territories)?.code ?? null;
  expect(of('某局', '11520100000012343F')).toBe('5201');
  expect(of('某局', '11520526000012343F')).toBe('520526');
  // registered when 水城区 was 水城县, and in a division that nobody knows
  expect(of('某局', '11520221000012343F')).toBe('520204');
  expect(of('某局', '11520599000012343F')).toBe('5205');
  expect(of('贵阳市驻京办', '11520000000012343F')).toBeNull();
  expect(of('某局', '11510100000012343F')).toBeNull();
  expect(of('贵阳市公安局')).toBe('5201');
  expect(of('威宁彝族回族苗族自治县教育局')).toBe('520526');
  expect(of('贵州省公安厅')).toBeNull();
  expect(of('公安厅')).toBeNull();
});

it('what bodies of an area without a code deliver is always theirs', () => {
  const territories = territoriesOf('520000');
  const guian = { code: 'guian', always: true };
  expect(territoryOfProvider({ name: '贵安新区住房和城乡建设局', uscc: '11520000000012343F' }, territories)).toEqual(
    guian,
  );
  expect(territoryOfProvider({ name: '贵州贵安新区管理委员会' }, territories)).toEqual(guian);
  expect(territoryOfProvider({ name: '贵阳市公安局' }, territories)?.always).toBe(false);
  expect(territoryOfProvider({ name: '贵安新区管理委员会' }, territoriesOf('420000'))).toBeNull();
});
