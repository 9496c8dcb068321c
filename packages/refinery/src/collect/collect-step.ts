/**
 * Step 1, 归集: every delivery of every resource becomes raw Parquet, once. Bytes are kept under their SM3 digest.
 * in = rows delivered (taken and rejected, less those replaced by mended ones), quarantined = rows that could not be read as rows.
 */
import type { Entry, ResolvedItem } from '@kuaishu/catalog';
import { type CollectedDelivery, type CraftStep, type ResourceState, type RunContext, totals } from '../run/context.ts';
import { RunError } from '../run/run-error.ts';
import { sideBySide } from '../run/side-by-side.ts';
import type { StoredDelivery } from '../store/delivery-index.ts';
import { applyMended } from './mended.ts';
import { deliveredBytes, takeDeliveries } from './take-deliveries.ts';

export const collectStep: CraftStep = {
  name: 'collect',
  version: 1,
  async run(context) {
    const resources: ResourceState[] = [];
    let offset = 0;
    const { entries } = context.plan;
    let begun = 0;
    const sizes = new Map(
      await Promise.all(entries.map(async (entry) => [entry, await deliveredBytes(context, entry)] as const)),
    );
    const taken = await sideBySide(
      context.engine,
      entries,
      (engine, entry) => {
        context.progress('collect', begun++, entries.length, entry.name);
        return takeDeliveries({ ...context, engine }, entry);
      },
      undefined,
      (entry) => sizes.get(entry) ?? 0,
    );
    for (const [index, entry] of entries.entries()) {
      const deliveries = await applyMended(context, entry, placed(taken[index] ?? []));
      const state = resourceState(context, entry, index, offset, deliveries);
      offset += state.rows;
      resources.push(state);
    }
    if (resources.every((r) => r.rows === 0)) {
      throw new RunError('NO_SOURCES', {
        zh: '没有可归集的数据：项目的 sources/ 里没有与目录条目 source.files 相符的文件，请放入文件或改正条目',
        en: 'Nothing to collect: no file in sources/ matches the entries’ source.files; add files or correct the entries',
      });
    }
    const flows = resources.map((r) => {
      const delivered = r.deliveries.reduce(
        (n, d) => n + d.rows + d.rejected - d.replacedRows.length - d.replacedLines.length,
        0,
      );
      const quarantined = r.deliveries.reduce((n, d) => n + d.rejected - d.replacedLines.length, 0);
      return { resource: r.resource, in: delivered, out: activeRows(r), quarantined, changed: 0 };
    });
    const outputs = resources.flatMap((r) => r.deliveries.map((d) => ({ path: d.path, rows: d.rows, bytes: d.bytes })));
    return { ...totals(flows), outputs, resources };
  },
};

/** Rows that take part: all taken ones but those a mended row stands for. */
export function activeRows(resource: { readonly deliveries: readonly CollectedDelivery[] }): number {
  return resource.deliveries.reduce((n, d) => n + d.rows - d.replacedRows.length, 0);
}

/** Rows of one resource are numbered through its deliveries. */
function placed(deliveries: readonly StoredDelivery[]): CollectedDelivery[] {
  let firstRow = 0;
  return deliveries.map((d) => {
    const at = firstRow;
    firstRow += d.rows;
    return collected(d, at);
  });
}

function collected(d: StoredDelivery, firstRow: number): CollectedDelivery {
  return {
    id: d.id,
    file: d.file,
    sm3: d.sm3,
    bytes: d.bytes,
    format: d.format,
    ...(d.encoding ? { encoding: d.encoding } : {}),
    collectedAt: d.collectedAt,
    rows: d.rows,
    rejected: d.rejected,
    firstRow,
    path: d.path,
    firstLine: d.firstLine,
    columns: d.columns,
    rejectsPath: d.rejectsPath,
    replacedRows: [],
    replacedLines: [],
  };
}

function resourceState(
  context: RunContext,
  entry: Entry,
  index: number,
  offset: number,
  deliveries: readonly CollectedDelivery[],
): ResourceState {
  return {
    resource: entry.resource,
    subject: entry.subject,
    name: entry.name,
    provider: entry.provider.short?.zh ?? entry.provider.name,
    offset,
    rows: deliveries.reduce((n, d) => n + d.rows, 0),
    deliveries,
    entry,
    items: context.plan.items[entry.resource] ?? ([] as readonly ResolvedItem[]),
    rules: context.plan.rules[entry.resource] ?? [],
    index,
  };
}
