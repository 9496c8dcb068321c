/** What lists and the overview say of a run, from its manifest. */
import type { Equation, RunProgress, RunSummary } from '@kuaishu/api';
import type { RunManifest } from '@kuaishu/refinery';

/**
 * in = into block + quarantined + in progress, in rows. A run that was stopped leaves its rows in progress: none of them is in a block.
 * Balanced: the blocks' own count of records says the same.
 */
export function equationOf(manifest: RunManifest): Equation {
  const collected = manifest.steps.find((step) => step.name === 'collect');
  const rowsIn = collected?.in ?? 0;
  const quarantined = manifest.steps.reduce((sum, step) => sum + step.quarantined, 0);
  const rest = rowsIn - quarantined;
  if (manifest.state !== 'published')
    return { in: rowsIn, intoBlock: 0, quarantined, inProgress: rest, balanced: rest >= 0 };
  const records = manifest.blocks.reduce((sum, block) => sum + block.records, 0);
  return { in: rowsIn, intoBlock: rest, quarantined, inProgress: 0, balanced: records === rest };
}

/** Mean over resources weighted by their rows; null where nothing was scored. */
export function qualityOf(manifest: RunManifest): number | null {
  let weight = 0;
  let sum = 0;
  for (const score of manifest.quality) {
    const rows = manifest.resources.find((resource) => resource.resource === score.resource)?.rows ?? 0;
    weight += rows;
    sum += rows * score.total;
  }
  return weight > 0 ? sum / weight : null;
}

export function summaryOf(manifest: RunManifest, progress: RunProgress | null): RunSummary {
  const equation = equationOf(manifest);
  return {
    run: manifest.run,
    state: manifest.state,
    asOf: manifest.asOf,
    startedAt: manifest.startedAt,
    finishedAt: manifest.finishedAt ?? null,
    seconds: manifest.steps.reduce((sum, step) => sum + step.seconds, 0),
    resources: manifest.resources.length,
    providers: [...new Set(manifest.resources.map((resource) => resource.provider))],
    equation,
    quarantineRate: equation.in > 0 ? equation.quarantined / equation.in : null,
    quality: qualityOf(manifest),
    broken: manifest.checks.filter((check) => check.limit?.broken).length,
    progress: manifest.state === 'running' ? progress : null,
    error: manifest.error ?? null,
  };
}

/** Rows of each resource that this run quarantined, in any step. */
export function quarantinedByResource(manifest: RunManifest): Map<string, number> {
  const rows = new Map<string, number>();
  for (const step of manifest.steps) {
    for (const flow of step.flows) rows.set(flow.resource, (rows.get(flow.resource) ?? 0) + flow.quarantined);
  }
  return rows;
}
