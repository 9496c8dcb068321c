import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDefects } from './defects.ts';
import { histogramOf } from './histogram.ts';
import { isDressedNumber, patternOf, plainNumber, readDate } from './value-shape.ts';

describe('the shape of a value', () => {
  it.each([
    ['2024-03-09', 'YYYY-MM-DD', 2024],
    ['2024/3/9', 'YYYY/M/D', 2024],
    ['20240309', 'YYYYMMDD', 2024],
    ['2024年3月9日', 'YYYY年M月D日', 2024],
    ['9/3/2024', 'D/M/YYYY', 2024],
    ['2024-03-09T10:15:00.123456+08:00', 'YYYY-MM-DD hh:mm', 2024],
  ])('%s is a date written %s', (text, shape, year) => {
    expect(readDate(text)).toMatchObject({ shape, year });
  });

  it('tells a day the calendar does not have from a text that is no date', () => {
    expect(readDate('2023-02-30')?.day).toBeNaN();
    expect(readDate('520102199')).toBeUndefined();
    expect(readDate('二〇二四年')).toBeUndefined();
  });

  it('reads every day back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30000, max: 40000 }), (day) => {
        expect(readDate(new Date(day * 86_400_000).toISOString().slice(0, 10))?.day).toBe(day);
      }),
    );
  });

  it('takes plain numbers as numbers and dressed ones as dressed', () => {
    expect(plainNumber('-1.50')).toBe(-1.5);
    expect(plainNumber('520102199001011234567')).toBeUndefined();
    for (const text of ['9,000', '¥1,234.50', '9万元', '12.5%'])
      expect([text, plainNumber(text), isDressedNumber(text)]).toEqual([text, undefined, true]);
  });

  it('says the pattern of a value', () => {
    expect(patternOf('张三')).toBe('汉{2}');
    expect(patternOf('5201-A')).toBe('9{4}-A');
    expect(patternOf('𠮷田')).toBe('汉{2}');
  });

  it('puts values that can hardly be told apart into one bin', () => {
    expect(
      histogramOf(
        'number',
        [
          [0, 1],
          [-5e-324, 1],
        ],
        1,
      )?.bins,
    ).toMatchObject([{ count: 2 }]);
  });

  it('keeps every row in some bin', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double({ noNaN: true, min: -1e3, max: 1e3 })),
            fc.integer({ min: 1, max: 9 }),
          ),
          { minLength: 1 },
        ),
        (values) => {
          const bins = histogramOf('number', values, 1)?.bins ?? [];
          expect(bins.length).toBeLessThanOrEqual(20);
          expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.reduce((sum, [, rows]) => sum + rows, 0));
        },
      ),
    );
  });
});

describe('defects that show in the text', () => {
  it.each([
    ['王　芳', ['stray_whitespace']],
    [' 张三', ['stray_whitespace']],
    ['１２３', ['full_width']],
    ['第一中学（分校）', []],
    ['?水街道', ['mojibake']],
    ['锟斤拷', ['mojibake']],
    ['<p>通知</p>', ['html']],
    ["=cmd|'/c calc'!A0", ['formula']],
    ['-5', []],
    ['贵州省贵阳市', []],
  ])('%s', (text, kinds) => {
    expect(textDefects(text)).toEqual(kinds);
  });
});
