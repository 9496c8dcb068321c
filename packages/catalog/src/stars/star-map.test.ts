import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Star, starMap } from './star-map.ts';

const star: fc.Arbitrary<Star> = fc.record({
  id: fc.nat({ max: 60 }).map((id) => `entry_${id}`),
  group: fc.constantFrom('民政', '人社'),
  features: fc.array(
    fc.nat({ max: 25 }).map((nth) => `element_${nth}`),
    { maxLength: 8 },
  ),
});

describe('the star map', () => {
  it('does not depend on the order of resources or of what they have', () => {
    fc.assert(
      fc.property(fc.uniqueArray(star, { selector: ({ id }) => id, maxLength: 30 }), (stars) => {
        const other = stars.map((each) => ({ ...each, features: [...each.features].reverse() })).reverse();
        expect(starMap(other)).toEqual(starMap(stars));
      }),
      { numRuns: 1000 },
    );
  });

  it('links only what shares something, names it, and keeps all within the frame', () => {
    fc.assert(
      fc.property(fc.uniqueArray(star, { selector: ({ id }) => id, maxLength: 40 }), (stars) => {
        const { nodes, links, omitted } = starMap(stars, { nodes: 25 });
        const byId = new Map(stars.map((each) => [each.id, each]));
        expect(nodes.length + omitted).toBe(stars.length);
        expect(nodes.length).toBeLessThanOrEqual(25);
        for (const { x, y } of nodes) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1);
        const ids = new Set(nodes.map(({ id }) => id));
        for (const { from, to, weight, shared } of links) {
          expect(ids.has(from) && ids.has(to) && from !== to).toBe(true);
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(1);
          expect(shared.length).toBeGreaterThan(0);
          for (const each of shared)
            expect(byId.get(from)!.features.includes(each) && byId.get(to)!.features.includes(each)).toBe(true);
        }
      }),
    );
  });

  it('draws those that share what is rare nearer than those that share what all have', () => {
    const stars = Array.from({ length: 60 }, (_, nth) => ({
      id: `entry_${String(nth).padStart(2, '0')}`,
      group: String(nth % 6),
      features: ['person_name', `a${nth % 6}`, `b${nth % 6}`],
    }));
    const { nodes, links } = starMap(stars);
    for (const { from, to } of links) expect(Number(from.slice(6)) % 6).toBe(Number(to.slice(6)) % 6);
    const apart = (same: boolean): number => {
      const all = nodes.flatMap((one) =>
        nodes
          .filter((other) => one.id < other.id && (one.group === other.group) === same)
          .map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
      );
      return all.reduce((total, each) => total + each, 0) / all.length;
    };
    expect(apart(true)).toBeLessThan(apart(false) * 0.7);
  });
});
