import { Worker } from 'node:worker_threads';
import { type Copied, copyDigesting } from './copy-digesting.ts';
import type { CopyAnswer, CopyRequest } from './copy-worker.ts';

/** Smaller files are copied here: the other thread takes some hundredths of a second to begin. */
const WORTH_A_THREAD = 4 * 1024 * 1024;

interface Waiting {
  readonly resolve: (copied: Copied) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | null = null;
let serial = 0;
const waiting = new Map<number, Waiting>();

/** `copyDigesting`, of large files on a thread beside this one, so that this one can read rows meanwhile. The thread keeps no process alive. */
export async function copyBeside(source: number, target: number, size: number): Promise<Copied> {
  if (size < WORTH_A_THREAD) return copyDigesting(source, target);
  worker ??= openWorker();
  const to = worker;
  const id = ++serial;
  return new Promise<Copied>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    to.ref();
    to.postMessage({ id, source, target } satisfies CopyRequest);
  });
}

function openWorker(): Worker {
  // without the arguments of this process, which may name a script
  const opened = new Worker(new URL('./copy-worker.ts', import.meta.url), { execArgv: [] });
  opened.on('message', (answer: CopyAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) opened.unref();
    if ('copied' in answer) asked?.resolve(answer.copied);
    else asked?.reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }));
  });
  const gone = (error: Error) => {
    if (worker === opened) worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  opened.on('error', gone);
  opened.on('exit', () => gone(new Error('the copying thread ended')));
  opened.unref();
  return opened;
}
