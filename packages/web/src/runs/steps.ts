/** A run's steps as pages show them: done ones from its record, the one at work from live progress, the rest waiting. */
import type { RunProgress, RunView, StepName } from '@kuaishu/api';
import type { FlowStep } from '../charts/run-flow.geometry.ts';
import { shareDone } from '../lib/live.ts';

export const STEP_ORDER: readonly StepName[] = [
  'collect',
  'profile',
  'clean',
  'check',
  'link',
  'fuse',
  'mask',
  'publish',
];

export interface ShownStep extends FlowStep {
  readonly name: StepName;
  readonly seconds: number | null;
  readonly changed: number;
}

export function shownSteps(run: Pick<RunView, 'steps' | 'state'>, progress: RunProgress | null): ShownStep[] {
  const done = new Map(run.steps.map((step) => [step.name, step]));
  let known = 0;
  return STEP_ORDER.map((name): ShownStep => {
    const step = done.get(name);
    if (step) {
      known = step.out;
      const { in: rowsIn, out, quarantined, changed, seconds } = step;
      return { name, state: 'done', in: rowsIn, out, quarantined, changed, seconds, share: 1 };
    }
    const running = run.state === 'running' && progress?.step === name;
    return {
      name,
      state: running ? 'running' : 'waiting',
      in: known,
      out: known,
      quarantined: 0,
      changed: 0,
      seconds: null,
      share: running ? (shareDone(progress) ?? 0) : 0,
    };
  });
}

/** Rows that came in, per department, most first. */
export function sourcesOf(run: Pick<RunView, 'resources'>): { key: string; rows: number }[] {
  const rows = new Map<string, number>();
  for (const resource of run.resources) rows.set(resource.provider, (rows.get(resource.provider) ?? 0) + resource.rows);
  return [...rows].map(([key, count]) => ({ key, rows: count })).toSorted((a, b) => b.rows - a.rows);
}

/** Quarantined rows per department, most first. */
export function quarantinedByProvider(
  run: Pick<RunView, 'quarantinedBy'>,
): { provider: string; rows: number; resource: string }[] {
  const sums = new Map<string, { rows: number; resource: string; most: number }>();
  for (const { provider, resource, rows } of run.quarantinedBy) {
    const before = sums.get(provider) ?? { rows: 0, resource, most: 0 };
    sums.set(provider, {
      rows: before.rows + rows,
      most: Math.max(before.most, rows),
      resource: rows > before.most ? resource : before.resource,
    });
  }
  return [...sums]
    .map(([provider, { rows, resource }]) => ({ provider, rows, resource }))
    .toSorted((a, b) => b.rows - a.rows);
}
