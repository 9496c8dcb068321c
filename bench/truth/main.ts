/**
 * kuaishu bench truth [people]: the demo's base delivery refined and measured against its truth: links, golden cells, seeded defects found, false
 * alarms; and the naive rule (same ID number, else same name and birth date) on the same cleaned records. Figures as JSON.
 * --reuse: the delivery that stands in the folder; --resume: also take up a run that was ended there; --again: measure the run that stands there;
 * --keep: leave all of it. --covered a,b: these strips are delivered covered (5201**********1234, 138****5678). --of a,b: the links also for the pairs in
 * which a record of these strips takes part; by default of those that are covered.
 */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDemo } from '@kuaishu/demo';
import { openDuckDb } from '@kuaishu/engine';
import { openStore, startRun } from '@kuaishu/refinery';
import { measureDefects } from './findings.ts';
import { measureGolden } from './golden.ts';
import { measureLinks, openClusters } from './links.ts';
import { type Measured, openTruth, readCraft, round } from './truth-tables.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: 'string', default: 'var/bench/truth' },
    reuse: { type: 'boolean', default: false },
    resume: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    memory: { type: 'string', default: '8192' },
    keep: { type: 'boolean', default: false },
    covered: { type: 'string', default: '' },
    of: { type: 'string', default: '' },
  },
});
const people = Number(positionals[0] ?? 20_000);
const covered = values.covered.split(',').filter(Boolean);
const of = values.of ? values.of.split(',') : covered;
const dir = resolve(values.dir, [people, ...covered].join('-'));
const store = join(dir, '.kuaishu');
const AS_OF = '2025-11-30';
const MONTH = '2025-11';
const memoryLimitMb = Number(values.memory);

if (!values.again) {
  if (!values.reuse && !values.resume) {
    await rm(dir, { recursive: true, force: true });
    await writeDemo({ dir, people, months: 1, covered });
  }
  if (!values.resume) await rm(store, { recursive: true, force: true });
  await startRun({ project: dir, store, asOf: AS_OF, memoryLimitMb, threads: 2 }).done;
}
const manifest = await newestRun();
const began = process.cpuUsage();
const engine = await openDuckDb({ threads: 2, memoryLimitMb, spillFolder: join(dir, 'spill') });
const craft = await readCraft(store, manifest.run);
const measured: Measured = { engine, dir, store, month: MONTH, manifest, craft, of };
await openTruth(measured);
await openClusters(measured);
const links = await measureLinks(measured);
const golden = await measureGolden(measured);
const defects = await measureDefects(measured);
engine.close();
const spent = process.cpuUsage(began);
if (!values.keep) await rm(dir, { recursive: true, force: true });

process.stdout.write(
  `${JSON.stringify(
    {
      name: 'truth',
      versions: { node: process.version, duckdb: manifest.engine.version },
      figures: {
        people,
        ...(covered.length > 0 ? { covered } : {}),
        rows: manifest.steps[0]?.in,
        seconds: round(manifest.steps.reduce((n, s) => n + s.seconds, 0)),
        steps: Object.fromEntries(manifest.steps.map((s) => [s.name, s.seconds])),
        peakMemoryMiB: Math.round((manifest.peakMemoryBytes ?? 0) / 2 ** 20),
        measuringCpuSeconds: round((spent.user + spent.system) / 1e6),
        digests: Object.fromEntries(manifest.blocks.map(({ block, digest }) => [block, digest])),
        links,
        golden,
        defects,
      },
      ratios: {},
    },
    null,
    2,
  )}\n`,
);

async function newestRun() {
  const reader = openStore(store);
  const [run] = await reader.runs();
  reader.close();
  if (!run) throw new Error(`no run in ${store}`);
  return run;
}
