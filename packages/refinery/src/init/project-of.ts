/** The project file of a draft. */
import { basename, resolve } from 'node:path';
import { KNOWN_SUBJECTS, loadProject, type Project } from '@kuaishu/catalog';
import type { Draft } from './draft-entries.ts';
import { nameFrom } from './names.ts';

export function projectOf(
  dir: string,
  drafts: readonly Pick<Draft, 'entry'>[],
  options: { readonly name?: string | undefined; readonly region?: string | undefined },
): Project {
  const title = options.name ?? basename(resolve(dir));
  const blocks = ownBlocks(drafts);
  return {
    project: nameFrom(title),
    name: { zh: title },
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(blocks.length > 0 ? { blocks } : {}),
  };
}

/** Subjects that the house has no name for are called like their first table. */
function ownBlocks(drafts: readonly Pick<Draft, 'entry'>[]): NonNullable<Project['blocks']> {
  const found = new Map<string, string>();
  for (const { entry } of drafts)
    if (!(entry.subject in KNOWN_SUBJECTS) && !found.has(entry.subject)) found.set(entry.subject, entry.name.zh);
  return [...found].map(([subject, zh]) => ({ id: subject, subject, name: { zh } }));
}

/** A draft that its own lint refuses is a fault of this program, not of the files. */
export async function assureSound(dir: string): Promise<void> {
  const { faults } = await loadProject(dir);
  const error = faults.find((fault) => fault.severity === 'error');
  if (error) throw new Error(`the draft does not pass lint: ${error.file}:${error.line} ${error.message.en}`);
}
