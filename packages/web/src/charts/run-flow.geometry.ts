/** Row flow of a run: the main stream to scale through eight steps, quarantined rows below the line, magnified by a factor that is written beside it. */
import { r, ribbon } from './ribbon.ts';

export const FLOW = {
  width: 1200,
  height: 292,
  /** Where the figures of the sources end, and where their ribbons begin. */
  figures: 138,
  ribbons: 144,
  left: 204,
  pitch: 128,
  bar: 12,
  top: 104,
  stream: 88,
  line: 238,
} as const;

export interface FlowStep {
  readonly name: string;
  readonly state: 'done' | 'running' | 'waiting';
  readonly in: number;
  readonly out: number;
  readonly quarantined: number;
  /** Share done of the step at work. */
  readonly share: number;
}

export interface FlowColumn {
  readonly name: string;
  readonly state: FlowStep['state'];
  readonly x: number;
  /** Height of the stream that enters the step. */
  readonly height: number;
  /** Stream to the next step; null for the last one and for steps not yet done. */
  readonly stream: string | null;
  /** Filled from below while the step runs. */
  readonly filled: number;
  readonly drop: { readonly path: string; readonly x: number } | null;
}

export interface FlowGeometry {
  readonly sources: readonly { readonly key: string; readonly path: string; readonly y: number }[];
  readonly columns: readonly FlowColumn[];
  readonly magnified: number;
}

const ROUND = [1, 2, 5, 10, 12, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** The largest round factor at which the widest branch stays within 14 px. */
export function magnification(largest: number, total: number): number {
  if (largest <= 0 || total <= 0) return 1;
  const width = (largest / total) * FLOW.stream;
  return ROUND.findLast((factor) => width * factor <= 14) ?? 1;
}

export function runFlow(
  sources: readonly { readonly key: string; readonly rows: number }[],
  steps: readonly FlowStep[],
  sourcePitch = 30,
): FlowGeometry {
  // The scale: what came in. Later steps may count other things (entities); a stream never grows beyond it.
  const total = Math.max(
    1,
    steps[0]?.in ?? 0,
    ...steps.filter((step) => step.state !== 'waiting').map((step) => step.in),
  );
  const scale = FLOW.stream / total;
  const magnified = magnification(Math.max(0, ...steps.map((step) => step.quarantined)), total);
  const entering = (steps[0]?.in ?? 0) * scale;
  const sum = Math.max(
    1,
    sources.reduce((all, source) => all + source.rows, 0),
  );
  let at: number = FLOW.top;
  const middle = FLOW.top + FLOW.stream / 2;
  const drawnSources = sources.map((source, i) => {
    const width = (source.rows / sum) * entering;
    const y = middle + (i - (sources.length - 1) / 2) * sourcePitch;
    const path = ribbon(FLOW.ribbons, y - width / 2, width, FLOW.left, at, width);
    at += width;
    return { key: source.key, path, y };
  });
  let known = entering;
  const columns = steps.map((step, i): FlowColumn => {
    const x = FLOW.left + i * FLOW.pitch;
    const waiting = step.state === 'waiting';
    const height = waiting ? known : Math.min(FLOW.stream, step.in * scale);
    const out = step.state === 'done' ? Math.min(height, step.out * scale) : height;
    known = out;
    const last = i === steps.length - 1;
    // The next step may count other things (entities instead of rows): the stream tapers to what enters it.
    const next = steps[i + 1];
    const into = next && next.state !== 'waiting' ? Math.min(FLOW.stream, next.in * scale) : out;
    const stream =
      step.state === 'done' && !last ? ribbon(x + FLOW.bar, FLOW.top, out, x + FLOW.pitch, FLOW.top, into) : null;
    const width = Math.max(1.6, step.quarantined * scale * magnified);
    const bottom = FLOW.top + height;
    const end = x + FLOW.bar + 26;
    const drop =
      step.quarantined > 0
        ? {
            x: end + width / 2,
            path: `M${x + FLOW.bar} ${r(bottom - 1)}C${r(end - 4)} ${r(bottom - 1)} ${r(end + width)} ${r(bottom + 8)} ${r(end + width)} ${FLOW.line}H${r(end)}C${r(end)} ${r(bottom + 16)} ${r(end - 6)} ${r(bottom + 0.6)} ${x + FLOW.bar} ${r(bottom)}Z`,
          }
        : null;
    return { name: step.name, state: step.state, x, height: r(height), stream, filled: r(height * step.share), drop };
  });
  return { sources: drawnSources, columns, magnified };
}
