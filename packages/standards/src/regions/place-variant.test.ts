import { describe, expect, it } from 'vitest';
import { placeCore, placeVariant } from './place-variant.ts';

describe('names of places', () => {
  it.each([
    ['rank', '三宝彝族乡', '三宝街道', '晴隆县'],
    ['rank', '金盆苗族彝族乡', '金盆镇', '钟山区'],
    ['lost', '?水街道', '㵲水街道', '镇远县'],
    ['rare', '桴㯊镇', '桴焉镇', '正安县'],
    ['rare', '骔岭镇', '中岭镇', '纳雍县'],
    ['above', '尹珍街道', '正安县尹珍街道', '正安县'],
  ])('are written otherwise by %s: %s, %s', (variant, left, right, above) => {
    expect(placeVariant(left, right, above)).toBe(variant);
    expect(placeVariant(right, left, above)).toBe(variant);
  });

  it.each([
    ['龙山镇', '龙泉镇'],
    ['三宝彝族乡', '四格彝族乡'],
    ['大河镇', '小河镇'],
    ['新村', '新寨'],
    ['城关镇', '城关镇'],
    ['河镇彝族苗族乡', '罗泊河苗族乡'],
  ])('are two places: %s, %s', (left, right) => {
    expect(placeVariant(left, right, '赫章县')).toBeNull();
  });

  it('have a core', () => {
    expect(placeCore('湖潮苗族布依族乡')).toBe('湖潮');
    expect(placeCore('马乡')).toBe('马乡');
  });
});
