/**
 * What must be true of the simulated year once its deliveries are refined, asked of the server as any reader would: one run held by the fault that was
 * planted in one delivery, all others published, every row accounted for, and a history behind each chart, release and difference.
 */
import {
  type AnswerOf,
  addressOf,
  type CheckHistory,
  type Overview,
  type ReleaseDiff,
  ROUTES,
  type RouteName,
  type RunSummary,
  type RunView,
} from '@kuaishu/api';

/** The delivery whose export was spoilt: the health register of August 2026. */
export const SPOILT = { asOf: '2026-08-31', resource: 'wj_health' } as const;

export interface Year {
  readonly overview: Overview;
  /** Oldest first. */
  readonly runs: readonly RunView[];
  readonly history: readonly CheckHistory[];
  /** By block, oldest release first. */
  readonly releases: Readonly<Record<string, AnswerOf<(typeof ROUTES)['releases']>['items']>>;
  /** By block: of each release and the one before. */
  readonly diffs: Readonly<Record<string, readonly ReleaseDiff[]>>;
}

async function get<Name extends RouteName>(
  url: string,
  name: Name,
  params?: Readonly<Record<string, string>>,
  query?: object,
): Promise<AnswerOf<(typeof ROUTES)[Name]>> {
  const address = addressOf(ROUTES[name], params, query);
  const answer = await fetch(url + address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}: ${await answer.text()}`);
  return (await answer.json()) as AnswerOf<(typeof ROUTES)[Name]>;
}

export async function readYear(url: string): Promise<Year> {
  const overview = await get(url, 'overview');
  const { items } = await get(url, 'runs', undefined, { limit: 100 });
  const runs: RunView[] = [];
  for (const { run } of items.toReversed()) runs.push(await get(url, 'run', { run }));
  const history = (await get(url, 'checkHistory')).items;
  const releases: Record<string, Year['releases'][string]> = {};
  const diffs: Record<string, ReleaseDiff[]> = {};
  for (const { block } of overview.blocks) {
    const found = (await get(url, 'releases', { block })).items.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1));
    releases[block] = found;
    diffs[block] = [];
    for (const [i, { release: to }] of found.entries()) {
      const from = found[i - 1]?.release;
      if (from !== undefined) diffs[block].push(await get(url, 'diff', { block }, { from, to }));
    }
  }
  return { overview, runs, history, releases, diffs };
}

/** What is not as it should be, in sentences; empty when all is well. `deliveries` = the first and those of the months after it. */
export function faultsOfYear(year: Year, deliveries: number): string[] {
  return [...stateFaults(year, deliveries), ...balanceFaults(year), ...historyFaults(year)];
}

function stateFaults({ runs }: Year, deliveries: number): string[] {
  const faults: string[] = [];
  if (runs.length !== deliveries) faults.push(`${runs.length} runs of ${deliveries} deliveries`);
  for (const run of runs) {
    const moved = run.checks.filter((check) => check.limit?.broken);
    const wanted = run.asOf === SPOILT.asOf ? 'held' : 'published';
    if (run.state !== wanted)
      faults.push(`${run.asOf} is ${run.state}, not ${wanted}: ${moved.map(nameOf).join(', ')}`);
    if (wanted === 'held' && !moved.some((check) => check.resource === SPOILT.resource))
      faults.push(`${run.asOf}: no check of ${SPOILT.resource} moved`);
    for (const check of moved)
      if (wanted !== 'held' || check.resource !== SPOILT.resource)
        faults.push(`${run.asOf}: ${nameOf(check)} moved without a cause`);
  }
  return faults;
}

export const nameOf = (check: RunView['checks'][number]): string => `${check.rule} of ${check.resource}`;

/** Each step passes on or quarantines what it took in, of each resource; and the run's equation says the same. What is held waits. */
function balanceFaults({ runs, overview }: Year): string[] {
  const faults: string[] = [];
  const balanced = ({ asOf, state, equation }: RunSummary) => {
    const { in: all, intoBlock, quarantined, inProgress } = equation;
    const waiting = state === 'held' ? intoBlock : inProgress;
    if (!equation.balanced || all !== intoBlock + quarantined + inProgress || waiting !== 0)
      faults.push(`${asOf}: ${all} ≠ ${intoBlock} + ${quarantined}, ${inProgress} under way`);
  };
  for (const run of runs) {
    balanced(run.summary);
    for (const step of run.steps)
      for (const flow of [step, ...step.flows])
        if (flow.in !== flow.out + flow.quarantined)
          faults.push(`${run.asOf} ${step.name}: ${flow.in} ≠ ${flow.out} + ${flow.quarantined}`);
  }
  if (!overview.equation.balanced) faults.push('the equation on the first screen does not add up');
  return faults;
}

function historyFaults({ runs, overview, history, releases, diffs }: Year): string[] {
  const faults: string[] = [];
  const published = runs.filter((run) => run.state === 'published').map((run) => run.asOf);
  if (overview.trend.map((one) => one.asOf).join() !== published.join())
    faults.push('the trend is not that of the runs');
  if (overview.asOf !== runs.at(-1)?.asOf) faults.push(`the first screen is as of ${overview.asOf}`);
  for (const run of runs)
    for (const check of run.checks) {
      const points = history.find((one) => one.resource === check.resource && one.rule === check.rule)?.points ?? [];
      const point = points.find((one) => one.run === run.run);
      if (point?.faults !== check.faults || point.broken !== (check.limit?.broken ?? false))
        faults.push(`${run.asOf}: the chart of ${nameOf(check)} lacks it`);
    }
  if (!history.some(({ points }) => points.length === runs.length)) faults.push('no chart goes through the whole year');
  for (const [block, found] of Object.entries(releases)) {
    if (found.map((one) => one.asOf).join() !== published.join())
      faults.push(`${block} has releases of ${found.map((one) => one.asOf).join(', ')}`);
    if (overview.blocks.find((one) => one.block === block)?.release !== found.at(-1)?.release)
      faults.push(`${block}: the visible release is not the newest`);
    for (const [i, diff] of (diffs[block] ?? []).entries()) {
      const [from, to] = [found[i]?.entities ?? 0, found[i + 1]?.entities ?? 0];
      if (to !== from + diff.added - diff.removed)
        faults.push(`${block} ${diff.to}: ${to} ≠ ${from} + ${diff.added} - ${diff.removed}`);
    }
  }
  for (const [block, found] of Object.entries(diffs)) {
    const changes = found.reduce((sum, diff) => sum + diff.added + diff.removed + diff.changed, 0);
    if (block === 'population' && changes === 0) faults.push('a year went by in which nobody was born or moved');
  }
  return faults;
}
