import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { draftsFromFiles } from './drafts-from-files.ts';
import { filesGiven } from './files-given.ts';
import { assureSound, projectOf } from './project-of.ts';
import { InitError, type InitReport } from './report.ts';
import { globOf } from './series.ts';
import type { Table } from './table.ts';
import { planSources, refuseExisting, writeProject } from './write-project.ts';

export interface DraftOptions {
  /** Draft anew in a folder that is a project; what it held is kept beside. */
  readonly force?: boolean;
  /** Link the files instead of copying them. */
  readonly link?: boolean;
  /** Name of the project; default: the folder's. */
  readonly name?: string;
  /** GB/T 2260 code of its region. */
  readonly region?: string;
  readonly memoryLimitMb?: number;
  readonly onFile?: (done: number, of: number, file: string) => void;
}

/**
 * Files, or folders for the files in them → a project folder that runs at once: an entry for each table with its items, data elements, key, grade, cadence and authority,
 * each a guess with its confidence and reason. Reads everything before it writes anything.
 * Errors: InitError; SourceError when a file cannot be read.
 */
export async function draftProject(
  dir: string,
  files: readonly string[],
  options: DraftOptions = {},
): Promise<InitReport> {
  if (files.length === 0)
    throw new InitError('NO_FILES', {
      zh: '没有给出文件。用法：kuaishu init 文件夹 文件…',
      en: 'No files given. Use: kuaishu init DIR FILE…',
    });
  await refuseExisting(dir, options.force ?? false);
  const { files: given, found } = await filesGiven(files);
  const scratch = await mkdtemp(join(tmpdir(), 'kuaishu-init-'));
  const engine: Engine = await openDuckDb({
    memoryLimitMb: options.memoryLimitMb ?? 2048,
    spillFolder: join(scratch, 'spill'),
  });
  try {
    const sources = planSources(dir, given);
    const { drafts, guesses, warnings, leftOut } = await draftsFromFiles(engine, given, {
      scratch,
      rules: true,
      found,
      sourceOf: (table) => `sources/${sourceGlob(table, sources)}`,
      ...(options.onFile ? { onFile: options.onFile } : {}),
    });
    const project = projectOf(dir, drafts, options);
    for (const file of leftOut) sources.delete(file);
    await writeProject({ dir, project, entries: drafts, sources, link: options.link ?? false });
    await assureSound(dir);
    return {
      project: dir,
      entries: drafts.map(({ entry, table, items }) => ({
        entry: entry.resource,
        file: table.file,
        ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
        ...(table.series ? { files: table.series.files } : {}),
        rows: table.series?.rows ?? table.profile.rows,
        subject: entry.subject,
        key: entry.key ?? [],
        items: items.map(({ drafted }) => drafted),
      })),
      guesses,
      warnings,
    };
  } finally {
    engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The name under `sources/`, or a glob for all editions and those to come. */
function sourceGlob({ file, series }: Table, sources: ReadonlyMap<string, { readonly name: string }>): string {
  const named = (path: string) => sources.get(path)?.name ?? basename(path);
  if (!series) return named(file);
  const names = series.files.map(named);
  const others = [...sources.values()].map(({ name }) => name).filter((name) => !names.includes(name));
  return globOf(names, others) ?? `{${names.join(',')}}`;
}
