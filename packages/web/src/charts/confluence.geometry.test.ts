import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlets, strands, WIDE } from './confluence.geometry.ts';
import { withRest } from './ribbon.ts';

describe('strands', () => {
  it('makes widths proportional to rows and fills the mouth', () => {
    const drawn = strands([
      { key: 'a', rows: 300 },
      { key: 'b', rows: 100 },
    ]);
    expect(drawn.map((strand) => strand.width)).toEqual([WIDE.height * 0.75, WIDE.height * 0.25]);
    expect(drawn[0]?.y).toBe(WIDE.top + WIDE.label);
    expect(drawn[1]!.y).toBeGreaterThan(drawn[0]!.y + drawn[0]!.width + WIDE.label);
  });

  it('never draws more width than the mouth has, but for hairs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { maxLength: 12 }), (rows) => {
        const drawn = strands(rows.map((n, i) => ({ key: `${i}`, rows: n })));
        const sum = drawn.reduce((total, strand) => total + strand.width, 0);
        expect(sum).toBeLessThanOrEqual(WIDE.height + 0.8 * rows.length + 1e-6);
        for (const strand of drawn) expect(strand.path).not.toMatch(/NaN|Infinity/);
      }),
    );
  });

  it('draws nothing for a strip without rows', () => {
    expect(strands([{ key: 'a', rows: 0 }])[0]?.width).toBe(0);
  });
});

describe('outlets', () => {
  it('ends in the middle of each target', () => {
    const [one] = outlets([{ key: 'p', rows: 10, y: 100 }], { x: 0, y: 50, height: 20 }, 80);
    expect(one?.path).toBe('M0 40C40 40 40 90 80 90V110C40 110 40 60 0 60Z');
  });
});

describe('withRest', () => {
  it('keeps all rows in sight and their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 30 }), fc.integer({ min: 2, max: 10 }), (counts, most) => {
        const { shown, rest } = withRest(
          counts.map((rows) => ({ rows })),
          most,
        );
        const sum = shown.reduce((total, row) => total + row.rows, 0) + (rest?.rows ?? 0);
        expect(sum).toBe(counts.reduce((a, b) => a + b, 0));
        expect(shown.length + (rest?.count ?? 0)).toBe(counts.length);
        expect(shown.length + (rest ? 1 : 0)).toBeLessThanOrEqual(most);
      }),
    );
  });
});
