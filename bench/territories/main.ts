/**
 * kuaishu bench territories [entities]: what it costs to read a block of so many people (38 million: the province) for the province, a prefecture and a
 * county. The block is made of a real one: the demo is refined, and the golden rows of its people are written again and again under other ids and with other
 * digits, slice by slice, by the writer that fuse uses, so that files, row groups and whose the rows are stand as in a release of that size. After some slices the
 * files of these are linked under further names: as much is read, in as many files, but ids repeat. Its figures are the real ones times the copies.
 * Processor time of each question, the median of some, and the clock beside it; the first of each is left out.
 *
 *   npx kuaishu bench territories 6000000
 *   npx kuaishu bench territories 38000000 --runs 1 --keep
 */
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDemo } from '@kuaishu/demo';
import { ident, literal, openDuckDb } from '@kuaishu/engine';
import { openStore, type RowScope, startRun } from '@kuaishu/refinery';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '20000' },
    /** Entities a slice; fuse's hold 1.5 million records. */
    slice: { type: 'string', default: '325000' },
    /** Slices that are written; those beyond are links to them. */
    written: { type: 'string', default: '4' },
    runs: { type: 'string', default: '5' },
    dir: { type: 'string', default: 'var/bench/territories' },
    keep: { type: 'boolean', default: false },
  },
});
const wanted = Number(positionals[0] ?? 1_000_000);
const dir = resolve(values.dir);
const store = join(dir, '.kuaishu');
const BLOCK = 'population';
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
  attributes: { attribute: string; filled: number; sqlType: string; domain: { kind: string } }[];
  territories: {
    groups: Group[];
    counties: { groups: Group[] };
  };
}
interface Group {
  entities: number;
  records: number;
  conflicts: number;
  filled: number[];
}

const { folder, index } = await seed();
const copies = Math.ceil(wanted / (await manifestOf(folder)).entities);
const made = join(store, 'releases', BLOCK, 'bench');
const written = await multiply(folder, made, copies);
await writeFile(
  join(store, 'releases', 'index.json'),
  JSON.stringify({ releases: [...index, { ...index.at(-1), block: BLOCK, release: 'bench' }] }),
);
const reader = openStore(store);
const entities = (await reader.blocks()).find((one) => one.block === BLOCK)?.entities ?? 0;
const figures: Record<string, unknown> = {};
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
    search: await timed(() => search('王秀英')),
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
  const aSlice = Math.max(1, Math.round(Number(values.slice) / manifest.entities));
  const written: (readonly { path: string }[])[] = [];
  let bytes = 0;
  let files = 0;
  let slices = 0;
  for (let k = 0; k < times; k += aSlice, slices++) {
    const name = String(slices).padStart(4, '0');
    const whole = k + aSlice <= times;
    let parts: readonly { path: string }[];
    if (slices < Number(values.written) || !whole) {
      const id = `left(entity_id, 1) || left(md5(entity_id || '~' || k), length(entity_id) - 1)`;
      const rows = `SELECT g.* REPLACE (${[`${id} AS entity_id`, ...othersSql(manifest)].join(', ')}) FROM golden AS g, range(${k}, ${Math.min(times, k + aSlice)}) AS r(k)`;
      parts = await engine.copyPartitioned(rows, join(to, 'block'), 'prefecture', 'entity_id', 'bench', name);
      if (whole) written.push(parts);
    } else {
      const of = written[slices % written.length] ?? [];
      for (const { path } of of) await link(path, join(dirname(path), `${name}${basename(path).slice(4)}`));
      parts = of;
    }
    for (const { path } of parts) bytes += (await stat(path)).size;
    files += parts.length;
  }
  engine.close();
  const used = process.cpuUsage(begun);
  const sum = (group: Group) => {
    for (const name of ['entities', 'records', 'conflicts'] as const) group[name] *= times;
    group.filled = group.filled.map((n) => n * times);
  };
  for (const group of [...manifest.territories.groups, ...manifest.territories.counties.groups]) sum(group);
  for (const name of ['entities', 'records', 'conflicts'] as const) manifest[name] *= times;
  for (const attribute of manifest.attributes) attribute.filled *= times;
  for (const [code, n] of Object.entries(manifest.prefectures)) manifest.prefectures[code] = n * times;
  manifest.release = 'bench';
  await writeFile(join(to, 'release.json'), JSON.stringify(manifest));
  return {
    slices,
    files,
    gibibytes: round(bytes / 2 ** 30),
    writingCpuSeconds: round((used.user + used.system) / 1e6),
    manifestKib: Math.round((await stat(join(to, 'release.json'))).size / 1024),
  };
}

/** Numbers and addresses of a copy, its digits exchanged for others: what stands in a file repeats no more than with real people. */
function othersSql({ attributes }: Manifest): readonly string[] {
  const digits = [
    '3816250974',
    '9405782163',
    '6172930548',
    '2958034617',
    '7630419285',
    '5281467390',
    '8047395612',
    '4719620853',
  ];
  const exchanged = `[${digits.map((text) => literal(text)).join(', ')}][1 + k % ${digits.length}]`;
  return attributes
    .filter(({ domain, sqlType }) => sqlType === 'VARCHAR' && domain.kind !== 'code')
    .map(({ attribute }) => `translate(${ident(attribute)}, '0123456789', ${exchanged}) AS ${ident(attribute)}`);
}

async function timed(
  work: () => Promise<unknown>,
  runs = Number(values.runs),
): Promise<{ cpu: number; clock: number }> {
  await work();
  const times: { cpu: number; clock: number }[] = [];
  for (let i = 0; i < runs; i++) {
    const [cpu, from] = [process.cpuUsage(), performance.now()];
    await work();
    const used = process.cpuUsage(cpu);
    times.push({ cpu: (used.user + used.system) / 1e6, clock: (performance.now() - from) / 1000 });
  }
  const middle = (name: 'cpu' | 'clock') =>
    round(times.map((time) => time[name]).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0);
  return { cpu: middle('cpu'), clock: middle('clock') };
}

function round(n: number): number {
  return Math.round(n * 1000) / 1000;
}
