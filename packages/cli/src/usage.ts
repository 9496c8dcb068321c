/** What commands have in common about their arguments: whole numbers, dates, projects, and outputs that must not fall on an input. */
import { access, realpath, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Text2 } from './output.ts';

/** Wrong use: the command line asks for what cannot be. */
export class UsageError extends Error {
  readonly code = 'USAGE';
  readonly text: Text2;
  readonly details: readonly Text2[];
  constructor(text: Text2, details: readonly Text2[] = []) {
    super(text.en);
    this.name = 'UsageError';
    this.text = text;
    this.details = details;
  }
}

/** Undefined stays undefined, so that the default stands elsewhere. */
export function wholeNumber(name: string, text: string, least: number, most: number): number;
export function wholeNumber(name: string, text: string | undefined, least: number, most: number): number | undefined;
export function wholeNumber(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError({
    zh: `${name} 应为 ${least} 到 ${most} 的整数，得到“${text}”`,
    en: `${name} takes a whole number from ${least} to ${most}, got "${text}"`,
  });
}

/** A day of the calendar as YYYY-MM-DD. */
export function calendarDate(name: string, text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new UsageError({
    zh: `${name} 应写成 YYYY-MM-DD，且是日历上有的一天，得到“${text}”`,
    en: `${name} takes a day of the calendar as YYYY-MM-DD, got "${text}"`,
  });
}

/** Folder of a project. Throws UsageError when there is no project file in it. */
export async function projectFolder(dir: string): Promise<string> {
  const folder = resolve(dir);
  const found = await Promise.all(['project.yaml', 'project.yml', 'project.json'].map((n) => exists(join(folder, n))));
  if (found.includes(true)) return folder;
  throw new UsageError({
    zh: `${folder} 里没有 project.yaml；可先用 kuaishu init 从文件起草一个项目`,
    en: `${folder} has no project.yaml; kuaishu init drafts a project from files`,
  });
}

/** Folder of the store of a project, in which something was refined already. */
export async function storeFolder(project: string, store: string | undefined): Promise<string> {
  const folder = store === undefined ? join(await projectFolder(project), '.kuaishu') : resolve(store);
  if (await exists(join(folder, 'runs'))) return folder;
  throw new UsageError({
    zh: `${folder} 里还没有批次；先用 kuaishu run ${project} 加工`,
    en: `${folder} holds no run yet; refine the project first: kuaishu run ${project}`,
  });
}

/** An output that is one of the inputs, under whatever name, would destroy it. */
export async function apartFrom(output: string, inputs: readonly string[]): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => resolve(path));
  const target = await real(output);
  for (const input of inputs) {
    if ((await real(input)) === target)
      throw new UsageError({
        zh: `输出 ${output} 就是输入文件，会把它覆盖；请换一个文件名`,
        en: `The output ${output} is an input file and would overwrite it; choose another name`,
      });
  }
}

/**
 * The result of `work` on files that nobody changed meanwhile; a file half of one state and half of another has no right result.
 * Then `written` is removed and SourceError CHANGED_WHILE_READ thrown.
 */
export async function whileUnchanged<T>(
  files: readonly string[],
  work: () => Promise<T>,
  written?: string,
): Promise<T> {
  const stateOf = (file: string) =>
    stat(file).then(
      (facts) => `${facts.ino} ${facts.size} ${facts.mtimeMs}`,
      () => '', // what cannot be read is said by whoever reads it
    );
  const before = await Promise.all(files.map(stateOf));
  const result = await work();
  const after = await Promise.all(files.map(stateOf));
  const changed = files.find((_, i) => before[i] !== after[i]);
  if (changed === undefined) return result;
  if (written !== undefined) await rm(written, { force: true });
  const { SourceError } = await import('@kuaishu/engine');
  throw new SourceError(
    'CHANGED_WHILE_READ',
    { source: changed },
    { zh: '读取时文件有变化。', en: 'The file changed while it was read.' },
    { zh: '请等写入方写完后重试。', en: 'Wait until its writer is done, then try again.' },
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
