/**
 * GeoJSON geometries (RFC 7946) as they are delivered, put right: rings closed, repeated positions and spikes out, crossings parted into simple
 * rings, outer rings counter-clockwise and holes clockwise (3.1.6), coordinates brought to CGCS2000 (GB 22021-2008). What was done is counted.
 * GB/T 24356-2023 (quality of surveying products) asks for the same: no self-intersection, closed areas, no repeated points.
 */
import { type CoordinateSystem, transform } from '../coordinates/transform.ts';
import { type Region, regionsOf, smallestAround } from './regions.ts';
import { type Position, type Ring, signedArea, withoutRepeats, withoutSpikes } from './rings.ts';

export interface GeometryRepairs {
  /** Rings whose last position was not the first. */
  readonly closed: number;
  /** Positions that repeated the one before. */
  readonly repeated: number;
  /** Positions of spikes. */
  readonly spikes: number;
  /** Places where a ring crossed or touched itself. */
  readonly crossings: number;
  /** Rings that ran the wrong way round. */
  readonly turned: number;
  /** Rings that enclose nothing. */
  readonly dropped: number;
}

export interface RepairedGeometry {
  /** GeoJSON text; coordinates with seven digits (a centimetre). */
  readonly geometry: string;
  readonly repairs: GeometryRepairs;
  /** km² on a sphere of the earth's area; 0 for points and lines. */
  readonly area: number;
}

/** Radius of the sphere that has the ellipsoid's area (CGCS2000), km. */
const AUTHALIC_RADIUS = 6371.007_180_9;
/** Steps in a degree: seven digits, a centimetre. Rings are mended in whole steps, where crossings and areas are exact. */
const STEPS = 1e7;

type Counts = { -readonly [K in keyof GeometryRepairs]: number };
type Polygon = Position[][];
/** To CGCS2000, in whole steps. */
type Place = (position: Position) => Position;

/** Null where the text is no geometry. */
export function repairGeometry(text: string, from: CoordinateSystem = 'CGCS2000'): RepairedGeometry | null {
  const given = parse(text);
  if (given === null) return null;
  const counts: Counts = { closed: 0, repeated: 0, spikes: 0, crossings: 0, turned: 0, dropped: 0 };
  const place: Place = (position) => {
    const { lng, lat } =
      from === 'CGCS2000'
        ? { lng: position[0], lat: position[1] }
        : transform({ lng: position[0], lat: position[1] }, from, 'CGCS2000');
    return [Math.round(lng * STEPS), Math.round(lat * STEPS)];
  };
  const written = ([x, y]: Position): Position => [x / STEPS, y / STEPS];
  if (given.type !== 'Polygon' && given.type !== 'MultiPolygon') {
    const coordinates = mapPositions(given.coordinates, (position) => written(place(position)));
    return coordinates === null
      ? null
      : { geometry: JSON.stringify({ type: given.type, coordinates }), repairs: counts, area: 0 };
  }
  const polygons = given.type === 'Polygon' ? [given.coordinates] : given.coordinates;
  if (!Array.isArray(polygons)) return null;
  const mended: Polygon[] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || !polygon.every(isRing)) return null;
    mended.push(...mendPolygon(polygon as Ring[], place, counts));
  }
  const closed = mended.map((polygon) => polygon.map((ring) => [...ring, ring[0] as Position].map(written)));
  const area = closed.flat().reduce((sum, ring) => sum + sphericalArea(ring), 0);
  const geometry =
    closed.length === 1 ? { type: 'Polygon', coordinates: closed[0] } : { type: 'MultiPolygon', coordinates: closed };
  return { geometry: JSON.stringify(geometry), repairs: counts, area };
}

function mendPolygon([outer = [], ...inner]: readonly Ring[], place: Place, counts: Counts): Polygon[] {
  const regions = mendRing(outer, true, place, counts);
  for (const ring of inner) {
    for (const { shell, holes } of mendRing(ring, false, place, counts)) {
      smallestAround(shell, regions)?.holes.push([...shell].reverse());
      // land inside a lake
      for (const hole of holes) regions.push({ shell: [...hole].reverse(), holes: [] });
    }
  }
  return regions.map(({ shell, holes }) => [shell, ...holes]);
}

function mendRing(ring: Ring, isOuter: boolean, place: Place, counts: Counts): Region[] {
  const first = ring[0];
  const last = ring.at(-1);
  const isClosed = first && last && first[0] === last[0] && first[1] === last[1];
  if (!isClosed) counts.closed++;
  const open = isClosed ? ring.slice(0, -1) : ring;
  const distinct = withoutRepeats(open);
  counts.repeated += open.length - distinct.length;
  const smooth = withoutSpikes(distinct);
  counts.spikes += distinct.length - smooth.length;
  // putting it on the grid may make positions equal that were not so as delivered: no fault of the deliverer's
  const { regions, crossings } = regionsOf(withoutSpikes(smooth.map(place)));
  counts.crossings += crossings;
  if (regions.length === 0) counts.dropped++;
  else if (signedArea(ring) > 0 !== isOuter) counts.turned++;
  return regions;
}

/** Signed, km²: by the excess of the ring's trapezoids on the sphere (Chamberlain and Duquette, 2007). */
function sphericalArea(ring: Ring): number {
  const radians = Math.PI / 180;
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Position;
    const [bx, by] = ring[(i + 1) % ring.length] as Position;
    sum += (bx - ax) * radians * (2 + Math.sin(ay * radians) + Math.sin(by * radians));
  }
  return (-sum * AUTHALIC_RADIUS ** 2) / 2;
}

function parse(text: string): { readonly type: string; readonly coordinates: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const given = value as { type?: unknown; geometry?: unknown; coordinates?: unknown };
    if (given.type === 'Feature') return parse(JSON.stringify(given.geometry));
    return typeof given.type === 'string' && Array.isArray(given.coordinates)
      ? { type: given.type, coordinates: given.coordinates }
      : null;
  } catch {
    return null;
  }
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
const isRing = (value: unknown): value is Ring => Array.isArray(value) && value.length > 2 && value.every(isPosition);

function mapPositions(value: unknown, place: (position: Position) => Position): unknown {
  if (isPosition(value)) return place(value);
  if (!Array.isArray(value)) return null;
  const inner = value.map((each) => mapPositions(each, place));
  return inner.includes(null) ? null : inner;
}
