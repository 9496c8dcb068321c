/**
 * Step 6, 融合: one golden row an entity, slice by slice so that memory stays bounded, in files as the release will have them. Each cell keeps the record it came from; the values that
 * lost are kept beside, and every two strips that disagree become a discrepancy with both records (比对).
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type SubjectPlan, territoriesOf } from '@kuaishu/catalog';
import { ident, list, literal } from '@kuaishu/engine';
import { territoryColumns } from '../clean/territory-bits.ts';
import { linkFolder } from '../link/link-step.ts';
import { type CraftStep, type RunContext, resourcesOf, totals } from '../run/context.ts';
import type { FileRecord, Flow } from '../run/manifest.ts';
import { sideBySide } from '../run/side-by-side.ts';
import { removeTree } from '../store/files.ts';
import { comparedSql, discrepanciesSql } from './discrepancies-sql.ts';
import {
  CONFLICTS,
  closeSlice,
  DECIDED,
  decideSlice,
  drop,
  goldenRowsSql,
  openSlice,
  STATEMENTS,
} from './fuse-slice.ts';
import { conflictMasks, ENTITIES, type FuseInput } from './fuse-sql.ts';
import { allRecordsView, mayHideCharacters, openRecords, placesView, recordsView } from './records.ts';

/** Records a slice; all groups of a slice are in memory at once. */
const SLICE_RECORDS = 1_500_000;

export const fuseStep: CraftStep = {
  name: 'fuse',
  version: 9,
  async run(context) {
    const subjects = context.plan.subjects.filter((subject) => resourcesOf(context, subject).length > 0);
    // views that subjects may share are made before their sessions part
    const types = new Map<string, ReadonlyMap<string, string>>();
    for (const subject of subjects) types.set(subject.subject, await openRecords(context, subject));
    const sizeOf = (subject: SubjectPlan) => resourcesOf(context, subject).reduce((sum, r) => sum + r.rows, 0);
    const all = subjects.reduce((sum, subject) => sum + sizeOf(subject), 0);
    let done = 0;
    const fused = await sideBySide(
      context.engine,
      subjects,
      (engine, subject) =>
        fuseSubject({ ...context, engine }, subject, types.get(subject.subject) ?? new Map(), (share) => {
          done += share * sizeOf(subject);
          context.progress('fuse', Math.round(done), all, subject.name);
        }),
      undefined,
      sizeOf,
    );
    return { ...totals(fused.map(({ flow }) => flow)), outputs: fused.flatMap(({ files }) => files) };
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

async function fuseSubject(
  context: RunContext,
  subject: SubjectPlan,
  types: ReadonlyMap<string, string>,
  fused: (share: number) => void,
): Promise<{ flow: Flow; files: FileRecord[] }> {
  const { engine } = context;
  const clusters = `read_parquet(${literal(join(linkFolder(context, subject), 'clusters.parquet'))})`;
  const [counted] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${recordsView(subject)}`, 'fuse');
  const records = counted?.n ?? 0;
  await removeTree(fuseFolder(context, subject)); // an earlier try of this run may have had other slices
  const slices = Math.max(1, Math.ceil(records / SLICE_RECORDS));
  const covered = await coveredAttributes(context, subject);
  const files: FileRecord[] = [];
  let members = 0;
  let changed = 0;
  for (let slice = 0; slice < slices; slice++) {
    const input: FuseInput = {
      records: allRecordsView(subject),
      places: placesView(subject),
      territories: territoryColumns(territoriesOf(context.plan.region)),
      clusters,
      attributes: subject.attributes,
      resourceIndex: new Map(context.resources.map((r) => [r.resource, r.index])),
      province: context.plan.region.slice(0, 2),
      covered,
      slice: slices === 1 ? 'TRUE' : `e.ent % ${slices} = ${slice}`,
    };
    const golden = await fuseSlice(context, subject, input, types, String(slice).padStart(4, '0'));
    members += golden.members;
    changed += golden.conflicting;
    files.push(...golden.files);
    fused(1 / slices);
  }
  return { flow: { resource: subject.block, in: records, out: members, quarantined: 0, changed }, files };
}

/** Attributes of which some record has a covered value: only their values are ranked by it. */
async function coveredAttributes({ engine }: RunContext, subject: SubjectPlan): Promise<ReadonlySet<string>> {
  const asked = subject.attributes.filter(mayHideCharacters).map(({ attribute }) => attribute);
  if (asked.length === 0) return new Set();
  const some = asked.map((attribute, i) => `bool_or(${ident(`${attribute}_covered`)}) AS c${i}`);
  const [row] = await engine.query<Record<string, boolean | null>>(
    `SELECT ${some.join(', ')} FROM ${recordsView(subject)} AS r`,
    'fuse: covered',
  );
  return new Set(asked.filter((_, i) => row?.[`c${i}`] === true));
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
  const stem = join(fuseFolder(context, subject), name);
  const groups = await openSlice(engine, input);
  await decideSlice(engine, attributes);
  const conflicts = await engine.copy(
    `SELECT e.entity_id AS entity_id, c.attr AS attr, c.rec AS rec, c."key" AS "key", c.value AS value, e.seat AS seat FROM ${CONFLICTS} AS c JOIN ${ENTITIES} AS e ON c.place = e.place`,
    `${stem}.conflicts.parquet`,
    { orderBy: 'seat, attr, "key"', hidden: ['seat'], compression: 'zstd' },
    'fuse',
  );
  await drop(engine, CONFLICTS);
  const discrepancies = await engine.copy(
    `SELECT e.entity_id AS entity_id, ${input.territories.map((column) => `e.${column} AS ${column}`).join(', ')}, d.* EXCLUDE (place), e.seat AS seat FROM (${discrepanciesSql(STATEMENTS, DECIDED, attributes)}) AS d JOIN ${ENTITIES} AS e ON d.place = e.place`,
    `${stem}.discrepancies.parquet`,
    { orderBy: 'attr, res_a, res_b, seat, rec_a, rec_b', hidden: ['seat'], compression: 'zstd' },
    'fuse',
  );
  await drop(engine, STATEMENTS);
  const compared = await engine.copy(comparedSql(input, groups), `${stem}.compared.parquet`, {}, 'fuse');
  const select = await goldenRowsSql(engine, input, groups, types);
  const folder = goldenFolder(context, subject);
  const golden = await engine.copyPartitioned(select, folder, 'prefecture', null, 'fuse', name);
  if (golden.length === 0) {
    // nothing passed the checks: the block is empty, but it has its columns
    const path = join(folder, 'prefecture=0000', `${name}.parquet`);
    golden.push({ path, rows: await engine.copy(`SELECT * EXCLUDE (prefecture) FROM (${select})`, path, {}, 'fuse') });
  }
  await closeSlice(engine, groups);
  const any = Array.from({ length: conflictMasks(attributes.length) }, (_, m) => `conflicts_${m} <> 0`).join(' OR ');
  const [counts] = await engine.query<{ members: number; conflicting: number }>(
    `SELECT CAST(coalesce(sum(ks_size(members)), 0) AS BIGINT) AS members, count(*) FILTER (WHERE ${any}) AS conflicting FROM read_parquet(${list(golden.map((file) => file.path))})`,
    'fuse',
  );
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
