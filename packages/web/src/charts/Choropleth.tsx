/** The province by prefecture, in five steps of one colour, each with its name and figure on it. */
import type { ReactNode } from 'react';
import { COUNTIES, MAP, PREFECTURES } from './map/guizhou.ts';

export interface AreaFigure {
  readonly code: string;
  /** 0 to 4; null where there is nothing to show. */
  readonly step: number | null;
  readonly name: string;
  readonly figure: string;
}

const fillOf = (step: number | null): string =>
  step === null ? 'var(--ks-chart-flow-pending)' : `var(--ks-seq-${step + 1})`;

/**
 * Draws into the box given, in units of the picture around it. `link` wraps each area, so that pages decide where it leads.
 * The chosen prefecture shows its counties.
 */
export function Choropleth({
  figures,
  x,
  y,
  width,
  chosen,
  link,
  fontSize = 13,
}: {
  readonly figures: readonly AreaFigure[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly chosen?: string;
  readonly link: (figure: AreaFigure, content: ReactNode) => ReactNode;
  readonly fontSize?: number;
}) {
  const scale = width / MAP.width;
  const of = new Map(figures.map((figure) => [figure.code, figure]));
  return (
    <g>
      <g transform={`translate(${x} ${y}) scale(${scale})`}>
        {PREFECTURES.map((area) => {
          const figure = of.get(area.code);
          if (!figure) return null;
          const path = (
            <path
              className="area"
              d={area.path}
              fill={fillOf(figure.step)}
              stroke="var(--ks-seq-stroke)"
              strokeWidth={1.2 / scale}
              strokeLinejoin="round"
              opacity={chosen !== undefined && chosen !== area.code ? 0.45 : 1}
            />
          );
          return <g key={area.code}>{link(figure, path)}</g>;
        })}
        {chosen !== undefined &&
          COUNTIES.filter((area) => area.code.startsWith(chosen)).map((area) => (
            <path
              key={area.code}
              d={area.path}
              fill="none"
              stroke="var(--ks-seq-stroke)"
              strokeWidth={0.7 / scale}
              pointerEvents="none"
              opacity=".75"
            >
              <title>{area.name}</title>
            </path>
          ))}
      </g>
      <g pointerEvents="none">
        {PREFECTURES.map((area) => {
          const figure = of.get(area.code);
          if (!figure) return null;
          const high = figure.step !== null && figure.step >= 3;
          const style = {
            fill: `var(--ks-seq-text-${high ? 'high' : 'low'})`,
            paintOrder: 'stroke',
            stroke: fillOf(figure.step),
            strokeWidth: 3,
          } as const;
          const [lx, ly] = [x + area.label[0] * scale, y + area.label[1] * scale];
          return (
            <g key={area.code} opacity={chosen !== undefined && chosen !== area.code ? 0.6 : 1}>
              <text className="m w6" x={lx} y={ly - 2} style={{ ...style, fontSize }}>
                {figure.name}
              </text>
              <text className="m" x={lx} y={ly + fontSize} style={{ ...style, fontSize: fontSize - 1 }}>
                {figure.figure}
              </text>
            </g>
          );
        })}
      </g>
    </g>
  );
}
