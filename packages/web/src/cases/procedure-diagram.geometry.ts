/**
 * Where the states of a procedure stand, how its arrows run and where their words are. Dagre (layered drawing after Sugiyama, Tagawa, Toda 1981) puts states
 * and words into columns, each word a box of its own; here arrows are led so that they cross a column only along a row of their own and bend between columns
 * alone. So no word stands on another, on a state, or on any line.
 */
import { Graph, layout, type Point } from '@dagrejs/dagre';
import type { ProcedureView } from '@kuaishu/api';

type Diagram = ProcedureView['diagram'];
type Edge = Diagram['edges'][number];
type Node = Diagram['nodes'][number];

export const WIDE = 116;
const HIGH = 34;
/** A word stands on its arrow. As rows are no nearer than this and states keep more distance still, it has the room above it to itself. */
const LINE = 16;
const ROW = LINE + 4;
/** Between arrows at one side of a state. */
const PORT = 11;
/** Between columns, where arrows bend. */
const BEND = 26;
const MARGIN = 12;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnState {
  readonly node: Node;
  readonly box: Box;
}

export interface Drawn {
  readonly edge: Edge;
  readonly path: string;
  /** Middle of its words, and the room they take. */
  readonly label: { readonly x: number; readonly y: number; readonly box: Box };
}

export interface DrawnDiagram {
  readonly viewBox: Box;
  readonly states: readonly DrawnState[];
  readonly edges: readonly Drawn[];
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Run {
  readonly edge: Edge;
  readonly name: string;
  /** From state to state, of each column between them the middle and the height at which it is crossed. */
  readonly points: readonly Point[];
  readonly label: Point;
  readonly width: number;
}
interface Layout {
  readonly states: ReadonlyMap<string, Placed>;
  readonly runs: readonly Run[];
}

/** `widthOf`: room that an edge's words take. */
export function drawDiagram(diagram: Diagram, widthOf: (edge: Edge) => number): DrawnDiagram {
  // How many arrows come to a side of a state is known once it has its place; then states are made as high as that asks.
  const first = laidOut(diagram, widthOf, () => HIGH);
  const crowd = (state: string): number => Math.max(0, ...SIDES.map((side) => endsAt(first, state, side).length));
  const { states, runs } = laidOut(diagram, widthOf, (state) => Math.max(HIGH, crowd(state) * PORT + 8));
  const half = columns(states, runs);
  const ports = portsOf({ states, runs });
  const drawn = runs.map(({ edge, name, points, label, width }): Drawn => {
    const [start, end] = [points[0] as Point, points.at(-1) as Point];
    const onwards = Math.sign(end.x - start.x);
    const [y1, y2] = [ports.get(`${name} from`) ?? start.y, ports.get(`${name} to`) ?? end.y];
    const reachOf = (x: number) => onwards * (half.get(column(x)) ?? 0);
    const rows = points.slice(1, -1).flatMap(({ x, y }) => [
      { x: x - reachOf(x), y },
      { x: x + reachOf(x), y },
    ]);
    const above = label.y - LINE / 2 - 1;
    return {
      edge,
      path: pathThrough([
        { x: start.x + (onwards * WIDE) / 2, y: y1 },
        { x: start.x + reachOf(start.x), y: y1 },
        ...rows,
        { x: end.x - reachOf(end.x), y: y2 },
        { x: end.x - (onwards * WIDE) / 2, y: y2 },
      ]),
      label: { x: label.x, y: above, box: boxAt(label.x, above, width, LINE) },
    };
  });
  const boxes = [...states].map(([state, { x, y, width, height }]) => ({ state, box: boxAt(x, y, width, height) }));
  return {
    viewBox: around([...boxes, ...drawn.map(({ label }) => label)].map(({ box }) => box)),
    states: diagram.nodes.flatMap((node) => {
      const box = boxes.find(({ state }) => state === node.state)?.box;
      return box ? [{ node, box }] : [];
    }),
    edges: drawn,
  };
}

/** A state that no arrow joins to another has no place in the picture. */
function laidOut(diagram: Diagram, widthOf: (edge: Edge) => number, highOf: (state: string) => number): Layout {
  const graph = new Graph<object, Placed, { points: Point[]; x: number; y: number }>({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 26, edgesep: 10, ranksep: 2 * BEND });
  const known = new Set(diagram.nodes.map(({ state }) => state));
  const edges = diagram.edges.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  for (const { state } of diagram.nodes)
    if (joined.has(state)) graph.setNode(state, { width: WIDE, height: highOf(state) });
  const named = edges.map((edge, n) => ({ edge, name: String(n), width: widthOf(edge) }));
  for (const { edge, name, width } of named)
    graph.setEdge(edge.from, edge.to, { width, height: ROW, labelpos: 'c' }, name);
  layout(graph);
  const states = new Map([...joined].map((state): [string, Placed] => [state, graph.node(state)]));
  const runs = named.map(({ edge, name, width }): Run => {
    const { points, x, y } = graph.edge(edge.from, edge.to, name) as { points: Point[]; x: number; y: number };
    const ends = [states.get(edge.from), states.get(edge.to)] as [Placed, Placed];
    return { edge, name, width, label: { x, y }, points: [ends[0], ...points.slice(1, -1), ends[1]] };
  });
  return { states, runs };
}

const SIDES = ['left', 'right'] as const;

/** Ends of arrows at one side of a state, from the top down. */
function endsAt({ runs, states }: Layout, state: string, side: (typeof SIDES)[number]) {
  const middle = states.get(state)?.x ?? 0;
  return runs
    .flatMap(({ edge, name, points }) => [
      ...(edge.from === state ? [{ key: `${name} from`, next: points[1] as Point }] : []),
      ...(edge.to === state ? [{ key: `${name} to`, next: points.at(-2) as Point }] : []),
    ])
    .filter(({ next }) => (side === 'right' ? next.x > middle : next.x < middle))
    .sort((a, b) => a.next.y - b.next.y);
}

/** Heights at which arrows leave and reach their states, each its own. */
function portsOf(of: Layout): ReadonlyMap<string, number> {
  const ports = new Map<string, number>();
  for (const [state, { y }] of of.states)
    for (const side of SIDES) {
      const ends = endsAt(of, state, side);
      for (const [n, { key }] of ends.entries()) ports.set(key, y + (n - (ends.length - 1) / 2) * PORT);
    }
  return ports;
}

const column = (x: number): number => Math.round(x);

/** Half the width of each column, by its middle. */
function columns(states: Layout['states'], runs: readonly Run[]): ReadonlyMap<number, number> {
  const half = new Map<number, number>();
  const widen = (x: number, by: number) => half.set(column(x), Math.max(half.get(column(x)) ?? 0, by));
  for (const { x, width } of states.values()) widen(x, width / 2);
  for (const { label, width } of runs) widen(label.x, width / 2);
  return half;
}

/** Straight along rows, bent between them. */
function pathThrough([start, ...rest]: readonly Point[]): string {
  if (!start) return '';
  let path = `M${start.x} ${start.y}`;
  let at = start;
  for (const to of rest) {
    if (to.x === at.x && to.y === at.y) continue;
    const middle = (at.x + to.x) / 2;
    path += at.y === to.y ? `H${to.x}` : `C${middle} ${at.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    at = to;
  }
  return path;
}

const boxAt = (x: number, y: number, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

function around(boxes: readonly Box[]): Box {
  const left = Math.min(0, ...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(0, ...boxes.map(({ y }) => y)) - MARGIN;
  return {
    x: left,
    y: top,
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width)) + MARGIN - left,
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)) + MARGIN - top,
  };
}
