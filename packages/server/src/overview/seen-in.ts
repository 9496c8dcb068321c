/** Rows of a resource in a run that a reader sees: what came in, unreadable lines included, and what was refused in any step. */
import { type RowScope, type RunManifest, type SeenRows, seenRows } from '@kuaishu/refinery';
import { quarantinedByResource } from '../runs/summary.ts';

export function seenIn(run: RunManifest, resource: string, scope: RowScope): SeenRows {
  const flowIn = (name: RunManifest['steps'][number]['name']) =>
    run.steps.find((step) => step.name === name)?.flows.find((flow) => flow.resource === resource);
  const [collected, checked] = [flowIn('collect'), flowIn('check')];
  if (scope === true)
    return {
      rows: collected?.in ?? run.resources.find((record) => record.resource === resource)?.rows ?? 0,
      quarantined: quarantinedByResource(run).get(resource) ?? 0,
    };
  return seenRows(scope, resource, {
    rows: collected?.out ?? 0,
    rejected: collected?.quarantined ?? 0,
    quarantined: checked?.quarantined ?? 0,
    territories: checked?.territories,
  });
}
