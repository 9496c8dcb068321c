/**
 * The process of one run. DuckDB lives here: a native crash or the kernel's out-of-memory killer ends this process and nothing else.
 * Options come as JSON in argv; events and the result go to the parent by IPC.
 */
import { asRunError } from './as-run-error.ts';
import { type RunOptions, runProject } from './runner.ts';
import type { ChildMessage } from './start-run.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as RunOptions;

const send = (message: ChildMessage) =>
  new Promise<void>((resolve) => {
    if (process.send) process.send(message, undefined, {}, () => resolve());
    else resolve();
  });

// The parent is gone: nobody waits for this run, and the same command will go on from here. A kill, since an exit waits for the statement
// that the engine is at, and the next start would find the store taken for as long.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

process.on('uncaughtException', (error) => void fail(error));

try {
  const manifest = await runProject({ ...options, onEvent: (event) => void send({ type: 'event', event }) });
  await send({ type: 'done', run: manifest.run });
  process.exit(0);
} catch (error) {
  await fail(error);
}

async function fail(cause: unknown): Promise<void> {
  const { code, text, details } = asRunError(cause);
  const stack = code === 'CRASHED' && cause instanceof Error ? cause.stack : undefined;
  await send({ type: 'failed', code, text, details, ...(stack === undefined ? {} : { stack }) });
  process.exit(1);
}
