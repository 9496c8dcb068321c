import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockStore } from './lock.ts';
import { type StorePaths, storePaths } from './paths.ts';

let paths: StorePaths;
beforeEach(async () => {
  paths = storePaths(await mkdtemp(join(tmpdir(), 'kuaishu-lock-')));
});
afterEach(() => rm(paths.root, { recursive: true, force: true }));

function sleeper(ms: number): { pid: number; kill(): void } {
  const child = spawn(process.execPath, ['-e', `setTimeout(() => {}, ${ms})`], { stdio: 'ignore' });
  if (child.pid === undefined) throw new Error('no process');
  return { pid: child.pid, kill: () => void child.kill('SIGKILL') };
}

test('a lock of a process that is at work is refused, with its number', async () => {
  const holder = sleeper(60_000);
  await writeFile(paths.lock, JSON.stringify({ pid: holder.pid }));
  await expect(lockStore(paths, 100)).rejects.toThrow(String(holder.pid));
  holder.kill();
});

test('a lock whose process ends is waited for and taken over', async () => {
  const holder = sleeper(60_000);
  await writeFile(paths.lock, JSON.stringify({ pid: holder.pid }));
  const taken = lockStore(paths, 30_000);
  holder.kill();
  const giveBack = await taken;
  await giveBack();
  await expect(lockStore(paths, 0)).resolves.toBeTypeOf('function');
});
