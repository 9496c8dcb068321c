import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distinctFilled, RowClasses, SampledColumn } from './sampled-column.ts';

it('knows its values with their rows, however they come', () => {
  const column = new SampledColumn(6);
  column.add(['甲', null, ''], 3);
  column.add(['乙', '甲', undefined], 3);
  expect(column.values()).toEqual([
    ['甲', 2],
    [null, 2],
    ['', 1],
    ['乙', 1],
  ]);
});

it('counts rows that differ and combinations that are filled, as sets of texts do', () => {
  const cell = fc.constantFrom('', '甲', '乙', '丙', null);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 40 }), (rows) => {
      const columns = [0, 1, 2].map((place) => {
        const column = new SampledColumn(rows.length);
        column.add(
          rows.map((row) => row[place]),
          rows.length,
        );
        return column.ids();
      });
      const classes = new RowClasses(rows.length);
      for (const column of columns) classes.split(column);
      expect(classes.count).toBe(new Set(rows.map((row) => JSON.stringify(row))).size);
      const filled = rows.filter((row) => row.every((text) => text));
      expect(distinctFilled(columns)).toBe(new Set(filled.map((row) => row.join())).size);
    }),
  );
});
