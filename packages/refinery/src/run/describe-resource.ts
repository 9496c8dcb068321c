import type { CraftPlan } from '@kuaishu/catalog';
import { cleanFile, columnFinder } from '../clean/clean-step.ts';
import { cleanPlan } from '../clean/plan.ts';
import type { ReleaseResource } from '../publish/release-manifest.ts';
import type { ResourceState, RunContext } from './context.ts';

/** `craft.json` in a run's folder: what was derived and from what, for readers of the run. */
export interface CraftFile {
  readonly plan: CraftPlan;
  readonly resources: readonly ReleaseResource[];
}

/** What a reader needs to go from a row number to the department's row. */
export function describeResource(
  context: Pick<RunContext, 'paths' | 'folder' | 'engine' | 'plan'>,
  resource: ResourceState,
): ReleaseResource {
  const find = columnFinder(resource.deliveries.at(-1)?.columns ?? []);
  const clean = cleanPlan(resource.items).columns;
  const freshness =
    resource.items.find((i) => i.name === resource.entry.freshness || i.attribute === resource.entry.freshness)
      ?.attribute ?? null;
  return {
    resource: resource.resource,
    name: resource.name,
    provider: resource.provider,
    index: resource.index,
    offset: resource.offset,
    rows: resource.rows,
    freshness: freshness !== null && clean.some((c) => c.attribute === freshness) ? freshness : null,
    items: resource.items.map((i) => ({
      index: i.index,
      name: i.name,
      attribute: i.attribute,
      column: unquote(find(i)),
    })),
    deliveries: resource.deliveries.map((d) => ({
      id: d.id,
      file: d.file,
      firstRow: d.firstRow,
      rows: d.rows,
      firstLine: d.firstLine,
      collectedAt: d.collectedAt,
      raw: d.path,
      clean: context.paths.relative(cleanFile(context, resource, d)),
      rejects: d.rejectsPath,
      columns: d.columns,
      replacedRows: d.replacedRows,
      replacedLines: d.replacedLines,
    })),
  };
}

function unquote(column: string | null): string | null {
  return column === null ? null : column.slice(1, -1).replaceAll('""', '"');
}
