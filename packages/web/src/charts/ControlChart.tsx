/** Control charts: without axes in a table, with them when opened. */
import { useWords } from '../text/index.ts';
import { type ChartPoint, controlChart, type Limits, limitBaselines, namedPoints } from './control-chart.geometry.ts';

const triangle = (x: number, y: number, size: number): string =>
  `M${x} ${y - size}l${size} ${size * 1.7}h${-2 * size}Z`;

/** Thin line, dashed limits, last point marked; a red triangle where the limit is broken. */
export function ControlLine({
  points,
  limits,
  label,
  width = 156,
  fromZero = false,
}: {
  readonly points: readonly ChartPoint[];
  readonly limits: Limits | null;
  readonly label: string;
  readonly width?: number;
  /** The height of a point is its size, however close together the limits lie. */
  readonly fromZero?: boolean;
}) {
  const box = { left: 4, right: width - 8, top: 6, bottom: 32 };
  const chart = controlChart(points, limits, box, { clip: 1.5, fromZero });
  const last = chart.points.at(-1);
  return (
    <svg
      width={width}
      height="38"
      viewBox={`0 0 ${width} 38`}
      role="img"
      aria-label={label}
      style={{ display: 'block' }}
    >
      <g stroke="var(--ks-chart-limit)" fill="none">
        {chart.upper !== null && <path d={`M2 ${chart.upper}H${width - 2}`} strokeDasharray="3 2.5" />}
        {chart.lower !== null && <path d={`M2 ${chart.lower}H${width - 2}`} strokeDasharray="3 2.5" />}
        {chart.centre !== null && <path d={`M2 ${chart.centre}H${width - 2}`} opacity=".5" />}
      </g>
      <path d={chart.line} fill="none" stroke="var(--ks-chart-1)" strokeWidth="1.3" strokeLinejoin="round" />
      {chart.points
        .slice(0, -1)
        .map(
          (point) =>
            point.broken && <path key={point.x} d={triangle(point.x, point.y, 3.4)} fill="var(--ks-color-error)" />,
        )}
      {last &&
        (last.broken ? (
          <path d={triangle(last.x, last.y + 1, 4.8)} fill="var(--ks-color-error)" />
        ) : (
          <circle cx={last.x} cy={last.y} r="2.6" fill="var(--ks-chart-1)" />
        ))}
    </svg>
  );
}

export interface NamedPoint extends ChartPoint {
  readonly key: string;
  readonly name: string;
  readonly title: string;
}

/** Full axes: rates at the left, dates below, limits named at the right. */
export function ControlChart({
  points,
  limits,
  label,
  unit,
}: {
  readonly points: readonly NamedPoint[];
  readonly limits: Limits | null;
  readonly label: string;
  /** Rates in per cent, or counts of rows. */
  readonly unit: 'rate' | 'rows';
}) {
  const { t, f } = useWords();
  const shown = (value: number) => (unit === 'rate' ? f.percent(value) : f.count(value));
  const box = { left: 56, right: 690, top: 18, bottom: 220 };
  const chart = controlChart(points, limits, box, { ticks: 4 });
  const named = new Set(namedPoints(points.length, 8));
  const { upper = null, centre = null } = chart;
  const words = upper !== null && centre !== null ? limitBaselines(upper, centre) : null;
  return (
    <svg className="pic" viewBox="0 0 800 252" role="img" aria-label={label}>
      {chart.ticks.map((tick) => (
        <g key={tick.value}>
          <path d={`M${box.left} ${tick.y}H${box.right}`} stroke="var(--ks-chart-grid)" />
          <text className="x11 e f3" x={box.left - 8} y={tick.y + 4}>
            {unit === 'rate' ? f.rate(tick.value, 2) : f.count(tick.value)}
          </text>
        </g>
      ))}
      <text className="x11 f3" x={4} y={10}>
        {unit === 'rate' ? '%' : t.word.rows}
      </text>
      {limits && chart.upper !== null && (
        <g>
          <path d={`M${box.left} ${chart.upper}H${box.right}`} stroke="var(--ks-chart-limit)" strokeDasharray="4 3" />
          <text className="x11 f2" x={box.right + 6} y={words?.upper ?? chart.upper + 4}>
            {t.run.upper} {shown(limits.upper)}
          </text>
        </g>
      )}
      {limits && chart.centre !== null && (
        <g>
          <path d={`M${box.left} ${chart.centre}H${box.right}`} stroke="var(--ks-chart-limit)" opacity=".6" />
          <text className="x11 f3" x={box.right + 6} y={words?.centre ?? chart.centre + 4}>
            {t.run.centre} {shown(limits.centre)}
          </text>
        </g>
      )}
      {chart.lower !== null && (
        <path d={`M${box.left} ${chart.lower}H${box.right}`} stroke="var(--ks-chart-limit)" strokeDasharray="4 3" />
      )}
      <path d={chart.line} fill="none" stroke="var(--ks-chart-1)" strokeWidth="1.6" strokeLinejoin="round" />
      {chart.points.map((point, i) => (
        <g key={points[i]?.key}>
          <title>{points[i]?.title}</title>
          {point.broken ? (
            <path d={triangle(point.x, point.y, 6)} fill="var(--ks-color-error)" />
          ) : (
            <circle cx={point.x} cy={point.y} r="3" fill="var(--ks-chart-1)" />
          )}
          {named.has(i) && (
            <text className="x11 m f3" x={point.x} y={box.bottom + 20}>
              {points[i]?.name}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
