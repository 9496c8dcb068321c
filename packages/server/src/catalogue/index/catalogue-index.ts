/**
 * The server's side of the catalogue's indexes: questions in, answers out, and a new thread where one ended. Search and radar have a thread each, so that a
 * question that takes the radar a moment keeps no search waiting.
 */
import { Worker } from 'node:worker_threads';
import { ServerError } from '../../errors.ts';
import type { Answers, FromThread, Question, ToThread } from './protocol.ts';

export interface CatalogueIndex {
  /** @throws ServerError starting while the first load is under way, bad_request where the question cannot be answered as it stands. */
  ask<K extends Question['ask']>(question: Extract<Question, { ask: K }>): Promise<Answers[K]>;
  /** Resolves when all entries have been read once. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

interface Options {
  readonly url: string;
  readonly onFault: (error: Error) => void;
}

export function openCatalogueIndex(options: Options): CatalogueIndex {
  const search = openThread('search', options);
  const radar = openThread('radar', options);
  return {
    ready: Promise.all([search.ready, radar.ready]).then(() => {}),
    ask: (question) => (question.ask === 'probe' ? radar : search).ask(question) as never,
    async close() {
      await Promise.all([search.close(), radar.close()]);
    },
  };
}

interface IndexThread {
  readonly ready: Promise<void>;
  ask(question: Question): Promise<unknown>;
  close(): Promise<void>;
}

function openThread(holds: 'search' | 'radar', options: Options): IndexThread {
  const waiting = new Map<number, Waiting>();
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  let isLoaded = false;
  let next = 1;
  let closed = false;
  let thread = start();

  function start(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      name: holds,
      workerData: { url: options.url, holds },
    });
    worker.on('message', (message: FromThread) => {
      if ('fault' in message) options.onFault(new Error(`catalogue index: ${message.fault}`));
      else if ('ready' in message) {
        isLoaded = true;
        isReady();
      } else settle(message);
    });
    worker.on('error', options.onFault);
    worker.on('exit', () => {
      for (const { reject } of waiting.values()) reject(new Error('the thread of the catalogue index ended'));
      waiting.clear();
      if (closed) return;
      isLoaded = false;
      thread = start();
    });
    return worker;
  }

  function settle(message: Extract<FromThread, { id: number }>): void {
    const found = waiting.get(message.id);
    waiting.delete(message.id);
    if (!found) return;
    if ('answer' in message) found.resolve(message.answer as never);
    else if (message.error.zh)
      found.reject(
        new ServerError(
          'bad_request',
          { zh: `${message.error.zh}。`, en: `${message.error.message}.` },
          { where: 'query' },
        ),
      );
    else found.reject(new Error(`${message.error.name}: ${message.error.message}`));
  }

  return {
    ready,
    ask(question) {
      if (!isLoaded && question.ask !== 'sizes')
        return Promise.reject(
          new ServerError(
            'starting',
            {
              zh: '目录索引正在载入，几秒后即可使用。',
              en: 'The index of the catalogue is loading; it will be ready in seconds.',
            },
            { mend: { zh: '稍后再试。', en: 'Try again in a moment.' } },
          ),
        );
      return new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, question } satisfies ToThread);
      });
    },
    async close() {
      closed = true;
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage({ stop: true } satisfies ToThread);
      await ended;
    },
  };
}
