/**
 * What a ring that runs through itself encloses: by the even-odd rule, as surveyors' software fills it, the places from which a ray crosses it an odd number
 * of times. Sides that are run along twice enclose nothing and fall away; the others part the plane into faces, which are filled and empty by turns.
 */
import { noded, type Position, type Ring, signedArea, turn } from './rings.ts';

export interface Region {
  /** Counter-clockwise. */
  readonly shell: Position[];
  /** Clockwise. */
  readonly holes: Position[][];
}

interface Regions {
  readonly regions: Region[];
  /** Places where the ring crossed or touched itself. */
  readonly crossings: number;
}

/** A side in one of its two directions; the face meant is the one to its left. */
interface HalfSide {
  readonly from: Position;
  readonly to: Position;
  twin: HalfSide;
  /** The side that follows around the face. */
  next: HalfSide;
  face: Face | null;
}

interface Face {
  readonly side: HalfSide;
  readonly walk: Position[];
  /** Negative: the walk around a connected piece from outside. */
  readonly area: number;
  filled: boolean;
}

export function regionsOf(ring: Ring): Regions {
  const { ring: run, crossings } = noded(ring);
  const distinct = new Set(run.map(String)).size;
  if (distinct === run.length) {
    const area = signedArea(run);
    const shell = area > 0 ? run : [...run].reverse();
    return { regions: area === 0 ? [] : [{ shell, holes: [] }], crossings };
  }
  return { regions: assembled(facesOf(sidesRunOddly(run))), crossings: Math.max(crossings, run.length - distinct) };
}

/** Sides that the ring runs along an odd number of times, each in both directions. */
function sidesRunOddly(run: Ring): HalfSide[] {
  const odd = new Map<string, readonly [Position, Position]>();
  for (const [i, from] of run.entries()) {
    const to = run[(i + 1) % run.length] as Position;
    const ahead = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]);
    const key = ahead ? `${from};${to}` : `${to};${from}`;
    if (!odd.delete(key)) odd.set(key, [from, to]);
  }
  return [...odd.values()].flatMap(([from, to]) => {
    const there = { from, to, face: null } as unknown as HalfSide;
    const back = { from: to, to: from, face: null, twin: there } as unknown as HalfSide;
    there.twin = back;
    return [there, back];
  });
}

function facesOf(sides: readonly HalfSide[]): Face[] {
  const out = new Map<string, HalfSide[]>();
  for (const side of sides) {
    const key = String(side.from);
    const known = out.get(key);
    if (known) known.push(side);
    else out.set(key, [side]);
  }
  // around the left face one leaves a corner by the side that stands next to the one on which one came, clockwise
  for (const fan of out.values()) {
    fan.sort(byAngle);
    for (const [i, side] of fan.entries()) side.twin.next = fan[(i + fan.length - 1) % fan.length] as HalfSide;
  }
  const faces: Face[] = [];
  for (const side of sides) {
    if (side.face) continue;
    const walk: Position[] = [];
    let at = side;
    const face = { side, walk, area: 0, filled: false };
    do {
      at.face = face;
      walk.push(at.from);
      at = at.next;
    } while (at !== side);
    face.area = signedArea(walk);
    faces.push(face);
  }
  fill(faces, sides);
  return faces;
}

/** Counter-clockwise from the positive x axis; exact for whole numbers. */
function byAngle(a: HalfSide, b: HalfSide): number {
  const upper = ({ from, to }: HalfSide) => (to[1] > from[1] || (to[1] === from[1] && to[0] > from[0]) ? 0 : 1);
  const moved: Position = [a.from[0] + b.to[0] - b.from[0], a.from[1] + b.to[1] - b.from[1]];
  return upper(a) - upper(b) || -turn(a.from, a.to, moved);
}

