/** One writer a folder: a file with the process's number, which a process that has died leaves to the next. */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerError } from '../ledger-error.ts';

/** Locks that this process holds. */
const held = new Set<string>();

/** @throws LedgerError LOCKED where a living process has it. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock');
  for (;;) {
    try {
      const handle = await open(path, 'wx');
      await handle.writeFile(`${process.pid}\n`);
      await handle.close();
      held.add(path);
      return async () => {
        held.delete(path);
        await rm(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (held.has(path)) throw locked(folder, process.pid);
    const owner = await ownerOf(path);
    if (owner !== process.pid && isAlive(owner)) throw locked(folder, owner);
    // of two that find the same dead owner's lock, one moves it away; the other must not move away that one's
    const aside = `${path}.${process.pid}`;
    const moved = await rename(path, aside).then(
      () => true,
      () => false,
    );
    if (!moved) continue;
    const taken = await ownerOf(aside);
    if (taken !== owner) {
      await rename(aside, path);
      throw locked(folder, taken);
    }
    await rm(aside, { force: true });
  }
}

async function ownerOf(path: string): Promise<number> {
  return Number(await readFile(path, 'utf8').catch(() => ''));
}

function locked(folder: string, owner: number): LedgerError {
  return new LedgerError('LOCKED', {
    zh: `另一进程（${owner}）正在写此账本：${folder}。`,
    en: `Another process (${owner}) is writing this ledger: ${folder}.`,
  });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
