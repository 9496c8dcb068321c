import { describe, expect, it } from 'vitest';
import { findRegions, leadingRegion, streetsOf } from './find.ts';
import { retiredGuizhou } from './guizhou-history.ts';
import {
  currentRegion,
  guizhouCounties,
  guizhouPrefectures,
  knownIdPrefix,
  region,
  regionFullName,
  regionPath,
  regions,
} from './region.ts';
import { shortName } from './short-name.ts';

describe('regions', () => {
  it('hold Guizhou as it is: nine prefectures, 88 counties under their names of today', () => {
    expect(guizhouPrefectures).toHaveLength(9);
    expect(guizhouCounties).toHaveLength(88);
    expect(region('520204')?.name).toBe('水城区');
    expect(region('520581')?.name).toBe('黔西市');
    expect(region('520281')?.name).toBe('盘州市');
  });

  it('lead every retired code of Guizhou to a current one of the same level', () => {
    for (const { code } of retiredGuizhou) {
      const now = currentRegion(code);
      expect([code, now?.current, now?.level]).toEqual([code, true, region(code)?.level]);
    }
  });

  it('lead over several changes', () => {
    expect(currentRegion('522121')?.name).toBe('播州区');
    expect(currentRegion('522423')?.name).toBe('黔西市');
    expect(currentRegion('522131')?.name).toBe('赤水市');
    expect(currentRegion('520202')?.code).toBe('520281');
    expect(currentRegion('520114')?.code).toBe('520111');
  });

  it('do not claim to know what became of codes elsewhere', () => {
    expect(region('110103')).toMatchObject({ name: '崇文区', current: false, successors: [] });
    expect(currentRegion('110103')).toBeNull();
    expect(currentRegion('999999')).toBeNull();
  });

  it('have a parent that exists, each code once', () => {
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
    expect(regions.filter(({ current, parent }) => current && parent !== null && region(parent) === undefined)).toEqual(
      [],
    );
  });

  it('give paths and full names', () => {
    expect(regionPath('520115').map(({ name }) => name)).toEqual(['贵州省', '贵阳市', '观山湖区']);
    expect(regionFullName('110101')).toBe('北京市东城区');
    expect(regionPath('123')).toEqual([]);
  });

  it.each(['110105', '522121', '440524', '510202', '321102', '810000', '132100'])(
    'know %s in front of an identity number',
    (code) => {
      expect(knownIdPrefix(code)).toBe(true);
    },
  );

  it.each(['999999', '520199', '000000', '52010', ''])('know no %s', (code) => {
    expect(knownIdPrefix(code)).toBe(false);
  });
});

describe('names of regions', () => {
  it.each([
    ['522600', '黔东南'],
    ['520325', '道真'],
    ['520115', '观山湖'],
    ['150000', '内蒙古'],
    ['450000', '广西'],
    ['520203', '六枝'],
    ['520222', '盘县'],
    ['810000', '香港'],
  ])('%s is short %s', (code, short) => {
    expect(shortName(region(code)!)).toBe(short);
  });

  it.each([
    ['观山湖', '520115'],
    ['观山湖区', '520115'],
    ['黔东南', '522600'],
    ['黔东南州', '522600'],
    ['黔东南苗族侗族自治州', '522600'],
    ['盘县', '520281'],
    ['遵义县', '520304'],
    ['遵义', '520300'],
    ['道真县', '520325'],
    ['水城特区', '520201'],
    ['铜仁地区', '520600'],
    ['贵州省贵阳市花溪区', '520111'],
    ['贵阳花溪', '520111'],
  ])('%s finds %s', (text, code) => {
    expect(findRegions(text).map((each) => each.code)).toEqual([code]);
  });

  it('find all that bear a name, and only those within', () => {
    expect(findRegions('鼓楼区').length).toBeGreaterThan(1);
    expect(findRegions('鼓楼区', '320100').map(({ code }) => code)).toEqual(['320106']);
    expect(findRegions('鼓楼区', '520000')).toEqual([]);
    expect(findRegions('乌有之乡')).toEqual([]);
  });

  it('do not take a road for a county in addresses', () => {
    expect(leadingRegion('金沙江路15号', undefined, { strict: true })).toBeUndefined();
    expect(leadingRegion('白云大道1号')).toBeUndefined();
  });

  it('know the townships of a county, by its old code too', () => {
    expect(streetsOf('520304').length).toBeGreaterThan(10);
    expect(streetsOf('520321')).toEqual(streetsOf('520304'));
    expect(guizhouCounties.reduce((sum, { code }) => sum + streetsOf(code).length, 0)).toBe(1510);
  });
});
