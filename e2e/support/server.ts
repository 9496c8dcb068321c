/** A real server as a user starts it: `kuaishu start` on a data folder of its own, with a small demo, on a free port. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressOf, type Overview, ROUTES } from '@kuaishu/api';
import { cookieOf } from './session.ts';

export interface KuaishuServer {
  readonly url: string;
  readonly dataDir: string;
  /** All that it said in the terminal. */
  output(): string;
  /** Ctrl-C; → its exit code. Removes the data folder unless it was given. */
  stop(): Promise<number | null>;
  /** kill -9, as a power cut would. */
  kill(): Promise<void>;
}

export interface ServerSettings {
  readonly people?: number;
  /** Monthly deliveries after the first. */
  readonly months?: number;
  /** Data folder to go on with; a new one by default. */
  readonly dataDir?: string;
  readonly port?: number;
  /** A project folder instead of the demo; the demonstration's people are there all the same. */
  readonly project?: string;
  /** Whether the simulated province's bodies compile their catalogue, some thousand cases; by default they do not. */
  readonly province?: boolean;
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Not the launcher in bin/, so that a kill meets the server itself. */
export const PROGRAM = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
const START_MS = 180_000;

export async function startKuaishu({
  people = 2000,
  months = 2,
  dataDir: given,
  port = 0,
  province = false,
  project,
  env = {},
}: ServerSettings = {}): Promise<KuaishuServer> {
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'kuaishu-e2e-')));
  const flags = ['--people', String(people), '--months', String(months), '--port', String(port), '--data', dataDir];
  if (!province) flags.push('--no-province');
  if (project !== undefined) flags.push('--project', project);
  const child = spawn(process.execPath, [PROGRAM, 'start', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(project === undefined ? {} : { KUAISHU_DEMO: '1' }), ...env },
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the server did not come up in ${START_MS / 1000} s:\n${output}`)),
      START_MS,
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const found = /http:\/\/[\d.:[\]a-z]+:\d+/.exec(output)?.[0];
        if (!found) return;
        clearTimeout(timer);
        resolve(found);
      });
    }
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}:\n${output}`));
    });
  });
  return {
    url,
    dataDir,
    output: () => output,
    async stop() {
      child.kill('SIGINT');
      const code = await ended;
      if (given === undefined) await rm(dataDir, { recursive: true, force: true });
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Waits until so many runs have ended and none is left to do. Fails at once when one failed. */
export async function waitForRuns(url: string, count: number, timeoutMs = 240_000): Promise<Overview> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await fetch(url + addressOf(ROUTES.overview), { headers: { cookie: await cookieOf(url) } });
    const overview = (await answer.json()) as Overview;
    const failed = overview.runs.find((run) => run.state === 'failed');
    if (failed) throw new Error(`run ${failed.run} failed: ${failed.error?.message.en}`);
    const ended = overview.runs.filter((run) => run.state === 'published' || run.state === 'held').length;
    if (ended >= count && overview.queued === 0) return overview;
    if (Date.now() > deadline) throw new Error(`${ended} of ${count} runs ended in time`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Waits until a run is in the midst of its work: its first step is done, its last is not. */
export async function waitForStep(url: string, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await fetch(url + addressOf(ROUTES.overview), { headers: { cookie: await cookieOf(url) } });
    const { runs } = (await answer.json()) as Overview;
    if (runs.some((run) => run.state === 'running' && run.equation.in > 0)) return;
    if (Date.now() > deadline) throw new Error('no run began its work in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
