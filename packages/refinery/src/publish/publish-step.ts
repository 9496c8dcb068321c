/**
 * Step 8, 发布: each block becomes an immutable release, written aside, flushed, renamed to its content digest; then all blocks of the run become
 * visible together by one rename of the release index.
 */
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type SubjectPlan, territoriesOf } from '@kuaishu/catalog';
import { literal } from '@kuaishu/engine';
import { territoryColumns } from '../clean/territory-bits.ts';
import { fuseFolder, goldenFolder, goldenRows } from '../fuse/fuse-step.ts';
import { attributeTypes } from '../fuse/records.ts';
import { linkFolder } from '../link/link-step.ts';
import { type MaskViews, maskFile } from '../mask/mask-step.ts';
import { type CraftStep, type RunContext, resourcesOf, totals } from '../run/context.ts';
import { describeResource } from '../run/describe-resource.ts';
import type { BlockRecord, FileRecord, Flow } from '../run/manifest.ts';
import { sideBySide } from '../run/side-by-side.ts';
import {
  linkOrCopy,
  readJson,
  removeTree,
  sm3Of,
  sm3OfFile,
  syncFile,
  syncFolder,
  writeDurably,
} from '../store/files.ts';
import { commitReleases, type ReleaseEntry } from '../store/release-index.ts';
import { countDiscrepanciesSql, countsOf, type DiscrepancyCount } from './discrepancy-counts.ts';
import { figuresOf } from './figures.ts';
import { lineageEvent } from './lineage.ts';
import type { ReleaseManifest, ReleaseSearch } from './release-manifest.ts';
import { searchedAttributes } from './search/searched.ts';
import { writeSearchIndex } from './search/write-index.ts';
import { territoryGroups } from './territory-groups.ts';

export const publishStep: CraftStep = {
  name: 'publish',
  version: 7,
  async run(context) {
    const publishedAt = new Date().toISOString();
    const subjects = context.plan.subjects.filter((subject) => resourcesOf(context, subject).length > 0);
    let done = 0;
    const published = await sideBySide(context.engine, subjects, async (engine, subject) => {
      const release = await writeRelease({ ...context, engine }, subject, publishedAt);
      const [golden] = await engine.query<{ n: number }>(
        `SELECT count(*) AS n FROM ${goldenRows(context, subject)}`,
        'publish',
      );
      context.progress('publish', ++done, subjects.length, subject.name);
      return { release, golden: golden?.n ?? 0 };
    });
    const flows: Flow[] = [];
    const outputs: FileRecord[] = [];
    const blocks: BlockRecord[] = [];
    const entries: ReleaseEntry[] = [];
    for (const { release, golden } of published) {
      flows.push({ resource: release.block, in: golden, out: release.entities, quarantined: 0, changed: 0 });
      for (const file of release.content)
        outputs.push({ path: `releases/${release.block}/${release.release}/${file.path}`, rows: file.rows, bytes: 0 });
      blocks.push({
        block: release.block,
        subject: release.subject,
        release: release.release,
        entities: release.entities,
        records: release.records,
        conflicts: release.conflicts,
        digest: release.digest,
      });
      entries.push({
        block: release.block,
        release: release.release,
        run: context.run,
        asOf: context.asOf,
        publishedAt,
      });
    }
    await commitReleases(context.paths, entries);
    return { ...totals(flows), outputs, blocks };
  },
};

function fusedFiles(
  context: RunContext,
  subject: SubjectPlan,
  kind: 'conflicts' | 'discrepancies' | 'compared',
): string {
  return `read_parquet(${literal(join(fuseFolder(context, subject), `*.${kind}.parquet`))})`;
}

