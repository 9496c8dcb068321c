import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, drawDiagram, HIGH, WIDE } from './procedure-diagram.geometry.ts';

const title = { zh: '', en: '' };
type Given = Parameters<typeof drawDiagram>[0];

/** As the server lays states out: columns 230 apart, rows 78 apart. */
const diagrams = fc
  .record({
    columns: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
    edges: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 10, max: 150 })), { maxLength: 14 }),
  })
  .map(({ columns, edges }) => {
    const tallest = Math.max(...columns);
    const nodes = columns.flatMap((count, x) =>
      Array.from({ length: count }, (_, row) => ({
        state: `s${x}_${row}`,
        title,
        kind: 'open' as const,
        x: x * 230 + 70,
        y: (row + (tallest - count) / 2) * 78 + 22,
      })),
    );
    const widths = new Map<string, number>();
    const joined = edges.flatMap(([a, b, width], i) => {
      const [from, to] = [nodes[a % nodes.length], nodes[b % nodes.length]];
      if (!from || !to) return [];
      widths.set(`t${i}`, width);
      return [{ transition: `t${i}`, title, from: from.state, to: to.state, back: to.x <= from.x }];
    });
    const diagram: Given = { width: 0, height: 0, nodes, edges: joined };
    return { diagram, widthOf: ({ transition }: { transition: string }) => widths.get(transition) ?? 0 };
  });

const over = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

it('no word stands on another or on a state, and all is inside the picture', () => {
  fc.assert(
    fc.property(diagrams, ({ diagram, widthOf }) => {
      const { viewBox, edges } = drawDiagram(diagram, widthOf);
      const states = diagram.nodes.map(({ x, y }) => ({ x: x - WIDE / 2, y: y - HIGH / 2, width: WIDE, height: HIGH }));
      const boxes = edges.map(({ label }) => label.box);
      for (const [i, box] of boxes.entries()) {
        for (const other of [...states, ...boxes.slice(i + 1)]) expect(over(box, other)).toBe(false);
        expect(box.x).toBeGreaterThanOrEqual(viewBox.x);
        expect(box.x + box.width).toBeLessThanOrEqual(viewBox.x + viewBox.width);
        expect(box.y).toBeGreaterThanOrEqual(viewBox.y);
        expect(box.y + box.height).toBeLessThanOrEqual(viewBox.y + viewBox.height);
      }
    }),
    { numRuns: 200 },
  );
});

it('draws every arrow between two states once, none to itself', () => {
  const node = (state: string, x: number, y: number) => ({ state, title, kind: 'open' as const, x, y });
  const edge = (from: string, to: string) => ({ transition: `${from}${to}`, title, from, to, back: false });
  const { edges } = drawDiagram(
    {
      width: 0,
      height: 0,
      nodes: [node('a', 70, 22), node('b', 300, 22), node('c', 530, 22)],
      edges: [edge('a', 'b'), edge('a', 'c'), edge('c', 'a'), edge('b', 'b')],
    },
    () => 40,
  );
  expect(edges.map(({ edge: { transition } }) => transition).sort()).toEqual(['ab', 'ac', 'ca']);
  for (const { path } of edges) expect(path).not.toMatch(/NaN|undefined/);
});
