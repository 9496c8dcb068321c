/** Evidence of a link in bits: from the prior odds, each comparison moves the sum left or right, down to the total. */
import { r } from './ribbon.ts';

export interface WaterfallBar {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly kind: 'prior' | 'for' | 'against' | 'none' | 'total';
}

export interface WaterfallGeometry {
  readonly bars: readonly WaterfallBar[];
  readonly zero: number;
  readonly threshold: number | null;
  readonly height: number;
  readonly rule: number;
}

export const WATERFALL = { width: 440, left: 150, right: 392, row: 28, bar: 15, top: 11 } as const;

/** Bars of the prior, of each comparison in order and of their sum; `threshold` in bits, drawn where given; `left` = where the bars begin, right of their labels. */
export function waterfall(
  priorBits: number,
  evidence: readonly { readonly key: string; readonly bits: number }[],
  threshold: number | null = null,
  left: number = WATERFALL.left,
): WaterfallGeometry {
  const stops = [0, priorBits];
  for (const { bits } of evidence) stops.push(stops.at(-1)! + bits);
  const total = stops.at(-1)!;
  const low = Math.min(...stops, threshold ?? 0);
  const high = Math.max(...stops, threshold ?? 0);
  const span = Math.max(high - low, 1e-6);
  const x = (bits: number) => r(left + ((bits - low) / span) * (WATERFALL.right - left));
  const bar = (key: string, i: number, from: number, to: number, kind: WaterfallBar['kind']): WaterfallBar => {
    const [a, b] = [x(Math.min(from, to)), x(Math.max(from, to))];
    return { key, x: a, width: Math.max(1, r(b - a)), y: WATERFALL.top + i * WATERFALL.row, kind };
  };
  const rule = WATERFALL.top + (evidence.length + 1) * WATERFALL.row - 6;
  const bars = [
    bar('prior', 0, 0, priorBits, 'prior'),
    ...evidence.map(({ key, bits }, i) =>
      bar(key, i + 1, stops[i + 1]!, stops[i + 2]!, Math.abs(bits) < 0.05 ? 'none' : bits > 0 ? 'for' : 'against'),
    ),
    { ...bar('total', 0, 0, total, 'total'), y: rule + 8 },
  ];
  return { bars, zero: x(0), threshold: threshold === null ? null : x(threshold), height: rule + 50, rule };
}
