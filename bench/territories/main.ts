/**
 * kuaishu bench territories [entities]: what it costs to read a block of so many people (38 million: the province) for the province, a prefecture and a
 * county. The block is made of a real one: the demo is refined, and the golden rows of its people are written again and again under other ids and with other
 * digits, slice by slice, by the writer that fuse uses, so that files, row groups and whose the rows are stand as in a release of that size. After some slices the
 * files of these are linked under further names: as much is read, in as many files, but ids repeat, and so do hits of a number. Its figures are the real ones times
 * the copies. The index of its search is written over what was written, by the writer that publish uses, and linked with it.
 * Processor time of each question, the median of some, and the clock beside it; the first of each is left out. `--scans`: the search of a name without the index
 * beside it, once.
 *
 *   npx kuaishu bench territories 6000000
 *   npx kuaishu bench territories 38000000 --runs 1 --scans --keep
 *   npx kuaishu bench territories 5000000 --block organisations
 */
import { link, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AttributePlan } from '@kuaishu/catalog';
import { writeDemo } from '@kuaishu/demo';
import { type Engine, ident, literal, openDuckDb } from '@kuaishu/engine';
import { openStore, type RowScope, startRun } from '@kuaishu/refinery';
import { territoryColumns } from '../../packages/refinery/src/clean/territory-bits.ts';
import type { ReleaseSearch } from '../../packages/refinery/src/publish/release-manifest.ts';
import { searchedAttributes } from '../../packages/refinery/src/publish/search/searched.ts';
import { writeSearchIndex } from '../../packages/refinery/src/publish/search/write-index.ts';
import { questionsOf } from './questions.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '20000' },
    /** Entities a slice; fuse's hold 1.5 million records. */
    slice: { type: 'string', default: '325000' },
    /** Slices that are written; those beyond are links to them. */
    written: { type: 'string', default: '4' },
    runs: { type: 'string', default: '5' },
    block: { type: 'string', default: 'population' },
    scans: { type: 'boolean', default: false },
    dir: { type: 'string', default: 'var/bench/territories' },
    keep: { type: 'boolean', default: false },
  },
});
const wanted = Number(positionals[0] ?? 1_000_000);
const dir = resolve(values.dir);
const store = join(dir, '.kuaishu');
const BLOCK = values.block;
/** The same rows as a release without an index. */
const BARE = `${BLOCK}_bare`;
const SCOPES: Readonly<Record<string, RowScope>> = {
  province: true,
  prefecture: { territory: ['5201'] },
  county: { territory: ['520111'] },
  guian: { territory: ['guian'] },
};

interface Manifest {
  release: string;
  entities: number;
  records: number;
  conflicts: number;
  prefectures: Record<string, number>;
  attributes: (AttributePlan & { filled: number; sqlType: string })[];
  search?: ReleaseSearch | undefined;
  territories: {
    codes: string[];
    groups: Group[];
    counties: { codes: string[]; groups: Group[] };
  };
}
interface Group {
  entities: number;
  records: number;
  conflicts: number;
  filled: number[];
}

const { folder, index: releases } = await seed();
const seeded = (await manifestOf(folder)).entities;
const aSlice = Math.max(1, Math.round(Number(values.slice) / seeded));
/** Copies that are written; beyond them whole cycles of links to them, so that each has its index. */
const aCycle = aSlice * Number(values.written);
const enough = Math.ceil(wanted / seeded);
const copies = enough > aCycle ? Math.ceil(enough / aCycle) * aCycle : enough;
const made = join(store, 'releases', BLOCK, 'bench');
const written = await multiply(folder, made, copies);
await writeFile(
  join(store, 'releases', 'index.json'),
  JSON.stringify({
    releases: [
      ...releases,
      ...[BLOCK, ...(values.scans ? [BARE] : [])].map((block) => ({ ...releases.at(-1), block, release: 'bench' })),
    ],
  }),
);
const reader = openStore(store);
const entities = (await reader.blocks()).find((one) => one.block === BLOCK)?.entities ?? 0;
const figures: Record<string, unknown> = {};
const questions = await questionsOf(reader, BLOCK, (await manifestOf(made)).attributes);
for (const [name, scope] of Object.entries(SCOPES)) {
  const count = (await reader.blocks(scope)).find((one) => one.block === BLOCK)?.entities ?? 0;
  const search = (q: string, more: object = {}) => reader.search(BLOCK, q, { scope, limit: 30, ...more });
  const first = (await search('')).hits[0]?.entity ?? '';
  figures[name] = {
    entities: count,
    figures: await timed(() => reader.blocks(scope)),
    page: await timed(() => search('')),
    pageByName: await timed(() => search('', { sort: 'label' })),
    pageFarBack: await timed(() => search('', { offset: Math.min(1_000_000, Math.floor(count / 2)) })),
    search: await searches(search),
    ...(values.scans && scope === true
      ? { scan: await once(() => reader.search(BARE, questions['name'] ?? '', { scope, limit: 30 })) }
      : {}),
    known: await timed(() => search('', { entities: [first] })),
    export100k: await timed(() => search('', { limit: 100_000 }), 1),
  };
  process.stderr.write(`${name} ${JSON.stringify(figures[name])}\n`);
}
reader.close();
process.stdout.write(
  `${JSON.stringify({ name: 'territories', machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) }, node: process.version, entities, ...written, figures }, null, 2)}\n`,
);
if (!values.keep) await rm(dir, { recursive: true, force: true });

