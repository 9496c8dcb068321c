import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf } from './agreement.ts';
import type { SubjectSample } from './table-sketch.ts';
import { wilson } from './wilson.ts';

/** A table of subject → value (0: none) as a sample of its `size` smallest. Subjects are their own hashes. */
function sampleOf(table: ReadonlyMap<number, number>, size = table.size): SubjectSample {
  const kept = [...table].sort(([a], [b]) => a - b).slice(0, size);
  const hashes = Buffer.alloc(kept.length * 8);
  const values = Buffer.alloc(kept.length * 4);
  kept.forEach(([subject, value], i) => {
    hashes.writeBigUInt64BE(BigInt(subject) << 32n, i * 8);
    values.writeUInt32BE(value, i * 4);
  });
  return { identifier: 'resident_id', subjects: table.size, hashes, values: { name: values } };
}

const tables = fc.dictionary(fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(String), fc.integer({ min: 0, max: 3 }), {
  maxKeys: 60,
});
const mapOf = (table: Record<string, number>) =>
  new Map(Object.entries(table).map(([subject, value]) => [Number(subject), value]));

describe('the agreement of two holders', () => {
  it('is exact where both samples are whole', () => {
    fc.assert(
      fc.property(tables, tables, fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }), (a, b, shared) => {
        const [ours, theirs] = [mapOf(a), mapOf(b)];
        shared.forEach((value, nth) => {
          ours.set(nth * 97, value);
          theirs.set(nth * 97, nth % 3 === 0 ? 3 : value);
        });
        const both = [...ours].filter(([subject, value]) => value !== 0 && (theirs.get(subject) ?? 0) !== 0);
        const equal = both.filter(([subject, value]) => theirs.get(subject) === value).length;
        const found = agreementOf(sampleOf(ours), sampleOf(theirs), 'name');
        if (both.length === 0) {
          expect(found).toBeNull();
          return;
        }
        expect(found).toMatchObject({ compared: both.length, equal, complete: true });
        expect(found?.common).toBe([...ours.keys()].filter((subject) => theirs.has(subject)).length);
        expect(found?.joined).toBe(found?.common);
      }),
    );
  });

  it('does not depend on who asks', () => {
    fc.assert(
      fc.property(tables, tables, fc.integer({ min: 1, max: 30 }), (a, b, size) => {
        const [ours, theirs] = [sampleOf(mapOf(a), size), sampleOf(mapOf(b), size)];
        expect(agreementOf(ours, theirs, 'name')).toEqual(agreementOf(theirs, ours, 'name'));
      }),
    );
  });

  it('is said of nothing where there is nothing in common to be said', () => {
    const one = sampleOf(new Map([[1, 1]]));
    expect(agreementOf(one, sampleOf(new Map([[2, 1]])), 'name')).toBeNull();
    expect(agreementOf(one, { ...one, identifier: 'uscc' }, 'name')).toBeNull();
    expect(agreementOf(one, one, 'birth_date')).toBeNull();
    expect(agreementOf(one, sampleOf(new Map([[1, 0]])), 'name')).toBeNull();
  });

  it('lies within its interval as often as it promises, and estimates how many subjects are common', () => {
    // 200 pairs of tables of 4,000 subjects, of whom 3,000 are common and a known share of values differs
    let [within, near] = [0, 0];
    const random = generator(20_251_130);
    for (let round = 0; round < 200; round++) {
      const rate = 0.5 + (round % 50) / 100;
      const [ours, theirs] = [new Map<number, number>(), new Map<number, number>()];
      let equal = 0;
      for (let nth = 0; nth < 5_000; nth++) {
        const subject = Math.floor(random() * 2 ** 32);
        const same = random() < rate;
        if (nth < 4_000) ours.set(subject, 1);
        if (nth >= 1_000) theirs.set(subject, same ? 1 : 2);
        if (nth >= 1_000 && nth < 4_000 && same) equal += 1;
      }
      const found = agreementOf(sampleOf(ours, 400), sampleOf(theirs, 400), 'name');
      if (!found || found.complete) throw new Error('a sample was expected');
      const truth = equal / 3_000;
      if (truth >= found.low && truth <= found.high) within += 1;
      if (Math.abs(found.common - 3_000) <= (3 * 3_000) / Math.sqrt(found.joined)) near += 1;
    }
    // 95 % of 200 are 190; fewer than 180 would happen once in some ten thousand times
    expect(within).toBeGreaterThanOrEqual(180);
    expect(near).toBeGreaterThanOrEqual(195);
  });
});

describe('Wilson’s interval', () => {
  it('holds the share, lies within 0 and 1, and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (cases, part) => {
        const successes = Math.floor(part * cases);
        const { low, high } = wilson(successes, cases);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / cases);
        expect(high).toBeGreaterThanOrEqual(successes / cases);
        const more = wilson(successes * 4, cases * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  it('gives the published figures', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3
    for (const [r, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const found = wilson(r, n);
      expect(found.low).toBeCloseTo(low, 4);
      expect(found.high).toBeCloseTo(high, 4);
    }
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

/** Mulberry32: the same numbers each time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
