/** Own side of `kuaishu bench link large|peers`, in a process of its own: seconds by phase, CPU, peak memory, F1. `node bench/link/large.ts FILE FIELDS.json` */
import { readFileSync } from 'node:fs';
import { literal, openDuckDb } from '@kuaishu/engine';
import { linkRecords } from '@kuaishu/refinery';
import { scorePairs } from './measure.ts';

/** Of the engine: a million people fit; what does not is spilled. */
const MEMORY_MB = 2800;

const [file, described] = process.argv.slice(2);
if (!file || !described) throw new Error('node bench/link/large.ts FILE FIELDS.json');
const fields = JSON.parse(readFileSync(described, 'utf8'));
const engine = await openDuckDb({ threads: 2, memoryLimitMb: MEMORY_MB, spillFolder: `${file}.spill` });
const start = performance.now();
const cpuOf = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const cpu = cpuOf();
await engine.run(`CREATE TABLE records_in AS SELECT * EXCLUDE (ent) FROM read_parquet(${literal(file)})`);
const loaded = performance.now();
const result = await linkRecords(engine, { table: 'records_in', fields });
const linked = performance.now();
const spent = cpuOf() - cpu;
const peak = process.resourceUsage().maxRSS;
await engine.run(`CREATE TABLE truth AS SELECT rec, ent FROM read_parquet(${literal(file)})`);
const score = await scorePairs(engine, result.clusters, 'truth', 'records_in', false);
engine.close();
console.log(
  JSON.stringify({
    ...score,
    loadSeconds: (loaded - start) / 1000,
    linkSeconds: (linked - loaded) / 1000,
    cpuSeconds: spent,
    peakRssMb: Math.round(peak / 1024),
    stats: result.stats,
    rules: result.model.rules,
  }),
);
