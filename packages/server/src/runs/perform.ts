/** One job of the queue: the delivery, then the run in its own process, and a record of its end when it was killed. */
import type { RunEvent, RunManifest } from '@kuaishu/refinery';
import type { InterruptionStore } from './interruptions.ts';
import type { RunJob } from './jobs.ts';

/** A run in a process of its own. `run` gives its number as soon as it has one. */
export interface StartedRun {
  readonly run: Promise<string>;
  readonly done: Promise<RunManifest>;
  cancel(): void;
}

/** How runs and simulated deliveries are started; the real ones are `startRun` of the refinery and the demo's. */
export interface Runner {
  start(
    options: { asOf: string; release?: { reason: string; by: string; run: string } },
    onEvent: (event: RunEvent) => void,
  ): StartedRun;
  /** Makes the simulated delivery of that number, if it was not made before. `stop` is aborted when the queue closes. */
  deliver(delivery: number, stop: AbortSignal): Promise<void>;
}

export interface UnderWay {
  readonly started: StartedRun;
  run: string | null;
  cancelled: boolean;
  /** The server stops: the next start takes the run up again, so this is no end to record. */
  abandoned: boolean;
}

interface Surroundings {
  readonly runner: Runner;
  readonly interruptions: InterruptionStore;
  readonly stop: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
}

/** `begin` hears of the run once it is under way. */
export async function performJob(
  job: RunJob,
  { runner, interruptions, stop, onEvent }: Surroundings,
  begin: (under: UnderWay) => void,
): Promise<RunManifest> {
  if (job.kind === 'run' && job.delivery !== undefined) await runner.deliver(job.delivery, stop);
  let ended = false;
  const follow = (event: RunEvent): void => {
    if (event.type === 'run' && event.state !== 'running') ended = true;
    onEvent(event);
  };
  const started = runner.start(
    {
      asOf: job.asOf,
      ...(job.kind === 'release' ? { release: { reason: job.reason, by: job.by, run: job.run } } : {}),
    },
    follow,
  );
  const under: UnderWay = { started, run: null, cancelled: false, abandoned: false };
  const named = started.run.then(
    async (run) => {
      under.run = run;
      await interruptions.remove(run);
    },
    // A run that fails before it has a number says so by `done`.
    () => {},
  );
  begin(under);
  try {
    const manifest = await started.done;
    await named;
    // Nothing had changed: the run was dropped, and the one before stands.
    if (under.run !== null && under.run !== manifest.run) onEvent({ type: 'run', run: under.run, state: 'cancelled' });
    return manifest;
  } catch (error) {
    await named;
    if (under.run !== null && !ended && !under.abandoned)
      await recordEnd(under.run, under.cancelled, error, interruptions, onEvent);
    throw error;
  }
}

async function recordEnd(
  run: string,
  cancelled: boolean,
  error: unknown,
  interruptions: InterruptionStore,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  const { code, text } = error as { code?: string; text?: { zh: string; en: string } };
  const message = text ?? { zh: '加工进程意外结束。', en: "The run's process ended unexpectedly." };
  const state = cancelled ? 'cancelled' : 'failed';
  await interruptions.add(run, { state, code: code ?? 'CRASHED', message });
  onEvent({ type: 'run', run, state });
}
