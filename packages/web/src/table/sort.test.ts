import { describe, expect, it } from 'vitest';
import { inOrder, nextSort } from './sort.ts';

describe('sorting', () => {
  it('goes round in three presses; figures begin with the greatest', () => {
    expect([undefined, 'name', '-name'].map((sort) => nextSort(sort, 'name', false))).toEqual([
      'name',
      '-name',
      undefined,
    ]);
    expect([undefined, '-rows', 'rows'].map((sort) => nextSort(sort, 'rows', true))).toEqual([
      '-rows',
      'rows',
      undefined,
    ]);
    expect(nextSort('-rows', 'name', false)).toBe('name');
  });

  it('puts figures by size, words by their sound, and what is missing last either way', () => {
    const rows = [{ n: 2 }, { n: null }, { n: 10 }];
    const n = (row: { n: number | null }) => row.n;
    expect(inOrder(rows, 'n', n).map(n)).toEqual([2, 10, null]);
    expect(inOrder(rows, '-n', n).map(n)).toEqual([10, 2, null]);
    expect(inOrder(['遵义', '安顺', '贵阳'], 'x', (word) => word)).toEqual(['安顺', '贵阳', '遵义']);
    expect(inOrder(rows, undefined, n)).toBe(rows);
  });
});
