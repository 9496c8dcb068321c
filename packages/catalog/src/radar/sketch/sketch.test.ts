import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSketches, sameFrequencies } from './compare-sketches.ts';
import { SKETCH_SIZE, sketchValues } from './sketch-values.ts';

const key = Buffer.alloc(16, 1);
const numbers = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `N${from + i}X`);

describe('sketches', () => {
  it('are exact where all hashes are kept', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(400), { maxLength: 120 }),
        fc.uniqueArray(fc.nat(400), { maxLength: 120 }),
        (a, b) => {
          const overlap = compareSketches(
            sketchValues(
              a.map((n) => `V${n}`),
              key,
            ),
            sketchValues(
              b.map((n) => `V${n}`),
              key,
            ),
          );
          const common = a.filter((n) => b.includes(n)).length;
          if (a.length === 0 || b.length === 0) expect(overlap).toBeNull();
          else expect(overlap?.common).toBeCloseTo(common, 6);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('estimate the common share of large columns within the error they promise', () => {
    const overlap = compareSketches(sketchValues(numbers(0, 10_000), key), sketchValues(numbers(5_000, 15_000), key));
    // J = 1/3, four standard errors of √(J(1−J)/256) are 0.12
    expect(overlap?.ofFirst).toBeGreaterThan(0.35);
    expect(overlap?.ofFirst).toBeLessThan(0.65);
  });

  it('hash what the standards call one value to one hash', () => {
    const same = (a: string[], b: string[], meaning = {}, other = meaning) =>
      compareSketches(sketchValues(a, key, meaning), sketchValues(b, key, other))?.ofFirst;
    expect(same(['1', '2'], ['男', '女'], { element: 'sex' })).toBe(1);
    expect(same(['2020年3月9日'], ['20200309'], { name: '发证日期' })).toBe(1);
    expect(same(['1.5'], ['15000'], { name: '注册资本（万元）' }, { name: '注册资本（元）' })).toBe(1);
    expect(same(['贵州  某某（集团）公司'], ['贵州某某(集团)公司'])).toBe(1);
    expect(same(['001'], ['1'])).toBe(0);
  });

  it('keep no value, and nothing that another key would give', () => {
    const [a, b] = [
      sketchValues(['520102199001011234'], key),
      sketchValues(['520102199001011234'], Buffer.alloc(16, 2)),
    ];
    expect(JSON.stringify(a)).not.toContain('1990');
    expect(a.minima).not.toEqual(b.minima);
    expect(compareSketches(a, b)).toBeNull();
    expect(sketchValues(numbers(0, 5000), key).minima).toHaveLength(SKETCH_SIZE);
  });

  it('refuse a short key', () => {
    expect(() => sketchValues(['a'], Buffer.alloc(8))).toThrow(RangeError);
  });

  it('count no blanks and no words for nothing', () => {
    expect(sketchValues(['', ' ', '无', 'NULL', 'x'], key).values).toBe(1);
  });

  it('tell columns of codes by their frequencies', () => {
    const ones = [...Array<string>(70).fill('A'), ...Array<string>(30).fill('B')];
    const others = [...Array<string>(69).fill('x'), ...Array<string>(31).fill('y')];
    expect(sameFrequencies(sketchValues(ones, key), sketchValues(others, key))).toBeGreaterThan(0.98);
  });
});
