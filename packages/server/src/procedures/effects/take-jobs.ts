/** Takes the jobs of a line as places become free, so that one that takes long holds up nobody but itself. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Bell } from './bell.ts';
import type { Job, Jobs, Line } from './jobs.ts';

export interface TakingOf {
  readonly jobs: Pick<Jobs, 'take'>;
  readonly perform: (line: Line, job: Job) => Promise<void>;
  readonly bell: Bell;
  /** Jobs of a line that run at the same time. */
  readonly parallel: number;
  /** A line is looked at so often when nobody rings. */
  readonly pollMs: number;
  /** True once no further job is to be taken. */
  readonly closing: () => boolean;
  readonly onError: (error: unknown) => void;
}

/** Ends when it is closing and what was under way is over. A database that cannot be reached for a moment does not end it. */
export async function takeJobs(line: Line, of: TakingOf): Promise<void> {
  while (!of.closing()) {
    try {
      await takeUntilFault(line, of);
    } catch (error) {
      if (of.closing()) return;
      of.onError(error);
      await delay(of.pollMs, undefined, { ref: false });
    }
  }
}

async function takeUntilFault(line: Line, of: TakingOf): Promise<void> {
  const { jobs, perform, bell, parallel, pollMs, closing } = of;
  const running = new Set<Promise<void>>();
  let fault: unknown = null;
  try {
    while (!closing() && fault === null) {
      const calls = bell.calls();
      const taken = await jobs.take(line, parallel - running.size);
      for (const job of taken) {
        const one: Promise<void> = perform(line, job)
          .catch((error: unknown) => {
            fault = error;
          })
          .finally(() => running.delete(one));
        running.add(one);
      }
      if (taken.length > 0 && running.size < parallel) continue;
      const free = running.size >= parallel ? [] : [bell.rung(calls), delay(pollMs, undefined, { ref: false })];
      await Promise.race([...running, ...free]);
    }
  } finally {
    await Promise.all(running);
  }
  if (fault !== null) throw fault;
}
