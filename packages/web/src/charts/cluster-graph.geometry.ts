/** Records of one entity and their links: the record with most links in the middle, the others around it, the same picture every time. */
import { r } from './ribbon.ts';

export interface GraphEdge {
  readonly left: number;
  readonly right: number;
}
export interface GraphNode {
  readonly record: number;
  /** Left upper corner of its box. */
  readonly x: number;
  readonly y: number;
}
export interface GraphLine {
  readonly index: number;
  readonly path: string;
  /** Where its label stands: the middle of the line, or beside it where a box is in the way. */
  readonly x: number;
  readonly y: number;
}
export interface GraphGeometry {
  readonly nodes: readonly GraphNode[];
  readonly lines: readonly GraphLine[];
  readonly width: number;
  readonly height: number;
}

export const NODE = { width: 150, height: 42 } as const;

/** Edges to records that are not among `records` are left out. */
export function clusterGraph(records: readonly number[], edges: readonly GraphEdge[]): GraphGeometry {
  const known = new Set(records);
  const degree = new Map(records.map((record) => [record, 0]));
  for (const edge of edges) {
    if (!known.has(edge.left) || !known.has(edge.right)) continue;
    degree.set(edge.left, degree.get(edge.left)! + 1);
    degree.set(edge.right, degree.get(edge.right)! + 1);
  }
  const ordered = records.toSorted((a, b) => degree.get(b)! - degree.get(a)! || a - b);
  const [hub, ...others] = ordered;
  const around = others.length;
  // Beside each other, boxes leave room for a label of some words between them.
  const rx = around <= 2 ? 330 : Math.max(225, around * 32);
  const ry = around <= 2 ? 0 : Math.max(140, around * 18);
  const width = around === 0 ? NODE.width + 4 : 2 * rx + NODE.width + 4;
  const height = 2 * ry + NODE.height + 4;
  const centre = { x: width / 2, y: height / 2 };
  const middles = new Map<number, { x: number; y: number }>();
  if (hub !== undefined) middles.set(hub, centre);
  // Start beside the hub for two, else at the upper left, so that no box stands straight above the hub's label when there is room.
  const start = around <= 2 ? Math.PI : around === 3 ? -Math.PI / 2 : -Math.PI * 0.75;
  others.forEach((record, i) => {
    const angle = start + (i / around) * 2 * Math.PI;
    middles.set(record, { x: centre.x + rx * Math.cos(angle), y: centre.y + ry * Math.sin(angle) });
  });
  const lines = edges.flatMap((edge, index): GraphLine[] => {
    const [a, b] = [middles.get(edge.left), middles.get(edge.right)];
    if (!a || !b) return [];
    const mark = clearPlace(a, b, [...middles.values()]);
    return [{ index, path: `M${r(a.x)} ${r(a.y)}L${r(b.x)} ${r(b.y)}`, x: r(mark.x), y: r(mark.y) }];
  });
  const nodes = ordered.map((record) => {
    const middle = middles.get(record)!;
    return { record, x: r(middle.x - NODE.width / 2), y: r(middle.y - NODE.height / 2) };
  });
  return { nodes, lines, width: r(width), height: r(height) };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The place on a line nearest its middle that no box covers. */
function clearPlace(a: Point, b: Point, boxes: readonly Point[]): Point {
  const at = (share: number): Point => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });
  const free = ({ x, y }: Point) =>
    boxes.every((box) => Math.abs(x - box.x) > NODE.width / 2 + 8 || Math.abs(y - box.y) > NODE.height / 2 + 8);
  const shares = [0.5, 0.42, 0.58, 0.36, 0.64, 0.3, 0.7, 0.25, 0.75];
  return at(shares.find((share) => free(at(share))) ?? 0.5);
}
