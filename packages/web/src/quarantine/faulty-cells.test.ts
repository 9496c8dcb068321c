import { describe, expect, it } from 'vitest';
import { isFaulty } from './faulty-cells.ts';

const cell = (heading: string, value: string | null) => ({ heading, value, covered: false, grade: 'green' as const });
const reason = (value: string | null, zh = '') => ({ rule: 'r', title: { zh, en: '' }, value });

describe('a faulty cell', () => {
  it('is the one whose value a reason quotes', () => {
    const row = { reasons: [reason('7')] };
    expect(isFaulty(cell('出生日期', '7'), row)).toBe(true);
    expect(isFaulty(cell('姓名', '6'), row)).toBe(false);
  });

  it('is known by its heading where the value is missing', () => {
    const row = { reasons: [reason(null, '出生日期不能为空')] };
    expect(isFaulty(cell('出生日期', null), row)).toBe(true);
    expect(isFaulty(cell('姓名', null), row)).toBe(false);
  });
});
