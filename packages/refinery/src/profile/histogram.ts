import type { Histogram } from './resource-profile.ts';

const BINS = 20;

/** Equal bins over weighted values; null when there are none. Whole numbers get whole bins. */
export function histogramOf(
  of: Histogram['of'],
  values: readonly (readonly [value: number, rows: number])[],
  scale: number,
): Histogram | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let whole = true;
  for (const [value] of values) {
    if (value < low) low = value;
    if (value > high) high = value;
    if (!Number.isInteger(value)) whole = false;
  }
  if (!Number.isFinite(low)) return null;
  const span = high - low;
  // a span so small that its parts are zero is none
  const none = span / BINS === 0;
  const count = none ? 1 : whole ? Math.min(BINS, span + 1) : BINS;
  const width = none ? 1 : whole ? Math.ceil((span + 1) / count) : span / count;
  const used = whole && !none ? Math.ceil((span + 1) / width) : count;
  const rows = new Array<number>(used).fill(0);
  for (const [value, weight] of values) {
    const bin = Math.min(used - 1, Math.floor((value - low) / width));
    rows[bin] = (rows[bin] ?? 0) + weight;
  }
  const edge = (bin: number): number | string => {
    const value = bin === used && !whole ? high : low + bin * width;
    return of === 'date' ? new Date(value * 86_400_000).toISOString().slice(0, 10) : value;
  };
  return { of, bins: rows.map((n, bin) => ({ from: edge(bin), to: edge(bin + 1), count: Math.round(n * scale) })) };
}