/** The demo, refined: folder of the block's release, and the index of all. */
async function seed(): Promise<{ folder: string; index: { block: string; release: string }[] }> {
  const read = async () =>
    (
      JSON.parse(await readFile(join(store, 'releases', 'index.json'), 'utf8')) as {
        releases: { block: string; release: string }[];
      }
    ).releases.filter(({ release }) => release !== 'bench');
  let known = await read().catch(() => null);
  if (!known) {
    await rm(dir, { recursive: true, force: true });
    await writeDemo({ dir, people: Number(values.people), months: 1 });
    await startRun({ project: dir, store, asOf: '2025-11-30', threads: cpus().length }).done;
    known = await read();
  }
  const own = known.findLast(({ block }) => block === BLOCK);
  if (!own) throw new Error(`the demo has no block ${BLOCK}`);
  return { folder: join(store, 'releases', BLOCK, own.release), index: known };
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')) as Manifest;
}

async function multiply(from: string, to: string, times: number) {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const manifest = await manifestOf(from);
  const engine = await openDuckDb({ threads: cpus().length, memoryLimitMb: 6144 });
  const begun = process.cpuUsage();
  await engine.run(
    `CREATE TABLE golden AS SELECT * FROM read_parquet(${literal(join(from, 'block', '*', '*.parquet'))}, hive_partitioning = true, hive_types_autocast = false)`,
    'bench',
  );
  const written: (readonly { path: string; rows: number }[])[] = [];
  const golden: { path: string; rows: number }[][] = [];
  await engine.run(
    `CREATE TABLE exchanged AS SELECT * FROM (VALUES ${Array.from({ length: Math.min(times, aCycle) }, (_, k) => `(${k}, ${literal(exchanged(k))})`).join(', ')}) AS v(k, digits)`,
    'bench',
  );
  let bytes = 0;
  let files = 0;
  let slices = 0;
  for (let k = 0; k < times; k += aSlice, slices++) {
    const name = String(slices).padStart(4, '0');
    const whole = k + aSlice <= times;
    let parts: readonly { path: string; rows: number }[];
    if (slices < Number(values.written) || !whole) {
      const id = `left(entity_id, 1) || left(md5(entity_id || '~' || k), length(entity_id) - 1)`;
      const rows = `SELECT g.* REPLACE (${[`${id} AS entity_id`, ...othersSql(manifest)].join(', ')}) FROM golden AS g, (SELECT * FROM exchanged WHERE k >= ${k} AND k < ${Math.min(times, k + aSlice)}) AS r`;
      parts = await engine.copyPartitioned(rows, join(to, 'block'), 'prefecture', 'entity_id', 'bench', name);
      written.push(parts);
    } else {
      const of = written[slices % written.length] ?? [];
      for (const { path } of of) await link(path, join(dirname(path), `${name}${basename(path).slice(4)}`));
      parts = of;
    }
    for (const { path } of parts) bytes += (await stat(path)).size;
    files += parts.length;
    golden.push(parts.map(({ path, rows }) => ({ path: relative(to, join(dirname(path), `${name}.parquet`)), rows })));
  }
  const used = process.cpuUsage(begun);
  const indexed = await index(engine, manifest, to, golden, written.length);
  engine.close();
  const sum = (group: Group) => {
    for (const name of ['entities', 'records', 'conflicts'] as const) group[name] *= times;
    group.filled = group.filled.map((n) => n * times);
  };
  for (const group of [...manifest.territories.groups, ...manifest.territories.counties.groups]) sum(group);
  for (const name of ['entities', 'records', 'conflicts'] as const) manifest[name] *= times;
  for (const attribute of manifest.attributes) attribute.filled *= times;
  for (const [code, n] of Object.entries(manifest.prefectures)) manifest.prefectures[code] = n * times;
  manifest.release = 'bench';
  await rm(join(store, 'releases', BARE), { recursive: true, force: true });
  if (values.scans) {
    const bare = join(store, 'releases', BARE, 'bench');
    await mkdir(bare, { recursive: true });
    await symlink(join(to, 'block'), join(bare, 'block'));
    await writeFile(join(bare, 'release.json'), JSON.stringify({ ...manifest, search: undefined }));
  }
  manifest.search = indexed.search;
  await writeFile(join(to, 'release.json'), JSON.stringify(manifest));
  return {
    slices,
    files,
    gibibytes: round(bytes / 2 ** 30),
    writingCpuSeconds: round((used.user + used.system) / 1e6),
    index: indexed.figures,
    manifestKib: Math.round((await stat(join(to, 'release.json'))).size / 1024),
  };
}

