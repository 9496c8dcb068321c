import { copyFile, mkdir, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import {
  ENTRY_SCHEMA_FILE,
  type Entry,
  entryJsonSchema,
  entryToYaml,
  PROJECT_SCHEMA_FILE,
  type Project,
  projectJsonSchema,
  projectToYaml,
} from '@kuaishu/catalog';
import { safeFileName, unusedName } from './names.ts';
import { InitError } from './report.ts';

const PROJECT_FILES = ['project.yaml', 'project.yml', 'project.json'];

/** Refuses a folder that is a project already, unless it may be replaced. */
export async function refuseExisting(dir: string, force: boolean): Promise<void> {
  const names = await readdir(dir).catch(() => [] as string[]);
  const found = names.find((name) => PROJECT_FILES.includes(name));
  if (found && !force) {
    throw new InitError('PROJECT_EXISTS', {
      zh: `${dir} 里已有 ${found}。换一个文件夹，或加 --force 重新起草（原有条目会移到 replaced/ 保留）。`,
      en: `${dir} already holds ${found}. Choose another folder, or draft anew with --force (the old entries are kept in replaced/).`,
    });
  }
}

/** Where each file will stand under `sources/`; a file that is there already stays as it is. */
export function planSources(
  dir: string,
  files: readonly string[],
): Map<string, { readonly name: string; readonly from: string | undefined }> {
  const plan = new Map<string, { name: string; from: string | undefined }>();
  const taken = new Set<string>();
  const folder = resolve(dir, 'sources');
  for (const file of files) {
    const inside = relative(folder, resolve(file));
    if (!inside.startsWith('..') && !/[[\]*?{}()!]/.test(inside)) {
      plan.set(file, { name: inside.replaceAll('\\', '/'), from: undefined });
      taken.add(inside);
    }
  }
  for (const file of files) {
    if (plan.has(file)) continue;
    const wanted = safeFileName(file);
    const dot = wanted.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${stem}_${n}${extension}`;
    taken.add(name);
    plan.set(file, { name, from: resolve(file) });
  }
  return plan;
}

export interface ProjectToWrite {
  readonly dir: string;
  readonly project: Project;
  readonly entries: readonly { readonly entry: Entry; readonly comments: Readonly<Record<string, string>> }[];
  readonly sources: ReadonlyMap<string, { readonly name: string; readonly from: string | undefined }>;
  /** Link the files instead of copying them. */
  readonly link: boolean;
}

/** Writes the folder; `project.yaml` comes last, so that a draft that was cut short is no project and can be made again. */
export async function writeProject({ dir, project, entries, sources, link }: ProjectToWrite): Promise<void> {
  await keepReplaced(dir);
  for (const folder of ['catalog', 'sources', 'schema']) await mkdir(join(dir, folder), { recursive: true });
  for (const { name, from } of sources.values())
    if (from !== undefined) await place(from, join(dir, 'sources', name), link);
  await writeFile(join(dir, 'schema', ENTRY_SCHEMA_FILE), `${JSON.stringify(entryJsonSchema(), null, 2)}\n`);
  await writeFile(join(dir, 'schema', PROJECT_SCHEMA_FILE), `${JSON.stringify(projectJsonSchema(), null, 2)}\n`);
  for (const { entry, comments } of entries) {
    await writeFile(join(dir, 'catalog', `${entry.resource}.yaml`), entryToYaml(entry, { comments, head: ENTRY_HEAD }));
  }
  const aside = join(dir, 'project.yaml.tmp');
  await writeFile(aside, projectToYaml(project, { head: PROJECT_HEAD }));
  await rename(aside, join(dir, 'project.yaml'));
}

const ENTRY_HEAD = `yaml-language-server: $schema=../schema/${ENTRY_SCHEMA_FILE}
由 kuaishu init 起草。逐项核对后删去 guess。 / Drafted by kuaishu init. Check each item, then remove its guess.`;
const PROJECT_HEAD = `yaml-language-server: $schema=schema/${PROJECT_SCHEMA_FILE}
kuaishu run . 加工；kuaishu catalog lint . 检查 / kuaishu run . refines, kuaishu catalog lint . checks`;

async function keepReplaced(dir: string): Promise<void> {
  const names = await readdir(dir).catch(() => [] as string[]);
  const old = names.filter((name) => name === 'catalog' || PROJECT_FILES.includes(name));
  if (old.length === 0) return;
  const folder = unusedName('replaced', new Set(names));
  await mkdir(join(dir, folder), { recursive: true });
  // the project file first: from here on the folder is no project until the new one is whole
  for (const name of old.sort((a, b) => Number(a === 'catalog') - Number(b === 'catalog')))
    await rename(join(dir, name), join(dir, folder, name));
}

async function place(from: string, to: string, link: boolean): Promise<void> {
  await rm(to, { force: true });
  if (link) {
    await symlink(from, to);
    return;
  }
  const aside = `${to}.tmp`;
  await copyFile(from, aside);
  const [was, is] = await Promise.all([stat(from), stat(aside)]);
  if (was.size !== is.size) throw new Error(`${from} changed while it was copied`);
  await rename(aside, to);
}
