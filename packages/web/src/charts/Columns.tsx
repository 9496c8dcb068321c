/** Upright bars of one series. */
import { uprights } from './columns.geometry.ts';

export function Columns({
  counts,
  width,
  height,
  label,
  titles,
  chosen,
}: {
  readonly counts: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly titles?: readonly string[];
  /** Drawn full; the others pale. */
  readonly chosen?: number;
}) {
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {uprights(counts, width, height).map((bar, i) => (
        <rect
          key={bar.x}
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={bar.height}
          fill={chosen === undefined || chosen === i ? 'var(--ks-chart-1)' : 'var(--ks-seq-3)'}
        >
          {titles?.[i] !== undefined && <title>{titles[i]}</title>}
        </rect>
      ))}
      <path d={`M0 ${height - 0.5}H${width}`} stroke="var(--ks-chart-grid)" />
    </svg>
  );
}