/** The index of the slices that were written, and links to it for each further cycle of links to them. */
async function index(
  engine: Engine,
  { attributes, territories }: Manifest,
  to: string,
  golden: readonly (readonly { path: string; rows: number }[])[],
  cycle: number,
) {
  const begun = process.cpuUsage();
  const { parts, ...searched } = await writeSearchIndex(engine, {
    folder: to,
    subject: BLOCK,
    golden: golden.slice(0, cycle).flat(),
    attributes: attributes.map(({ attribute }) => attribute),
    searched: searchedAttributes(attributes),
    territories: territoryColumns({ codes: territories.codes, counties: territories.counties.codes }),
  });
  const used = process.cpuUsage(begun);
  const all = [...parts];
  for (let first = cycle; first < golden.length; first += cycle)
    for (const part of parts) {
      const linked = async (kind: 'names' | 'numbers') => {
        const path = part[kind].path.replace(/[0-9]+/, String(all.length).padStart(4, '0'));
        await link(join(to, part[kind].path), join(to, path));
        return { ...part[kind], path };
      };
      all.push({
        names: await linked('names'),
        numbers: await linked('numbers'),
        golden: part.golden.map(({ path, rows }) => ({
          path: path.replace(/[0-9]+(?=[.]parquet)/, (slice) => String(Number(slice) + first).padStart(4, '0')),
          rows,
        })),
      });
    }
  const bytes = async (kind: 'names' | 'numbers') => {
    let sum = 0;
    for (const part of all) sum += (await stat(join(to, part[kind].path))).size;
    return round(sum / 2 ** 30);
  };
  const rows = parts.reduce((n, part) => part.golden.reduce((sum, file) => sum + file.rows, n), 0);
  return {
    search: { ...searched, parts: all },
    figures: {
      parts: all.length,
      namesGibibytes: await bytes('names'),
      numbersGibibytes: await bytes('numbers'),
      cpuSecondsAMillionEntities: round((used.user + used.system) / rows),
    },
  };
}

/** Numbers and addresses of a copy, its digits exchanged for others in a way of its own: what stands in a file repeats no more than with real people. */
function othersSql({ attributes }: Manifest): readonly string[] {
  return attributes
    .filter(({ domain, sqlType }) => sqlType === 'VARCHAR' && domain.kind !== 'code')
    .map(({ attribute }) => `translate(${ident(attribute)}, '0123456789', r.digits) AS ${ident(attribute)}`);
}

/** The k-th order of ten digits, far from its neighbours'. */
function exchanged(k: number): string {
  const left = Array.from('0123456789');
  let rest = (k * 1_299_709) % 3_628_800;
  return Array.from({ length: 10 }, (_, i) => {
    const [digit] = left.splice(rest % (10 - i), 1);
    rest = Math.floor(rest / (10 - i));
    return digit;
  }).join('');
}

async function searches(search: (q: string) => Promise<{ total: number }>) {
  const found: Record<string, unknown> = {};
  for (const [name, question] of Object.entries(questions)) {
    const { total } = await search(question);
    found[name] = { total, ...(await timed(() => search(question))) };
  }
  return found;
}

async function once(work: () => Promise<unknown>): Promise<{ cpu: number; clock: number }> {
  const [cpu, from] = [process.cpuUsage(), performance.now()];
  await work();
  const used = process.cpuUsage(cpu);
  return { cpu: round((used.user + used.system) / 1e6), clock: round((performance.now() - from) / 1000) };
}

async function timed(
  work: () => Promise<unknown>,
  runs = Number(values.runs),
): Promise<{ cpu: number; clock: number }> {
  await work();
  const times: { cpu: number; clock: number }[] = [];
  for (let i = 0; i < runs; i++) {
    times.push(await once(work));
  }
  const middle = (name: 'cpu' | 'clock') =>
    round(times.map((time) => time[name]).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0);
  return { cpu: middle('cpu'), clock: middle('clock') };
}

function round(n: number): number {
  return Math.round(n * 1000) / 1000;
}
