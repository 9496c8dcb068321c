/** The platform as its own process, as `kuaishu start` starts it, over a data folder that is used again where it was filled before. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Server {
  readonly url: string;
  readonly process: ChildProcess;
  /** Resolves when the simulated province has done its duties: until then the server has more to do than its users ask of it. */
  readonly provinceDone: Promise<void>;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

export async function startServer(folder: string, isNew: boolean, nodeFlags: readonly string[] = []): Promise<Server> {
  const flags = ['--people', '50', '--no-year', ...(isNew ? [] : ['--no-province']), '--port', '0', '--data', folder];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...nodeFlags, PROGRAM, 'start', ...flags],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const url = Promise.withResolvers<string>();
  const province = Promise.withResolvers<void>();
  province.promise.catch(() => {});
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const found = /http:\/\/[\d.:[\]a-z]+:\d+/.exec(output)?.[0];
      if (found) url.resolve(found);
      if (/模拟省：/.test(output)) province.resolve();
    });
  const closed = new Promise<void>((resolve) =>
    child.once('close', (code) => {
      const fault = new Error(`the server ended with ${code}:\n${output}`);
      url.reject(fault);
      province.reject(fault);
      resolve();
    }),
  );
  if (!isNew) province.resolve();
  return {
    url: await url.promise,
    process: child,
    provinceDone: province.promise,
    async stop() {
      child.kill('SIGINT');
      await closed;
    },
  };
}

/** MiB of memory that the process holds. */
export async function memoryOf({ process: { pid } }: Server): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
