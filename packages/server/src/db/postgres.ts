/**
 * The embedded PostgreSQL: one cluster in `<data>/postgres`, on a free loopback port, with a password of its own in
 * `<data>/postgres.secret` (mode 0600). It runs in a session of its own, so that Ctrl-C in the terminal reaches only us and the
 * database stops after its users. What an earlier server killed by force left running or lying about is put right at the next start.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../errors.ts';
import { type Account, asAccount, databaseAccount, giveFolder } from './postgres-account.ts';
import { findPostgres } from './postgres-binaries.ts';
import { isPostgresOf } from './process-check.ts';

export interface RunningPostgres {
  readonly url: string;
  /** Process id of the postmaster; null for a database that is not ours. */
  readonly pid: number | null;
  /** Resolves when the database ended without being asked. */
  readonly died: Promise<Error>;
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 10_000;

/** The database's own memory: a thirty-second of the machine's, which it shares with the server and the runs; what is never used is never taken. */
export function sharedMiB(memoryBytes: number): number {
  return Math.min(1024, Math.max(64, Math.floor(memoryBytes / 2 ** 25)));
}

export async function startPostgres(dataDir: string): Promise<RunningPostgres> {
  const cluster = join(dataDir, 'postgres');
  const binaries = await findPostgres();
  const account = await databaseAccount();
  await mkdir(dataDir, { recursive: true });
  const secret = await readSecret(join(dataDir, 'postgres.secret'));
  await endLeftover(cluster);
  if (!(await exists(join(cluster, 'PG_VERSION')))) await initialise(binaries.initdb, cluster, secret, account);
  const port = await freePort();
  return run(binaries.postgres, cluster, port, secret, account);
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}

async function readSecret(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = randomBytes(24).toString('base64url');
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Makes the cluster aside and moves it into place whole, so that a kill during initdb leaves nothing half made. */
async function initialise(initdb: string, cluster: string, secret: string, account: Account | null): Promise<void> {
  const aside = `${cluster}.making`;
  const passwordFile = `${cluster}.password`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o700 });
  await giveFolder(aside, account);
  await writeFile(passwordFile, `${secret}\n`, { mode: 0o600 });
  await giveFolder(passwordFile, account);
  // C collation: fast and the same on every machine; Chinese order is the application's matter.
  const args = [
    `--pgdata=${aside}`,
    '--auth=scram-sha-256',
    '--username=kuaishu',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const { command, args: all, identity } = await asAccount(account, initdb, args, [initdb, aside]);
  try {
    const child = spawn(command, all, { ...identity, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    const errors = collect(child);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw databaseFault('初始化', 'initialised', errors());
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(aside, cluster);
}

async function run(
  postgres: string,
  cluster: string,
  port: number,
  secret: string,
  account: Account | null,
): Promise<RunningPostgres> {
  await chmod(cluster, 0o700);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '40',
    shared_buffers: `${sharedMiB(totalmem())}MB`,
    // Shared memory as files fails in containers with a tiny /dev/shm.
    dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
  };
  const args = [
    '-D',
    cluster,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  const { command, args: all, identity } = await asAccount(account, postgres, args, [postgres, cluster]);
  const child = spawn(command, all, {
    ...identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_MESSAGES: 'C' },
  });
  const errors = collect(child);
  let stopping = false;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(databaseFault('启动', 'started', errors())));
    child.stderr?.on('data', (chunk: Buffer) => {
      // LC_MESSAGES=C keeps this sentence in English.
      if (chunk.includes('database system is ready to accept connections')) resolve();
    });
  });
  const died = new Promise<Error>((resolve) => {
    void ended.then(() => {
      if (!stopping) resolve(new Error(`PostgreSQL ended: ${errors().slice(-600)}`));
    });
  });
  return {
    url: `postgresql://kuaishu:${encodeURIComponent(secret)}@127.0.0.1:${port}/postgres`,
    pid: child.pid ?? null,
    died,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      stopping = true;
      // SIGINT = fast shutdown: ends connections, writes a checkpoint.
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Keeps the last of what the program said, for the message when it fails. */
function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-4000);
  });
  return () => text;
}

function databaseFault(zh: string, en: string, output: string): StartError {
  const last = output.trim().split('\n').slice(-3).join(' ');
  return new StartError(
    { zh: `内置数据库无法${zh}：${last}`, en: `The embedded database could not be ${en}: ${last}` },
    1,
  );
}

/**
 * `postmaster.pid` names the process of an earlier start. Still that database: stop it. Gone, or the number now belongs to another
 * program (usual in containers, where PostgreSQL would refuse to start): the file is stale and goes.
 */
async function endLeftover(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return;
  const pid = Number.parseInt(text.split('\n')[0] ?? '', 10);
  if (pid > 0 && (await isPostgresOf(pid, cluster))) {
    process.kill(pid, 'SIGINT');
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (await isPostgresOf(pid, cluster)) {
      if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await rm(file, { force: true });
}
