import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InitError } from './report.ts';

/** What systems and office programs leave lying beside a person's files. */
const NOT_A_PERSONS = /^(\.|~\$)|^(Thumbs\.db|desktop\.ini)$/i;

export interface FilesGiven {
  readonly files: readonly string[];
  /** Those that merely lay in a folder that was given. */
  readonly found: ReadonlySet<string>;
}

/** Each file once. A folder stands for the files in it, by name, without its own folders. Errors: InitError where such a folder holds none. */
export async function filesGiven(paths: readonly string[]): Promise<FilesGiven> {
  const files = new Map<string, string>();
  const found = new Set<string>();
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (it) => it.isDirectory(),
      () => false, // whoever reads the file says what is wrong with it
    );
    if (!isFolder) {
      files.set(resolve(path), path);
      continue;
    }
    const inside = (await readdir(path, { withFileTypes: true }))
      .filter((one) => !one.isDirectory() && !NOT_A_PERSONS.test(one.name))
      .map(({ name }) => join(path, name))
      .toSorted();
    if (inside.length === 0)
      throw new InitError('NO_FILES', {
        zh: `文件夹 ${path} 里没有文件（不看下级文件夹）。请给出放数据文件的文件夹，或直接给出文件。`,
        en: `The folder ${path} holds no file (folders in it are not looked into). Give the folder of the data files, or the files themselves.`,
      });
    for (const file of inside) {
      if (files.has(resolve(file))) continue;
      files.set(resolve(file), file);
      found.add(file);
    }
  }
  return { files: [...files.values()], found };
}
