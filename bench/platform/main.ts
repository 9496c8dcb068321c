/**
 * kuaishu bench platform: so many signed-in people at work on a real server (`kuaishu start`, its own PostgreSQL, its own pages) over a ledger of so many
 * entries: they search, read, look into their inbox, compile beside the radar, save, comment. Latency by kind of request, as the people see it, on the
 * very machine that serves them, and how the processors' time is shared between server, database and the people. Figures as JSON.
 *
 *   npx kuaishu bench platform --users 500 --entries 100000 --seconds 120
 *   npx kuaishu bench platform --cost 200                      processor time of one request of each kind instead
 *   npx kuaishu bench platform --data var/bench-100000          keeps the filled folder, and uses it again the next time
 */
import { access, appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openOperatorDatabase } from '../../packages/server/src/db/operator.ts';
import { costs, WARM } from './cost.ts';
import { fillLedger, known } from './fill.ts';
import { type Work, work } from './people.ts';
import { difference, postmasterOf, spentBy, total } from './processor.ts';
import { memoryOf, startServer } from './server.ts';
import { openSessions } from './sessions.ts';
import { statementCount } from './statements.ts';

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '500' },
    entries: { type: 'string', default: '100000' },
    /** Items of an entry, on average. */
    items: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '120' },
    /** Seconds that a person thinks between two requests, on average. */
    think: { type: 'string', default: '10' },
    /** Where a folder is made that goes again. */
    dir: { type: 'string' },
    /** A folder that stays. */
    data: { type: 'string' },
    /** Only fills the folder. */
    prepare: { type: 'boolean', default: false },
    /** Requests of each kind, one after another, for their processor time. */
    cost: { type: 'string' },
    /** Folder for a profile of the server's threads. */
    profile: { type: 'string' },
  },
});
const number = (name: 'users' | 'entries' | 'items' | 'seconds' | 'think'): number => Number(values[name]);
const [users, entries, seconds] = [number('users'), number('entries'), number('seconds')];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const dataDir = values.data
  ? resolve(values.data)
  : await mkdtemp(join(values.dir ?? tmpdir(), 'kuaishu-bench-platform-'));
try {
  await prepare();
  if (!values.prepare) await measure();
} finally {
  if (!values.data) await rm(dataDir, { recursive: true, force: true });
}

/** The simulated province first, with its people and cases; then the ledger, put in order as the database would do by itself in time. */
async function prepare(): Promise<void> {
  const filledFile = join(dataDir, 'bench-filled.json');
  const filled = await readFile(filledFile, 'utf8').catch(() => null);
  if (filled !== null) {
    const { entries: found } = JSON.parse(filled) as { entries: number };
    if (found !== entries) throw new Error(`${dataDir} is filled with ${found} entries, not ${entries}`);
    return;
  }
  await mkdir(dataDir, { recursive: true });
  const began = performance.now();
  const after = (): string => `after ${Math.round((performance.now() - began) / 1000)} s`;
  const isPlayed = await access(join(dataDir, 'bench-province')).then(
    () => true,
    () => false,
  );
  const server = await startServer(dataDir, !isPlayed);
  await server.provinceDone.finally(server.stop);
  await writeFile(join(dataDir, 'bench-province'), '');
  say(`province ${after()}`);
  // Without the server, whose threads would follow each entry.
  const database = await openOperatorDatabase(dataDir, null);
  try {
    const { items } = await fillLedger(database.db, { entries, items: number('items') });
    say(`${entries} entries, ${items} items ${after()}`);
  } finally {
    await database.close();
  }
  await appendFile(join(dataDir, 'postgres', 'postgresql.conf'), "\nshared_preload_libraries = 'pg_stat_statements'\n");
  await writeFile(filledFile, JSON.stringify({ entries }));
}

async function measure(): Promise<void> {
  const began = performance.now();
  const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(values.profile)}`] : [];
  const server = await startServer(dataDir, false, flags);
  try {
    const database = await openOperatorDatabase(dataDir, null);
    try {
      const { ids, ...size } = await known(database.db);
      const wanted = values.cost ? WARM + Number(values.cost) : users;
      const people = await openSessions(database.db, wanted, values.cost ? ['steward'] : []);
      const indexSeconds = await indexed(server.url, people[0]?.cookie ?? '', began);
      say(`${people.length} sessions; indexed after ${Math.round(indexSeconds)} s`);
      const of = {
        url: server.url,
        people,
        entries: ids,
        server: server.process.pid as number,
        postmaster: await postmasterOf(dataDir),
      };
      const before = await memoryOf(server);
      const figures = values.cost
        ? {
            costMs: await costs({
              ...of,
              statements: await statementCount(database.db),
            }),
          }
        : await load(of);
      process.stdout.write(
        `${JSON.stringify(
          {
            name: 'platform',
            machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) },
            versions: { node: process.version, postgres: '18' },
            figures: {
              users: people.length,
              ...size,
              indexSeconds: Math.round(indexSeconds),
              ...figures,
              serverMemoryMiB: { before, after: await memoryOf(server) },
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
    await server.stop();
  }
}

async function load(of: Omit<Work, 'seconds' | 'thinkSeconds'> & { server: number; postmaster: number }) {
  const own = process.cpuUsage();
  const [began, before] = [performance.now(), await spentBy(of.server, of.postmaster)];
  const { kinds, errors, requests } = await work({ ...of, seconds, thinkSeconds: number('think') });
  const elapsed = performance.now() - began;
  const spent = difference(before, await spentBy(of.server, of.postmaster));
  const { user, system } = process.cpuUsage(own);
  const cores = (ms: number): number => Math.round((ms / elapsed) * 1000) / 1000;
  return {
    seconds,
    requests,
    requestsPerSecond: Math.round((requests / seconds) * 10) / 10,
    errors,
    latencyMs: Object.fromEntries(Object.entries(kinds).map(([kind, times]) => [kind, quantiles(times)])),
    allMs: quantiles(Object.values(kinds).flat()),
    /** Processors kept busy. */
    cores: {
      ...Object.fromEntries(Object.entries(spent).map(([part, ms]) => [part, cores(ms)])),
      platform: cores(total(spent)),
      people: cores((user + system) / 1000),
    },
  };
}

function quantiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

/** Seconds from the server's start until search and radar know them all. */
async function indexed(url: string, cookie: string, began: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`${url}/api/catalog/probe`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ title: '人口信息', items: [] }),
    });
    const searched = await fetch(`${url}/api/catalog/search?q=${encodeURIComponent('人口')}&limit=1`, {
      headers: { cookie },
    });
    // Both refuse until their first load is done.
    if (answer.ok && searched.ok) return (performance.now() - began) / 1000;
    if (performance.now() - began > 1_800_000) throw new Error('the entries were not indexed within half an hour');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
