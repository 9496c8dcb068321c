import { describe, expect, it } from 'vitest';
import { cellsToShow } from './faulty-cells.ts';

const cell = (heading: string, value: string | null) => ({ heading, value, covered: false, grade: 'green' as const });
const cells = ['a', 'b', 'c', 'd', 'e', 'f', 'g', '出生日期'].map((heading, i) => cell(heading, `${i}`));
const reason = (value: string | null, zh = '') => ({ rule: 'r', title: { zh, en: '' }, value });

describe('cellsToShow', () => {
  it('shows the faulty cell although it stands last, in the order of the row', () => {
    const { shown, hidden } = cellsToShow({ cells, reasons: [reason('7')] }, false);
    expect(shown.map((one) => one.cell.heading)).toEqual(['a', 'b', 'c', 'd', 'e', '出生日期']);
    expect(shown.filter((one) => one.faulty).map((one) => one.cell.heading)).toEqual(['出生日期']);
    expect(hidden).toBe(2);
  });

  it('knows a cell by its heading where the value is missing', () => {
    const { shown } = cellsToShow({ cells, reasons: [reason(null, '出生日期不能为空')] }, true);
    expect(shown.find((one) => one.faulty)?.cell.heading).toBe('出生日期');
  });

  it('shows all when opened', () => {
    expect(cellsToShow({ cells, reasons: [] }, true)).toMatchObject({ hidden: 0, shown: { length: 8 } });
  });
});
