/**
 * One server per data folder. `server.json` says who has it; whether that server lives is asked of itself, since process numbers are used
 * again: `/healthz` on its port must answer for the same start.
 */
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './errors.ts';

export interface DataLock {
  /** Says where the server listens, once it does. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly since: string;
  readonly url?: string;
}

const ASK_MS = 1_500;

export async function lockData(dataDir: string): Promise<DataLock> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'server.json');
  const own: Holder = { pid: process.pid, since: new Date().toISOString() };
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(JSON.stringify(own));
      await handle.close();
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readHolder(file);
    if (holder && (await lives(holder))) {
      const where = holder.url ?? `pid ${holder.pid}`;
      throw new StartError({
        zh: `这个数据目录已由另一个服务使用：${where}。请打开它，或换一个 --data 目录。`,
        en: `Another server uses this data folder: ${where}. Open that one, or choose another --data folder.`,
      });
    }
    await rm(file, { force: true });
  }
  return {
    announce: (url) => writeFile(file, JSON.stringify({ ...own, url }), { mode: 0o600 }),
    release: () => rm(file, { force: true }),
  };
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const holder: Holder = JSON.parse(await readFile(file, 'utf8'));
    return Number.isInteger(holder.pid) ? holder : null;
  } catch (error) {
    // Written halfway by a process that was killed, or gone in between.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function lives(holder: Holder): Promise<boolean> {
  if (holder.pid === process.pid || !isProcess(holder.pid)) return false;
  // Still starting: it has the folder until it says where it listens or its process ends.
  if (!holder.url) return Date.now() - Date.parse(holder.since) < 5 * 60_000;
  try {
    const answer = await fetch(`${holder.url}/healthz`, { signal: AbortSignal.timeout(ASK_MS) });
    const health = (await answer.json()) as { startedAt?: string };
    return typeof health.startedAt === 'string';
  } catch {
    // Nobody listens there: the number belongs to another program now.
    return false;
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
