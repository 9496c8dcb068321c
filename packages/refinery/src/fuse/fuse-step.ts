/**
 * Step 6, 融合: one golden row an entity, slice by slice so that memory stays bounded. Each cell keeps the record it came from; the values that
 * lost are kept beside.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubjectPlan } from '@kuaishu/catalog';
import { literal } from '@kuaishu/engine';
import { linkFolder } from '../link/link-step.ts';
import { type CraftStep, type RunContext, resourcesOf, totals } from '../run/context.ts';
import type { FileRecord, Flow } from '../run/manifest.ts';
import {
  conflictMasks,
  conflictsSql,
  contestedAttributes,
  contestedSql,
  type FuseInput,
  fuseSql,
  majoritySql,
  masksSql,
  sliceSql,
} from './fuse-sql.ts';
import { openRecords, recordsView } from './records.ts';

/** Records a slice; all groups of a slice are in memory at once. */
const SLICE_RECORDS = 1_500_000;

export const fuseStep: CraftStep = {
  name: 'fuse',
  version: 1,
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

export function fuseFolder(context: Pick<RunContext, 'folder'>, subject: { readonly subject: string }): string {
  return join(context.folder, 'fuse', subject.subject);
}

async function fuseSubject(context: RunContext, subject: SubjectPlan): Promise<{ flow: Flow; files: FileRecord[] }> {
  const { engine } = context;
  const types = await openRecords(context, subject);
  const clusters = `read_parquet(${literal(join(linkFolder(context, subject), 'clusters.parquet'))})`;
  const [counted] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${recordsView(subject)}`, 'fuse');
  const records = counted?.n ?? 0;
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
    const golden = await fuseSlice(
      context,
      subject,
      input,
      types,
      join(fuseFolder(context, subject), String(slice).padStart(4, '0')),
    );
    members += golden.members;
    changed += golden.conflicting;
    files.push(...golden.files);
  }
  return { flow: { resource: subject.block, in: records, out: members, quarantined: 0, changed }, files };
}

async function fuseSlice(
  context: RunContext,
  subject: SubjectPlan,
  input: FuseInput,
  types: ReadonlyMap<string, string>,
  stem: string,
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
    `CREATE OR REPLACE TEMP TABLE fuse_majority AS ${majoritySql('fuse_conflicts', attributes)}`,
    'fuse',
  );
  const decided = (
    await engine.query<{ attr: number }>('SELECT DISTINCT attr FROM fuse_majority ORDER BY attr', 'fuse')
  ).map((r) => r.attr);
  const file = `${stem}.golden.parquet`;
  const golden = await engine.copy(
    fuseSql(input, 'fuse_slice', 'fuse_masks', { table: 'fuse_majority', decided, types }),
    file,
    {},
    'fuse',
  );
  const conflicts = await engine.copy(
    'SELECT ent, attr, rec, "key", value FROM fuse_conflicts',
    `${stem}.conflicts.parquet`,
    {},
    'fuse',
  );
  const any = Array.from({ length: conflictMasks(attributes.length) }, (_, m) => `conflicts_${m} <> 0`).join(' OR ');
  const [counts] = await engine.query<{ members: number; conflicting: number }>(
    `SELECT CAST(coalesce(sum(ks_size(members)), 0) AS BIGINT) AS members, count(*) FILTER (WHERE ${any}) AS conflicting FROM read_parquet(${literal(file)})`,
    'fuse',
  );
  for (const table of ['fuse_slice', 'fuse_masks', 'fuse_conflicts', 'fuse_majority'])
    await engine.run(`DROP TABLE ${table}`, 'fuse');
  const files: FileRecord[] = [];
  for (const [file, rows] of [
    [`${stem}.golden.parquet`, golden],
    [`${stem}.conflicts.parquet`, conflicts],
  ] as const) {
    files.push({ path: context.paths.relative(file), rows, bytes: (await stat(file)).size });
  }
  return { members: counts?.members ?? 0, conflicting: counts?.conflicting ?? 0, files };
}
