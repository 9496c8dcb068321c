/**
 * Step 3, 清洗: each delivery's text becomes typed, normalised values, one row for one row in the same order. Nothing is dropped here;
 * `_repaired` and `_unparsed` say, bit by bit, which items were repaired and which could not be read. The raw Parquet keeps what was written.
 * What a former run cleaned in the same way is taken as it is.
 */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResolvedItem } from '@kuaishu/catalog';
import { dictionaryFor, type Engine, ident, literal } from '@kuaishu/engine';
import { normaliseHeading } from '@kuaishu/standards';
import { activeRows } from '../collect/collect-step.ts';
import { type CollectedDelivery, type CraftStep, type ResourceState, type RunContext, totals } from '../run/context.ts';
import type { FileRecord } from '../run/manifest.ts';
import { sideBySide } from '../run/side-by-side.ts';
import { sm3Of } from '../store/files.ts';
import { cleanSql } from './clean-sql.ts';
import { lookupsDigest, prepareLookups } from './lookups.ts';
import { mendGeometries } from './mend-geometries.ts';

export const cleanStep: CraftStep = {
  name: 'clean',
  version: 2,
  async run(context) {
    const { engine } = context;
    await prepareLookups(engine, homeOf(context));
    const deliveries = context.resources.flatMap((resource) =>
      resource.deliveries.map((delivery) => ({ resource, delivery })),
    );
    let begun = 0;
    const cleaned = await sideBySide(
      engine,
      deliveries,
      async (session, { resource, delivery }) => {
        context.progress('clean', begun++, deliveries.length, resource.name);
        return cleanedDelivery({ ...context, engine: session }, resource, delivery);
      },
      undefined,
      ({ delivery }) => delivery.rows * delivery.columns.length,
    );
    const outputs = cleaned.map(({ output }) => output);
    const flows = context.resources.map((resource) => {
      const changed = cleaned.reduce((n, of) => (of.resource === resource ? n + of.changed : n), 0);
      const rows = activeRows(resource);
      return { resource: resource.resource, in: rows, out: rows, quarantined: 0, changed };
    });
    return { ...totals(flows), outputs };
  },
};

interface OfRegion {
  readonly plan: { readonly region: string };
}

/** First two digits of the project's province, for names of divisions that several provinces have. */
function homeOf({ plan }: OfRegion): string {
  return plan.region.slice(0, 2);
}

/** The delivery's cleaned rows, made now or by a former run. */
async function cleanedDelivery(
  context: RunContext,
  resource: ResourceState,
  delivery: CollectedDelivery,
): Promise<{ resource: ResourceState; output: FileRecord; changed: number }> {
  const file = cleanFile(context, resource, delivery);
  const rows = (await rowsOf(context.engine, file)) ?? (await cleanDelivery(context, resource, delivery, file));
  if (rows !== delivery.rows) throw new Error(`clean ${resource.resource} gave ${rows} rows for ${delivery.rows}`);
  const [repaired] = await context.engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM read_parquet(${literal(file)}) WHERE _repaired <> 0`,
    'clean',
  );
  return {
    resource,
    output: { path: context.paths.relative(file), rows, bytes: (await stat(file)).size },
    changed: repaired?.n ?? 0,
  };
}

async function cleanDelivery(
  context: RunContext,
  resource: ResourceState,
  delivery: CollectedDelivery,
  file: string,
): Promise<number> {
  const from = `read_parquet(${literal(context.paths.absolute(delivery.path))})`;
  const find = columnFinder(delivery.columns);
  const sql = cleanSql(resource.items, find, from);
  const geometries = resource.items.filter((item) => item.domain.kind === 'geometry' && find(item) !== null);
  const options = { longStatement: true, ...dictionaryFor(resource.items.length) };
  if (geometries.length === 0) return context.engine.copy(sql, file, options, `clean ${resource.resource}`);
  const plain = `${file}.plain`;
  await context.engine.copy(sql, plain, options, `clean ${resource.resource}`);
  const rows = await mendGeometries(context.engine, { items: resource.items, geometries, plain, file });
  await rm(plain);
  return rows;
}

/** Rows of a file that a former run left; null when there is none. A copy is renamed into place only when it is whole. */
async function rowsOf(engine: Engine, file: string): Promise<number | null> {
  const there = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!there) return null;
  const [meta] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM read_parquet(${literal(file)})`, 'clean');
  return meta?.n ?? null;
}

/** Names of cleaned files by delivery and items; the statement is long and asked for again and again. */
const names = new WeakMap<CollectedDelivery, { readonly items: readonly ResolvedItem[]; readonly digest: string }>();

/**
 * Cleaned rows of a delivery, beside its rows as text: the same delivery cleaned by the same statement, look-up lists and step is the same
 * file, whichever run made it. The rows of a mended delivery depend on what it mends in this run: they stay with the run.
 */
export function cleanFile(
  context: Pick<RunContext, 'folder' | 'paths' | 'engine'> & OfRegion,
  resource: Pick<ResourceState, 'resource' | 'items'>,
  delivery: CollectedDelivery,
): string {
  if (delivery.path.endsWith('.mended.parquet'))
    return join(context.folder, 'clean', resource.resource, `${delivery.id}.parquet`);
  let known = names.get(delivery);
  if (known?.items !== resource.items) {
    const { name, version } = context.engine;
    const columns = columnFinder(delivery.columns);
    const text = JSON.stringify([
      ...[name, version, cleanStep.version, lookupsDigest(homeOf(context))],
      ...[delivery.sm3, cleanSql(resource.items, columns, 'delivery')],
    ]);
    known = { items: resource.items, digest: sm3Of(text).slice(0, 16) };
    names.set(delivery, known);
  }
  return join(context.paths.collections, resource.resource, `${delivery.id}.${known.digest}.clean.parquet`);
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
