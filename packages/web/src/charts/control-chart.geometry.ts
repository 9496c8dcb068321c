/** A control chart: the rate of faults run by run, the centre line and the limits it is held against. */
import { r } from './ribbon.ts';

export interface ChartPoint {
  readonly value: number;
  readonly broken: boolean;
}
export interface Limits {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
}
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ControlGeometry {
  readonly line: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly broken: boolean }[];
  readonly centre: number | null;
  readonly upper: number | null;
  /** null where the lower limit is zero: a rate cannot fall below it. */
  readonly lower: number | null;
  /** Values of the axis with their heights. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

/** Points beyond the box stay at its edge: one wild run must not flatten the thirty others (`clip` × the upper limit). */
export function controlChart(
  points: readonly ChartPoint[],
  limits: Limits | null,
  box: Box,
  options: { readonly clip?: number; readonly ticks?: number; readonly fromZero?: boolean } = {},
): ControlGeometry {
  const values = points.map((point) => point.value);
  const most = Math.max(...values, limits?.upper ?? 0, 1e-9);
  const clipped = limits && options.clip ? Math.min(most, Math.max(limits.upper, 1e-9) * options.clip) : most;
  // A steady rate drawn from zero would hang at the upper edge.
  const ceiling = options.fromZero ? clipped * 1.6 : clipped;
  const least = Math.min(...values, limits?.lower ?? Number.POSITIVE_INFINITY, ceiling);
  // From zero, so that small moves look small; only limits that lie far above it, as those of row counts do, ask for a closer look.
  const floor = limits && !options.fromZero && least > ceiling * 0.6 ? least - (ceiling - least) * 0.3 : 0;
  const span = Math.max(ceiling - floor, 1e-9);
  const y = (value: number) =>
    r(box.bottom - ((Math.min(Math.max(value, floor), ceiling) - floor) / span) * (box.bottom - box.top));
  const x = (i: number) =>
    r(points.length < 2 ? box.right : box.left + (i / (points.length - 1)) * (box.right - box.left));
  const placed = points.map((point, i) => ({ x: x(i), y: y(point.value), broken: point.broken }));
  return {
    line: placed.map((point, i) => `${i === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(''),
    points: placed,
    centre: limits ? y(limits.centre) : null,
    upper: limits ? y(limits.upper) : null,
    lower: limits && limits.lower > 0 ? y(limits.lower) : null,
    ticks: niceTicks(floor, ceiling, options.ticks ?? 0).map((value) => ({ value, y: y(value) })),
  };
}

/** About `count` round values within [low, high]. */
export function niceTicks(low: number, high: number, count: number): number[] {
  // nearer to each other than numbers of their size tell apart, they have no round values between them
  if (count < 1 || !(high - low > Math.max(Math.abs(low), Math.abs(high)) * 1e-9)) return [];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = power * ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.ceil(low / unit - 1e-9); i * unit <= high + unit * 1e-9; i++)
    ticks.push(Number((i * unit).toPrecision(12)));
  return ticks;
}

/** Least distance of two baselines at the right of a chart, px. */
const LINE = 14;

/** Baselines of the words at the limit and at the centre: beside their lines, and never one over the other. */
export const limitBaselines = (upper: number, centre: number): { readonly upper: number; readonly centre: number } => ({
  upper: Math.min(upper, centre - LINE) + 4,
  centre: centre + 4,
});

/** Which of so many points are named below a chart: the first and the last, and between them as many as `most` leaves room for. */
export function namedPoints(count: number, most: number): readonly number[] {
  const last = count - 1;
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: count }, (_, i) => i).filter((i) => i === last || (i % every === 0 && last - i >= every));
}
