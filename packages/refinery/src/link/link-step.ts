/**
 * Step 5, 关联: which records are the same subject. Identifiers first, then probabilities (link.ts); indicators by their key.
 * The clusters get entity ids that survive from run to run: the prior map comes from each block's visible release.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LinkAttribute, SubjectPlan } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import { leadingRegion } from '@kuaishu/standards';
import { openRecords, recordsView } from '../fuse/records.ts';
import { type CraftStep, type ResourceState, type RunContext, resourcesOf, totals } from '../run/context.ts';
import type { FileRecord, Flow } from '../run/manifest.ts';
import { readAnswers } from '../store/answers.ts';
import { writeDurably } from '../store/files.ts';
import { gatheredSql } from './gather.ts';
import { linkRecords } from './link.ts';
import { joinPlaceVariants } from './place-variants.ts';
import { recordKeysSql } from './record-keys.ts';
import { stableIds } from './stable-ids.ts';

export const linkStep: CraftStep = {
  name: 'link',
  version: 5,
  async run(context) {
    const flows: Flow[] = [];
    const outputs: FileRecord[] = [];
    for (const [i, subject] of context.plan.subjects.entries()) {
      const resources = resourcesOf(context, subject);
      if (resources.length === 0) continue;
      context.progress('link', i, context.plan.subjects.length, subject.name);
      await openRecords(context, subject);
      const parts = resources.map((r) => recordKeysSql(r)).join('\nUNION ALL\n');
      await context.engine.run(`CREATE OR REPLACE TABLE record_keys AS ${parts}`, 'link');
      const extra =
        subject.link.mode === 'key'
          ? await linkByKey(context, subject, subject.link.attributes)
          : await linkByRecords(context, subject, subject.link.attributes);
      await nameEntities(context, subject);
      outputs.push(...extra, ...(await writeOutputs(context, subject)));
      const counted = await context.engine.query<{ res: number; n: number }>(
        `SELECT r.res AS res, count(*) AS n FROM ${recordsView(subject)} AS r JOIN clusters AS c ON r.rec = c.rec GROUP BY r.res`,
        'link',
      );
      const before = await context.engine.query<{ res: number; n: number }>(
        `SELECT res, count(*) AS n FROM ${recordsView(subject)} GROUP BY res`,
        'link',
      );
      for (const resource of resources) {
        const placed = counted.find((c) => c.res === resource.index)?.n ?? 0;
        flows.push({
          resource: resource.resource,
          in: before.find((c) => c.res === resource.index)?.n ?? 0,
          out: placed,
          quarantined: 0,
          changed: 0,
        });
      }
    }
    return { ...totals(flows), outputs };
  },
};

export function linkFolder(context: Pick<RunContext, 'folder'>, subject: { readonly subject: string }): string {
  return join(context.folder, 'link', subject.subject);
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
  await context.engine.run(
    `CREATE OR REPLACE TABLE clusters AS SELECT rec, CASE WHEN ${whole} THEN min(rec) OVER (PARTITION BY concat_ws(chr(31), ${key}), ${whole}) ELSE rec END AS ent FROM ${recordsView(subject)}`,
    'link',
  );
  const of = (test: (domain: SubjectPlan['attributes'][number]['domain']) => boolean) =>
    subject.attributes.find((a) => attributes.includes(a.attribute) && test(a.domain))?.attribute;
  const name = of((domain) => domain.kind === 'place_name');
  const region = of((domain) => domain.kind === 'identifier' && /^region/.test(domain.rule));
  if (name !== undefined && region !== undefined && attributes.length === 2)
    await joinPlaceVariants(context.engine, { records: recordsView(subject), clusters: 'clusters', region, name });
  return [];
}

async function linkByRecords(
  context: RunContext,
  subject: SubjectPlan,
  attributes: readonly LinkAttribute[],
): Promise<FileRecord[]> {
  const { engine } = context;
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
  await engine.run(
    `CREATE OR REPLACE TABLE link_input AS SELECT rec, src, ${columns.join(', ')} FROM (SELECT rec, res AS src, ${fields.join(', ')} FROM ${recordsView(subject)}) r`,
    'link',
  );
  const answers = (await readAnswers(context.paths)).filter((a) => a.subject === subject.subject);
  const pairs = async (answer: 'same' | 'different') =>
    pairsOf(
      context,
      answers.filter((a) => a.answer === answer),
    );
  const result = await linkRecords(engine, {
    table: 'link_input',
    fields: attributes,
    prefix: 'lk_',
    mode: 'dedupe',
    places: placesOf(resourcesOf(context, subject)),
    mustLink: await pairs('same'),
    cannotLink: await pairs('different'),
  });
  await engine.run('CREATE OR REPLACE TABLE clusters AS SELECT rec, ent FROM lk_clusters', 'link');
  const folder = linkFolder(context, subject);
  const outputs: FileRecord[] = [];
  for (const [name, order] of [
    ['edges', 'a, b'],
    ['review', 'a, b'],
  ] as const) {
    const file = join(folder, `${name}.parquet`);
    const rows = await engine.copy(`SELECT * FROM lk_${name}`, file, { orderBy: order }, 'link');
    outputs.push({ path: context.paths.relative(file), rows, bytes: (await stat(file)).size });
  }
  await writeDurably(join(folder, 'model.json'), JSON.stringify({ model: result.model, stats: result.stats }));
  await engine.run('DROP TABLE link_input', 'link');
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
  answers: readonly { left: string; right: string }[],
): Promise<[number, number][]> {
  if (answers.length === 0) return [];
  const wanted = [...new Set(answers.flatMap((a) => [a.left, a.right]))];
  const found = await context.engine.query<{ record_key: string; rec: number }>(
    `SELECT record_key, min(rec) AS rec FROM record_keys WHERE record_key IN (${wanted.map(literal).join(', ')}) GROUP BY record_key`,
    'link',
  );
  const recordOf = new Map(found.map((f) => [f.record_key, f.rec]));
  return answers.flatMap((a) => {
    const left = recordOf.get(a.left);
    const right = recordOf.get(a.right);
    return left === undefined || right === undefined ? [] : [[left, right] as [number, number]];
  });
}

async function nameEntities(context: RunContext, subject: SubjectPlan): Promise<void> {
  const prior = context.prior[subject.block];
  const folder = prior ? join(context.paths.releases, prior.block, prior.release) : null;
  await stableIds(context.engine, {
    clusters: 'clusters',
    recordKeys: 'record_keys',
    prior: folder
      ? {
          map: `read_parquet(${literal(join(folder, 'entity-map.parquet'))})`,
          entities: `read_parquet(${literal(join(folder, 'entities.parquet'))})`,
        }
      : null,
    prefix: 'id_',
    run: context.run,
  });
}

async function writeOutputs(context: RunContext, subject: SubjectPlan): Promise<FileRecord[]> {
  const folder = linkFolder(context, subject);
  const tables = [
    [
      'clusters',
      'SELECT c.rec AS rec, c.ent AS ent, i.entity_id AS entity_id, k.record_key AS record_key FROM clusters AS c JOIN id_ids AS i ON c.ent = i.ent JOIN record_keys AS k ON c.rec = k.rec',
      'rec',
    ],
    ['entity-map', 'SELECT * FROM id_map', 'record_key'],
    ['entities', 'SELECT * FROM id_entities', 'entity_id'],
    ['events', 'SELECT * FROM id_events', 'kind, from_id, to_id'],
  ] as const;
  const outputs: FileRecord[] = [];
  for (const [name, select, orderBy] of tables) {
    const file = join(folder, `${name}.parquet`);
    const rows = await context.engine.copy(select, file, { orderBy, compression: 'zstd' }, 'link');
    outputs.push({ path: context.paths.relative(file), rows, bytes: (await stat(file)).size });
  }
  return outputs;
}
