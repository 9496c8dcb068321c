/** One file masked by its entry: read, cleaned, and each item written as its grade and mask allow. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveRegion, type Entry, resolveItems } from '@kuaishu/catalog';
import { collectFile, csvLine, type Engine, ident, literal } from '@kuaishu/engine';
import { cleanSql } from '../clean/clean-sql.ts';
import { columnFinder } from '../clean/clean-step.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { maskSql } from './mask-sql.ts';

/** Rows written at a time. */
const PAGE = 20_000;

/** → rows written. Red items are left out; an item without an entry column stays empty. The output is UTF-8 CSV with BOM. */
export async function maskOneFile(
  engine: Engine,
  file: string,
  entry: Entry,
  to: string,
): Promise<{ rows: number; rejected: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-mask-'));
  const output = await open(to, 'wx');
  try {
    const raw = join(folder, 'raw.parquet');
    const collected = await collectFile(engine, file, { to: raw, rejectsTo: join(folder, 'rejects.parquet') });
    await prepareLookups(engine, deriveRegion({}, [entry]).slice(0, 2));
    const items = resolveItems(entry);
    const clean = join(folder, 'clean.parquet');
    await engine.copy(
      cleanSql(items, columnFinder(collected.columns), `read_parquet(${literal(raw)})`),
      clean,
      {},
      'clean',
    );
    await engine.view('mask_clean', [{ path: clean, firstRow: 0 }]);
    const shown = items.filter((i) => i.grade !== 'red');
    const columns = shown.map(
      (item, i) =>
        `${item.grade === 'green' ? `CAST(${ident(item.attribute)} AS VARCHAR)` : maskSql(item.mask, ident(item.attribute), `CAST("row" AS VARCHAR)`)} AS c${i}`,
    );
    await output.write(`\uFEFF${csvLine(shown.map((i) => i.name))}`);
    for (let from = 0; from < collected.rows; from += PAGE) {
      const rows = await engine.query<Record<string, string | null>>(
        `SELECT ${['"row"', ...columns].join(', ')} FROM mask_clean WHERE "row" >= ${from} AND "row" < ${from + PAGE} ORDER BY "row"`,
        'mask',
      );
      await output.write(rows.map((row) => csvLine(shown.map((_, i) => row[`c${i}`] ?? null))).join(''));
    }
    await output.sync();
    return { rows: collected.rows, rejected: collected.rejected };
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  } finally {
    await output.close();
    await rm(folder, { recursive: true, force: true });
  }
}
