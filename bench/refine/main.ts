/**
 * kuaishu bench refine [people…]: the eight steps over the demo's base delivery, beside the time the same engine takes to copy the same files, read
 * as text, to Parquet, in the same run. A strip in another encoding is copied from its UTF-8 twin (the engine cannot read it otherwise), so that the base is
 * never too slow. Medians of the runs; figures as JSON.
 *
 *   npx kuaishu bench refine 130000          about a million source rows
 *   npx kuaishu bench refine 130000 390000 1300000 --runs 3
 */
import { createReadStream, createWriteStream } from 'node:fs';
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
  const runs: { copy: number; refine: number; manifest: RunManifest; peak: number }[] = [];
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
    const manifest = await handle.done;
    const refine = (performance.now() - from) / 1000;
    runs.push({ copy, refine, manifest, peak: (manifest.peakMemoryBytes ?? 0) + process.memoryUsage().rss });
    process.stderr.write(
      `${people} people, ${rows} rows: copy ${copy.toFixed(2)} s, refine ${refine.toFixed(2)} s, ratio ${(refine / copy).toFixed(1)}\n`,
    );
  }
  const copy = median(runs.map((r) => r.copy));
  const refine = median(runs.map((r) => r.refine));
  ratios[String(rows)] = round(refine / copy);
  figures[String(rows)] = {
    people,
    rows,
    copySeconds: round(copy),
    refineSeconds: round(refine),
    ratio: round(refine / copy),
    steps: Object.fromEntries(
      (runs[0]?.manifest.steps ?? []).map((s) => [
        s.name,
        {
          seconds: round(median(runs.map((r) => r.manifest.steps.find((x) => x.name === s.name)?.seconds ?? 0))),
          timesCopy: round(s.seconds / copy),
        },
      ]),
    ),
    peakMemoryMiB: Math.round(Math.max(...runs.map((r) => r.peak)) / 2 ** 20),
    entities: Object.fromEntries((runs[0]?.manifest.blocks ?? []).map((b) => [b.block, b.entities])),
  };
  if (!values.keep) await rm(dir, { recursive: true, force: true });
}
process.stdout.write(
  `${JSON.stringify({ name: 'refine', machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) }, versions: { node: process.version, duckdb: engineVersion }, figures, ratios }, null, 2)}\n`,
);

/** Seconds to copy every delivered file, as text, to Parquet. */
async function copyAll(dir: string): Promise<number> {
  const engine = await openDuckDb({ threads: cpus().length, memoryLimitMb: Number(values.memory) });
  engineVersion = engine.version;
  const out = join(dir, 'copy');
  await mkdir(out, { recursive: true });
  const files = (await readdir(join(dir, 'sources'), { withFileTypes: true }))
    .filter((f) => f.isFile())
    .map((f) => f.name);
  const prepared = await Promise.all(files.map((f) => readable(join(dir, 'sources', f), join(out, `${f}.utf8`))));
  let seconds = 0;
  for (const [i, from] of prepared.entries()) {
    if (from === null) continue;
    const started = performance.now();
    await engine.run(`COPY (SELECT * FROM ${from}) TO ${literal(join(out, `${i}.parquet`))} (FORMAT parquet)`);
    seconds += (performance.now() - started) / 1000;
  }
  engine.close();
  await rm(out, { recursive: true, force: true });
  return seconds;
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
