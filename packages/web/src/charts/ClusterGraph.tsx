/** Records of one entity and why they hang together; a link can be chosen to see its evidence. */

import { clusterGraph, type GraphEdge, NODE } from './cluster-graph.geometry.ts';
import { fitText, textWidth } from './fit-text.ts';

export interface GraphRecord {
  readonly record: number;
  readonly provider: string;
  readonly name: string;
  readonly row: string;
}
export interface GraphLink extends GraphEdge {
  readonly kind: 'identifier' | 'name' | 'probabilistic' | 'key' | 'answer' | 'refused';
  readonly label: string;
}

const STROKE: Readonly<Record<GraphLink['kind'], { stroke: string; strokeWidth: number; strokeDasharray?: string }>> = {
  identifier: { stroke: 'var(--ks-color-primary)', strokeWidth: 3 },
  key: { stroke: 'var(--ks-color-primary)', strokeWidth: 3 },
  name: { stroke: 'var(--ks-color-primary)', strokeWidth: 2 },
  answer: { stroke: 'var(--ks-chart-3)', strokeWidth: 3 },
  probabilistic: { stroke: 'var(--ks-color-primary)', strokeWidth: 2, strokeDasharray: '7 4' },
  refused: { stroke: 'var(--ks-chart-limit)', strokeWidth: 1.3, strokeDasharray: '2 4' },
};

const widthOf = (text: string) => textWidth(text, 11) + 16;

/** With more links than this their labels would cover each other: then a link shows its own when it is pointed at, focused or chosen. */
const LABELLED = 7;

export function ClusterGraph({
  records,
  links,
  chosen,
  choose,
  label,
}: {
  readonly records: readonly GraphRecord[];
  readonly links: readonly GraphLink[];
  readonly chosen: number;
  readonly choose: (index: number) => void;
  readonly label: string;
}) {
  const graph = clusterGraph(
    records.map((record) => record.record),
    links,
  );
  const of = new Map(records.map((record) => [record.record, record]));
  const hub = graph.nodes[0]?.record;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no HTML element groups the parts of a picture
    <svg
      className="pic"
      viewBox={`-2 -2 ${graph.width + 4} ${graph.height + 4}`}
      role="group"
      aria-label={label}
      style={{ maxWidth: graph.width + 4, margin: '0 auto' }}
    >
      {graph.lines.map((line) => (
        <path key={line.index} d={line.path} fill="none" {...STROKE[links[line.index]!.kind]} />
      ))}
      {graph.nodes.map((node) => {
        const record = of.get(node.record);
        if (!record) return null;
        return (
          <g key={node.record}>
            <title>{`${record.provider} ${record.name} ${record.row}`}</title>
            <rect
              x={node.x}
              y={node.y}
              width={NODE.width}
              height={NODE.height}
              rx="4"
              fill="var(--ks-color-bg-container)"
              stroke={node.record === hub ? 'var(--ks-color-primary)' : 'var(--ks-color-primary-border)'}
              strokeWidth={node.record === hub ? 2 : 1.2}
            />
            <text className="x12 w6" x={node.x + 9} y={node.y + 18}>
              {fitText(record.name, NODE.width - 18, 12)}
            </text>
            <text className="x11 f3" x={node.x + 9} y={node.y + 34}>
              {fitText(`${record.provider} ${record.row}`, NODE.width - 18, 11)}
            </text>
          </g>
        );
      })}
      {graph.lines.map((line) => {
        const link = links[line.index]!;
        const width = widthOf(link.label);
        const on = line.index === chosen;
        const dot = links.length > LABELLED && !on;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button element cannot stand inside a picture
          <g
            key={line.index}
            role="button"
            tabIndex={0}
            aria-pressed={on}
            aria-label={`${of.get(link.left)?.name} – ${of.get(link.right)?.name}: ${link.label}`}
            className={dot ? 'edge dot' : 'edge'}
            onClick={() => choose(line.index)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              choose(line.index);
            }}
          >
            {dot && (
              <circle
                cx={line.x}
                cy={line.y}
                r="6"
                fill="var(--ks-color-bg-container)"
                stroke={STROKE[link.kind].stroke}
                strokeWidth="1.5"
              />
            )}
            <rect
              x={line.x - width / 2}
              y={line.y - 10}
              width={width}
              height="20"
              rx="3"
              fill={on ? 'var(--ks-color-primary-bg)' : 'var(--ks-color-bg-container)'}
              stroke={on ? 'var(--ks-color-primary-border)' : 'none'}
            />
            <text className={`x11 m ${on ? 'fl w6' : 'f2'}`} x={line.x} y={line.y + 4}>
              {link.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
