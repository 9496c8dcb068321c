import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowWindow, scrollToRow, tableHeight } from './window.ts';

const sight = fc.record({
  total: fc.integer({ min: 0, max: 3_000_000 }),
  row: fc.constantFrom(36, 40, 46),
  viewport: fc.integer({ min: 100, max: 1400 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('the rows in sight', () => {
  it('fill the height of the table with what is left out above and below, wherever it stands', () => {
    fc.assert(
      fc.property(sight, ({ share, ...rest }) => {
        const height = tableHeight(rest);
        const scrollTop = share * Math.max(0, height - rest.viewport);
        const { first, last, before, after } = rowWindow({ ...rest, scrollTop });
        expect(before + (last - first) * rest.row + after).toBeCloseTo(height, 3);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeGreaterThanOrEqual(-0.001);
        expect(last - first).toBeLessThanOrEqual(Math.ceil(rest.viewport / rest.row) + 17);
        // Nothing but rows between the upper and the lower edge of what one sees.
        if (rest.total > 0) {
          expect(before).toBeLessThanOrEqual(scrollTop + 0.001);
          expect(before + (last - first) * rest.row).toBeGreaterThanOrEqual(
            Math.min(height, scrollTop + rest.viewport) - 0.001,
          );
        }
      }),
    );
  });

  it('begin with the first row at the top and end with the last at the bottom, at a million too', () => {
    for (const total of [10, 100_000, 1_000_000]) {
      const at = { total, row: 40, viewport: 600 };
      expect(rowWindow({ ...at, scrollTop: 0 }).first).toBe(0);
      expect(rowWindow({ ...at, scrollTop: tableHeight(at) - 600 }).last).toBe(total);
    }
  });

  it('hold any row that was scrolled to', () => {
    fc.assert(
      fc.property(sight, fc.double({ min: 0, max: 0.999_999, noNaN: true }), ({ share, ...rest }, where) => {
        if (rest.total === 0) return;
        const index = Math.floor(where * rest.total);
        const start = share * Math.max(0, tableHeight(rest) - rest.viewport);
        const scrollTop = scrollToRow({ ...rest, scrollTop: start }, index, 34);
        const { first, last } = rowWindow({ ...rest, scrollTop });
        expect(index).toBeGreaterThanOrEqual(first);
        expect(index).toBeLessThan(last);
      }),
    );
  });
});
