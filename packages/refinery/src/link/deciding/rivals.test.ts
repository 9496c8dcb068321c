import { describe, expect, it } from 'vitest';
import { Resolver } from '../clusters/resolve.ts';
import { decideDoubts } from './decide.ts';
import { judgeRivals, type Pair } from './rivals.ts';

/** 100 persons in each of two registers, linked but for the last five of the second one: those look for their subjects. */
function registers() {
  const people = 100;
  const labels = Int32Array.from({ length: 2 * people }, (_, i) =>
    i < people || i >= 2 * people - 5 ? i : i - people,
  );
  const sources = Int32Array.from({ length: 2 * people }, (_, i) => (i < people ? 0 : 1));
  const priorBits = -10;
  const seeks = (cluster: number) => cluster >= people;
  return { labels, sources, seeks, priorBits };
}
const probability = (pair: Pair | undefined) => 1 / (1 + 2 ** -(pair?.bits ?? Number.NEGATIVE_INFINITY));

describe('rivals', () => {
  it('one candidate that nobody comes near is likelier than the pair is by itself', () => {
    const [found] = judgeRivals({ ...registers(), pairs: [{ a: 95, b: 195, bits: 0 }] });
    expect(found).toMatchObject({ a: 95, b: 195 });
    expect(probability(found)).toBeGreaterThan(0.9);
  });

  it('two candidates alike leave both in doubt, however strong the evidence', () => {
    const pairs = [
      { a: 95, b: 195, bits: 5 },
      { a: 96, b: 195, bits: 5 },
    ];
    expect(probability(judgeRivals({ ...registers(), pairs })[0])).toBeLessThan(0.51);
  });

  it('candidates that are one subject among themselves are no rivals', () => {
    const input = registers();
    const pairs = [
      { a: 95, b: 195, bits: 5 },
      { a: 96, b: 195, bits: 5 },
      { a: 95, b: 96, bits: 3 },
    ];
    expect(probability(judgeRivals({ ...input, pairs })[0])).toBeGreaterThan(0.9);
  });

  it('a cluster that has a record of the same register already is an unlikely partner where registers hold few subjects twice', () => {
    // 50 is linked with 150 of the second register, 95 is without
    const pairs = [
      { a: 50, b: 195, bits: 2 },
      { a: 95, b: 195, bits: 2 },
    ];
    const [best] = judgeRivals({ ...registers(), pairs });
    expect(best).toMatchObject({ a: 95, b: 195 });
    expect(probability(best)).toBeGreaterThan(0.9);
  });

  it('both of two that look must want each other', () => {
    const input = { ...registers(), seeks: () => true };
    const pairs = [
      { a: 95, b: 195, bits: 4 },
      { a: 96, b: 195, bits: 7 },
    ];
    const judged = judgeRivals({ ...input, pairs });
    expect(judged.map(({ a, b }) => [a, b])).toEqual([[96, 195]]);
  });
});

describe('pairs in doubt', () => {
  const decide = (pairs: readonly Pair[]) => {
    const { labels, sources, priorBits } = registers();
    // an identifier of its own for each person of the first register
    const owners = Int32Array.from(labels, (_, i) => (i < 100 ? i : -1));
    const resolver = new Resolver(labels.length, [owners], null);
    labels.forEach((label, i) => {
      if (label !== i) resolver.join(label, i);
    });
    return decideDoubts({ pairs, resolver, sources, exclusive: true, priorBits, least: 3.17, doubtful: -3.17 });
  };

  it('are linked where there is no rival, and asked where there is one', () => {
    const { links, doubtful } = decide([
      { a: 97, b: 197, bits: 2 },
      { a: 98, b: 197, bits: 1.5 },
      { a: 95, b: 195, bits: 0 },
    ]);
    expect(links.map(({ a, b }) => [a, b])).toEqual([[95, 195]]);
    expect(doubtful.map(({ a, b }) => [a, b])).toEqual([
      [97, 197],
      [98, 197],
    ]);
  });

  it('that identifiers forbid are nobody’s candidates', () => {
    const { links, refused } = decide([{ a: 3, b: 4, bits: 5 }]);
    expect(links).toEqual([]);
    expect(refused).toHaveLength(1);
  });
});
