/** Foreign data is looked at in a process of its own, within limits of time, memory and number. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ServerError } from '../errors.ts';
import type { Job, JobAnswer } from './job.ts';

const MOST_MS = 90_000;
const MOST_HEAP_MIB = 512;
/** At once; further ones wait their turn. */
const AT_ONCE = 2;
/** Waiting; more are refused, so that a queue is never longer than a reader's patience. */
const MOST_WAITING = 10;

export interface Apart {
  /** @throws ServerError where it cannot be taken on, or what came cannot be read. */
  run(job: Job): Promise<Exclude<JobAnswer, { refused: unknown } | { failed: unknown }>>;
}

export function openApart({ mostMs = MOST_MS }: { readonly mostMs?: number } = {}): Apart {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function turn(): Promise<void> {
    if (running < AT_ONCE) {
      running++;
      return;
    }
    if (waiting.length >= MOST_WAITING)
      throw new ServerError(
        'unavailable',
        { zh: '正在起草的人太多。', en: 'Too many are drafting just now.' },
        { mend: { zh: '过一分钟再试。', en: 'Try again in a minute.' } },
      );
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  const done = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };

  return {
    async run(job) {
      await turn();
      try {
        return understood(await inProcess(job, mostMs), job);
      } finally {
        done();
      }
    },
  };
}

function inProcess(job: Job, mostMs: number): Promise<JobAnswer> {
  const { PATH, TMPDIR, NODE_EXTRA_CA_CERTS } = process.env;
  const child = fork(fileURLToPath(new URL('./propose-process.ts', import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MOST_HEAP_MIB}`],
    // no secret of the server's environment goes where foreign data is read
    env: {
      ...(PATH ? { PATH } : {}),
      ...(TMPDIR ? { TMPDIR } : {}),
      ...(NODE_EXTRA_CA_CERTS ? { NODE_EXTRA_CA_CERTS } : {}),
      MALLOC_ARENA_MAX: '2',
    },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ failed: 'time' });
      child.kill('SIGKILL');
    }, mostMs);
    child.once('message', (answer: JobAnswer) => resolve(answer));
    child.once('error', (error) => resolve({ failed: String(error) }));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve({ failed: `exit ${code ?? signal}` });
    });
    child.send(job);
  });
}

function understood(answer: JobAnswer, job: Job) {
  const isFile = job.kind === 'file' || job.kind === 'clean';
  const where = isFile ? 'body' : 'body.connection';
  if ('refused' in answer) {
    const { text, mend } = answer.refused;
    throw new ServerError('bad_request', text, { where, ...(mend ? { mend } : {}) });
  }
  if (!('failed' in answer)) return answer;
  const cause = answer.failed;
  throw isFile
    ? new ServerError(
        'bad_request',
        { zh: '这个文件无法探查，或用时、用量过大。', en: 'The file cannot be profiled, or takes too much to do so.' },
        {
          where,
          mend: {
            zh: '截取一部分行，另存为 UTF-8 的 CSV 后再试。',
            en: 'Save some of its rows as CSV in UTF-8 and try again.',
          },
          cause,
        },
      )
    : new ServerError(
        'bad_request',
        {
          zh: `没有连上数据库，或它不按约定应答（${cause}）。`,
          en: `The database was not reached, or does not answer as one does (${cause}).`,
        },
        {
          where,
          mend: {
            zh: '核对类型、主机和端口；加密连接要求服务器有主机名相符的证书。',
            en: 'Check kind, host and port; an encrypted connection needs a certificate for the host.',
          },
          cause,
        },
      );
}
