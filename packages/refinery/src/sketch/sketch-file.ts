/** Sketches of a file that somebody has at hand while compiling: collected and cleaned as a delivery would be, then forgotten. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveLinkAttributes, deriveRegion, type Entry, resolveItems, type TableSketch } from '@kuaishu/catalog';
import { collectFile, type Engine, literal } from '@kuaishu/engine';
import { cleanSql } from '../clean/clean-sql.ts';
import { columnFinder } from '../clean/clean-step.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { sketchRows } from './sketch-rows.ts';

export interface FileSketch extends TableSketch {
  /** Columns of the file that no item of the entry takes. */
  readonly spare: readonly string[];
  /** Items that the file has no column for. */
  readonly missing: readonly string[];
}

/** Errors: SourceError where the file cannot be read. */
export async function sketchFile(engine: Engine, file: string, entry: Entry, key: Uint8Array): Promise<FileSketch> {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-sketch-'));
  try {
    const raw = join(folder, 'raw.parquet');
    const collected = await collectFile(engine, file, { to: raw, rejectsTo: join(folder, 'rejects.parquet') });
    await prepareLookups(engine, deriveRegion({}, [entry]).slice(0, 2));
    const items = resolveItems(entry);
    const find = columnFinder(collected.columns);
    const taken = items.filter((item) => find(item) !== null);
    const clean = join(folder, 'clean.parquet');
    await engine.copy(cleanSql(items, find, `read_parquet(${literal(raw)})`), clean, {}, 'clean');
    const identifiers = deriveLinkAttributes(entry.subject, [{ entry, items }])
      .filter(({ exclusive }) => exclusive)
      .map(({ attribute }) => attribute);
    const rows = `(SELECT *, 0 AS delivery FROM read_parquet(${literal(clean)})) rows`;
    const used = new Set(taken.map((item) => find(item)));
    return {
      ...(await sketchRows(engine, { rows, items: taken, identifiers }, key)),
      spare: collected.columns.filter((column) => !used.has(`"${column.replaceAll('"', '""')}"`)),
      missing: items.filter((item) => find(item) === null).map(({ name }) => name),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
