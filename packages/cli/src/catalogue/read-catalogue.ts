/** A catalogue in whatever form: paths → entries for the radar, each with the place where a person finds it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CatalogError, type ListingHints, loadProject, radarEntryOf, readEntry } from '@kuaishu/catalog';
import type { Engine } from '@kuaishu/engine';
import type { Text2 } from '../output.ts';
import { UsageError } from '../usage.ts';
import type { CatalogueSource } from './catalogue-paths.ts';
import type { PlacedEntry } from './placed-entry.ts';
import { type ReadList, readListFile } from './read-list.ts';

export interface ReadCatalogue {
  readonly entries: readonly PlacedEntry[];
  readonly lists: readonly ReadList[];
  readonly notes: readonly Text2[];
}

/** Errors: SourceError, ListingError, CatalogError, UsageError; all of them say the file. */
export async function readCatalogue(
  engine: () => Promise<Engine>,
  sources: readonly CatalogueSource[],
  hints: ListingHints,
): Promise<ReadCatalogue> {
  const entries: PlacedEntry[] = [];
  const lists: ReadList[] = [];
  const notes: Text2[] = [];
  for (const { kind, path } of sources) {
    if (kind === 'project') entries.push(...(await ofProject(path, notes)));
    else if (kind === 'entry') entries.push(await ofEntryFile(path));
    else {
      const read = await readListFile(await engine(), path, hints);
      lists.push(...read.lists);
      notes.push(...read.notes);
      for (const list of read.lists) entries.push(...list.entries);
    }
  }
  return { entries, lists, notes };
}

/** Entries with faults of meaning are compared all the same; those whose shape cannot be read are left out and said. */
async function ofProject(dir: string, notes: Text2[]): Promise<PlacedEntry[]> {
  const { entries, faults } = await loadProject(dir);
  const read = new Set(entries.map(({ file }) => file));
  const left = new Set(faults.map(({ file }) => file).filter((file) => file.startsWith('catalog/') && !read.has(file)));
  if (left.size > 0)
    notes.push({
      zh: `${dir}：${left.size} 个条目不能读（${[...left].slice(0, 5).join('、')}），未参加比对；kuaishu catalog lint ${dir} 说明原因`,
      en: `${dir}: ${left.size} entries cannot be read (${[...left].slice(0, 5).join(', ')}) and were left out; kuaishu catalog lint ${dir} says why`,
    });
  if (entries.length === 0)
    throw new UsageError({
      zh: `${dir} 的 catalog/ 里没有目录条目`,
      en: `${dir} has no entries in catalog/`,
    });
  return entries.map(({ file, entry }) => {
    const place = join(dir, file);
    return { entry: radarEntryOf(entry, place), place };
  });
}

async function ofEntryFile(file: string): Promise<PlacedEntry> {
  const { value, faults } = readEntry(await readFile(file, 'utf8'), file);
  if (value !== undefined) return { entry: radarEntryOf(value, file), place: file };
  throw new CatalogError(
    'ENTRY_INVALID',
    {
      zh: `${file} 不是正确的目录条目，请改正后再试`,
      en: `${file} is no valid catalogue entry; mend it and try again`,
    },
    faults,
  );
}
