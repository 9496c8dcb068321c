/** Upright bars of one series: counts of classes, releases of a block. */
import { r } from './ribbon.ts';

export interface Upright {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bars over the whole width with `gap` between; a count above zero is at least one pixel high. */
export function uprights(counts: readonly number[], width: number, height: number, gap = 1): Upright[] {
  const most = Math.max(1, ...counts);
  const pitch = counts.length === 0 ? 0 : width / counts.length;
  return counts.map((count, i) => {
    const tall = count > 0 ? Math.max(1, (count / most) * height) : 0;
    return { x: r(i * pitch), y: r(height - tall), width: r(Math.max(0.5, pitch - gap)), height: r(tall) };
  });
}
