/** What a question costs: wall clock, and the processors' time on both sides of the connection, which stays the same on a busy machine. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Cost {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
  /** Milliseconds of the server's processor time for one. */
  readonly nodeCpu: number;
  /** Milliseconds of the database's processor time for one. */
  readonly databaseCpu: number;
}

/** Jiffies a second: Linux gives its times in hundredths, whatever the kernel counts in. */
const JIFFIES = 100;

/** Seconds of processor time that the database of a data folder has used, all its processes together. */
export async function databaseCpu(dataDir: string): Promise<number> {
  const postmaster = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0];
  let jiffies = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // after the name, which is in brackets: state, parent, …, time in user and system mode, and that of children that ended
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (pid !== postmaster && fields[1] !== postmaster) continue;
    jiffies +=
      Number(fields[11]) + Number(fields[12]) + (pid === postmaster ? Number(fields[13]) + Number(fields[14]) : 0);
  }
  return jiffies / JIFFIES;
}

/** `times` calls, `lanes` of them at a time. */
export async function cost(
  dataDir: string,
  times: number,
  what: (n: number) => Promise<unknown>,
  lanes = 1,
): Promise<Cost> {
  const spent: number[] = [];
  const database = await databaseCpu(dataDir);
  const node = process.cpuUsage();
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let n = next++; n < times; n = next++) {
        const from = performance.now();
        await what(n);
        spent.push(performance.now() - from);
      }
    }),
  );
  const used = process.cpuUsage(node);
  const sorted = spent.sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    most: at(1),
    nodeCpu: round((used.user + used.system) / 1000 / times),
    databaseCpu: round(((await databaseCpu(dataDir)) - database) * (1000 / times)),
  };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
