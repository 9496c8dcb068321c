import { parentPort, workerData } from 'node:worker_threads';
import type { Work } from './apart.ts';
import { inspectBytes } from './inspect.ts';

const { bytes, name, options } = workerData as Work;
parentPort?.postMessage(inspectBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, options));
