import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBoolean } from './boolean.ts';
import { parseDate, parseDateTime, parseMonth, parseYear, serialDate } from './date.ts';
import { chineseNumber, parseNumber } from './number.ts';

describe('dates', () => {
  it.each([
    ['2020/3/9', '2020-03-09'],
    ['2020.03.09', '2020-03-09'],
    ['2020年3月9日', '2020-03-09'],
    ['20200309', '2020-03-09'],
    ['２０２０－０３－０９', '2020-03-09'],
    ['二〇二〇年三月九日', '2020-03-09'],
    ['二○二○年十二月三十一日', '2020-12-31'],
    ['2020-03-09 10:15:30', '2020-03-09'],
    ['2020-03-09T10:15:30Z', '2020-03-09'],
    ['31/12/2020', '2020-12-31'],
    ['9 Mar 2020', '2020-03-09'],
    ['March 9, 2020', '2020-03-09'],
    ['民国109年3月9日', '2020-03-09'],
    ['03/09/2020', null],
    ['2020-02-30', null],
    ['2021-02-29', null],
    ['20201301', null],
    ['2020-13-01', null],
    ['43899', null],
    ['明天', null],
    ['', null],
  ])('%s is %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });

  it('are read back from every way of writing', () => {
    const day = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (each) => {
        const iso = each.toISOString().slice(0, 10);
        const [year, month, date] = iso.split('-').map(Number);
        const ways = [
          iso,
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
          iso.replaceAll('-', ''),
          `${iso} 08:30`,
        ];
        expect(ways.map((way) => parseDate(way))).toEqual(ways.map(() => iso));
      }),
    );
  });

  it('take serials only when told', () => {
    expect(parseDate('43899', { serials: true })).toBe('2020-03-09');
    expect(serialDate(25569)).toBe('1970-01-01');
    expect(parseDate('03/09/2020', { order: 'day-first' })).toBe('2020-09-03');
  });

  it('have times, months and years', () => {
    expect(parseDateTime('2020-03-09 10:15')).toBe('2020-03-09 10:15:00');
    expect(parseDateTime('2020/3/9 下午3:05:09')).toBe('2020-03-09 15:05:09');
    expect(parseDateTime('20200309101530')).toBe('2020-03-09 10:15:30');
    expect(parseDateTime('2020年3月9日')).toBe('2020-03-09 00:00:00');
    expect(parseDateTime('2020-03-09 25:00')).toBeNull();
    expect(parseMonth('2020年3月')).toBe('2020-03');
    expect(parseMonth('202013')).toBeNull();
    expect(parseYear('2020年度')).toBe(2020);
    expect(parseYear('二〇二〇年')).toBe(2020);
    expect(parseYear('20')).toBeNull();
  });
});

describe('numbers', () => {
  it.each([
    ['1,234.5', 1234.5, undefined],
    ['9万元', 90_000, '元'],
    ['1.2亿', 120_000_000, undefined],
    ['1.1万', 11_000, undefined],
    ['约9.9', 9.9, undefined],
    ['12%', 12, '%'],
    ['(12.5)', -12.5, undefined],
    ['-3', -3, undefined],
    ['120 平方米', 120, '㎡'],
    ['三百二十', 320, undefined],
    ['壹佰贰拾元整', 120, '元'],
    ['两亿三千万', 230_000_000, undefined],
    ['1e5', 100_000, undefined],
  ])('%s is %s %s', (text, value, unit) => {
    expect(parseNumber(text)).toEqual(unit === undefined ? { value } : { value, unit });
  });

  it.each(['', '9.9（建安费9.9）', '3-5', '甲', '1,23', '总投资9.9亿，本次估算额9万', '公告未载明'])(
    '%s is no number',
    (text) => {
      expect(parseNumber(text)).toBeNull();
    },
  );

  it('come back from their text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        (value) => parseNumber(value.toLocaleString('en'))?.value === value,
      ),
    );
  });

  it.each([
    ['一万零五', 10_005],
    ['三百二', 320],
    ['十二', 12],
    ['一九九〇', 1990],
    ['一千零一夜', null],
  ])('%s in words is %s', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });
});

describe('yes and no', () => {
  it('in many spellings', () => {
    expect(['是', '√', 'Y', 'true', '1', '有'].map(parseBoolean)).toEqual(Array(6).fill(true));
    expect(['否', '×', 'n', 'FALSE', '0', '无'].map(parseBoolean)).toEqual(Array(6).fill(false));
    expect(parseBoolean('也许')).toBeNull();
  });
});
