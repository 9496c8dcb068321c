/**
 * Step 5, 关联: which records are the same subject. Identifiers first, then probabilities (link.ts); indicators by their key.
 * The clusters get entity ids that survive from run to run: the prior map comes from each block's visible release.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LinkAttribute, SubjectPlan } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import { leadingRegion } from '@kuaishu/standards';
import { openRecords, recordsView } from '../fuse/records.ts';
import { type CraftStep, type ResourceState, type RunContext, resourcesOf, totals } from '../run/context.ts';
import type { FileRecord, Flow } from '../run/manifest.ts';
import { sideBySide } from '../run/side-by-side.ts';
import { readAnswers } from '../store/answers.ts';
import { removeTree, writeDurably } from '../store/files.ts';
import { coveredInput } from './covered-input.ts';
import { joinPlaceVariants } from './entities/place-variants.ts';
import { recordKeysSql } from './entities/record-keys.ts';
import { stableIds } from './entities/stable-ids.ts';
import { linkRecords } from './link.ts';
import { gatheredSql } from './records/gather.ts';
import { Kept } from './records/kept.ts';

export const linkStep: CraftStep = {
  name: 'link',
  version: 10,
  async run(context) {
    const subjects = context.plan.subjects.filter((subject) => resourcesOf(context, subject).length > 0);
    // views that subjects may share are made before their sessions part
    for (const subject of subjects) await openRecords(context, subject);
    const sizeOf = (subject: SubjectPlan) => resourcesOf(context, subject).reduce((sum, r) => sum + r.rows, 0);
    const report = progressOf(context, subjects.map(sizeOf));
    const linked = await sideBySide(
      context.engine,
      subjects,
      (engine, subject, index) =>
        linkSubject({ ...context, engine }, subject, (share) => report(index, share, subject.name)),
      undefined,
      sizeOf,
    );
    await forgetOthers(context);
    return { ...totals(linked.flatMap(({ flows }) => flows)), outputs: linked.flatMap(({ outputs }) => outputs) };
  },
};

/** Records linked so far, over all subjects. */
function progressOf(context: RunContext, sizes: readonly number[]) {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const done = sizes.map(() => 0);
  return (index: number, share: number, label: SubjectPlan['name']) => {
    done[index] = Math.round((sizes[index] ?? 0) * share);
    const sum = done.reduce((total, own) => total + own, 0);
    context.progress('link', sum, all, label);
  };
}

/** Share of a subject's time that linking takes; ids and files take the rest. */
const LINKING_SHARE = 0.85;

/** Tables of one subject: subjects are linked side by side. */
const tableOf = (subject: SubjectPlan, name: string) => `${name}_${subject.subject}`;

async function linkSubject(
  context: RunContext,
  subject: SubjectPlan,
  report: (share: number) => void,
): Promise<{ readonly flows: Flow[]; readonly outputs: FileRecord[] }> {
  const { engine } = context;
  const resources = resourcesOf(context, subject);
  const clusters = tableOf(subject, 'clusters');
  const recordKeys = tableOf(subject, 'record_keys');
  report(0);
  const parts = resources.map((r) => recordKeysSql(r)).join('\nUNION ALL\n');
  await engine.run(`CREATE OR REPLACE TABLE ${ident(recordKeys)} AS ${parts}`, 'link');
  const extra =
    subject.link.mode === 'key'
      ? await linkByKey(context, subject, subject.link.attributes)
      : await linkByRecords(context, subject, subject.link.attributes, (share) => report(share * LINKING_SHARE));
  report(LINKING_SHARE);
  const prefix = await nameEntities(context, subject);
  const outputs = [...extra, ...(await writeOutputs(context, subject, prefix))];
  const counted = await engine.query<{ res: number; n: number }>(
    `SELECT r.res AS res, count(*) AS n FROM ${recordsView(subject)} AS r JOIN ${ident(clusters)} AS c ON r.rec = c.rec GROUP BY r.res`,
    'link',
  );
  const before = await engine.query<{ res: number; n: number }>(
    `SELECT res, count(*) AS n FROM ${recordsView(subject)} GROUP BY res`,
    'link',
  );
  const flows = resources.map((resource) => ({
    resource: resource.resource,
    in: before.find((c) => c.res === resource.index)?.n ?? 0,
    out: counted.find((c) => c.res === resource.index)?.n ?? 0,
    quarantined: 0,
    changed: 0,
  }));
  for (const made of [clusters, recordKeys, ...['ids', 'map', 'entities', 'events'].map((name) => prefix + name)])
    await engine.run(`DROP TABLE ${ident(made)}`);
  report(1);
  return { flows, outputs };
}

