/**
 * kuaishu bench refine [people…]: the eight steps over the demo's base delivery, beside the time the same engine takes to copy the same files, read
 * as text, to Parquet, in the same run. A strip in another encoding is copied from its UTF-8 twin (the engine cannot read it otherwise), so that the base is
 * never too slow. Medians of the runs; figures as JSON. Beside the wall clock stands the time of the processors, since a machine that others use
 * stretches the one more than the other. Peak memory is that of the whole process tree, looked at ten times a second.
 *
 *   npx kuaishu bench refine 213000              about a million source rows
 *   npx kuaishu bench refine 213000 640000 2130000 --runs 3
 */
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { writeDemo } from '@kuaishu/demo';
import { literal, openDuckDb, sniffFile } from '@kuaishu/engine';
import { type RunManifest, startRun } from '@kuaishu/refinery';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '1' },
    memory: { type: 'string', default: '6144' },
    dir: { type: 'string', default: 'var/bench/refine' },
    keep: { type: 'boolean', default: false },
  },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [130_000];
const figures: Record<string, unknown> = {};
const ratios: Record<string, number> = {};
let engineVersion = '';

for (const people of sizes) {
  const dir = resolve(values.dir, String(people));
  await rm(dir, { recursive: true, force: true });
  const demo = await writeDemo({ dir, people, months: 1 });
  const rows = Object.values(demo.rows).reduce((a, b) => a + b, 0);
  const runs: { copy: Time; refine: Time; manifest: RunManifest; peak: number }[] = [];
  for (let i = 0; i < Number(values.runs); i++) {
    const copy = await copyAll(dir);
    await rm(join(dir, '.kuaishu'), { recursive: true, force: true });
    const from = performance.now();
    const handle = startRun({
      project: dir,
      store: join(dir, '.kuaishu'),
      asOf: '2025-11-30',
      threads: cpus().length,
      memoryLimitMb: Number(values.memory),
    });
    const memory = watchMemory([process.pid, ...(handle.pid === undefined ? [] : [handle.pid])]);
    const manifest = await handle.done;
    const wall = (performance.now() - from) / 1000;
    const refine = { wall, cpu: manifest.steps.reduce((sum, step) => sum + (step.cpuSeconds ?? 0), 0) };
    const peak = Math.max(memory.stop(), (manifest.peakMemoryBytes ?? 0) + process.memoryUsage.rss());
    runs.push({ copy, refine, manifest, peak });
    process.stderr.write(report(people, rows, copy, refine, manifest, peak));
  }
  const copy = middle(runs.map((r) => r.copy));
  const refine = middle(runs.map((r) => r.refine));
  ratios[String(rows)] = round(refine.wall / copy.wall);
  figures[String(rows)] = {
    people,
    rows,
    copySeconds: round(copy.wall),
    copyCpuSeconds: round(copy.cpu),
    refineSeconds: round(refine.wall),
    refineCpuSeconds: round(refine.cpu),
    ratio: round(refine.wall / copy.wall),
    cpuRatio: round(refine.cpu / copy.cpu),
    steps: Object.fromEntries(
      (runs[0]?.manifest.steps ?? []).map(({ name }) => {
        const own = middle(runs.map((r) => timeOf(r.manifest, name)));
        return [
          name,
          {
            seconds: round(own.wall),
            cpuSeconds: round(own.cpu),
            timesCopy: round(own.wall / copy.wall),
            timesCopyCpu: round(own.cpu / copy.cpu),
          },
        ];
      }),
    ),
    peakMemoryMiB: Math.round(Math.max(...runs.map((r) => r.peak)) / 2 ** 20),
    entities: Object.fromEntries((runs[0]?.manifest.blocks ?? []).map((b) => [b.block, b.entities])),
  };
  if (!values.keep) await rm(dir, { recursive: true, force: true });
}
process.stdout.write(
  `${JSON.stringify({ name: 'refine', machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) }, versions: { node: process.version, duckdb: engineVersion }, figures, ratios }, null, 2)}\n`,
);

interface Time {
  /** Seconds by the clock, and of all processors. */
  readonly wall: number;
  readonly cpu: number;
}

