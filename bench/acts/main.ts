/**
 * kuaishu bench acts: what an act with its leaf costs on a real PostgreSQL, how fast leaves flow into the log, and for how long that keeps the server's
 * only thread; then what is left when the process that acts is killed again and again and its connections are cut. Figures as JSON.
 *
 *   npx kuaishu bench acts --acts 2000 --waiting 100000 --kills 200
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openActs } from '../../packages/server/src/acts/acts.ts';
import { openDatabase } from '../../packages/server/src/db/database.ts';
import { startPostgres } from '../../packages/server/src/db/postgres.ts';
import { newId } from '../../packages/server/src/ids.ts';
import { CASE_LEAVES } from '../../packages/server/src/ledger/leaf-types.ts';
import { openLedger } from '../../packages/server/src/ledger/ledger.ts';
import { examineActs } from '../../packages/server/src/ledger/testing/examine-acts.ts';
import { actUntilKilled, lostActs } from '../../packages/server/src/ledger/testing/kill-acts.ts';
import { SYSTEM } from '../../packages/server/src/policy/principal.ts';

const { values } = parseArgs({
  options: {
    acts: { type: 'string', default: '2000' },
    waiting: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '0' },
    dir: { type: 'string' },
  },
});
const root = await mkdtemp(join(values.dir ?? tmpdir(), 'kuaishu-bench-acts-'));
const clock = () => new Date();
const figures: Record<string, unknown> = {};
try {
  const dataDir = join(root, 'data');
  const postgres = await startPostgres(dataDir);
  try {
    figures['flow'] = await flow(dataDir, postgres.url, Number(values.acts), Number(values.waiting));
    process.stderr.write(`flow: ${JSON.stringify(figures['flow'])}\n`);
    if (Number(values.kills) > 0) figures['kills'] = await kill(dataDir, postgres.url, Number(values.kills));
  } finally {
    await postgres.stop();
  }
} finally {
  await rm(root, { recursive: true, force: true });
}
process.stdout.write(
  `${JSON.stringify({ name: 'acts', machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) }, versions: { node: process.version, postgres: '18' }, figures, ratios: {} }, null, 2)}\n`,
);

function opened(version: number) {
  return { procedure: 'bench', version, organisation: newId('org') };
}

/** Acts one after another, eight at a time; then a heap of leaves that waits, as after a long fault. CPU time is of this process. */
async function flow(dataDir: string, url: string, acts: number, waiting: number) {
  const database = await openDatabase({ dataDir, databaseUrl: url, onError: () => {} });
  let ledger = await openLedger({ dataDir, db: database.db, clock, onError: () => {} });
  try {
    const { run } = openActs(database.db, clock, ledger.flow.wake);
    const times: number[] = [];
    const began = performance.now();
    let next = 0;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (next++ < acts) {
          const started = performance.now();
          await run({ action: 'case.open', principal: SYSTEM }, ({ leaf }) =>
            leaf(CASE_LEAVES.opened, newId('case'), opened(1)),
          );
          times.push(performance.now() - started);
        }
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    await ledger.flow.settled();
    await ledger.close();
    await heap(url, waiting);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const spent = process.cpuUsage();
    const from = performance.now();
    delay.enable();
    ledger = await openLedger({ dataDir, db: database.db, clock, onError: () => {} });
    await ledger.flow.settled();
    delay.disable();
    const { user, system } = process.cpuUsage(spent);
    times.sort((a, b) => a - b);
    return {
      acts,
      actsPerSecond: Math.round(acts / seconds),
      actMs: { median: round(times[times.length >> 1] ?? 0), p99: round(times[Math.floor(times.length * 0.99)] ?? 0) },
      waiting,
      leavesPerSecond: Math.round((waiting / (performance.now() - from)) * 1000),
      leavesPerCpuSecond: Math.round(waiting / ((user + system) / 1e6)),
      threadHeldMs: {
        median: round(delay.percentile(50) / 1e6),
        p99: round(delay.percentile(99) / 1e6),
        most: round(delay.max / 1e6),
      },
    };
  } finally {
    await ledger.close();
    await database.close();
  }
}

/** Leaves of one act each, put into the database at once. */
async function heap(url: string, waiting: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET search_path TO kuaishu');
    const at = clock();
    for (let from = 0; from < waiting; from += 5000) {
      const rows = Array.from({ length: Math.min(5000, waiting - from) }, () => {
        const [leaf, act, subject] = [newId('leaf'), newId('act'), newId('case')];
        const body = CASE_LEAVES.opened.encode(
          { leaf, act, at: at.toISOString(), actor: 'system', subject },
          opened(1),
        );
        return { leaf, act, subject, body: Buffer.from(body) };
      });
      await client.query(
        `INSERT INTO audit_record (id, at, outcome, action, actor, actor_kind, leaves)
         SELECT id, $2, 'done', 'case.open', 'system', 'system', 1 FROM unnest($1::text[]) AS id`,
        [rows.map((r) => r.act), at],
      );
      await client.query(
        `INSERT INTO leaf_outbox (id, act, at, type, subject, body)
         SELECT id, act, $5, 'case.opened', subject, body
         FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) AS leaf (id, act, subject, body)`,
        [rows.map((r) => r.leaf), rows.map((r) => r.act), rows.map((r) => r.subject), rows.map((r) => r.body), at],
      );
    }
  } finally {
    await client.end();
  }
}

async function kill(dataDir: string, url: string, kills: number) {
  const acts: string[] = [];
  const sum = { recovered: 0, recoveries: 0, cuts: 0 };
  for (let i = 0; i < kills; i++) {
    const killed = await actUntilKilled(dataDir, url, 10 + Math.random() * 250, i % 3 === 2);
    acts.push(...killed.acts);
    sum.recovered += killed.recovered.placed;
    sum.recoveries += killed.recovered.placed > 0 ? 1 : 0;
    sum.cuts += killed.cuts;
    if (i % 50 === 49) process.stderr.write(`${i + 1} kills: ${acts.length} acts, ${JSON.stringify(sum)}\n`);
  }
  const lost = await lostActs(url, acts);
  const { faultCount, faults, size, leaves, acts: onRecord } = await examineActs(dataDir, url);
  if (lost.length > 0 || faultCount > 0)
    throw new Error(JSON.stringify({ lost, faultCount, faults: faults.slice(0, 20) }));
  return {
    kills,
    acknowledged: acts.length,
    lost: lost.length,
    onRecord,
    leaves,
    inLog: size,
    ...sum,
    faults: faultCount,
  };
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
