/** Rows of a run through its eight steps. */
import type { RunView } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { fitText } from '../charts/fit-text.ts';
import { withRest } from '../charts/ribbon.ts';
import { FLOW, runFlow } from '../charts/run-flow.geometry.ts';
import { useDepartment } from '../domain/codes.ts';
import { useWords } from '../text/index.ts';
import { type ShownStep, sourcesOf } from './steps.ts';

export function RunFlow({ run, steps }: { readonly run: RunView; readonly steps: readonly ShownStep[] }) {
  const { t, f } = useWords();
  const department = useDepartment();
  const { shown, rest } = withRest(
    sourcesOf(run).map((source) => ({ ...source, key: department(source.key) })),
    6,
  );
  const sources = rest ? [...shown, { key: t.overview.others(f.count(rest.count)), rows: rest.rows }] : shown;
  const flow = runFlow(sources, steps, sources.length > 5 ? 25 : 30);
  const quarantined = steps.reduce((sum, step) => sum + step.quarantined, 0);
  const lastDone = flow.columns.findLastIndex((column) => column.state === 'done');
  const lineEnd = FLOW.left + Math.max(1, lastDone + 1) * FLOW.pitch - 20;
  const release = run.blocks[0]?.release;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no HTML element groups the parts of a picture
    <svg
      className="pic"
      viewBox={`0 0 ${FLOW.width} ${FLOW.height}`}
      role="group"
      aria-label={t.run.flowLabel(f.count(steps[0]?.in ?? 0), f.count(quarantined))}
    >
      {flow.sources.map((source, i) => (
        <g key={source.key}>
          <path d={source.path} fill="var(--ks-chart-flow)" />
          <text className="x12" x="0" y={source.y + 4}>
            {fitText(source.key, 92, 12)}
            <title>{source.key}</title>
          </text>
          <text className="x12 e f2" x={FLOW.figures} y={source.y + 4}>
            {f.count(sources[i]?.rows)}
          </text>
        </g>
      ))}
      {flow.columns.map((column, i) => {
        const step = steps[i]!;
        return (
          <g key={column.name}>
            {column.stream && <path d={column.stream} fill="var(--ks-chart-flow)" />}
            {column.drop && <path d={column.drop.path} fill="var(--ks-chart-quarantine)" />}
            <StepBar column={column} last={i === flow.columns.length - 1} />
            <StepMark step={step} x={column.x + 6} number={i + 1} />
            <text className="x12 f2" x={column.x} y="92">
              {column.state === 'waiting'
                ? ''
                : i === 0
                  ? t.run.inRows(f.count(step.in))
                  : i >= 6
                    ? t.run.entitiesUnit(f.count(step.in))
                    : f.count(step.in)}
            </text>
            {column.state === 'done' && step.changed > 0 && column.stream && (
              <text className="x11 f2" x={column.x + 24} y={FLOW.top + Math.max(20, column.height / 2) + 4}>
                {t.run.changed(f.count(step.changed))}
              </text>
            )}
            {column.drop ? (
              <Link to="/quarantine" search={{ run: run.run }}>
                <text className="x12 w6 fq" x={column.drop.x - 6} y="262">
                  {f.count(step.quarantined)}
                </text>
                <text className="x11 f3" x={column.drop.x - 6} y="279">
                  {t.run.dropWhy[step.name] ?? ''}
                </text>
              </Link>
            ) : (
              column.state === 'done' &&
              i < 5 && (
                <text className="x12 f3" x={column.x + 36} y="262">
                  0
                </text>
              )
            )}
          </g>
        );
      })}
      <path d={`M${FLOW.left} ${FLOW.line}H${lineEnd}`} stroke="var(--ks-chart-quarantine)" strokeWidth="1.5" />
      <text className="x12 e fq w6" x={FLOW.left - 10} y="242">
        {t.nav.quarantine}
      </text>
      <text className="x12 e f2" x={FLOW.left - 10} y="262">
        {f.count(quarantined)}
      </text>
      {release && (
        <g>
          <text className="x12 f3" x={FLOW.left + 7 * FLOW.pitch + 24} y="146">
            {t.run.release}
          </text>
          <text className="x12 f3 code" x={FLOW.left + 7 * FLOW.pitch + 24} y="163">
            {release.length > 9 ? `${release.slice(0, 9)}…` : release}
            <title>{release}</title>
          </text>
        </g>
      )}
      <text className="x11 f3" x="836" y="262">
        {t.run.toScale}
      </text>
      <text className="x11 f3" x="836" y="279">
        {flow.magnified > 1 ? t.run.magnified(f.count(flow.magnified)) : t.run.notMagnified}
      </text>
      {run.state !== 'published' && (
        <text className="x11 f3" x="1040" y="262">
          {t.run.dashed}
        </text>
      )}
    </svg>
  );
}

