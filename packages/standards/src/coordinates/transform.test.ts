import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoordinateSystem, inGuizhou, transform } from './transform.ts';

const systems: readonly CoordinateSystem[] = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'];
const point = fc.record({
  lng: fc.double({ min: 75, max: 133, noNaN: true }),
  lat: fc.double({ min: 5, max: 53, noNaN: true }),
});

describe('coordinates', () => {
  it('come back from every system to a millionth of a degree', () => {
    fc.assert(
      fc.property(point, fc.constantFrom(...systems), fc.constantFrom(...systems), (from, one, other) => {
        const back = transform(transform(from, one, other), other, one);
        return Math.abs(back.lng - from.lng) < 1e-6 && Math.abs(back.lat - from.lat) < 1e-6;
      }),
    );
  });

  it('are moved as public maps move them', () => {
    // The vector of the gcoord and eviltransform projects: Tiananmen.
    const gcj = transform({ lng: 116.404, lat: 39.915 }, 'WGS84', 'GCJ02');
    expect(gcj.lng).toBeCloseTo(116.41024, 4);
    expect(gcj.lat).toBeCloseTo(39.9164, 4);
    const bd = transform({ lng: 116.404, lat: 39.915 }, 'GCJ02', 'BD09');
    expect(bd.lng).toBeCloseTo(116.41037, 4);
    expect(bd.lat).toBeCloseTo(39.92134, 4);
  });

  it('stay where they are outside China', () => {
    expect(transform({ lng: 2.35, lat: 48.85 }, 'WGS84', 'GCJ02')).toEqual({ lng: 2.35, lat: 48.85 });
  });

  it('lie in Guizhou or not', () => {
    expect(inGuizhou({ lng: 106.63, lat: 26.65 })).toBe(true);
    expect(inGuizhou({ lng: 26.65, lat: 106.63 })).toBe(false);
  });
});
