import { describe, expect, it } from 'vitest';
import { clusterGraph, NODE } from './cluster-graph.geometry.ts';

const star = (n: number) => Array.from({ length: n }, (_, i) => ({ left: 7, right: 100 + i }));

describe('clusterGraph', () => {
  it('puts the record with most links in the middle', () => {
    const graph = clusterGraph([100, 101, 102, 7], star(3));
    expect(graph.nodes[0]).toEqual({
      record: 7,
      x: (graph.width - NODE.width) / 2,
      y: (graph.height - NODE.height) / 2,
    });
  });

  it('keeps every box inside the picture and apart from the others', () => {
    for (const n of [1, 2, 3, 4, 5, 7, 12, 24]) {
      const graph = clusterGraph([7, ...star(n).map((edge) => edge.right)], star(n));
      for (const [i, a] of graph.nodes.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.y).toBeGreaterThanOrEqual(0);
        expect(a.x + NODE.width).toBeLessThanOrEqual(graph.width);
        expect(a.y + NODE.height).toBeLessThanOrEqual(graph.height);
        for (const b of graph.nodes.slice(i + 1)) {
          const apart = Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height;
          expect(apart, `${n} records: ${a.record} and ${b.record}`).toBe(true);
        }
      }
    }
  });

  it('leaves out links to records it was not given', () => {
    expect(clusterGraph([1, 2], [{ left: 1, right: 9 }]).lines).toEqual([]);
  });

  it('puts no label under a box: the line between two records on either side of the hub has its own beside it', () => {
    const records = [1, 2, 3, 4, 5];
    const { nodes, lines } = clusterGraph(records, [
      ...[2, 3, 4, 5].map((right) => ({ left: 1, right })),
      { left: 2, right: 4 },
      { left: 3, right: 5 },
    ]);
    for (const line of lines) {
      const covered = nodes.some(
        ({ x, y }) => line.x > x && line.x < x + NODE.width && line.y > y && line.y < y + NODE.height,
      );
      expect(covered, `line ${line.index}`).toBe(false);
    }
  });
});
