/**
 * Places for the nodes of a graph by forces (Fruchterman, Reingold: Graph drawing by force-directed placement, 1991): all push each other away, links pull. Begun on a sunflower's
 * spiral and not by chance, so that the same graph looks the same every time.
 */

export interface Layout {
  /** Between −1 and 1. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const ROUNDS = 120;
/** The angle between two leaves of a sunflower, in radians: no two lie in a line from the middle. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Pull to the middle, which keeps parts without links on the map. */
const GRAVITY = 0.6;

/** Links: from, to, weight (0 … 1). Rounds cost the square of the number of nodes. */
export function layOut(nodes: number, links: readonly (readonly [number, number, number])[]): Layout {
  const x = new Float64Array(nodes);
  const y = new Float64Array(nodes);
  for (let node = 0; node < nodes; node += 1) {
    const radius = Math.sqrt((node + 0.5) / nodes);
    x[node] = radius * Math.cos(node * GOLDEN_ANGLE);
    y[node] = radius * Math.sin(node * GOLDEN_ANGLE);
  }
  const distance = Math.sqrt(4 / Math.max(1, nodes)) * 0.7;
  const dx = new Float64Array(nodes);
  const dy = new Float64Array(nodes);
  for (let round = 0; round < ROUNDS; round += 1) {
    dx.fill(0);
    dy.fill(0);
    push(x, y, dx, dy, distance);
    pull(links, x, y, dx, dy, distance);
    const step = 0.12 * (1 - round / ROUNDS) ** 1.5 + 0.002;
    for (let node = 0; node < nodes; node += 1) {
      const toX = dx[node]! - x[node]! * GRAVITY * distance;
      const toY = dy[node]! - y[node]! * GRAVITY * distance;
      const length = Math.sqrt(toX * toX + toY * toY);
      if (length === 0) continue;
      const move = Math.min(step, length);
      x[node] = x[node]! + (toX / length) * move;
      y[node] = y[node]! + (toY / length) * move;
    }
  }
  return fitted(x, y);
}

function push(x: Float64Array, y: Float64Array, dx: Float64Array, dy: Float64Array, distance: number): void {
  const nodes = x.length;
  const square = distance * distance;
  // beyond this nobody is felt: it keeps loose parts from driving each other to the rim
  const far = square * 36;
  for (let one = 0; one < nodes; one += 1) {
    const atX = x[one]!;
    const atY = y[one]!;
    let pushX = 0;
    let pushY = 0;
    for (let other = one + 1; other < nodes; other += 1) {
      const apartX = atX - x[other]!;
      const apartY = atY - y[other]!;
      const apart = apartX * apartX + apartY * apartY + 1e-9;
      if (apart > far) continue;
      const force = square / apart;
      pushX += apartX * force;
      pushY += apartY * force;
      dx[other] = dx[other]! - apartX * force;
      dy[other] = dy[other]! - apartY * force;
    }
    dx[one] = dx[one]! + pushX;
    dy[one] = dy[one]! + pushY;
  }
}

function pull(
  links: readonly (readonly [number, number, number])[],
  x: Float64Array,
  y: Float64Array,
  dx: Float64Array,
  dy: Float64Array,
  distance: number,
): void {
  for (const [one, other, weight] of links) {
    const apartX = x[one]! - x[other]!;
    const apartY = y[one]! - y[other]!;
    const apart = Math.sqrt(apartX * apartX + apartY * apartY);
    const force = (apart / distance) * (0.3 + 0.7 * weight);
    dx[one] = dx[one]! - apartX * force;
    dy[one] = dy[one]! - apartY * force;
    dx[other] = dx[other]! + apartX * force;
    dy[other] = dy[other]! + apartY * force;
  }
}

/** Scaled to the square from −1 to 1, to four digits: more would differ between machines. */
function fitted(x: Float64Array, y: Float64Array): Layout {
  let reach = 0;
  for (let node = 0; node < x.length; node += 1) reach = Math.max(reach, Math.abs(x[node]!), Math.abs(y[node]!));
  const scale = (value: number): number => (reach === 0 ? 0 : Math.round((value / reach) * 10_000) / 10_000);
  return { x: x.map(scale), y: y.map(scale) };
}
