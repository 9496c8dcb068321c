/**
 * Step 3, 清洗: each delivery's text becomes typed, normalised values, one row for one row in the same order. Nothing is dropped here;
 * `_repaired` and `_unparsed` say, bit by bit, which items were repaired and which could not be read. The raw Parquet keeps what was written.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ident, literal } from '@kuaishu/engine';
import { normaliseHeading } from '@kuaishu/standards';
import { activeRows } from '../collect/collect-step.ts';
import { type CollectedDelivery, type CraftStep, type ResourceState, type RunContext, totals } from '../run/context.ts';
import type { FileRecord } from '../run/manifest.ts';
import { cleanSql } from './clean-sql.ts';
import { prepareLookups } from './lookups.ts';

export const cleanStep: CraftStep = {
  name: 'clean',
  version: 1,
  async run(context) {
    const { engine } = context;
    await prepareLookups(engine);
    const outputs: FileRecord[] = [];
    const flows = [];
    for (const [i, resource] of context.resources.entries()) {
      context.progress('clean', i, context.resources.length, resource.name.zh);
      let changed = 0;
      for (const delivery of resource.deliveries) {
        const file = cleanFile(context, resource, delivery);
        const from = `read_parquet(${literal(context.paths.absolute(delivery.path))})`;
        const rows = await engine.copy(
          cleanSql(resource.items, columnFinder(delivery.columns), from),
          file,
          {},
          `clean ${resource.resource}`,
        );
        if (rows !== delivery.rows)
          throw new Error(`clean ${resource.resource} gave ${rows} rows for ${delivery.rows}`);
        const [repaired] = await engine.query<{ n: number }>(
          `SELECT count(*) AS n FROM read_parquet(${literal(file)}) WHERE _repaired <> 0`,
          'clean',
        );
        changed += repaired?.n ?? 0;
        outputs.push({ path: context.paths.relative(file), rows, bytes: (await stat(file)).size });
      }
      const rows = activeRows(resource);
      flows.push({ resource: resource.resource, in: rows, out: rows, quarantined: 0, changed });
    }
    return { ...totals(flows), outputs };
  },
};

export function cleanFile(
  context: Pick<RunContext, 'folder'>,
  resource: { readonly resource: string },
  delivery: { readonly id: string },
): string {
  return join(context.folder, 'clean', resource.resource, `${delivery.id}.parquet`);
}

/** Finds the delivery's column for an item by any of its headings: first as written, then normalised. */
export function columnFinder(
  columns: readonly string[],
): (item: { readonly name: string; readonly headings: readonly string[] }) => string | null {
  const exact = new Set(columns);
  const normalised = new Map<string, string>();
  for (const column of columns) {
    const key = normaliseHeading(column);
    if (!normalised.has(key)) normalised.set(key, column);
  }
  return (item) => {
    if (exact.has(item.name)) return ident(item.name);
    for (const heading of [item.name, ...item.headings]) {
      const column = exact.has(heading) ? heading : normalised.get(normaliseHeading(heading));
      if (column !== undefined) return ident(column);
    }
    return null;
  };
}

/** A view `clean_<index>` over the resource's cleaned rows with BIGINT `row`, and a table `gone_<index>` of rows that take no part. */
export async function openClean(context: RunContext, resource: ResourceState): Promise<void> {
  await context.engine.view(
    `clean_${resource.index}`,
    resource.deliveries.map((d: CollectedDelivery) => ({
      path: cleanFile(context, resource, d),
      firstRow: d.firstRow,
    })),
  );
}
