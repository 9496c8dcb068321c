/** What lies at the paths of a catalogue: project folders, entry files, lists of resources. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { UsageError } from '../usage.ts';

export interface CatalogueSource {
  readonly kind: 'project' | 'entry' | 'list';
  readonly path: string;
  /** Found in a folder and not named: what cannot be read is left out, and said. */
  readonly found?: true;
}

const PROJECT = ['project.yaml', 'project.yml', 'project.json'];
const ENTRY = new Set(['.yaml', '.yml']);
const LIST = new Set(['.csv', '.tsv', '.txt', '.xlsx', '.json', '.ndjson', '.jsonl', '.parquet', '.dbf']);
/** Entries are written by hand; a JSON file beyond this is a list. */
const LARGEST_ENTRY = 2 * 1024 ** 2;

/** Each file once, in the order of the paths. A folder that holds nothing readable is wrong use. */
export async function catalogueSources(paths: readonly string[]): Promise<CatalogueSource[]> {
  const sources = new Map<string, CatalogueSource>();
  for (const path of paths)
    for (const source of await sourcesAt(path)) {
      const real = await realpath(source.path);
      if (!sources.has(real) || source.found !== true) sources.set(real, source);
    }
  return [...sources.values()];
}

async function sourcesAt(path: string): Promise<CatalogueSource[]> {
  const facts = await stat(path);
  if (!facts.isDirectory()) return [await sourceOf(path, facts.size)];
  const names = (await readdir(path)).filter((name) => !/^[.~]/.test(name)).sort();
  if (PROJECT.some((name) => names.includes(name))) return [{ kind: 'project', path }];
  const found: CatalogueSource[] = [];
  for (const name of names) {
    const file = join(path, name);
    const state = await stat(file);
    const extension = extname(name).toLowerCase();
    if (state.isFile() && (ENTRY.has(extension) || LIST.has(extension)))
      found.push({ ...(await sourceOf(file, state.size)), found: true });
  }
  if (found.length > 0) return found;
  throw new UsageError({
    zh: `${path} 里没有目录：要有 project.yaml（项目），或目录条目（YAML、JSON）、资源清单（XLSX、CSV、JSON、NDJSON）`,
    en: `${path} holds no catalogue: neither a project (project.yaml) nor entries (YAML, JSON) nor lists of resources (XLSX, CSV, JSON, NDJSON)`,
  });
}

async function sourceOf(path: string, size: number): Promise<CatalogueSource> {
  const extension = extname(path).toLowerCase();
  if (ENTRY.has(extension)) return { kind: 'entry', path };
  const isEntry = extension === '.json' && size <= LARGEST_ENTRY && (await holdsOneEntry(path));
  return { kind: isEntry ? 'entry' : 'list', path };
}

/** An entry is one record with a resource and its items. */
async function holdsOneEntry(path: string): Promise<boolean> {
  try {
    const value = JSON.parse(await readFile(path, 'utf8')) as unknown;
    return typeof value === 'object' && value !== null && 'resource' in value && 'items' in value;
  } catch {
    return false; // whoever reads it as a list says what is wrong with it
  }
}

/** A file on both sides would be told as the duplicate of itself. */
export async function apartFromEachOther(
  ours: readonly CatalogueSource[],
  theirs: readonly CatalogueSource[],
): Promise<void> {
  const real = new Set(await Promise.all(ours.map(({ path }) => realpath(path))));
  for (const { path } of theirs)
    if (real.has(await realpath(path)))
      throw new UsageError({
        zh: `${basename(path)} 同时在两边：从 --against 里去掉它`,
        en: `${basename(path)} stands on both sides: leave it out of --against`,
      });
}
