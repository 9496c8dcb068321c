/**
 * Coordinates of China: WGS-84 (GPS), CGCS2000 (GB 22021-2008, the national one; equal to WGS-84 within centimetres), GCJ-02 (the
 * offset of public maps), BD-09 (Baidu's further offset). Degrees throughout.
 *
 * The offset formulas were never published; these are the ones everybody uses (eviltransform), checked against public maps. The ways
 * back are found by iteration to 1e-9 degrees (0.1 mm).
 */

export type CoordinateSystem = 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09';

export interface Point {
  /** East of Greenwich. */
  readonly lng: number;
  /** North of the equator. */
  readonly lat: number;
}

/** Krasovsky 1940, the ellipsoid the offset is computed on. */
const SEMI_MAJOR = 6_378_245;
const ECCENTRICITY2 = 0.006_693_421_622_965_943;
const BAIDU_PI = (Math.PI * 3000) / 180;

/** Outside this box the offset is not applied. */
const inChina = ({ lng, lat }: Point): boolean => lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;

function wave(at: number): number {
  return ((20 * Math.sin(6 * at * Math.PI) + 20 * Math.sin(2 * at * Math.PI)) * 2) / 3;
}

function offset({ lng, lat }: Point): Point {
  const x = lng - 105;
  const y = lat - 35;
  const root = Math.sqrt(Math.abs(x));
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    wave(x) +
    ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3 +
    ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    wave(x) +
    ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3 +
    ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3;
  const radians = (lat / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY2 * Math.sin(radians) ** 2;
  return {
    lng: (east * 180) / ((SEMI_MAJOR / Math.sqrt(magic)) * Math.cos(radians) * Math.PI),
    lat: (north * 180) / (((SEMI_MAJOR * (1 - ECCENTRICITY2)) / (magic * Math.sqrt(magic))) * Math.PI),
  };
}

function wgsToGcj(point: Point): Point {
  if (!inChina(point)) return point;
  const by = offset(point);
  return { lng: point.lng + by.lng, lat: point.lat + by.lat };
}

function gcjToBd({ lng, lat }: Point): Point {
  const radius = Math.sqrt(lng * lng + lat * lat) + 0.000_02 * Math.sin(lat * BAIDU_PI);
  const angle = Math.atan2(lat, lng) + 0.000_003 * Math.cos(lng * BAIDU_PI);
  return { lng: radius * Math.cos(angle) + 0.0065, lat: radius * Math.sin(angle) + 0.006 };
}

/** The point that `forward` takes to `target`: corrected by the error until that is below 1e-10 degrees. */
function inverse(forward: (point: Point) => Point, target: Point): Point {
  let guess = target;
  for (let round = 0; round < 30; round += 1) {
    const there = forward(guess);
    const lng = target.lng - there.lng;
    const lat = target.lat - there.lat;
    guess = { lng: guess.lng + lng, lat: guess.lat + lat };
    if (Math.abs(lng) < 1e-10 && Math.abs(lat) < 1e-10) break;
  }
  return guess;
}

function toWgs(point: Point, from: CoordinateSystem): Point {
  switch (from) {
    case 'WGS84':
    case 'CGCS2000':
      return point;
    case 'GCJ02':
      return inChina(point) ? inverse(wgsToGcj, point) : point;
    case 'BD09':
      return toWgs(inverse(gcjToBd, point), 'GCJ02');
  }
}

/** A point in another system. */
export function transform(point: Point, from: CoordinateSystem, to: CoordinateSystem): Point {
  if (from === to) return point;
  if (from === 'BD09' && to === 'GCJ02') return inverse(gcjToBd, point);
  if (from === 'GCJ02' && to === 'BD09') return gcjToBd(point);
  const wgs = toWgs(point, from);
  if (to === 'WGS84' || to === 'CGCS2000') return wgs;
  const gcj = wgsToGcj(wgs);
  return to === 'GCJ02' ? gcj : gcjToBd(gcj);
}

/** Whether a point lies in the box around Guizhou (103.6–109.6 E, 24.6–29.3 N): a cheap check, the box holds neighbours too. */
export function inGuizhou({ lng, lat }: Point): boolean {
  return lng >= 103.6 && lng <= 109.6 && lat >= 24.6 && lat <= 29.3;
}
