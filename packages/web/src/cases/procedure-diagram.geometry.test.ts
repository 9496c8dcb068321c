import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, drawDiagram } from './procedure-diagram.geometry.ts';

const title = { zh: '', en: '' };
type Given = Parameters<typeof drawDiagram>[0];
const node = (state: string) => ({ state, title, kind: 'open' as const });

const diagrams = fc
  .record({
    states: fc.integer({ min: 1, max: 12 }),
    edges: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 10, max: 240 })), { maxLength: 20 }),
  })
  .map(({ states, edges }) => {
    const nodes = Array.from({ length: states }, (_, n) => node(`s${n}`));
    const widths = new Map(edges.map(([, , width], i) => [`t${i}`, width]));
    const joined = edges.map(([a, b], i) => ({
      transition: `t${i}`,
      title,
      from: `s${a % states}`,
      to: `s${b % states}`,
    }));
    const diagram: Given = { nodes, edges: joined };
    return { diagram, widthOf: ({ transition }: { transition: string }) => widths.get(transition) ?? 0 };
  });

const over = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (box: Box, x: number, y: number) =>
  x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;

/** Points along a path of M, H and C, close together. */
function* alongPath(path: string): Generator<readonly [number, number]> {
  let [x, y] = [0, 0];
  for (const [, command, numbers = ''] of path.matchAll(/([MHC])([^MHC]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers.trim().split(/\s+/).map(Number);
    const [x0, y0] = [x, y];
    if (command === 'M') [x, y] = [a, b];
    else if (command === 'H') x = a;
    else [x, y] = [e, f];
    for (let t = 0; command !== 'M' && t <= 1; t += 0.02) {
      const u = 1 - t;
      const curve = (p: number, q: number, r: number, s: number) =>
        u ** 3 * p + 3 * u * u * t * q + 3 * u * t * t * r + t ** 3 * s;
      yield command === 'H' ? [x0 + (x - x0) * t, y0] : [curve(x0, a, c, x), curve(y0, b, d, y)];
    }
  }
}

it('no word stands on another, on a state or on a line, no line crosses a state, and all is inside the picture', () => {
  fc.assert(
    fc.property(diagrams, ({ diagram, widthOf }) => {
      const { viewBox, states, edges } = drawDiagram(diagram, widthOf);
      const boxes = edges.map(({ label }) => label.box);
      const all = [...states.map(({ box }) => box), ...boxes];
      for (const [i, box] of all.entries()) {
        for (const other of all.slice(i + 1)) expect(over(box, other)).toBe(false);
        expect(box.x).toBeGreaterThanOrEqual(viewBox.x);
        expect(box.x + box.width).toBeLessThanOrEqual(viewBox.x + viewBox.width);
        expect(box.y).toBeGreaterThanOrEqual(viewBox.y);
        expect(box.y + box.height).toBeLessThanOrEqual(viewBox.y + viewBox.height);
      }
      for (const { path } of edges)
        for (const [x, y] of alongPath(path)) expect(all.some((box) => inside(box, x, y))).toBe(false);
    }),
    { numRuns: 200 },
  );
});

it('draws every arrow between two states once, none to itself, and no state that none leads to or from', () => {
  const edge = (from: string, to: string) => ({ transition: `${from}${to}`, title, from, to });
  const { states, edges } = drawDiagram(
    {
      nodes: ['a', 'b', 'c', 'd'].map(node),
      edges: [edge('a', 'b'), edge('a', 'c'), edge('c', 'a'), edge('b', 'b')],
    },
    () => 40,
  );
  expect(edges.map(({ edge: { transition } }) => transition).sort()).toEqual(['ab', 'ac', 'ca']);
  expect(states.map(({ node: { state } }) => state)).toEqual(['a', 'b', 'c']);
  for (const { path } of edges) expect(path).not.toMatch(/NaN|undefined/);
});
