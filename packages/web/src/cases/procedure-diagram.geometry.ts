/**
 * Where the arrows of a procedure run and where their words stand. States come in columns. Arrows between neighbouring columns run between them; longer ones
 * take a lane of their own, above the states where they lead back, below where they lead on. No word stands on another or on a state.
 */
import type { ProcedureView } from '@kuaishu/api';

type Diagram = ProcedureView['diagram'];
type Edge = Diagram['edges'][number];
type Node = Diagram['nodes'][number];

export const WIDE = 116;
export const HIGH = 34;
const LANE = 24;
/** From a state's middle to where arrows leave and arrive, so that those of both directions stay apart. */
const APART = 7;
const GUTTER = 16;
const LINE = 16;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawn {
  readonly edge: Edge;
  readonly path: string;
  /** Middle of its words, and the room they take. */
  readonly label: { readonly x: number; readonly y: number; readonly box: Box };
}

export interface DrawnDiagram {
  readonly viewBox: Box;
  readonly edges: readonly Drawn[];
}

const over = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const boxAt = (x: number, y: number, width: number): Box => ({
  x: x - width / 2,
  y: y - LINE / 2,
  width,
  height: LINE,
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** `widthOf`: room that an edge's words take. */
export function drawDiagram(diagram: Diagram, widthOf: (edge: Edge) => number): DrawnDiagram {
  const at = new Map(diagram.nodes.map((node) => [node.state, node]));
  const columns = [...new Set(diagram.nodes.map(({ x }) => x))].sort((a, b) => a - b);
  const top = Math.min(...diagram.nodes.map(({ y }) => y)) - HIGH / 2;
  const bottom = Math.max(...diagram.nodes.map(({ y }) => y)) + HIGH / 2;
  const taken: Box[] = diagram.nodes.map(({ x, y }) => ({
    x: x - WIDE / 2 - 2,
    y: y - HIGH / 2 - 2,
    width: WIDE + 4,
    height: HIGH + 4,
  }));
  const joined = diagram.edges.flatMap((edge) => {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    if (!from || !to || from === to) return [];
    return [{ edge, from, to, span: columns.indexOf(to.x) - columns.indexOf(from.x) }];
  });
  // the shortest lie nearest to the states
  const long = joined
    .filter(({ span }) => Math.abs(span) > 1)
    .sort((a, b) => Math.abs(a.span) - Math.abs(b.span) || a.from.y - b.from.y);
  const lanes = { back: 0, on: 0 };
  const drawn = long.map(({ edge, from, to, span }) => {
    const n = span < 0 ? lanes.back++ : lanes.on++;
    const y = span < 0 ? top - LANE * (n + 1) : bottom + LANE * (n + 1);
    const shift = GUTTER + (n % 4) * 6;
    const way = laneOf(from, to, y, span < 0 ? -shift : shift);
    const x = (from.x + to.x) / 2;
    const box = boxAt(x, y - 6, widthOf(edge));
    taken.push(box);
    return { edge, path: way, label: { x, y: y - 6, box } };
  });
  for (const { edge, from, to, span } of joined.filter(({ span: of }) => Math.abs(of) <= 1)) {
    const curve = curveOf(from, to, span);
    const width = widthOf(edge);
    const spots = [0.5, 0.38, 0.62, 0.28, 0.72].flatMap((t) => {
      const point = pointOn(curve, t);
      return [-8, 8, 0, -20, 20, -32, 32].map((dy) => ({ x: point.x, y: point.y + dy }));
    });
    const free = spots.find((spot) => !taken.some((box) => over(box, boxAt(spot.x, spot.y, width))));
    const spot = free ?? below(spots[0] ?? { x: from.x, y: from.y }, width, taken);
    const box = boxAt(spot.x, spot.y, width);
    taken.push(box);
    const [a, b, c, d] = curve;
    drawn.push({
      edge,
      path: `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}`,
      label: { ...spot, box },
    });
  }
  const left = Math.min(...taken.map(({ x }) => x), 0) - 12;
  const upper = Math.min(...taken.map(({ y }) => y)) - 12;
  return {
    viewBox: {
      x: left,
      y: upper,
      width: Math.max(...taken.map(({ x, width }) => x + width)) + 12 - left,
      height: Math.max(...taken.map(({ y, height }) => y + height)) + 12 - upper,
    },
    edges: drawn,
  };
}

/** Out at one side, up or down to the lane, along it, and in at the other's facing side. */
function laneOf(from: Node, to: Node, y: number, shift: number): string {
  const side = Math.sign(shift);
  const [start, end] = [from.x + (side * WIDE) / 2, to.x - (side * WIDE) / 2];
  const [out, into] = [start + shift, end - shift];
  const [y1, y2] = [from.y + APART, to.y - APART];
  const r = 6;
  const way = Math.sign(y - y1);
  const back = Math.sign(y2 - y);
  return [
    `M${start} ${y1}H${out - side * r}Q${out} ${y1} ${out} ${y1 + way * r}`,
    `V${y - way * r}Q${out} ${y} ${out + side * r} ${y}`,
    `H${into - side * r}Q${into} ${y} ${into} ${y + back * r}`,
    `V${y2 - back * r}Q${into} ${y2} ${into + side * r} ${y2}H${end}`,
  ].join('');
}

type Curve = readonly [Point, Point, Point, Point];

function curveOf(from: Node, to: Node, span: number): Curve {
  if (span === 0) {
    // beside its column, to the state above or below
    const x = from.x + WIDE / 2;
    return [
      { x, y: from.y },
      { x: x + 46, y: from.y },
      { x: x + 46, y: to.y },
      { x, y: to.y },
    ];
  }
  const side = Math.sign(span);
  const [x1, x2] = [from.x + (side * WIDE) / 2, to.x - (side * WIDE) / 2];
  const [y1, y2] = [from.y - side * APART, to.y - side * APART];
  const mx = (x1 + x2) / 2;
  return [
    { x: x1, y: y1 },
    { x: mx, y: y1 },
    { x: mx, y: y2 },
    { x: x2, y: y2 },
  ];
}

function pointOn([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const along = (p: number, q: number, r: number, s: number): number =>
    u ** 3 * p + 3 * u * u * t * q + 3 * u * t * t * r + t ** 3 * s;
  return { x: along(a.x, b.x, c.x, d.x), y: along(a.y, b.y, c.y, d.y) };
}

/** The nearest place under it where nothing stands. */
function below({ x, y }: Point, width: number, taken: readonly Box[]): Point {
  for (let down = 0; ; down += LINE / 2) {
    const box = boxAt(x, y + down, width);
    if (!taken.some((one) => over(one, box))) return { x, y: y + down };
  }
}
