import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { RunError } from '../run/run-error.ts';
import type { StorePaths } from './paths.ts';

/** A run that was killed with its server takes a moment to give gigabytes back. */
const WAIT_MS = 5_000;
const POLL_MS = 50;

/**
 * One run at a time in a store. The lock names its process; a lock whose process is gone (kill -9, power) is taken over, and one whose
 * process may just be ending is waited for.
 * → function that gives the lock back.
 */
export async function lockStore(paths: StorePaths, waitMs: number = WAIT_MS): Promise<() => Promise<void>> {
  await mkdir(paths.root, { recursive: true });
  const deadline = performance.now() + waitMs;
  for (let attempt = 0; attempt < 3; ) {
    try {
      const handle = await open(paths.lock, 'wx');
      await handle.writeFile(JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
      await handle.close();
      return () => rm(paths.lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await holderOf(paths.lock);
      if (holder !== null && holder !== process.pid && alive(holder)) {
        if (performance.now() < deadline) {
          await delay(POLL_MS);
          continue;
        }
        throw new RunError('BUSY', {
          zh: `另一个批次正在加工（进程 ${holder}），请等它结束或先取消它`,
          en: `Another run is at work (process ${holder}); wait until it ends, or cancel it first`,
        });
      }
      await rm(paths.lock, { force: true });
      attempt++;
    }
  }
  throw new RunError('BUSY', {
    zh: '无法取得存储目录的锁，请稍后再试',
    en: 'The store could not be locked; try again in a moment',
  });
}

async function holderOf(file: string): Promise<number | null> {
  try {
    const content = JSON.parse(await readFile(file, 'utf8')) as { pid?: unknown };
    return typeof content.pid === 'number' ? content.pid : null;
  } catch (error) {
    // gone in between, or written halfway when its process was killed: nobody holds it
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
