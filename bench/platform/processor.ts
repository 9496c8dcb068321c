/**
 * Processor time by part of the platform, from the kernel's own count in nanoseconds (`schedstat`): what a request costs is read here, where the time on
 * the clock says only how long it waited on a machine that others use too.
 */
import { readdir, readFile } from 'node:fs/promises';

/** Milliseconds of processor time since the process began, by part. */
export interface Spent {
  /** The server's own thread. */
  readonly main: number;
  readonly search: number;
  readonly radar: number;
  /** The engine's helpers: garbage collection, compiling. */
  readonly engine: number;
  /** Threads for files, packing, signatures. */
  readonly pool: number;
  /** PostgreSQL's processes for connections. */
  readonly database: number;
  /** Its processes of the background: writers, checkpoints, vacuum. */
  readonly databaseBackground: number;
}

const NOTHING: Spent = { main: 0, search: 0, radar: 0, engine: 0, pool: 0, database: 0, databaseBackground: 0 };

const THREADS: Readonly<Record<string, keyof Spent>> = { search: 'search', radar: 'radar', 'libuv-worker': 'pool' };

export async function spentBy(server: number, postmaster: number): Promise<Spent> {
  const spent: Record<keyof Spent, number> = { ...NOTHING };
  for (const thread of await readdir(`/proc/${server}/task`)) {
    const folder = `/proc/${server}/task/${thread}`;
    const [name, time] = await Promise.all([text(`${folder}/comm`), text(`${folder}/schedstat`)]);
    const part = thread === String(server) ? 'main' : (THREADS[name] ?? 'engine');
    spent[part] += milliseconds(time);
  }
  const children = (await text(`/proc/${postmaster}/task/${postmaster}/children`)).split(' ').filter(Boolean);
  for (const child of [String(postmaster), ...children]) {
    const [command, time] = await Promise.all([text(`/proc/${child}/cmdline`), text(`/proc/${child}/schedstat`)]);
    spent[/ \d+\.\d+\.\d+\.\d+\(\d+\)/.test(command) ? 'database' : 'databaseBackground'] += milliseconds(time);
  }
  // Connections that were closed; the kernel counts them with the process that made them, in hundredths of a second.
  const ended = (await text(`/proc/${postmaster}/stat`)).split(') ')[1]?.split(' ') ?? [];
  spent.database += (Number(ended[13] ?? 0) + Number(ended[14] ?? 0)) * 10;
  return spent;
}

export function difference(before: Spent, after: Spent): Spent {
  return Object.fromEntries(
    Object.entries(after).map(([part, time]) => [part, time - before[part as keyof Spent]]),
  ) as unknown as Spent;
}

export const total = (spent: Spent): number => Object.values(spent).reduce((sum, one) => sum + one, 0);

/** Number of the process of the embedded database on a data folder. */
export async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(`${dataDir}/postgres/postmaster.pid`, 'utf8')).split('\n')[0]);
}

/** What is gone in the meantime has nothing to say. */
async function text(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).trim();
}
const milliseconds = (schedstat: string): number => Number(schedstat.split(' ')[0] ?? 0) / 1e6;
