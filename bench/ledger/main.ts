/**
 * kuaishu bench ledger: leaves appended a second, durable and under signed checkpoints of both trees, by size of batch; the time of inclusion proofs and
 * of tiles over HTTP; what is left of a ledger whose writer is killed again and again; and whether each byte that is turned is found and named. Figures as JSON. The wall clock stands
 * beside the time of the processors. `--leaves 0` leaves the first two out.
 *
 *   npx kuaishu bench ledger --leaves 10000000 --kills 1000 --flips
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Log, parseCheckpoint, parseNote, TREES, treeHash, verifyInclusion } from '@kuaishu/ledger';
import { type Keys, logOptions, newKeys } from '../../packages/ledger/src/testing/kill.ts';
import { flips } from './flips.ts';
import { overHttp } from './http.ts';
import { kills } from './kills.ts';

const { values } = parseArgs({
  options: {
    leaves: { type: 'string', default: '1000000' },
    kills: { type: 'string', default: '0' },
    flips: { type: 'boolean', default: false },
    dir: { type: 'string' },
    log: { type: 'string' },
  },
});
/** Bytes of a leaf. */
const LEAF = 200;
const PROOFS = 1000;
const root = await mkdtemp(join(values.dir ?? tmpdir(), 'kuaishu-bench-ledger-'));
const figures: Record<string, unknown> = { leafBytes: LEAF };
try {
  if (Number(values.leaves) > 0) await appendAndProve(join(root, 'log'), Number(values.leaves));
  if (Number(values.kills) > 0) figures['kills'] = await killed(Number(values.kills));
  if (values.flips) figures['flips'] = await flips(root);
} finally {
  await rm(root, { recursive: true, force: true });
}
process.stdout.write(
  `${JSON.stringify({ name: 'ledger', machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) }, versions: { node: process.version, openssl: process.versions.openssl }, figures, ratios: {} }, null, 2)}\n`,
);

async function appendAndProve(folder: string, leaves: number): Promise<void> {
  const keys = newKeys();
  let log = await Log.open(folder, logOptions(keys));
  const batches: Record<string, unknown> = {};
  for (const [batch, count] of [
    [1, 2_000],
    [64, 50_000],
    [1024, 200_000],
    [8192, Math.max(400_000, leaves - 252_000)],
  ] as const) {
    batches[batch] = await append(log, batch, count);
    process.stderr.write(`batches of ${batch}: ${JSON.stringify(batches[batch])}\n`);
  }
  figures['appendedPerSecond'] = batches;
  figures['leaves'] = log.size;
  const opened = performance.now();
  await log.close();
  log = await Log.open(folder, logOptions(keys));
  figures['closeAndOpenSeconds'] = round((performance.now() - opened) / 1000);
  figures['inclusionProofMs'] = await prove(log);
  figures['httpMs'] = await overHttp(log);
  figures['peakMemoryMiB'] = Math.round((process.resourceUsage().maxRSS * 1024) / 2 ** 20);
  await log.close();
}

async function append(log: Log, batch: number, leaves: number) {
  let wall = 0;
  let cpu = 0;
  for (let from = 0; from < leaves; from += batch) {
    const entries = Array.from({ length: Math.min(batch, leaves - from) }, (_, i) => {
      const bytes = Buffer.alloc(LEAF, 'x');
      bytes.writeUInt32BE(from + i);
      return bytes;
    });
    const spent = process.cpuUsage();
    const started = performance.now();
    await log.append(entries);
    wall += performance.now() - started;
    const { user, system } = process.cpuUsage(spent);
    cpu += (user + system) / 1000;
  }
  return { wall: Math.round((leaves / wall) * 1000), cpu: Math.round((leaves / cpu) * 1000) };
}

/** Proofs of leaves taken at random, each verified; the verifying is not in the time. */
async function prove(log: Log) {
  const result: Record<string, unknown> = {};
  for (const tree of TREES) {
    const { size, root: head } = parseCheckpoint(parseNote(log.checkpoint(tree)).text);
    const hash = treeHash(tree);
    const times: number[] = [];
    let cpu = 0;
    for (let i = 0; i < PROOFS; i++) {
      const index = Math.floor(Math.random() * size);
      const spent = process.cpuUsage();
      const started = performance.now();
      const proof = await log.proveInclusion(index, tree);
      times.push(performance.now() - started);
      const { user, system } = process.cpuUsage(spent);
      cpu += (user + system) / 1000;
      const bundle = await log
        .source(tree)
        .entries(Math.floor(index / 256), Math.min(256, size - Math.floor(index / 256) * 256));
      const entry = bundle.subarray((index % 256) * (LEAF + 2) + 2, (index % 256) * (LEAF + 2) + 2 + LEAF);
      if (!verifyInclusion(hash, { leaf: hash.leaf(entry), index, size, root: head, proof }))
        throw new Error(`the proof of ${index} does not hold`);
    }
    times.sort((a, b) => a - b);
    result[tree] = {
      median: round(times[PROOFS / 2] ?? 0),
      p99: round(times[Math.floor(PROOFS * 0.99)] ?? 0),
      most: round(times.at(-1) ?? 0),
      cpu: round(cpu / PROOFS),
    };
  }
  return result;
}

/** With `--log` a log that goes on from call to call, so that many kills can be had in several goes. */
async function killed(count: number) {
  const folder = values.log ?? join(root, 'killed');
  await mkdir(folder, { recursive: true });
  const keysFile = join(folder, 'keys.json');
  const keys = await readFile(keysFile, 'utf8').then(
    (text) => JSON.parse(text) as Keys,
    () => newKeys(),
  );
  await writeFile(keysFile, JSON.stringify(keys), { mode: 0o600 });
  return kills(join(folder, 'log'), keys, count);
}

function round(n: number): number {
  return Math.round(n * 1000) / 1000;
}
