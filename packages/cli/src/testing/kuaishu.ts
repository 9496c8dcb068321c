/** Runs the command in a scratch folder of the test file: as a user does, or, where a process of its own is not the point, in this one. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { kuaishu as command } from '../kuaishu.ts';

export const KUAISHU = fileURLToPath(new URL('../../bin/kuaishu.js', import.meta.url));

const SURROUNDINGS = { LANG: 'zh_CN.UTF-8', LC_ALL: '', KUAISHU_DEBUG: '' };

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Scratch {
  readonly folder: string;
  file(name: string, content: string | Uint8Array): string;
  /** Exit code and both outputs; whatever happened, no stack trace may be among them. One at a time. */
  kuaishu(...args: readonly string[]): Promise<Said>;
  /** The same as a user has it: a process of its own. */
  asUser(...args: readonly string[]): Promise<Said>;
  /** The JSON object that `--json` printed, with the exit code. */
  json<T>(...args: readonly string[]): Promise<{ code: number | null; value: T; err: string }>;
}

export function useScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'kuaishu-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const kuaishu = (...args: readonly string[]) => within(folder, () => command(args));
  return {
    folder,
    asUser: (...args) => run(process.execPath, [KUAISHU, ...args], folder),
    file(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    kuaishu,
    async json<T>(...args: readonly string[]) {
      const { code, out, err } = await kuaishu(...args, '--json');
      return { code, value: JSON.parse(out) as T, err };
    },
  };
}

/** With that folder, the surroundings of `run` and both outputs caught. */
async function within(folder: string, work: () => Promise<void>): Promise<Said> {
  const before = { cwd: process.cwd(), code: process.exitCode, env: { ...process.env } };
  const { write: out } = process.stdout;
  const { write: err } = process.stderr;
  const said = { out: '', err: '' };
  const catching = (to: 'out' | 'err') =>
    ((text: string | Uint8Array) => {
      said[to] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      return true;
    }) as typeof process.stdout.write;
  Object.assign(process.env, SURROUNDINGS);
  process.chdir(folder);
  process.exitCode = 0;
  process.stdout.write = catching('out');
  process.stderr.write = catching('err');
  let code: Said['code'];
  try {
    await work();
    code = Number(process.exitCode);
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
    process.exitCode = before.code;
    process.chdir(before.cwd);
    process.env = before.env;
  }
  return noTrace({ code, ...said });
}

function noTrace(said: Said): Said {
  expect(`${said.out}${said.err}`).not.toMatch(/\n\s+at .+:\d+|程序出错|Program fault/);
  return said;
}

export async function run(program: string, args: readonly string[], cwd: string, uid?: number): Promise<Said> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...SURROUNDINGS },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return noTrace({ code, ...texts });
}
