/** Runs the command as a user does, in a scratch folder of the test file. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

export const KUAISHU = fileURLToPath(new URL('../../bin/kuaishu.js', import.meta.url));

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Scratch {
  readonly folder: string;
  file(name: string, content: string | Uint8Array): string;
  /** Exit code and both outputs; whatever happened, no stack trace may be among them. */
  kuaishu(...args: readonly string[]): Promise<Said>;
  /** The JSON object that `--json` printed, with the exit code. */
  json<T>(...args: readonly string[]): Promise<{ code: number | null; value: T; err: string }>;
}

export function useScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'kuaishu-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const kuaishu = (...args: readonly string[]) => run(process.execPath, [KUAISHU, ...args], folder);
  return {
    folder,
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

export async function run(program: string, args: readonly string[], cwd: string, uid?: number): Promise<Said> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: '', KUAISHU_DEBUG: '' },
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
  expect(`${texts.out}${texts.err}`).not.toMatch(/\n\s+at .+:\d+|程序出错|Program fault/);
  return { code, ...texts };
}
