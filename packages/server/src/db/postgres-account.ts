/**
 * PostgreSQL refuses to run as root. Where the server runs as root (a container, a fresh virtual machine), the database runs as the
 * system account `postgres`, made if need be, else `nobody`.
 */
import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../errors.ts';

const run = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

async function idOf(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    // `id` fails exactly when there is no such account.
    return null;
  }
}

/** The account to run as; null = our own, which is not root. */
export async function databaseAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const existing = await idOf('postgres');
  if (existing) return existing;
  try {
    await run('groupadd', ['--system', 'postgres']);
    await run('useradd', [
      '--system',
      '--gid',
      'postgres',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
  } catch {
    // No useradd, or a read-only /etc: the account below is in every distribution.
  }
  const account = (await idOf('postgres')) ?? (await idOf('nobody'));
  if (account) return account;
  throw new StartError({
    zh: '以 root 运行时，PostgreSQL 需要一个普通账号，但无法新建 postgres 账号。请以普通用户运行，或用 DATABASE_URL 指明数据库。',
    en: 'PostgreSQL does not run as root, and no account "postgres" could be made for it. Run as an ordinary user, or name a database by DATABASE_URL.',
  });
}

/** Folders above `path` that `account` may not pass through; root's home usually is one (mode 0700). */
export async function blockedFolders(path: string, account: Account): Promise<string[]> {
  const blocked: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) blocked.push(folder);
    if (folder === dirname(folder)) return blocked;
  }
}

/**
 * The command to start, as `account`. Where its files lie beyond a folder that only root may pass, the account keeps the one capability to
 * pass it (`setpriv`, part of util-linux); otherwise spawn's own uid and gid do.
 */
export async function asAccount(
  account: Account | null,
  command: string,
  args: readonly string[],
  paths: readonly string[],
): Promise<{ command: string; args: string[]; identity: Partial<Account> }> {
  if (!account) return { command, args: [...args], identity: {} };
  const blocked = (await Promise.all(paths.map((path) => blockedFolders(path, account)))).flat();
  if (blocked.length === 0) return { command, args: [...args], identity: account };
  const found = await run('setpriv', ['--version']).then(
    () => true,
    () => false,
  );
  if (!found) {
    throw new StartError({
      zh: `数据库账号无法进入 ${blocked[0]}（仅 root 可进）。请把程序和数据放到 /opt 或 /srv 下，或以普通用户运行。`,
      en: `The database's account cannot pass ${blocked[0]} (root only). Put the program and its data under /opt or /srv, or run as an ordinary user.`,
    });
  }
  const keep = ['--ambient-caps', '+dac_read_search,+dac_override', '--inh-caps', '+dac_read_search,+dac_override'];
  return {
    command: 'setpriv',
    args: ['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups', ...keep, command, ...args],
    identity: {},
  };
}

export async function giveFolder(folder: string, account: Account | null): Promise<void> {
  if (account) await chown(folder, account.uid, account.gid);
}