/** From the outside of each connected piece inwards, filled and empty by turns. */
function fill(faces: readonly Face[], sides: readonly HalfSide[]): void {
  const known = new Set<Face>();
  for (const outside of faces.filter(({ area }) => area < 0)) {
    const piece = new Set<Face>([outside]);
    outside.filled = isWithin(outside.side.from, othersThan(outside, sides));
    for (const face of piece) {
      let side = face.side;
      do {
        const beyond = side.twin.face as Face;
        if (!piece.has(beyond) && !known.has(beyond)) {
          beyond.filled = !face.filled;
          piece.add(beyond);
        }
        side = side.next;
      } while (side !== face.side);
    }
    for (const face of piece) known.add(face);
  }
}

/** Sides that do not belong to the piece: one of each two directions. */
function othersThan(outside: Face, sides: readonly HalfSide[]): HalfSide[] {
  const corners = new Set<string>();
  const faces = new Set<Face>([outside]);
  for (const face of faces) {
    for (const corner of face.walk) corners.add(String(corner));
    let side = face.side;
    do {
      faces.add(side.twin.face as Face);
      side = side.next;
    } while (side !== face.side);
  }
  return sides.filter((side, i) => i % 2 === 0 && !corners.has(String(side.from)));
}

function isWithin([x, y]: Position, sides: readonly HalfSide[]): boolean {
  let within = false;
  for (const { from, to } of sides) {
    if (from[1] > y === to[1] > y) continue;
    const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
    if (turn(low, high, [x, y]) > 0) within = !within;
  }
  return within;
}

function assembled(faces: readonly Face[]): Region[] {
  const regions: Region[] = [];
  const holes: Position[][] = [];
  for (const face of faces) {
    if (!face.filled) continue;
    for (const loop of loopsOf(face.walk)) {
      const area = signedArea(loop);
      if (area > 0) regions.push({ shell: loop, holes: [] });
      else if (area < 0) holes.push(loop);
    }
  }
  for (const hole of holes) smallestAround(hole, regions)?.holes.push(hole);
  return regions;
}

/** The smallest region whose shell has the loop inside it. */
export function smallestAround(loop: Ring, regions: readonly Region[]): Region | undefined {
  return regions
    .filter(({ shell }) => encloses(shell, loop))
    .sort((a, b) => signedArea(a.shell) - signedArea(b.shell))[0];
}

/** Loops may touch at corners and do not cross: the first corner, or middle of a side, that is not on the shell decides. */
function encloses(shell: Ring, loop: Ring): boolean {
  const [ax, ay] = loop[0] as Position;
  const probes = [...loop, ...loop.map(([x, y]): Position => [(x + ax) / 2, (y + ay) / 2])];
  for (const probe of probes) {
    const place = placeIn(probe, shell);
    if (place !== 'on') return place === 'in';
  }
  return false;
}

function placeIn(p: Position, ring: Ring): 'in' | 'on' | 'out' {
  let within = false;
  for (const [i, from] of ring.entries()) {
    const to = ring[(i + 1) % ring.length] as Position;
    const side = turn(from, to, p);
    const between = (axis: 0 | 1) =>
      Math.min(from[axis], to[axis]) <= p[axis] && p[axis] <= Math.max(from[axis], to[axis]);
    if (side === 0 && between(0) && between(1)) return 'on';
    if (from[1] > p[1] !== to[1] > p[1] && side > 0 === to[1] > from[1]) within = !within;
  }
  return within ? 'in' : 'out';
}

/** Parts a walk where it comes back to a position: simple loops, in the order in which they close. */
function loopsOf(walk: Ring): Position[][] {
  const loops: Position[][] = [];
  const path: Position[] = [];
  const at = new Map<string, number>();
  for (const position of walk) {
    const seen = at.get(String(position));
    if (seen === undefined) {
      at.set(String(position), path.length);
      path.push(position);
      continue;
    }
    const loop = path.splice(seen + 1);
    for (const corner of loop) at.delete(String(corner));
    loops.push([path[seen] as Position, ...loop]);
  }
  loops.push(path);
  return loops.filter((loop) => loop.length > 2);
}
