import type { Text2 } from '@kuaishu/api';

/** What the server asks of the queue of runs; `queue.ts` keeps it in PostgreSQL. */

/** `delivery`: a simulated delivery to be made before the run, by its number. `asOf` is YYYY-MM-DD, fixed when asked for. */
export type RunJob =
  | { readonly kind: 'run'; readonly asOf: string; readonly delivery?: number }
  | {
      readonly kind: 'release';
      readonly run: string;
      readonly asOf: string;
      readonly reason: string;
      readonly by: string;
    };

export interface WaitingJob {
  readonly id: string;
  readonly job: RunJob;
  readonly active: boolean;
}

/** Why a run could not begin. */
export interface JobFault {
  readonly at: string;
  readonly message: Text2;
  readonly details: readonly Text2[];
}

export interface RunJobs {
  add(job: RunJob): Promise<string>;
  /** Waiting and active ones, oldest first. */
  waiting(): Promise<WaitingJob[]>;
  /** False when that run is not under way. */
  cancel(run: string): Promise<boolean>;
  /** Of the latest job, when it ended before its run had a number. */
  fault(): JobFault | null;
}
