/** Rings of polygons and what is wrong with one. Plane geometry in the units of the coordinates; whole numbers where `noded` and `turn` are asked, exact up to differences of 9e7. */

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

/** Putting crossings on the grid moves sides a little, which may make new crossings; a few rounds end it (Hobby's snap rounding, 1999). */
const ROUNDS = 64;

/** Puts a position wherever two sides meet, so that the ring meets itself at positions only. Positions are whole numbers, and stay so. */
export function noded(ring: Ring): Noded {
  let { ring: known, crossings } = nodedOnce(ring);
  for (let round = 0, found = crossings; found > 0 && round < ROUNDS; round++) {
    const again = nodedOnce(known);
    known = again.ring;
    found = again.crossings;
  }
  return { ring: known, crossings };
}

function nodedOnce(ring: Ring): Noded {
  const n = ring.length;
  const on: { t: number; at: Position }[][] = ring.map(() => []);
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => minX(ring, a) - minX(ring, b));
  let crossings = 0;
  let active: number[] = [];
  for (const i of order) {
    const from = minX(ring, i);
    active = active.filter((j) => maxX(ring, j) >= from);
    for (const j of active) crossings += meet(ring, i, j, on);
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

/** Notes where two sides meet on the sides that have no corner there; 1 where one was noted. */
function meet(ring: Ring, i: number, j: number, on: { t: number; at: Position }[][]): number {
  const [a, b, c, d] = [ring[i] as Position, end(ring, i), ring[j] as Position, end(ring, j)];
  if (Math.min(a[1], b[1]) > Math.max(c[1], d[1]) || Math.max(a[1], b[1]) < Math.min(c[1], d[1])) return 0;
  let noted = 0;
  const put = (side: number, at: Position) => {
    const [s, e] = [ring[side] as Position, end(ring, side)];
    if (same(at, s) || same(at, e)) return;
    on[side]?.push({ t: along(s, e, at), at });
    noted = 1;
  };
  if (isOn(c, a, b)) put(i, c);
  if (isOn(d, a, b)) put(i, d);
  if (isOn(a, c, d)) put(j, a);
  if (isOn(b, c, d)) put(j, b);
  if (noted > 0) return 1;
  const [abC, abD, cdA, cdB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (Math.sign(abC) * Math.sign(abD) >= 0 || Math.sign(cdA) * Math.sign(cdB) >= 0) return 0;
  const t = cdA / (cdA - cdB);
  const at: Position = [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))];
  put(i, at);
  put(j, at);
  return noted;
}

/** Twice the area of the triangle; positive where `p` lies to the left of the way from `s` to `e`. */
export const turn = (s: Position, e: Position, p: Position): number =>
  (e[0] - s[0]) * (p[1] - s[1]) - (p[0] - s[0]) * (e[1] - s[1]);

/** Share of the way from `s` to `e` at which `p` stands. */
function along(s: Position, e: Position, p: Position): number {
  const [dx, dy] = [e[0] - s[0], e[1] - s[1]];
  return ((p[0] - s[0]) * dx + (p[1] - s[1]) * dy) / (dx * dx + dy * dy);
}

/** Whether `p` lies on the side and at neither of its ends. */
function isOn(p: Position, s: Position, e: Position): boolean {
  if (same(p, s) || same(p, e) || turn(s, e, p) !== 0) return false;
  const t = along(s, e, p);
  return t > 0 && t < 1;
}
