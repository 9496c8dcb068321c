/**
 * The demo lives: its first delivery, then those of a year, each as a run of its own in the server's queue. What was refined in an earlier
 * start is left alone; what failed or was cancelled is asked for again.
 */
import type { JobEnd, RunJob, RunningServer } from '@kuaishu/server';
import { asOfDate } from './demo-project.ts';

/** Asks for what is missing, up to delivery number `months`; → ids of all its jobs that wait or are under way, in order. */
export async function queueDeliveries(server: RunningServer, months: number): Promise<string[]> {
  const [runs, waiting] = await Promise.all([server.runs(), server.queue.waiting()]);
  const done = new Set(runs.filter((run) => run.state === 'published' || run.state === 'held').map((run) => run.asOf));
  const ids = waiting.map((job) => job.id);
  for (let delivery = 0; delivery <= months; delivery++) {
    const asOf = asOfDate(delivery);
    const queued = waiting.some(({ job }) => job.kind === 'run' && job.asOf === asOf);
    if (!queued && !done.has(asOf)) ids.push(await server.queue.add(jobOf(delivery)));
  }
  return ids;
}

/** Any project: its first run, when it has none. */
export async function queueFirstRun(server: RunningServer): Promise<string[]> {
  const [runs, waiting] = await Promise.all([server.runs(), server.queue.waiting()]);
  const ids = waiting.map((job) => job.id);
  if (ids.length > 0 || runs.some((run) => run.state === 'published' || run.state === 'held')) return ids;
  return [await server.queue.add({ kind: 'run', asOf: new Date().toISOString().slice(0, 10) })];
}

function jobOf(delivery: number): RunJob {
  // The first delivery came with the project.
  return { kind: 'run', asOf: asOfDate(delivery), ...(delivery > 0 ? { delivery } : {}) };
}

/** Tells of each job as it ends; stops when the queue closes. */
export async function followJobs(
  server: RunningServer,
  ids: readonly string[],
  tell: (end: JobEnd) => void,
): Promise<void> {
  for (const id of ids) {
    const end = await server.queue.ended(id);
    if (!end) return;
    tell(end);
  }
}
