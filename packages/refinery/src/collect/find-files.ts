import { glob, stat } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';

export interface FoundFile {
  /** Relative to the project folder, with `/`. */
  readonly file: string;
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Files that match a glob relative to the project folder, by name in code-point order. */
export async function findFiles(projectDir: string, pattern: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const name of glob(pattern, { cwd: projectDir })) {
    const path = join(projectDir, name);
    const facts = await stat(path);
    if (facts.isFile())
      found.push({ file: name.split(sep).join(posix.sep), path, size: facts.size, mtimeMs: Math.trunc(facts.mtimeMs) });
  }
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}
