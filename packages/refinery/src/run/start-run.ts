import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { storePaths } from '../store/paths.ts';
import { readManifest } from '../store/runs.ts';
import type { RunEvent, RunManifest } from './manifest.ts';
import { RunError, type RunErrorCode } from './run-error.ts';
import type { RunOptions } from './runner.ts';

export interface RunHandle {
  /** The run's name, as soon as it has one. */
  readonly run: Promise<string>;
  /** Fulfilled when published or held; rejected with RunError otherwise. */
  readonly done: Promise<RunManifest>;
  readonly pid: number | undefined;
  /** Ends the process; finished steps are kept. */
  cancel(): void;
}

export type ChildMessage =
  | { readonly type: 'event'; readonly event: RunEvent }
  | { readonly type: 'done'; readonly run: string }
  | {
      readonly type: 'failed';
      readonly code: RunErrorCode;
      readonly text: { zh: string; en: string };
      readonly details: readonly { zh: string; en: string }[];
      readonly stack?: string;
    };

/**
 * The engine takes its memory from the C library, which keeps what was freed for each thread apart: with few such stores, given back in time, the
 * peak of a run is a tenth lower (link: a sixth). Read by glibc only; what the environment says already stays.
 */
const FRUGAL = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: String(64 * 1024 * 1024) };

/** Starts a run in a process of its own. Everything but that process's death is reported by it; death is reported here. */
export function startRun(options: RunOptions): RunHandle {
  const { onEvent, ...plain } = options;
  const child = fork(fileURLToPath(new URL('./run-child.ts', import.meta.url)), [JSON.stringify(plain)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...FRUGAL, ...process.env },
  });
  let cancelled = false;
  let named: (run: string) => void = () => {};
  let unnamed: (error: RunError) => void = () => {};
  const run = new Promise<string>((resolve, reject) => {
    named = resolve;
    unnamed = reject;
  });
  run.catch(() => undefined); // whoever waits for `done` alone must not see a second rejection
  const done = new Promise<RunManifest>((resolve, reject) => {
    let answered = false;
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'event') {
        if (message.event.type === 'run') named(message.event.run);
        onEvent?.(message.event);
        return;
      }
      answered = true;
      if (message.type === 'done') {
        named(message.run);
        readManifest(storePaths(options.store), message.run).then(
          (m) =>
            m
              ? resolve(m)
              : reject(
                  new RunError('NOT_FOUND', {
                    zh: `找不到批次 ${message.run}`,
                    en: `Run ${message.run} was not found`,
                  }),
                ),
          reject,
        );
      } else {
        const error = new RunError(message.code, message.text, message.details);
        if (message.stack) error.stack = message.stack;
        unnamed(error);
        reject(error);
      }
    });
    child.on('exit', (code, signal) => {
      if (answered) return;
      const error =
        cancelled || signal === 'SIGINT' || signal === 'SIGTERM'
          ? new RunError('CANCELLED', {
              zh: '批次已取消；已完成的步骤会保留，用同一命令可继续',
              en: 'The run was cancelled; finished steps are kept, the same command goes on from there',
            })
          : new RunError('CRASHED', {
              zh: `加工进程意外结束（${signal ?? code}）${signal === 'SIGKILL' ? '，可能是内存不够被系统终止' : ''}；已完成的步骤会保留，用同一命令可继续`,
              en: `The run’s process ended unexpectedly (${signal ?? code})${signal === 'SIGKILL' ? ', perhaps killed by the system for memory' : ''}; finished steps are kept, the same command goes on from there`,
            });
      unnamed(error);
      reject(error);
    });
  });
  return {
    run,
    done,
    pid: child.pid,
    cancel: () => {
      cancelled = true;
      child.kill('SIGKILL');
    },
  };
}
