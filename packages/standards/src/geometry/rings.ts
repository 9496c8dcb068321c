/** Rings of polygons: what is wrong with one, and the simple rings that it means. Plane geometry in the units of the coordinates. */

export type Position = readonly [number, number];
/** Without the closing position. */
export type Ring = readonly Position[];

/** Twice the signed area by the shoelace formula, halved: positive where the ring runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Position;
    const [bx, by] = ring[(i + 1) % ring.length] as Position;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum / 2;
}

/** Whether a point lies inside (ray casting; points on the ring may be either). */
export function isInside([x, y]: Position, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Position;
    const [bx, by] = ring[j] as Position;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** Positions that repeat the one before, the last and the first too. */
export function withoutRepeats(ring: Ring): Position[] {
  return ring
    .filter((position, i) => i === 0 || !same(position, ring[i - 1] as Position))
    .filter((position, i, all) => i === 0 || i < all.length - 1 || !same(position, all[0] as Position));
}

/** Tips at which the ring turns back upon itself enclose nothing. */
export function withoutSpikes(ring: Ring): Position[] {
  const kept = [...ring];
  let i = 0;
  let unchanged = 0;
  while (kept.length > 2 && unchanged < kept.length) {
    const n = kept.length;
    i %= n;
    const a = kept[(i + n - 1) % n] as Position;
    const b = kept[i] as Position;
    const c = kept[(i + 1) % n] as Position;
    if (same(a, b) || same(b, c) || turnsBack(a, b, c)) {
      kept.splice(i, 1);
      i = Math.max(0, i - 1);
      unchanged = 0;
    } else {
      i++;
      unchanged++;
    }
  }
  return kept;
}

function turnsBack(a: Position, b: Position, c: Position): boolean {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [c[0] - b[0], c[1] - b[1]];
  return Math.abs(ux * vy - uy * vx) <= 1e-12 * Math.hypot(ux, uy) * Math.hypot(vx, vy) && ux * vx + uy * vy < 0;
}

interface Noded {
  readonly ring: Position[];
  /** Places where two sides cross, or a corner lies on another side. */
  readonly crossings: number;
}

/** Puts a position wherever two sides meet, so that the ring meets itself at positions only. */
export function noded(ring: Ring): Noded {
  const n = ring.length;
  const on: { t: number; at: Position }[][] = ring.map(() => []);
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => minX(ring, a) - minX(ring, b));
  let crossings = 0;
  let active: number[] = [];
  for (const i of order) {
    const from = minX(ring, i);
    active = active.filter((j) => maxX(ring, j) >= from);
    for (const j of active) {
      if ((i + 1) % n === j || (j + 1) % n === i) continue;
      crossings += meet(ring, i, j, on);
    }
    active.push(i);
  }
  const all = ring.flatMap((position, i) => [
    position,
    ...(on[i] as { t: number; at: Position }[]).sort((a, b) => a.t - b.t).map(({ at }) => at),
  ]);
  return { ring: withoutRepeats(all), crossings };
}

const end = (ring: Ring, i: number): Position => ring[(i + 1) % ring.length] as Position;
const minX = (ring: Ring, i: number): number => Math.min((ring[i] as Position)[0], end(ring, i)[0]);
const maxX = (ring: Ring, i: number): number => Math.max((ring[i] as Position)[0], end(ring, i)[0]);

function meet(ring: Ring, i: number, j: number, on: { t: number; at: Position }[][]): number {
  const [a, b, c, d] = [ring[i] as Position, end(ring, i), ring[j] as Position, end(ring, j)];
  if (Math.min(a[1], b[1]) > Math.max(c[1], d[1]) || Math.max(a[1], b[1]) < Math.min(c[1], d[1])) return 0;
  // corners on the other side
  let touches = 0;
  const touch = (side: number, p: Position) => {
    const [s, e] = [ring[side] as Position, end(ring, side)];
    const t = along(s, e, p);
    if (t !== null && t > 0 && t < 1 && !same(p, s) && !same(p, e)) {
      on[side]?.push({ t, at: p });
      touches++;
    }
  };
  touch(i, c);
  touch(i, d);
  touch(j, a);
  touch(j, b);
  if (touches > 0) return 1;
  const cross = (o: Position, p: Position, q: Position) =>
    (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
  const [abC, abD, cdA, cdB] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)];
  if (abC * abD >= 0 || cdA * cdB >= 0) return 0;
  const t = cdA / (cdA - cdB);
  const at: Position = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  on[i]?.push({ t, at });
  on[j]?.push({ t: abC / (abC - abD), at });
  return 1;
}

/** Where on a side a point lies, 0 … 1; null where it lies beside it. */
function along(s: Position, e: Position, p: Position): number | null {
  const [dx, dy] = [e[0] - s[0], e[1] - s[1]];
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return null;
  const off = (p[0] - s[0]) * dy - (p[1] - s[1]) * dx;
  if (off * off > 1e-24 * length2 * Math.max(1, length2)) return null;
  return ((p[0] - s[0]) * dx + (p[1] - s[1]) * dy) / length2;
}

/** Parts a noded ring where it comes back to a position: simple rings, in the order in which they close. */
export function loopsOf(ring: Ring): Position[][] {
  const loops: Position[][] = [];
  const path: Position[] = [];
  const at = new Map<string, number>();
  for (const position of ring) {
    const key = `${position[0]},${position[1]}`;
    const seen = at.get(key);
    if (seen !== undefined) {
      const loop = path.splice(seen + 1);
      for (const [x, y] of loop) at.delete(`${x},${y}`);
      loops.push([path[seen] as Position, ...loop]);
    } else {
      at.set(key, path.length);
      path.push(position);
    }
  }
  loops.push(path);
  return loops.filter((loop) => loop.length > 2);
}
