/**
 * kuaishu bench platform: so many signed-in people at work on a real server (`kuaishu start`, its own PostgreSQL, its own pages) over a ledger of so many
 * entries: they search, read, look into their inbox, compile beside the radar, save, comment. Latency by kind of request, as the people see it, on the
 * very machine that serves them. Figures as JSON.
 *
 *   npx kuaishu bench platform --users 500 --entries 100000 --seconds 120
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openOperatorDatabase } from '../../packages/server/src/db/operator.ts';
import { fillLedger } from './fill.ts';
import { work } from './people.ts';
import { openSessions } from './sessions.ts';

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '500' },
    entries: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '120' },
    /** Seconds that a person thinks between two requests, on average. */
    think: { type: 'string', default: '10' },
    dir: { type: 'string' },
  },
});
const [users, entries, seconds, think] = [values.users, values.entries, values.seconds, values.think].map(Number) as [
  number,
  number,
  number,
  number,
];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const dataDir = await mkdtemp(join(values.dir ?? tmpdir(), 'kuaishu-bench-platform-'));
const server = await start(dataDir);
try {
  const database = await openOperatorDatabase(dataDir, null);
  try {
    const began = performance.now();
    const filled = await fillLedger(database.db, entries);
    say(`${filled.entries} entries, ${filled.items} items in ${Math.round((performance.now() - began) / 1000)} s`);
    const people = await openSessions(database.db, users);
    say(`${people.length} sessions`);
    const indexSeconds = await indexed(server.url, people[0]?.cookie ?? '', filled.entries);
    say(`indexed after ${Math.round(indexSeconds)} s`);
    const before = await memoryOf(server.child);
    const { kinds, errors, requests } = await work({
      url: server.url,
      people,
      seconds,
      thinkSeconds: think,
      entries: filled.ids,
    });
    process.stdout.write(
      `${JSON.stringify(
        {
          name: 'platform',
          machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) },
          versions: { node: process.version, postgres: '18' },
          figures: {
            users: people.length,
            entries: filled.entries,
            items: filled.items,
            indexSeconds: Math.round(indexSeconds),
            seconds,
            requests,
            requestsPerSecond: Math.round((requests / seconds) * 10) / 10,
            errors,
            latencyMs: Object.fromEntries(Object.entries(kinds).map(([kind, times]) => [kind, quantiles(times)])),
            serverMemoryMiB: { before, after: await memoryOf(server.child) },
          },
          ratios: {},
        },
        null,
        2,
      )}\n`,
    );
  } finally {
    await database.close();
  }
} finally {
  server.child.kill('SIGINT');
  await new Promise((resolve) => server.child.once('close', resolve));
  await rm(dataDir, { recursive: true, force: true });
}

function quantiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

async function start(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const program = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      program,
      'start',
      '--people',
      '50',
      '--no-year',
      '--port',
      '0',
      '--data',
      folder,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const found = /http:\/\/[\d.:[\]a-z]+:\d+/.exec(output)?.[0];
        if (found) resolve(found);
      });
    child.once('close', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  return { child, url };
}

/** Seconds until search and radar know them all. */
async function indexed(url: string, cookie: string, wanted: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const answer = await fetch(`${url}/api/catalog/probe`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ title: '人口信息', items: [] }),
    });
    const known = answer.ok ? ((await answer.json()) as { entries: number }).entries : 0;
    if (known >= wanted) return (performance.now() - began) / 1000;
    if (performance.now() - began > 1_800_000) throw new Error(`only ${known} of ${wanted} entries were indexed`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function memoryOf(child: ChildProcess): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
