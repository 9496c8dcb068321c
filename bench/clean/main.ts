/**
 * kuaishu bench clean: the dirty tables of data-cleaning papers drafted by init, cleaned and checked by the draft as it stands, without a setting
 * or a label. Every change and every proposed repair is compared with the clean table, cell by cell; beside published figures. Figures as JSON.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEntry } from '@kuaishu/catalog';
import { collectFile, type Engine, ident, literal, openDuckDb } from '@kuaishu/engine';
import { checkOneFile, draftProject } from '@kuaishu/refinery';
import { type Cells, scoreSet, type Verdict } from './score.ts';
import { type CleaningSet, cleaningSets } from './sets.ts';

async function measure(engine: Engine, set: CleaningSet, scratch: string) {
  const before = process.cpuUsage();
  const project = join(scratch, 'project');
  const { guesses } = await draftProject(project, [set.dirty]);
  const [file = ''] = await readdir(join(project, 'catalog'));
  const { value: entry } = readEntry(await readFile(join(project, 'catalog', file), 'utf8'), file);
  if (!entry) throw new Error(`the draft of ${set.name} cannot be read`);
  const result = await checkOneFile(engine, set.dirty, entry, '2025-12-31', { changes: true });
  const used = process.cpuUsage(before);
  const dirty = await cellsOf(engine, set.dirty, join(scratch, 'dirty.parquet'));
  const clean = await cellsOf(engine, set.clean, join(scratch, 'clean.parquet'));
  // one line a row below the heading: asserted, since the places of the verdicts are lines
  if (result.rows !== dirty.cells.length || dirty.cells.length !== clean.cells.length)
    throw new Error(`${set.name}: ${result.rows}, ${dirty.cells.length} and ${clean.cells.length} rows`);
  const verdicts = new Map<string, Verdict>();
  for (const { row, item } of result.faults) if (item !== null) verdicts.set(`${row} ${item}`, { becomes: undefined });
  for (const { row, item, becomes } of result.changes ?? []) verdicts.set(`${row} ${item}`, { becomes });
  const verdictOf = (row: number, column: number) => verdicts.get(`${row + 2} ${dirty.columns[column]}`);
  return {
    rows: result.rows,
    rules: { dependencies: entry.dependencies?.length ?? 0, checks: entry.checks?.length ?? 0 },
    proposals: guesses.filter(({ what }) => what.startsWith('rule:')).length,
    cpuSeconds: Math.round((used.user + used.system) / 1e4) / 100,
    asText: scoreSet(dirty.columns, dirty.cells, clean.cells, verdictOf, 'text'),
    asValue: scoreSet(dirty.columns, dirty.cells, clean.cells, verdictOf, 'value'),
    published: set.published,
  };
}

async function cellsOf(
  engine: Engine,
  file: string,
  to: string,
): Promise<{ columns: readonly string[]; cells: Cells }> {
  const { columns } = await collectFile(engine, file, { to, rejectsTo: `${to}.rejects` });
  const cells: string[][] = [];
  for await (const chunk of engine.stream(
    `SELECT ${columns.map(ident).join(', ')} FROM read_parquet(${literal(to)}, file_row_number = true) ORDER BY file_row_number`,
  )) {
    for (let row = 0; row < chunk.rows; row++)
      cells.push(columns.map((_, i) => (chunk.column(i)[row] as string | null) ?? ''));
  }
  return { columns, cells };
}

export async function benchClean() {
  const engine = await openDuckDb({ memoryLimitMb: 2048 });
  const figures: Record<string, unknown> = {};
  try {
    for (const set of cleaningSets()) {
      const scratch = await mkdtemp(join(tmpdir(), 'kuaishu-bench-clean-'));
      figures[set.name] = await measure(engine, set, scratch).finally(() =>
        rm(scratch, { recursive: true, force: true }),
      );
    }
    return { name: 'clean', versions: { node: process.version, duckdb: engine.version }, figures, ratios: {} };
  } finally {
    engine.close();
  }
}

if (import.meta.main) console.log(JSON.stringify(await benchClean(), null, 2));
