import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transform } from '../coordinates/transform.ts';
import { repairGeometry } from './repair-geometry.ts';
import { type Position, signedArea } from './rings.ts';

const polygon = (...rings: number[][][]) => JSON.stringify({ type: 'Polygon', coordinates: rings });
const square = [
  [0, 0],
  [0, 2],
  [2, 2],
  [2, 0],
];
const mend = (text: string) => {
  const mended = repairGeometry(text);
  if (!mended) throw new Error('no geometry');
  return {
    ...mended,
    ...(JSON.parse(mended.geometry) as { type: string; coordinates: number[][][] & number[][][][] }),
  };
};

describe('geometries', () => {
  it('are closed, turned counter-clockwise and rid of repeated positions and spikes, each counted', () => {
    const { type, coordinates, repairs } = mend(
      polygon([
        [0, 0],
        [0, 0],
        [0, 2],
        [0, 3],
        [0, 2],
        [2, 2],
        [2, 2],
        [2, 2],
        [2, 0],
      ]),
    );
    expect(type).toBe('Polygon');
    expect(repairs).toEqual({ closed: 1, repeated: 3, spikes: 2, crossings: 0, turned: 1, dropped: 0 });
    expect(coordinates[0]?.[0]).toEqual(coordinates[0]?.at(-1));
    expect(new Set(coordinates[0]?.map(String))).toEqual(new Set(square.map(String)));
    expect(signedArea(coordinates[0]?.slice(0, -1) as unknown as Position[])).toBe(4);
  });

  it('that cross themselves fall into the simple parts they enclose', () => {
    const bow = mend(
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
    );
    expect(bow.type).toBe('MultiPolygon');
    expect(bow.repairs.crossings).toBe(1);
    expect(bow.coordinates).toHaveLength(2);
    for (const [ring] of bow.coordinates) expect(signedArea(ring as unknown as Position[])).toBeCloseTo(1);
  });

  it('keep a hole that is drawn as part of the ring as a hole', () => {
    // from the corner in to a square inside and back to the corner
    const { type, coordinates } = mend(
      polygon([
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
        [1, 2],
        [2, 2],
        [2, 1],
        [0, 0],
      ]),
    );
    expect(type).toBe('Polygon');
    expect(coordinates).toHaveLength(2);
    expect(signedArea(coordinates[1]?.slice(0, -1) as unknown as Position[])).toBeLessThan(0);
  });

  it('keep holes with their polygon, clockwise', () => {
    const hole = [
      [0.5, 0.5],
      [1, 0.5],
      [1, 1],
      [0.5, 1],
      [0.5, 0.5],
    ];
    const { coordinates, repairs } = mend(polygon([...square, [0, 0]], hole));
    expect(repairs.turned).toBe(2);
    expect(signedArea(coordinates[1]?.slice(0, -1) as unknown as Position[])).toBe(-0.25);
  });

  it('are brought to CGCS2000', () => {
    const point = { lng: 106.63, lat: 26.65 };
    const there = transform(point, 'CGCS2000', 'GCJ02');
    const mended = repairGeometry(JSON.stringify({ type: 'Point', coordinates: [there.lng, there.lat] }), 'GCJ02');
    const [lng, lat] = JSON.parse(mended?.geometry ?? '').coordinates;
    expect(lng).toBeCloseTo(point.lng, 6);
    expect(lat).toBeCloseTo(point.lat, 6);
  });

  it('have their area on the earth: one degree square at the equator', () => {
    expect(
      mend(
        polygon([
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ]),
      ).area,
    ).toBeCloseTo(12_363.7, 0);
  });

  it.each(['', '{}', 'POLYGON ((0 0))', '{"type":"Polygon","coordinates":[[["a",1],[2,3],[4,5]]]}', '[1,2]', 'null'])(
    '%j is none',
    (text) => {
      expect(repairGeometry(text)).toBeNull();
    },
  );

  const corner = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
  const anyRing = fc.array(corner, { minLength: 3, maxLength: 14 });

  it('need no repair a second time, whatever was drawn', () => {
    fc.assert(
      fc.property(anyRing, (ring) => {
        const first = repairGeometry(polygon(ring));
        if (!first || partsOf(first.geometry).length === 0) return;
        const again = repairGeometry(first.geometry);
        expect(again?.repairs).toEqual({ closed: 0, repeated: 0, spikes: 0, crossings: 0, turned: 0, dropped: 0 });
        expect(again?.area).toBeCloseTo(first.area, 3);
      }),
      { numRuns: 500 },
    );
  });

  it('enclose what a ray leaves an odd number of times, whatever was drawn', () => {
    const place = fc.tuple(fc.double({ min: 0, max: 8, noNaN: true }), fc.double({ min: 0, max: 8, noNaN: true }));
    fc.assert(
      fc.property(anyRing, fc.array(place, { minLength: 20, maxLength: 20 }), (ring, places) => {
        const parts = partsOf(repairGeometry(polygon(ring))?.geometry ?? '');
        for (const at of places.filter((each) => !isNearSide(each, ring))) {
          const shells = parts.filter(
            ([shell = [], ...holes]) => isInside(at, shell) && !holes.some((h) => isInside(at, h)),
          );
          expect(shells).toHaveLength(isInside(at, ring) ? 1 : 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

type Points = readonly (readonly [number, number])[];

function partsOf(geometry: string): Points[][] {
  const { type, coordinates } = JSON.parse(geometry);
  return type === 'Polygon' ? [coordinates] : coordinates;
}

function isInside([x, y]: Points[number], ring: Points): boolean {
  let inside = false;
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(i + 1) % ring.length] as Points[number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Within what a crossing may move when it is put on the grid. */
const isNearSide = ([x, y]: Points[number], ring: Points): boolean =>
  ring.some(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as Points[number];
    const length = Math.hypot(bx - ax, by - ay);
    return length > 0 && Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) < 1e-6 * length;
  });
