/**
 * Step 6, 融合: one golden row an entity, slice by slice so that memory stays bounded, in files as the release will have them. Each cell keeps the record it came from; the values that
 * lost are kept beside, and every two strips that disagree become a discrepancy with both records (比对).
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubjectPlan } from '@kuaishu/catalog';
import { list, literal } from '@kuaishu/engine';
import { linkFolder } from '../link/link-step.ts';
import { type CraftStep, type RunContext, resourcesOf, totals } from '../run/context.ts';
import type { FileRecord, Flow } from '../run/manifest.ts';
import { removeTree } from '../store/files.ts';
import { comparedSql, discrepanciesSql, statementsSql, stripsSql } from './discrepancies-sql.ts';
import {
  conflictMasks,
  conflictsSql,
  contestedAttributes,
  contestedSql,
  type FuseInput,
  fullestSql,
  fuseSql,
  majoritySql,
  masksSql,
  overruledSql,
  sliceSql,
} from './fuse-sql.ts';
import { openRecords, recordsView } from './records.ts';

/** Records a slice; all groups of a slice are in memory at once. */
const SLICE_RECORDS = 1_500_000;

export const fuseStep: CraftStep = {
  name: 'fuse',
  version: 3,
  async run(context) {
    const flows: Flow[] = [];
    const outputs: FileRecord[] = [];
    for (const subject of context.plan.subjects) {
      if (resourcesOf(context, subject).length === 0) continue;
      const { flow, files } = await fuseSubject(context, subject);
      flows.push(flow);
      outputs.push(...files);
    }
    return { ...totals(flows), outputs };
  },
};

/** Golden rows by prefecture, ordered by entity id: `prefecture=<code>/<slice>.parquet`. */
export function goldenFolder(context: Pick<RunContext, 'folder'>, subject: { readonly subject: string }): string {
  return join(fuseFolder(context, subject), 'block');
}

/** The golden rows as a table expression. */
export function goldenRows(context: Pick<RunContext, 'folder'>, subject: { readonly subject: string }): string {
  return `read_parquet(${literal(join(goldenFolder(context, subject), '*', '*.parquet'))}, hive_partitioning = true, hive_types_autocast = false)`;
}

export function fuseFolder(context: Pick<RunContext, 'folder'>, subject: { readonly subject: string }): string {
  return join(context.folder, 'fuse', subject.subject);
}

