/** Pairwise precision and recall of each block's clusters, and of the naive rule on the same cleaned records of persons. */

import { join } from 'node:path';
import { naiveRuleSql, pairwiseSql, type Subject } from '@kuaishu/demo';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { cleanFile, type Measured, round } from './truth-tables.ts';

const PREFIX = { person: 'P', organisation: 'O', place: 'B', indicator: 'I' } as const;

export const clustersOf = (block: { readonly block: string }): string => ident(`clusters_${block.block}`);

/** `clusters_<block>` (resource, month, row, rec, cluster) for each block. */
export async function openClusters({ engine, store, manifest }: Measured): Promise<void> {
  for (const block of manifest.blocks) {
    const records = join(store, 'releases', block.block, block.release, 'records.parquet');
    await engine.run(
      `CREATE TABLE ${clustersOf(block)} AS SELECT p.resource, p.month, p."row", p.rec, r.entity_id AS cluster FROM placed AS p JOIN read_parquet(${literal(records)}) AS r ON p.rec = r.rec`,
    );
  }
}

export async function measureLinks(measured: Measured): Promise<Record<string, unknown>> {
  const { engine, manifest } = measured;
  const result: Record<string, unknown> = {};
  for (const block of manifest.blocks) {
    const prefix = PREFIX[block.subject as Subject];
    const clusters = clustersOf(block);
    const truth = `(SELECT * FROM truth WHERE resource IN (SELECT DISTINCT resource FROM ${clusters}))`;
    result[block.subject] = await score(engine, pairwiseSql(truth, clusters, prefix));
    if (block.subject !== 'person') continue;
    if (measured.of.length > 0) result[measured.of.join()] = await scoreOf(measured, truth, clusters, PREFIX.person);
    await engine.run(`CREATE TABLE naive AS ${naiveRuleSql(`(${naiveRecords(measured)})`)}`);
    result['naive'] = await score(engine, pairwiseSql(truth, 'naive', prefix));
    await engine.run('DROP TABLE naive');
  }
  return result;
}

/** Pairs in which a record of some strips takes part: all pairs without those among the other strips. */
async function scoreOf(
  { engine, of: strips }: Measured,
  truth: string,
  clusters: string,
  prefix: 'P',
): Promise<Record<string, number>> {
  const others = (table: string) =>
    `(SELECT * FROM ${table} AS t WHERE resource NOT IN (${strips.map((c) => literal(c)).join(', ')}))`;
  const [all] = await engine.query<Record<string, number>>(pairwiseSql(truth, clusters, prefix));
  const [rest] = await engine.query<Record<string, number>>(pairwiseSql(others(truth), others(clusters), prefix));
  const of = (count: string) => Number(all?.[count] ?? 0) - Number(rest?.[count] ?? 0);
  const [real, found, right] = [of('true_pairs'), of('predicted_pairs'), of('common_pairs')];
  return { records: of('records'), pairs: real, precision: round(right / found, 5), recall: round(right / real, 5) };
}

function naiveRecords({ store, craft }: Measured): string {
  return craft.resources
    .filter((r) => r.deliveries.length > 0 && r.items.some((i) => i.attribute === 'person_name'))
    .map((r) => {
      const has = (attribute: string) => r.items.some((i) => i.attribute === attribute);
      const id = has('resident_id') ? 'CASE WHEN resident_id_ok THEN resident_id END' : 'CAST(NULL AS VARCHAR)';
      const birth = has('birth_date') ? 'birth_date' : 'CAST(NULL AS DATE)';
      return `SELECT p.resource AS resource, p.month AS month, p."row" AS "row", ${id} AS resident_id, person_name, ${birth} AS birth_date FROM ${cleanFile(store, r)} AS c JOIN placed AS p ON p.position = c.file_row_number AND p.resource = ${literal(r.resource)}`;
    })
    .join('\nUNION ALL\n');
}

async function score(engine: Engine, sql: string): Promise<Record<string, number>> {
  const [row] = await engine.query<Record<string, number>>(sql);
  return Object.fromEntries(Object.entries(row ?? {}).map(([k, v]) => [k, round(v, 5)]));
}
