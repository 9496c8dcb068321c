/**
 * The queue of runs in PostgreSQL (pg-boss): one at a time per project, in order. A job that was under way when the server ended is
 * taken up again at the next start; the refinery goes on from its last finished step.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { RunError, type RunEvent, type RunManifest } from '@kuaishu/refinery';
import PgBoss from 'pg-boss';
import type { InterruptionStore } from './interruptions.ts';
import type { JobFault, RunJob, RunJobs, WaitingJob } from './jobs.ts';
import { performJob, type Runner, type UnderWay } from './perform.ts';

export interface RunQueue extends RunJobs {
  /** Resolves when that job has ended, with what became of it; null when the queue closed first. */
  ended(id: string): Promise<JobEnd | null>;
  close(): Promise<void>;
}

/** `manifest` is null when the run failed; then `error` says why. */
export interface JobEnd {
  readonly id: string;
  readonly job: RunJob;
  readonly manifest: RunManifest | null;
  readonly error: unknown;
}

export interface QueueOptions {
  readonly url: string;
  readonly project: string;
  readonly runner: Runner;
  readonly interruptions: InterruptionStore;
  readonly onEvent: (event: RunEvent) => void;
  /** Faults of the queue and of runs. */
  readonly onError: (error: unknown) => void;
}

function faultOf(error: unknown): JobFault {
  const at = new Date().toISOString();
  if (error instanceof RunError) return { at, message: error.text, details: error.details };
  return {
    at,
    message: { zh: '批次没有开始，原因见日志。', en: 'The run did not begin; the log says why.' },
    details: [],
  };
}

function abandon(under: UnderWay): void {
  under.abandoned = true;
  under.started.cancel();
}

/** A province's run may take hours. */
const LONGEST_HOURS = 23;
const POLL_MS = 1_000;
const WAITING_SQL = `SELECT id, data, state FROM pgboss.job WHERE name = $1 AND state IN ('created', 'retry', 'active') ORDER BY created_on, id`;

export async function openQueue(options: QueueOptions): Promise<RunQueue> {
  const name = `run-${options.project}`;
  const boss = new PgBoss({
    connectionString: options.url,
    max: 3,
    schema: 'pgboss',
    monitorStateIntervalSeconds: 600,
    schedule: false,
  });
  boss.on('error', (error) => {
    if (!closing) options.onError(error);
  });
  await boss.start();
  await boss.createQueue(name, {
    name,
    policy: 'singleton',
    retryLimit: 20,
    expireInHours: LONGEST_HOURS,
    retentionDays: 30,
  });

  const ends = new Map<string, PromiseWithResolvers<JobEnd | null>>();
  let current: UnderWay | null = null;
  let closing = false;
  const stop = new AbortController();
  let wake = (): void => {};
  let fault: JobFault | null = null;

  function endOf(id: string): PromiseWithResolvers<JobEnd | null> {
    const known = ends.get(id) ?? Promise.withResolvers<JobEnd | null>();
    ends.set(id, known);
    return known;
  }

  async function waiting(): Promise<WaitingJob[]> {
    const { rows } = await boss.getDb().executeSql(WAITING_SQL, [name]);
    return rows.map((row) => ({ id: row.id, job: row.data, active: row.state === 'active' }));
  }

  async function perform(id: string, job: RunJob): Promise<JobEnd> {
    let manifest: RunManifest | null = null;
    let error: unknown = null;
    let named = false;
    try {
      manifest = await performJob(job, { ...options, stop: stop.signal }, (under) => {
        current = under;
        under.started.run.then(
          () => {
            named = true;
          },
          () => {},
        );
        if (closing) abandon(under);
      });
    } catch (caught) {
      error = caught;
      if (!closing) options.onError(caught);
    }
    current = null;
    fault = error === null || named ? null : faultOf(error);
    return { id, job, manifest, error };
  }

  /**
   * An own loop over `fetch`, not pg-boss's `work`: that keeps a timer of the job's longest time for a job that is left unanswered, and a
   * server that stops leaves its job so, for the next start to take up.
   */
  async function work(): Promise<void> {
    while (!closing) {
      const [next] = await boss.fetch<RunJob>(name);
      if (!next) {
        await Promise.race([
          new Promise<void>((resolve) => {
            wake = resolve;
          }),
          delay(POLL_MS, undefined, { ref: false }),
        ]);
        continue;
      }
      const end = await perform(next.id, next.data);
      if (closing) return;
      await boss.complete(name, next.id);
      endOf(next.id).resolve(end);
    }
  }

  // Whatever is active now was under way when an earlier server ended: this server is the project's only one.
  const left = (await waiting()).filter((job) => job.active).map((job) => job.id);
  if (left.length > 0) await boss.fail(name, left);
  const working = keepWorking();

  /** A database that cannot be reached for a moment must not end the queue. */
  async function keepWorking(): Promise<void> {
    while (!closing) {
      try {
        await work();
      } catch (error) {
        if (closing) return;
        options.onError(error);
        await delay(POLL_MS, undefined, { ref: false });
      }
    }
  }

  return {
    async add(job) {
      const id = await boss.send(name, job);
      if (id === null) throw new Error(`the queue ${name} refused a job`);
      wake();
      return id;
    },
    waiting,
    async cancel(run) {
      if (current?.run !== run) return false;
      current.cancelled = true;
      current.started.cancel();
      return true;
    },
    fault: () => fault,
    ended: (id) => endOf(id).promise,
    async close() {
      closing = true;
      wake();
      stop.abort();
      if (current) abandon(current);
      await working;
      await boss.stop({ graceful: false, wait: true, close: true });
      for (const end of ends.values()) end.resolve(null);
    },
  };
}