export function linkFolder(context: Pick<RunContext, 'folder'>, subject: { readonly subject: string }): string {
  return join(context.folder, 'link', subject.subject);
}

/** What was kept for subjects that are linked no more. */
async function forgetOthers({ paths, plan }: RunContext): Promise<void> {
  const linked = new Set(plan.subjects.flatMap((s) => (s.link.mode === 'key' ? [] : [s.subject])));
  for (const name of await readdir(paths.link).catch(() => []))
    if (!linked.has(name)) await removeTree(join(paths.link, name));
}

/** Rows with the same key attributes are the same subject; a row that lacks part of its key stands alone. */
async function linkByKey(
  context: RunContext,
  subject: SubjectPlan,
  attributes: readonly string[],
): Promise<FileRecord[]> {
  const columns = attributes.map(ident);
  const whole = columns.map((c) => `${c} IS NOT NULL`).join(' AND ');
  const key = columns.map((c) => `CAST(${c} AS VARCHAR)`).join(', ');
  const clusters = tableOf(subject, 'clusters');
  await context.engine.run(
    `CREATE OR REPLACE TABLE ${ident(clusters)} AS SELECT rec, CASE WHEN ${whole} THEN min(rec) OVER (PARTITION BY concat_ws(chr(31), ${key}), ${whole}) ELSE rec END AS ent FROM ${recordsView(subject)}`,
    'link',
  );
  const of = (test: (domain: SubjectPlan['attributes'][number]['domain']) => boolean) =>
    subject.attributes.find((a) => attributes.includes(a.attribute) && test(a.domain))?.attribute;
  const name = of((domain) => domain.kind === 'place_name');
  const region = of((domain) => domain.kind === 'identifier' && /^region/.test(domain.rule));
  if (name !== undefined && region !== undefined && attributes.length === 2)
    await joinPlaceVariants(context.engine, { records: recordsView(subject), clusters, region, name });
  return [];
}