async function fuseSubject(context: RunContext, subject: SubjectPlan): Promise<{ flow: Flow; files: FileRecord[] }> {
  const { engine } = context;
  const types = await openRecords(context, subject);
  const clusters = `read_parquet(${literal(join(linkFolder(context, subject), 'clusters.parquet'))})`;
  const [counted] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${recordsView(subject)}`, 'fuse');
  const records = counted?.n ?? 0;
  await removeTree(fuseFolder(context, subject)); // an earlier try of this run may have had other slices
  await engine.run(`CREATE OR REPLACE TEMP TABLE fuse_ids AS SELECT DISTINCT ent, entity_id FROM ${clusters}`, 'fuse');
  const slices = Math.max(1, Math.ceil(records / SLICE_RECORDS));
  const files: FileRecord[] = [];
  let members = 0;
  let changed = 0;
  for (let slice = 0; slice < slices; slice++) {
    context.progress('fuse', slice, slices, subject.name);
    const input: FuseInput = {
      records: recordsView(subject),
      clusters,
      attributes: subject.attributes,
      resourceIndex: new Map(context.resources.map((r) => [r.resource, r.index])),
      province: context.plan.region.slice(0, 2),
      slice: slices === 1 ? 'TRUE' : `e.ent % ${slices} = ${slice}`,
    };
    const golden = await fuseSlice(context, subject, input, types, String(slice).padStart(4, '0'));
    members += golden.members;
    changed += golden.conflicting;
    files.push(...golden.files);
  }
  await engine.run('DROP TABLE fuse_ids', 'fuse');
  return { flow: { resource: subject.block, in: records, out: members, quarantined: 0, changed }, files };
}

async function fuseSlice(
  context: RunContext,
  subject: SubjectPlan,
  input: FuseInput,
  types: ReadonlyMap<string, string>,
  name: string,
) {
  const { engine } = context;
  const { attributes } = subject;
  await engine.run(`CREATE OR REPLACE TEMP TABLE fuse_slice AS ${sliceSql(input)}`, 'fuse');
  await engine.run(`CREATE OR REPLACE TEMP TABLE fuse_masks AS ${masksSql(input, 'fuse_slice')}`, 'fuse');
  const [masks] = await engine.query(contestedSql('fuse_masks', attributes.length), 'fuse');
  const contested = contestedAttributes(masks ?? {}, attributes.length);
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE fuse_conflicts AS ${conflictsSql(input, 'fuse_slice', 'fuse_masks', contested)}`,
    'fuse',
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE fuse_statements AS ${statementsSql('fuse_conflicts', attributes)}`,
    'fuse',
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE fuse_overruled AS ${overruledSql('fuse_statements', attributes)}`,
    'fuse',
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE fuse_majority AS SELECT ent, attr, rec, value FROM fuse_overruled UNION ALL SELECT m.* FROM (${majoritySql('fuse_conflicts', attributes)}) AS m ANTI JOIN fuse_overruled AS o ON m.ent = o.ent AND m.attr = o.attr`,
    'fuse',
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE fuse_fullest AS ${fullestSql('fuse_statements', 'fuse_majority', attributes)}`,
    'fuse',
  );
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE fuse_decided AS SELECT * FROM fuse_fullest UNION ALL SELECT m.* FROM fuse_majority AS m ANTI JOIN fuse_fullest AS f ON m.ent = f.ent AND m.attr = f.attr',
    'fuse',
  );
  const decided = (
    await engine.query<{ attr: number }>('SELECT DISTINCT attr FROM fuse_decided ORDER BY attr', 'fuse')
  ).map((r) => r.attr);
  const stem = join(fuseFolder(context, subject), name);
  const conflicts = await engine.copy(
    'SELECT ent, attr, rec, "key", value FROM fuse_conflicts',
    `${stem}.conflicts.parquet`,
    {},
    'fuse',
  );
  const discrepancies = await engine.copy(
    discrepanciesSql('fuse_statements', 'fuse_decided', attributes),
    `${stem}.discrepancies.parquet`,
    {},
    'fuse',
  );
  await engine.run(`CREATE OR REPLACE TEMP TABLE fuse_strips AS ${stripsSql(input, 'fuse_slice')}`, 'fuse');
  const compared = await engine.copy(comparedSql(input, 'fuse_strips'), `${stem}.compared.parquet`, {}, 'fuse');
  // what is written goes before the golden rows come: they need the most memory
  for (const table of ['conflicts', 'statements', 'overruled', 'majority', 'fullest', 'strips'])
    await engine.run(`DROP TABLE fuse_${table}`, 'fuse');
  const rows = fuseSql(input, 'fuse_slice', 'fuse_masks', { table: 'fuse_decided', decided, types });
  const select = `SELECT i.entity_id AS entity_id, g.* EXCLUDE (ent) FROM (${rows}) AS g JOIN fuse_ids AS i ON g.ent = i.ent`;
  const folder = goldenFolder(context, subject);
  const golden = await engine.copyPartitioned(select, folder, 'prefecture', 'entity_id', 'fuse', name);
  if (golden.length === 0) {
    // nothing passed the checks: the block is empty, but it has its columns
    const path = join(folder, 'prefecture=0000', `${name}.parquet`);
    golden.push({ path, rows: await engine.copy(`SELECT * EXCLUDE (prefecture) FROM (${select})`, path, {}, 'fuse') });
  }
  const any = Array.from({ length: conflictMasks(attributes.length) }, (_, m) => `conflicts_${m} <> 0`).join(' OR ');
  const [counts] = await engine.query<{ members: number; conflicting: number }>(
    `SELECT CAST(coalesce(sum(ks_size(members)), 0) AS BIGINT) AS members, count(*) FILTER (WHERE ${any}) AS conflicting FROM read_parquet(${list(golden.map((file) => file.path))})`,
    'fuse',
  );
  for (const table of ['slice', 'masks', 'decided']) await engine.run(`DROP TABLE fuse_${table}`, 'fuse');
  const files: FileRecord[] = [];
  for (const [file, rows] of [
    ...golden.map((file) => [file.path, file.rows] as const),
    [`${stem}.conflicts.parquet`, conflicts],
    [`${stem}.discrepancies.parquet`, discrepancies],
    [`${stem}.compared.parquet`, compared] as const,
  ] as const) {
    files.push({ path: context.paths.relative(file), rows, bytes: (await stat(file)).size });
  }
  return { members: counts?.members ?? 0, conflicting: counts?.conflicting ?? 0, files };
}