function StepBar({
  column,
  last,
}: {
  readonly column: ReturnType<typeof runFlow>['columns'][number];
  readonly last: boolean;
}) {
  const { x, height, state, filled } = column;
  if (state === 'done') {
    return (
      <rect x={x} y={FLOW.top} width={FLOW.bar} height={Math.max(1, height)} rx="1.5" fill="var(--ks-color-primary)" />
    );
  }
  const bottom = FLOW.top + height;
  return (
    <g>
      {!last && (
        <path
          d={`M${x + FLOW.bar} ${FLOW.top + 0.5}H${x + FLOW.pitch}M${x + FLOW.bar} ${bottom - 0.5}H${x + FLOW.pitch}`}
          stroke="var(--ks-color-border)"
          strokeDasharray="3 3"
        />
      )}
      <rect
        x={x + 0.5}
        y={FLOW.top + 0.5}
        width={FLOW.bar - 1}
        height={Math.max(1, height - 1)}
        rx="1.5"
        fill="var(--ks-color-bg-container)"
        stroke={state === 'running' ? 'var(--ks-color-primary)' : 'var(--ks-color-border)'}
      />
      {state === 'running' && (
        <>
          <rect x={x} y={bottom - filled} width={FLOW.bar} height={filled} rx="1.5" fill="var(--ks-color-primary)" />
          <rect x={x + FLOW.bar} y={bottom - filled} width="62" height={filled} fill="var(--ks-chart-flow)" />
        </>
      )}
    </g>
  );
}

function StepMark({ step, x, number }: { readonly step: ShownStep; readonly x: number; readonly number: number }) {
  const { t, f } = useWords();
  const tone = step.state === 'done' ? '' : step.state === 'running' ? 'fl' : 'f3';
  const circumference = 2 * Math.PI * 8.2;
  return (
    <g>
      {step.state === 'done' ? (
        <>
          <circle cx={x} cy="22" r="9" fill="var(--ks-color-primary)" />
          <path
            d={`M${x - 4} 22l3 3 5.4-6`}
            stroke="#fff"
            fill="none"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <>
          <circle
            cx={x}
            cy="22"
            r="8.2"
            fill="none"
            stroke={step.state === 'running' ? 'var(--ks-color-primary-border)' : 'var(--ks-color-border)'}
            strokeWidth="1.6"
          />
          {step.state === 'running' && (
            <circle
              cx={x}
              cy="22"
              r="8.2"
              fill="none"
              stroke="var(--ks-color-primary)"
              strokeWidth="2.4"
              strokeDasharray={`${circumference * step.share} ${circumference}`}
              transform={`rotate(-90 ${x} 22)`}
            />
          )}
          <text className={`x11 m ${tone}`} x={x} y="26">
            {number}
          </text>
        </>
      )}
      <text className={`x14 w6 ${tone}`} x={x + 15} y="20">
        {t.run.steps[step.name]}
      </text>
      <text className="x11 f3" x={x + 15} y="36">
        {step.state === 'done'
          ? f.duration(step.seconds)
          : step.state === 'running'
            ? f.percent(step.share, 0)
            : t.run.waits}
      </text>
    </g>
  );
}