function timeOf(manifest: RunManifest, step: string): Time {
  const record = manifest.steps.find((s) => s.name === step);
  return { wall: record?.seconds ?? 0, cpu: record?.cpuSeconds ?? 0 };
}

function middle(times: readonly Time[]): Time {
  return { wall: median(times.map((t) => t.wall)), cpu: median(times.map((t) => t.cpu)) };
}

/** The run in lines for people: shares of each step as multiples of the copy, by the clock and by the processors. */
function report(people: number, rows: number, copy: Time, refine: Time, manifest: RunManifest, peak: number): string {
  const line = (name: string, time: Time) =>
    `  ${name.padEnd(8)} ${time.wall.toFixed(2).padStart(8)} s ${(time.wall / copy.wall).toFixed(1).padStart(6)} ×   ${time.cpu.toFixed(2).padStart(8)} CPU s ${(time.cpu / copy.cpu).toFixed(1).padStart(6)} ×\n`;
  return `${people} people, ${rows} rows, peak ${Math.round(peak / 2 ** 20)} MiB\n${line('copy', copy)}${manifest.steps.map((s) => line(s.name, timeOf(manifest, s.name))).join('')}${line('all', refine)}`;
}

/** Resident bytes of processes together, at their highest. Without /proc there is nothing to look at: `stop` is then 0. */
function watchMemory(pids: readonly number[]): { stop(): number } {
  let highest = 0;
  const look = () => {
    const together = pids.reduce((sum, pid) => sum + residentBytes(pid), 0);
    if (together > highest) highest = together;
  };
  const timer = setInterval(look, 100);
  return {
    stop: () => {
      clearInterval(timer);
      return highest;
    },
  };
}

function residentBytes(pid: number): number {
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0; // it has ended, or the system has no /proc
  }
}

/** Time to copy every delivered file, as text, to Parquet. */
async function copyAll(dir: string): Promise<Time> {
  const engine = await openDuckDb({ threads: cpus().length, memoryLimitMb: Number(values.memory) });
  engineVersion = engine.version;
  const out = join(dir, 'copy');
  await mkdir(out, { recursive: true });
  const files = (await readdir(join(dir, 'sources'), { withFileTypes: true }))
    .filter((f) => f.isFile())
    .map((f) => f.name);
  const prepared = await Promise.all(files.map((f) => readable(join(dir, 'sources', f), join(out, `${f}.utf8`))));
  let wall = 0;
  let cpu = 0;
  for (const [i, from] of prepared.entries()) {
    if (from === null) continue;
    const started = performance.now();
    const spent = process.cpuUsage();
    await engine.run(`COPY (SELECT * FROM ${from}) TO ${literal(join(out, `${i}.parquet`))} (FORMAT parquet)`);
    wall += (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(spent);
    cpu += (user + system) / 1e6;
  }
  engine.close();
  await rm(out, { recursive: true, force: true });
  return { wall, cpu };
}

/** A table function over the file as the engine itself reads it; null for spreadsheets, which it does not read (they are small here). */
async function readable(file: string, twin: string): Promise<string | null> {
  const shape = await sniffFile(file);
  if (shape.format === 'ndjson') return `read_json(${literal(file)}, format = 'newline_delimited')`;
  if (shape.format === 'parquet') return `read_parquet(${literal(file)})`;
  if (shape.format !== 'csv' && shape.format !== 'tsv') return null;
  const path = shape.encoding === 'utf-8' || shape.encoding === undefined ? file : twin;
  if (path === twin)
    await pipeline(createReadStream(file), decoder(shape.encoding ?? 'utf-8'), createWriteStream(twin));
  return `read_csv(${literal(path)}, all_varchar = true, header = true, delim = ${literal(shape.delimiter ?? ',')}, quote = '"', escape = '"', ignore_errors = true, skip = ${Math.max(0, shape.headerLine - 1)})`;
}

async function* decoded(source: AsyncIterable<Buffer>, encoding: string): AsyncIterable<string> {
  const text = new TextDecoder(encoding);
  for await (const chunk of source) yield text.decode(chunk, { stream: true });
  yield text.decode();
}

function decoder(encoding: string) {
  return (source: AsyncIterable<Buffer>) => decoded(source, encoding);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
