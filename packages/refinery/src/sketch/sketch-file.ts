/**
 * Sketches of a file that somebody has at hand while compiling. Two halves, so that whoever reads the foreign file (in a process of its own) has no key, and
 * whoever has the key reads nothing foreign: first the file is collected and cleaned as a delivery would be, then its cleaned rows are sketched.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveLinkAttributes, deriveRegion, type Entry, resolveItems, type TableSketch } from '@kuaishu/catalog';
import { collectFile, type Engine, ident, literal, openDuckDb } from '@kuaishu/engine';
import { cleanSql } from '../clean/clean-sql.ts';
import { columnFinder } from '../clean/clean-step.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { sketchRows } from './sketch-rows.ts';

export interface CleanedFile {
  readonly rows: number;
  /** Attributes that the file has a column for. */
  readonly taken: readonly string[];
  /** Columns of the file that no item of the entry takes. */
  readonly spare: readonly string[];
  /** Items that the file has no column for. */
  readonly missing: readonly string[];
}

/** The file's rows as the entry reads them, cleaned, to the Parquet file `to`. Errors: SourceError where the file cannot be read. */
export async function cleanOneFile(engine: Engine, file: string, entry: Entry, to: string): Promise<CleanedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-sketch-'));
  try {
    const raw = join(folder, 'raw.parquet');
    const collected = await collectFile(engine, file, { to: raw, rejectsTo: join(folder, 'rejects.parquet') });
    await prepareLookups(engine, deriveRegion({}, [entry]).slice(0, 2));
    const items = resolveItems(entry);
    const find = columnFinder(collected.columns);
    await engine.copy(cleanSql(items, find, `read_parquet(${literal(raw)})`), to, {}, 'clean');
    const used = new Set(items.map(find));
    return {
      rows: collected.rows,
      taken: items.filter((item) => find(item) !== null).map(({ attribute }) => attribute),
      spare: collected.columns.filter((column) => !used.has(ident(column))),
      missing: items.filter((item) => find(item) === null).map(({ name }) => name),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sketches of what `cleanOneFile` left. */
export async function sketchCleaned(
  file: string,
  entry: Entry,
  taken: readonly string[],
  key: Uint8Array,
): Promise<TableSketch> {
  const items = resolveItems(entry);
  const identifiers = deriveLinkAttributes(entry.subject, [{ entry, items }])
    .filter(({ exclusive }) => exclusive)
    .map(({ attribute }) => attribute);
  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 512 });
  try {
    return await sketchRows(
      engine,
      {
        rows: `(SELECT *, 0 AS delivery FROM read_parquet(${literal(file)})) rows`,
        items: items.filter(({ attribute }) => taken.includes(attribute)),
        identifiers,
      },
      key,
    );
  } finally {
    engine.close();
  }
}
