/** A thread of its own for `copyDigesting`. Files stay open over there: their numbers hold for all threads of the process. */
import { parentPort } from 'node:worker_threads';
import { type Copied, copyDigesting } from './copy-digesting.ts';

export interface CopyRequest {
  readonly id: number;
  readonly source: number;
  readonly target: number;
}

export type CopyAnswer =
  | { readonly id: number; readonly copied: Copied }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } };

parentPort?.on('message', ({ id, source, target }: CopyRequest) => {
  parentPort?.postMessage(answer(id, source, target));
});

function answer(id: number, source: number, target: number): CopyAnswer {
  try {
    return { id, copied: copyDigesting(source, target) };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { id, error: { message, code } };
  }
}
