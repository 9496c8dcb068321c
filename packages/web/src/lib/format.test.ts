import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats, NONE } from './format.ts';

const zh = formats('zh');
const en = formats('en');

describe('formats', () => {
  it('writes counts with thousands separators and a dash for nothing', () => {
    expect(zh.count(1284602)).toBe('1,284,602');
    expect(en.count(0)).toBe('0');
    expect(zh.count(null)).toBe(NONE);
  });

  it('shortens large counts the way each language counts', () => {
    expect([zh.short(9999), zh.short(1284602), zh.short(386_000_000)]).toEqual(['9,999', '128.5 万', '3.86 亿']);
    expect([en.short(9999), en.short(1284602), en.short(20_000)]).toEqual(['9,999', '1.28M', '20k']);
  });

  it('gives small rates enough digits to differ from nothing', () => {
    expect(zh.percent(0.00319)).toBe('0.319%');
    expect(zh.percent(0.0319)).toBe('3.19%');
    expect(zh.percent(0.319)).toBe('31.9%');
    expect(zh.percent(0)).toBe('0.0%');
    expect(zh.percent(Number.NaN)).toBe(NONE);
  });

  it('sets words beside each other as each language does', () => {
    expect([zh.list(['姓名', '地址']), en.list(['name', 'address'])]).toEqual(['姓名、地址', 'name, address']);
  });

  it('says durations in words', () => {
    expect([zh.duration(0.42), zh.duration(38), zh.duration(68), zh.duration(7500)]).toEqual([
      '0.4 秒',
      '38 秒',
      '1 分 8 秒',
      '2 小时 5 分',
    ]);
    expect(en.duration(68)).toBe('1 min 8 s');
  });

  it('never shows sixty seconds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100_000, noNaN: true }), (seconds) => {
        expect(en.duration(seconds)).not.toMatch(/\b60 (s|min)\b/);
      }),
    );
  });

  it('names the weekday of a date without shifting it', () => {
    expect(zh.weekday('2026-11-24')).toBe('2026-11-24（星期二）');
    expect(en.weekday('2026-11-24')).toBe('2026-11-24, Tuesday');
  });

  it('signs evidence with a true minus', () => {
    expect([zh.bits(7.94), zh.bits(-6.3), zh.bits(0.01)]).toEqual(['+7.9', '−6.3', '0.0']);
  });

  it('scales bytes', () => {
    expect([zh.bytes(512), zh.bytes(1536), zh.bytes(20 * 1024 * 1024)]).toEqual(['512 B', '1.5 KB', '20 MB']);
  });

  it('shows what it cannot read as it stands', () => {
    expect(zh.dateTime('未知')).toBe('未知');
    expect(zh.dateTime(null)).toBe(NONE);
  });
});
