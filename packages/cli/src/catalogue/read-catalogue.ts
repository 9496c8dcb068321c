/** A catalogue in whatever form: paths → entries for the radar, each with the place where a person finds it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CatalogError, ListingError, type ListingHints, loadProject, radarEntryOf, readEntry } from '@kuaishu/catalog';
import type { Engine, SourceError } from '@kuaishu/engine';
import { isNamed } from '../faults.ts';
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
  const parts: ReadCatalogue[] = [];
  const notes: Text2[] = [];
  let refused: unknown;
  for (const source of sources)
    try {
      parts.push(await readSource(engine, source, hints));
    } catch (error) {
      const why = source.found === true ? refusal(error) : undefined;
      if (why === undefined) throw error;
      refused ??= error;
      notes.push({
        zh: `${named(source.path, why.zh, '：')}，未参加比对`,
        en: `${named(source.path, why.en, ': ')}; it was left out`,
      });
    }
  if (parts.length === 0 && refused !== undefined) throw refused;
  return {
    entries: parts.flatMap((part) => part.entries),
    lists: parts.flatMap((part) => part.lists),
    notes: [...parts.flatMap((part) => part.notes), ...notes],
  };
}

async function readSource(
  engine: () => Promise<Engine>,
  { kind, path }: CatalogueSource,
  hints: ListingHints,
): Promise<ReadCatalogue> {
  if (kind === 'entry') return { entries: [await ofEntryFile(path)], lists: [], notes: [] };
  if (kind === 'project') return ofProject(path);
  const { lists, notes } = await readListFile(await engine(), path, hints);
  return { entries: lists.flatMap(({ entries }) => entries), lists, notes };
}

/** With the file before it, where it does not say so itself; without the stop at its end. */
const named = (path: string, why: string, sign: string): string =>
  `${why.startsWith(path) ? '' : path + sign}${why.replace(/[。.]$/, '')}`;

/** Why a file is no catalogue; undefined where something else went wrong. */
function refusal(error: unknown): Text2 | undefined {
  if (error instanceof CatalogError || error instanceof ListingError) return error.text;
  return isNamed<SourceError>(error, 'SourceError') && error.code !== 'DISK_FULL' ? error.text : undefined;
}

/** Entries with faults of meaning are compared all the same; those whose shape cannot be read are left out and said. */
async function ofProject(dir: string): Promise<ReadCatalogue> {
  const notes: Text2[] = [];
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
  const placed = entries.map(({ file, entry }): PlacedEntry => {
    const place = join(dir, file);
    return { entry: radarEntryOf(entry, place), place };
  });
  return { entries: placed, lists: [], notes };
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