async function writeRelease(context: RunContext, subject: SubjectPlan, publishedAt: string): Promise<ReleaseManifest> {
  const aside = join(context.paths.releases, subject.block, `.tmp-${context.run}`);
  await removeTree(aside);
  await mkdir(aside, { recursive: true });
  const link = linkFolder(context, subject);
  const parts = await linkGolden(context, subject, join(aside, 'block'));
  const content = [
    ...parts,
    ...(await linkFused(context, subject, 'conflicts', aside)),
    ...(await linkFused(context, subject, 'discrepancies', aside)),
    {
      path: join(aside, 'records.parquet'),
      rows: await context.engine.copy(
        `SELECT rec, entity_id, record_key FROM read_parquet(${literal(join(link, 'clusters.parquet'))})`,
        join(aside, 'records.parquet'),
        { orderBy: 'rec', compression: 'zstd' },
        'publish',
      ),
    },
  ];
  for (const name of ['entity-map.parquet', 'entities.parquet', 'events.parquet', 'edges.parquet', 'model.json']) {
    const from = join(link, name);
    if (await exists(from)) await linkOrCopy(from, join(aside, name));
  }
  if (await exists(join(link, 'review.parquet'))) await writeReview(context, subject, aside);
  const digested = await Promise.all(
    content.map(async (c) => ({
      path: context.paths.relative(c.path).split(`.tmp-${context.run}/`)[1] ?? c.path,
      rows: c.rows,
      sm3: await sm3OfFile(c.path),
    })),
  );
  digested.sort((a, b) => (a.path < b.path ? -1 : 1));
  const digest = sm3Of(digested.map((d) => `${d.sm3}  ${d.path}\n`).join(''));
  const manifest = await describeRelease(context, subject, aside, {
    publishedAt,
    digest,
    search: await indexRelease(context, subject, aside, digested),
    content: digested,
    entities: parts.reduce((n, p) => n + p.rows, 0),
  });
  await writeDurably(join(aside, 'release.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  await writeDurably(join(aside, 'lineage.json'), `${JSON.stringify(lineageEvent(manifest), null, 1)}\n`);
  for (const c of content) await syncFile(c.path);
  await syncFolder(aside);
  const target = join(context.paths.releases, subject.block, manifest.release);
  // the same content published again by the same run after a kill: what stands is equal
  if (await exists(target)) await removeTree(aside);
  else await rename(aside, target);
  await syncFolder(join(context.paths.releases, subject.block));
  return manifest;
}

/** Null where there is nothing to look into, or no text. */
async function indexRelease(
  context: RunContext,
  subject: SubjectPlan,
  folder: string,
  content: ReleaseManifest['content'],
): Promise<ReleaseSearch | null> {
  const searched = searchedAttributes(subject.attributes);
  const types = attributeTypes(subject, resourcesOf(context, subject));
  const isText = (i: number) => types.get(subject.attributes[i]?.attribute ?? '') === 'VARCHAR';
  const golden = content.filter(({ path }) => path.startsWith('block/'));
  if (!golden.some(({ rows }) => rows > 0) || ![...searched.names, ...searched.numbers].every(isText)) return null;
  return writeSearchIndex(context.engine, {
    folder,
    subject: subject.subject,
    golden: golden.map(({ path, rows }) => ({ path, rows })),
    attributes: subject.attributes.map(({ attribute }) => attribute),
    searched,
    territories: territoryColumns(territoriesOf(context.plan.region)),
  });
}

/** The doubtful pairs, each with whose its two records' entities are: beside them, so that no reader has to look up both to know. */
async function writeReview(context: RunContext, subject: SubjectPlan, aside: string): Promise<void> {
  const link = linkFolder(context, subject);
  const read = (...path: string[]) => `read_parquet(${literal(join(...path))})`;
  const pairs = read(link, 'review.parquet');
  const columns = territoryColumns(territoriesOf(context.plan.region));
  const located = `SELECT n.rec AS rec, ${columns.map((column) => `g.${column} AS ${column}`).join(', ')} FROM (SELECT a AS rec FROM ${pairs} UNION SELECT b AS rec FROM ${pairs}) AS n JOIN ${read(link, 'clusters.parquet')} AS c ON n.rec = c.rec JOIN ${goldenRows(context, subject)} AS g ON c.entity_id = g.entity_id`;
  await context.engine.copy(
    `WITH located AS (${located}) SELECT r.*, ${columns.map((column) => `coalesce(x.${column}, 0) AS ${column}_a, coalesce(y.${column}, 0) AS ${column}_b`).join(', ')} FROM ${pairs} AS r LEFT JOIN located AS x ON r.a = x.rec LEFT JOIN located AS y ON r.b = y.rec`,
    join(aside, 'review.parquet'),
    { orderBy: 'a, b, kind' },
    'publish',
  );
}

async function countDiscrepancies(context: RunContext, subject: SubjectPlan): Promise<DiscrepancyCount[]> {
  const { engine } = context;
  const input = {
    attributes: subject.attributes,
    resourceIndex: new Map(context.resources.map((r) => [r.resource, r.index])),
  };
  return countsOf(
    input,
    await engine.query(countDiscrepanciesSql(fusedFiles(context, subject, 'discrepancies')), 'publish'),
    await engine.query(
      `SELECT attr, strips, sum(entities) AS entities FROM ${fusedFiles(context, subject, 'compared')} GROUP BY attr, strips`,
      'publish',
    ),
  );
}

/** Published as fuse wrote them, slice by slice: `<kind>.parquet`, `<kind>-0001.parquet` … */
async function linkFused(
  context: RunContext,
  subject: SubjectPlan,
  kind: 'conflicts' | 'discrepancies',
  to: string,
): Promise<{ path: string; rows: number }[]> {
  const folder = fuseFolder(context, subject);
  const parts: { path: string; rows: number }[] = [];
  for (const name of (await readdir(folder)).filter((f) => f.endsWith(`.${kind}.parquet`)).sort()) {
    const path = join(to, parts.length === 0 ? `${kind}.parquet` : `${kind}-${name.split('.')[0]}.parquet`);
    await linkOrCopy(join(folder, name), path);
    parts.push({ path, rows: await rowsOf(context, path) });
  }
  return parts;
}

async function rowsOf(context: RunContext, path: string): Promise<number> {
  const [counted] = await context.engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM read_parquet(${literal(path)})`,
    'publish',
  );
  return counted?.n ?? 0;
}

/** The golden rows are published as fuse wrote them. */
async function linkGolden(
  context: RunContext,
  subject: SubjectPlan,
  to: string,
): Promise<{ path: string; rows: number }[]> {
  const folder = goldenFolder(context, subject);
  const parts: { path: string; rows: number }[] = [];
  for (const name of (await readdir(folder, { recursive: true })).filter((f) => f.endsWith('.parquet')).sort()) {
    const path = join(to, name);
    await linkOrCopy(join(folder, name), path);
    parts.push({ path, rows: await rowsOf(context, path) });
  }
  return parts;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function describeRelease(
  context: RunContext,
  subject: SubjectPlan,
  folder: string,
  facts: {
    publishedAt: string;
    digest: string;
    search: ReleaseSearch | null;
    content: ReleaseManifest['content'];
    entities: number;
  },
): Promise<ReleaseManifest> {
  const block = `read_parquet(${literal(join(folder, 'block', '*', '*.parquet'))}, hive_partitioning = true, hive_types_autocast = false)`;
  const types = attributeTypes(subject, resourcesOf(context, subject));
  const territories = await territoryGroups(context, subject, block);
  const figures = figuresOf(territories.groups, subject.attributes.length);
  const views = await readJson<MaskViews>(maskFile(context, subject));
  if (!views) throw new Error(`the mask step left no views of ${subject.subject}`);
  // content alone does not name a release: two runs may give the same rows, each with its own provenance
  const release = sm3Of(`${facts.digest} ${context.run}`).slice(0, 16);
  return {
    block: subject.block,
    subject: subject.subject,
    name: subject.name,
    release,
    run: context.run,
    asOf: context.asOf,
    publishedAt: facts.publishedAt,
    region: context.plan.region,
    engine: { name: context.engine.name, version: context.engine.version },
    attributes: subject.attributes.map((a, i) => ({
      ...a,
      sqlType: types.get(a.attribute) ?? 'VARCHAR',
      filled: figures.filled[i] ?? 0,
    })),
    resources: resourcesOf(context, subject).map((r) => describeResource(context, r)),
    views,
    entities: facts.entities,
    records: figures.records,
    conflicts: figures.conflicts,
    discrepancies: await countDiscrepancies(context, subject),
    prefectures: figures.prefectures,
    completeness: figures.completeness,
    territories,
    ...(facts.search ? { search: facts.search } : {}),
    content: facts.content,
    digest: facts.digest,
  };
}
