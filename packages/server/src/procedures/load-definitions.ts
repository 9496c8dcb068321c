/** Procedures, effects and subjects of a folder: every file is read and what it exports is taken, so that a new procedure takes one file and no change elsewhere. */
import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Procedure } from './core/procedure.ts';
import type { Effect } from './effects/effect.ts';
import type { Subject } from './subject.ts';

export interface Definitions {
  readonly procedures: readonly Procedure[];
  readonly effects: readonly Effect[];
  readonly subjects: readonly Subject[];
}

const FOLDER = new URL('./definitions/', import.meta.url);

/** @throws Error naming the file that cannot be read or defines nothing. */
export async function loadDefinitions(folder: URL = FOLDER): Promise<Definitions> {
  const procedures: Procedure[] = [];
  const effects: Effect[] = [];
  const subjects: Subject[] = [];
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort();
  for (const file of files) {
    const exported = (await import(new URL(file, asFolder(folder)).href).catch((error: unknown) => {
      throw new Error(`the procedure in ${file} cannot be read`, { cause: error });
    })) as Record<string, unknown>;
    let found = 0;
    for (const one of Object.values(exported)) {
      const of = one as Partial<Procedure & Effect & Subject> | null;
      if (of === null || typeof of !== 'object') continue;
      if (of.states && of.transitions) found = procedures.push(of as Procedure);
      else if (of.name && of.payload) found = effects.push(of as Effect);
      else if (typeof of.kind === 'string') found = subjects.push(of as Subject);
    }
    if (found === 0) throw new Error(`${file} defines no procedure`);
  }
  return { procedures, effects, subjects };
}

const asFolder = (folder: URL): URL => (folder.href.endsWith('/') ? folder : pathToFileURL(`${folder.pathname}/`));
