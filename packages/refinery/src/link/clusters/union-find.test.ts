import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resolver } from './resolve.ts';
import { UnionFind } from './union-find.ts';

/** Components by breadth-first search: label = smallest member. */
function byBreadth(size: number, edges: readonly (readonly [number, number])[]): number[] {
  const label = new Array<number>(size).fill(-1);
  for (let start = 0; start < size; start++) {
    if (label[start] !== -1) continue;
    const queue = [start];
    label[start] = start;
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const [a, b] of edges) {
        const next = a === at ? b : b === at ? a : -1;
        if (next >= 0 && label[next] === -1) {
          label[next] = start;
          queue.push(next);
        }
      }
    }
  }
  return label;
}

const graph = fc
  .integer({ min: 1, max: 30 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 40 })),
  );

describe('disjoint sets', () => {
  it('are the components of the graph, named after their smallest member', () => {
    fc.assert(
      fc.property(graph, ([size, edges]) => {
        const sets = new UnionFind(size);
        for (const [a, b] of edges) sets.union(a, b);
        expect([...sets.labels()]).toEqual(byBreadth(size, edges));
      }),
    );
  });
});

describe('clusters', () => {
  it('never hold two identifiers that differ, nor two records that were kept apart', () => {
    fc.assert(
      fc.property(
        graph,
        fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 30, maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 5 }),
        ([size, edges], owners, apart) => {
          const resolver = new Resolver(size, [Int32Array.from(owners.slice(0, size))], null);
          const kept = apart.filter(([a, b]) => a < size && b < size && a !== b);
          for (const [a, b] of kept) resolver.keepApart(a, b);
          for (const [a, b] of edges) resolver.join(a, b);
          const labels = resolver.labels();
          const owner = new Map<number, number>();
          labels.forEach((label, i) => {
            const own = owners[i] ?? -1;
            if (own === -1) return;
            expect(owner.get(label) ?? own).toBe(own);
            owner.set(label, own);
          });
          for (const [a, b] of kept) expect(labels[a]).not.toBe(labels[b]);
        },
      ),
    );
  });
});
