/** Inspection in a thread of its own: unfolding and searching a large file takes a processor for seconds, and a hostile one may try for minutes. */
import { Worker } from 'node:worker_threads';
import { type Inspection, type InspectOptions, inspectBytes } from './inspect.ts';
import { Refused, refusalOf } from './refusal.ts';

/** Smaller files are inspected faster than a thread starts. */
const SMALL = 256 * 1024;
const MOST_MS = 30_000;
/** MiB of objects; buffers are bounded by the limits of containers. */
const MOST_HEAP = 512;

export interface ApartOptions extends Pick<InspectOptions, 'kinds'> {
  /** Milliseconds after which the file is refused. */
  readonly mostMs?: number;
}

export interface Work {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly options: Pick<InspectOptions, 'kinds'>;
}

export function inspectApart(
  bytes: Buffer,
  name: string,
  { mostMs = MOST_MS, ...options }: ApartOptions = {},
): Promise<Inspection> {
  if (bytes.length <= SMALL) return Promise.resolve(inspectBytes(bytes, name, options));
  const workerData: Work = { bytes, name, options };
  const worker = new Worker(new URL('./apart-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP },
  });
  return new Promise<Inspection>((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(refusalOf(new Refused('BOMB', '检查用时过长，已停止', 'inspecting it took too long and was stopped')));
      void worker.terminate();
    }, mostMs);
    worker.once('message', (found: Inspection) => resolve(found));
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        resolve(
          refusalOf(
            new Refused('BOMB', '检查所需内存过多，已停止', 'inspecting it took too much memory and was stopped'),
          ),
        );
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the inspection ended without a result'));
    });
  });
}
