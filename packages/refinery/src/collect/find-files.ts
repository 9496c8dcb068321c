import { glob, stat } from 'node:fs/promises';
import { isAbsolute, join, posix, resolve, sep } from 'node:path';
import { withEnvironment } from './environment.ts';

export interface FoundFile {
  /** With `/`; relative to the project folder, behind `${NAME}/` for files in a folder that the environment names, else absolute. */
  readonly file: string;
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

const IN_NAMED_FOLDER = /^(\$\{[A-Za-z_][A-Za-z0-9_]*\})\/+(.+)$/;

/**
 * Files that match a glob, by name in code-point order. The glob is relative to the project folder, absolute, or begins with a folder
 * that the environment names (`${DATA}/gov/*.json`): such files keep that name, which is the same on every machine.
 */
export async function findFiles(projectDir: string, pattern: string): Promise<FoundFile[]> {
  const named = IN_NAMED_FOLDER.exec(pattern);
  const folder = named ? resolve(projectDir, withEnvironment(named[1] ?? '')) : projectDir;
  const found: FoundFile[] = [];
  for await (const name of glob(named?.[2] ?? pattern, { cwd: folder })) {
    const path = isAbsolute(name) ? name : join(folder, name);
    const facts = await stat(path);
    const file = `${named ? `${named[1]}/` : ''}${name.split(sep).join(posix.sep)}`;
    if (facts.isFile()) found.push({ file, path, size: facts.size, mtimeMs: Math.trunc(facts.mtimeMs) });
  }
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}
