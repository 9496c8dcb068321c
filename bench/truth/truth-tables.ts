/**
 * The demo's truth beside what one run left behind, as tables of one engine session:
 *
 *   truth    (resource, month, "row", entity)                      which subject each delivered row is about
 *   defects  (resource, month, "row", item, attribute, class)      which cells were spoilt, and how
 *   placed   (resource, month, "row", rec, position)               rows that were taken: record number, position in the cleaned file
 *   rejected (resource, month, "row")                              lines that could not be read as rows
 *
 * `row` counts the lines of data in the file from 0, rejected ones included.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, literal } from '@kuaishu/engine';
import type { CraftFile, RunManifest } from '@kuaishu/refinery';

export interface Measured {
  readonly engine: Engine;
  readonly dir: string;
  readonly store: string;
  readonly month: string;
  readonly manifest: RunManifest;
  readonly craft: CraftFile;
  /** Resources whose pairs are looked at by themselves. */
  readonly of: readonly string[];
}

export type CraftResource = CraftFile['resources'][number];

export async function readCraft(store: string, run: string): Promise<CraftFile> {
  return JSON.parse(await readFile(join(store, 'runs', run, 'craft.json'), 'utf8')) as CraftFile;
}

export async function openTruth({ engine, dir, store, month, craft }: Measured): Promise<void> {
  await engine.run(
    `CREATE TABLE truth AS SELECT resource, month, "row", entity FROM read_csv(${literal(join(dir, 'truth/records/*.csv'))}, header = true, types = {'row': 'BIGINT'}) WHERE month = ${literal(month)}`,
  );
  const items = craft.resources.flatMap((r) =>
    r.items.map((i) => `(${[r.resource, i.name, i.attribute].map((x) => literal(x)).join(', ')})`),
  );
  await engine.run(
    `CREATE TABLE defects AS SELECT d.resource, d.month, d."row", coalesce(d.item, '') AS item, i.attribute, d.class
FROM read_csv(${literal(join(dir, 'truth/defects/*.csv'))}, header = true, types = {'row': 'BIGINT', 'item': 'VARCHAR', 'class': 'VARCHAR', 'original': 'VARCHAR', 'written': 'VARCHAR'}) AS d
LEFT JOIN (VALUES ${items.join(', ')}) AS i(resource, item, attribute) ON i.resource = d.resource AND i.item = d.item WHERE month = ${literal(month)}`,
  );
  await engine.run('CREATE TABLE placed (resource VARCHAR, month VARCHAR, "row" BIGINT, rec BIGINT, position BIGINT)');
  await engine.run('CREATE TABLE rejected (resource VARCHAR, month VARCHAR, "row" BIGINT)');
  for (const r of craft.resources) await place(engine, store, month, r);
}

/** Rejected lines before a row move it down. */
async function place(engine: Engine, store: string, month: string, r: CraftResource): Promise<void> {
  const d = r.deliveries[0];
  if (!d) return;
  const lines =
    d.rejects === null
      ? []
      : await engine.query<{ line: number }>(
          `SELECT line FROM read_parquet(${literal(join(store, d.rejects))}) WHERE line IS NOT NULL ORDER BY line`,
        );
  const rows = lines.map(({ line }) => line - (d.firstLine ?? 1));
  const of = `${literal(r.resource)}, ${literal(month)}`;
  if (rows.length > 0)
    await engine.run(`INSERT INTO rejected VALUES ${rows.map((row) => `(${of}, ${row})`).join(', ')}`);
  const before =
    rows.length === 0 ? '0' : `len(list_filter([${rows.map((row, i) => row - i).join(', ')}], x -> x <= n))`;
  await engine.run(
    `INSERT INTO placed SELECT ${of}, n + ${before}, ${r.offset} + n, n FROM (SELECT file_row_number AS n FROM ${cleanFile(store, r)})`,
  );
}

/** The cleaned rows of a resource's delivery, with their positions as `file_row_number`. */
export function cleanFile(store: string, r: CraftResource): string {
  return `read_parquet(${literal(join(store, r.deliveries[0]?.clean ?? ''))}, file_row_number = true)`;
}

export function round(n: number, digits = 2): number {
  return Math.round(n * 10 ** digits) / 10 ** digits;
}
