/** The strips coming in: one department's rows in a run. */
import type { Strip } from '@kuaishu/api';
import type { RunManifest } from '@kuaishu/refinery';
import { quarantinedByResource } from '../runs/summary.ts';

/** Most rows first. */
export function stripsOf(run: RunManifest): Strip[] {
  const quarantined = quarantinedByResource(run);
  const collected = run.steps.find((step) => step.name === 'collect');
  const strips = Map.groupBy(run.resources, (resource) => resource.provider);
  return [...strips]
    .map(([provider, records]) => {
      const resources = records.map(({ resource, name, subject, rows }) => ({
        resource,
        name,
        subject,
        // What came in, unreadable lines included; the record counts the rows that could be read.
        rows: collected?.flows.find((flow) => flow.resource === resource)?.in ?? rows,
        quarantined: quarantined.get(resource) ?? 0,
      }));
      const sum = (pick: (resource: (typeof resources)[number]) => number) =>
        resources.reduce((total, resource) => total + pick(resource), 0);
      return {
        provider,
        resources,
        rows: sum((resource) => resource.rows),
        quarantined: sum((resource) => resource.quarantined),
      };
    })
    .sort((a, b) => b.rows - a.rows);
}