async function linkByRecords(
  context: RunContext,
  subject: SubjectPlan,
  attributes: readonly LinkAttribute[],
  report: (share: number) => void,
): Promise<FileRecord[]> {
  const { engine } = context;
  const input = tableOf(subject, 'link_input');
  const identifiers = new Set(subject.attributes.filter((a) => a.domain.kind === 'identifier').map((a) => a.attribute));
  const fields = attributes.map((a) => {
    const column = ident(a.attribute);
    const value = identifiers.has(a.attribute)
      ? `CASE WHEN ${ident(`${a.attribute}_ok`)} THEN ${column} END`
      : `CAST(${column} AS VARCHAR)`;
    return `${value} AS ${column}`;
  });
  const gathered = gatheredSql(attributes);
  const columns = attributes.map(({ attribute }) => {
    const from = gathered.get(attribute);
    return from ? `${from} AS ${ident(attribute)}` : ident(attribute);
  });
  const covered = await coveredInput(engine, subject, attributes, recordsView(subject));
  const forms = covered.forms.map((form) => `, ${form}`).join('');
  const kinds = covered.given.map((name) => `, ${ident(name)}`).join('');
  const table = `(SELECT rec, src, ${columns.join(', ')}${kinds} FROM (SELECT rec, res AS src, ${fields.join(', ')}${forms} FROM ${recordsView(subject)}) r)`;
  await engine.run(`CREATE OR REPLACE TABLE ${ident(input)} AS SELECT * FROM ${covered.wrap(table)} AS i`, 'link');
  const answers = (await readAnswers(context.paths)).filter((a) => a.subject === subject.subject);
  const pairs = async (answer: 'same' | 'different') =>
    pairsOf(
      context,
      subject,
      answers.filter((a) => a.answer === answer),
    );
  const kept = await Kept.open(engine, join(context.paths.link, subject.subject));
  const result = await linkRecords(engine, {
    table: input,
    fields: covered.attributes,
    prefix: `${tableOf(subject, 'lk')}_`,
    mode: 'dedupe',
    places: placesOf(resourcesOf(context, subject)),
    mustLink: await pairs('same'),
    cannotLink: await pairs('different'),
    kept,
    onProgress: report,
  });
  await kept.close();
  const folder = linkFolder(context, subject);
  const outputs: FileRecord[] = [];
  for (const [name, order] of [
    ['edges', 'a, b'],
    // a pair may be doubtful and bear one identifier at once
    ['review', 'a, b, kind, bits'],
  ] as const) {
    const file = join(folder, `${name}.parquet`);
    const rows = await engine.copy(`SELECT * FROM ${ident(result[name])}`, file, { orderBy: order }, 'link');
    outputs.push({ path: context.paths.relative(file), rows, bytes: (await stat(file)).size });
  }
  await writeDurably(join(folder, 'model.json'), JSON.stringify({ model: result.model, stats: result.stats }));
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(tableOf(subject, 'clusters'))} AS SELECT rec, ent FROM ${ident(result.clusters)}`,
    'link',
  );
  await result.drop();
  await engine.run(`DROP TABLE ${ident(input)}`);
  return outputs;
}

/** The division whose register a resource is: the one its provider's name begins with; offices of the nation have none. */
function placesOf(resources: readonly ResourceState[]): Record<number, string> {
  const places: Record<number, string> = {};
  for (const { index, provider } of resources) {
    const code = leadingRegion(provider)?.region.code;
    if (code) places[index] = code;
  }
  return places;
}

/** Answers are kept by record key; records of this run that carry those keys. */
async function pairsOf(
  context: RunContext,
  subject: SubjectPlan,
  answers: readonly { left: string; right: string }[],
): Promise<[number, number][]> {
  if (answers.length === 0) return [];
  const wanted = [...new Set(answers.flatMap((a) => [a.left, a.right]))];
  const found = await context.engine.query<{ record_key: string; rec: number }>(
    `SELECT record_key, min(rec) AS rec FROM ${ident(tableOf(subject, 'record_keys'))} WHERE record_key IN (${wanted.map(literal).join(', ')}) GROUP BY record_key`,
    'link',
  );
  const recordOf = new Map(found.map((f) => [f.record_key, f.rec]));
  return answers.flatMap((a) => {
    const left = recordOf.get(a.left);
    const right = recordOf.get(a.right);
    return left === undefined || right === undefined ? [] : [[left, right] as [number, number]];
  });
}

/** → what the names of the tables begin with. */
async function nameEntities(context: RunContext, subject: SubjectPlan): Promise<string> {
  const prefix = `${tableOf(subject, 'id')}_`;
  const prior = context.prior[subject.block];
  const folder = prior ? join(context.paths.releases, prior.block, prior.release) : null;
  await stableIds(context.engine, {
    clusters: tableOf(subject, 'clusters'),
    recordKeys: tableOf(subject, 'record_keys'),
    prior: folder
      ? {
          map: `read_parquet(${literal(join(folder, 'entity-map.parquet'))})`,
          entities: `read_parquet(${literal(join(folder, 'entities.parquet'))})`,
        }
      : null,
    prefix,
    run: context.run,
  });
  return prefix;
}

async function writeOutputs(context: RunContext, subject: SubjectPlan, prefix: string): Promise<FileRecord[]> {
  const folder = linkFolder(context, subject);
  const id = (name: string) => ident(prefix + name);
  const tables = [
    [
      'clusters',
      `SELECT c.rec AS rec, c.ent AS ent, i.entity_id AS entity_id, k.record_key AS record_key FROM ${ident(tableOf(subject, 'clusters'))} AS c JOIN ${id('ids')} AS i ON c.ent = i.ent JOIN ${ident(tableOf(subject, 'record_keys'))} AS k ON c.rec = k.rec`,
      'rec',
    ],
    ['entity-map', `SELECT * FROM ${id('map')}`, 'record_key'],
    ['entities', `SELECT * FROM ${id('entities')}`, 'entity_id'],
    ['events', `SELECT * FROM ${id('events')}`, 'kind, from_id, to_id'],
  ] as const;
  return sideBySide(context.engine, tables, async (engine, [name, select, orderBy]) => {
    const file = join(folder, `${name}.parquet`);
    const rows = await engine.copy(select, file, { orderBy, compression: 'zstd' }, 'link');
    return { path: context.paths.relative(file), rows, bytes: (await stat(file)).size };
  });
}
