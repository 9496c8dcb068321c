import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, EntrySchema, type Project, ProjectSchema } from '../entry.ts';
import { CatalogError, type LintFault, place } from '../lint/fault.ts';
import { lintProject } from '../lint/lint-project.ts';
import { checkShape } from '../lint/shape.ts';
import type { LoadedEntry } from './loaded-entry.ts';
import { parseText } from './parse.ts';
import type { Positions } from './positions.ts';

/** A project folder as read. Entries whose shape is wrong are left out of `entries` and stand in `faults`. */
export interface LoadedProject {
  readonly dir: string;
  readonly project: Project;
  readonly entries: readonly LoadedEntry[];
  /** Of shape and of meaning, in the order of files and lines. Compile only when none is an error. */
  readonly faults: readonly LintFault[];
}

/**
 * Reads `project.yaml` (or `.yml`, `.json`) and every entry under `catalog/`, and lints them.
 * Throws CatalogError when the folder is no project or project.yaml cannot be used.
 */
export async function loadProject(dir: string): Promise<LoadedProject> {
  const projectFile = await projectFileOf(dir);
  const read = readDocument<Project>(ProjectSchema, await readFile(join(dir, projectFile), 'utf8'), projectFile);
  if (read.value === undefined) {
    const [first] = read.faults;
    throw new CatalogError(
      'PROJECT_INVALID',
      {
        zh: `${projectFile}:${first?.line}:${first?.column} ${first?.message.zh}`,
        en: `${projectFile}:${first?.line}:${first?.column} ${first?.message.en}`,
      },
      read.faults,
    );
  }
  const entries: LoadedEntry[] = [];
  const faults: LintFault[] = [...read.faults];
  for (const file of await entryFilesOf(dir)) {
    const found = readDocument<Entry>(EntrySchema, await readFile(join(dir, file), 'utf8'), file);
    faults.push(...found.faults);
    if (found.value !== undefined) entries.push({ file, entry: found.value, positions: found.positions });
  }
  faults.push(...lintProject({ project: read.value, projectFile, projectPositions: read.positions, entries }));
  faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
  return { dir, project: read.value, entries, faults };
}

/** One entry from its text; `value` is undefined when its shape is wrong. */
export function readEntry(
  text: string,
  file: string,
): { value: Entry | undefined; positions: Positions; faults: LintFault[] } {
  return readDocument<Entry>(EntrySchema, text, file);
}

function readDocument<T>(
  schema: object,
  text: string,
  file: string,
): { value: T | undefined; positions: Positions; faults: LintFault[] } {
  const parsed = parseText(text);
  const shape =
    parsed.faults.length > 0
      ? { value: undefined, faults: parsed.faults }
      : checkShape(schema, parsed.value, parsed.written);
  const faults = shape.faults.map((fault) => place(fault, file, parsed.positions));
  return { value: faults.length === 0 ? (shape.value as T) : undefined, positions: parsed.positions, faults };
}

async function projectFileOf(dir: string): Promise<string> {
  const names = await readdir(dir).catch(() => [] as string[]);
  const file = ['project.yaml', 'project.yml', 'project.json'].find((name) => names.includes(name));
  if (file) return file;
  throw new CatalogError('PROJECT_MISSING', {
    zh: `${dir} 里没有 project.yaml，不是项目文件夹。用 kuaishu init 起草一个。`,
    en: `${dir} has no project.yaml, so it is not a project folder. Draft one with kuaishu init.`,
  });
}

async function entryFilesOf(dir: string): Promise<string[]> {
  const found = await readdir(join(dir, 'catalog'), { recursive: true }).catch(() => [] as string[]);
  return found
    .filter((name) => /\.(ya?ml|json)$/.test(name) && !name.endsWith('.schema.json'))
    .map((name) => `catalog/${name.replaceAll('\\', '/')}`)
    .sort();
}
