import { describe, expect, it } from 'vitest';
import { COUNTIES, MAP, PREFECTURES } from './guizhou.ts';

describe('the map of Guizhou', () => {
  it('has the nine prefectures and eighty-eight counties under today’s codes', () => {
    expect(PREFECTURES.map((area) => area.code)).toEqual([
      '5201',
      '5202',
      '5203',
      '5204',
      '5205',
      '5206',
      '5223',
      '5226',
      '5227',
    ]);
    expect(COUNTIES).toHaveLength(88);
    const named = new Map(COUNTIES.map((area) => [area.code, area.name]));
    expect(['520281', '522302', '520204', '520581'].map((code) => named.get(code))).toEqual([
      '盘州市',
      '兴仁市',
      '水城区',
      '黔西市',
    ]);
  });

  it('places each label inside the picture and each county in a known prefecture', () => {
    for (const area of [...PREFECTURES, ...COUNTIES]) {
      expect(area.label[0]).toBeGreaterThan(0);
      expect(area.label[0]).toBeLessThan(MAP.width);
      expect(area.label[1]).toBeLessThan(MAP.height);
      expect(PREFECTURES.some((prefecture) => prefecture.code === area.code.slice(0, 4))).toBe(true);
      expect(area.path).toMatch(/^M\d+ \d+l/);
    }
  });
});
