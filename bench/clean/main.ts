/**
 * kuaishu bench clean: the dirty tables of data-cleaning papers drafted by init, cleaned and checked by the draft as it stands, without a setting
 * or a label. Every change and every proposed repair is compared with the clean table, cell by cell; beside published figures. These sets were looked
 * at while the miners were made; the tables with seeded errors were not. Figures as JSON.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Entry, readEntry } from '@kuaishu/catalog';
import { collectFile, type Engine, ident, literal, openDuckDb } from '@kuaishu/engine';
import { checkOneFile, draftProject } from '@kuaishu/refinery';
import { type InjectedSet, inject, injectedSets } from './injected.ts';
import { type Cells, sameValue, scoreSet, type Verdict } from './score.ts';
import { type CleaningSet, cleaningSets } from './sets.ts';

async function measure(engine: Engine, set: CleaningSet, scratch: string) {
  const before = process.cpuUsage();
  const { entry, rows, proposals, verdicts } = await draftAndCheck(engine, set.dirty, scratch);
  const used = process.cpuUsage(before);
  const dirty = await cellsOf(engine, set.dirty, join(scratch, 'dirty.parquet'));
  const clean = await cellsOf(engine, set.clean, join(scratch, 'clean.parquet'));
  if (rows !== dirty.cells.length || dirty.cells.length !== clean.cells.length)
    throw new Error(`${set.name}: ${rows}, ${dirty.cells.length} and ${clean.cells.length} rows`);
  const verdictOf = (row: number, column: number) => verdicts.get(`${row + 2} ${dirty.columns[column]}`);
  return {
    rows,
    rules: { dependencies: entry.dependencies?.length ?? 0, checks: entry.checks?.length ?? 0 },
    proposals,
    cpuSeconds: Math.round((used.user + used.system) / 1e4) / 100,
    asText: scoreSet(dirty.columns, dirty.cells, clean.cells, verdictOf, 'text'),
    asValue: scoreSet(dirty.columns, dirty.cells, clean.cells, verdictOf, 'value'),
    published: set.published,
  };
}

/** A table as it is, and spoiled: alarms before, and what of the seeded errors is found. Cells that cleaning alone rewrites are no alarm. */
async function measureInjected(engine: Engine, set: InjectedSet, scratch: string) {
  const { columns, cells } = await cellsOf(engine, set.file, join(scratch, 'table.parquet'), set.rows);
  const file = join(scratch, 'table.csv');
  await writeFile(file, csvText(columns, cells));
  const before = await draftAndCheck(engine, file, join(scratch, 'before'));
  const { cells: spoiled, errors } = inject(cells, 1);
  await writeFile(file, csvText(columns, spoiled));
  const after = await draftAndCheck(engine, file, join(scratch, 'after'));
  const seeded = new Set(errors.map(({ row, column }) => `${row} ${column}`));
  const kinds: Record<string, { wrong: number; found: number; repaired: number }> = {};
  for (const { row, column, kind, original } of errors) {
    const verdict = after.verdicts.get(`${row + 2} ${columns[column]}`);
    const tally = kinds[kind] ?? { wrong: 0, found: 0, repaired: 0 };
    kinds[kind] = tally;
    tally.wrong++;
    if (verdict) tally.found++;
    if (verdict?.becomes !== undefined && sameValue(verdict.becomes, original)) tally.repaired++;
  }
  const alarms = (check: Checked) =>
    cells.flatMap((values, row) =>
      values.filter(
        (_, column) =>
          check.accused.has(`${row + 2} ${columns[column]}`) && !(check === after && seeded.has(`${row} ${column}`)),
      ),
    ).length;
  const total = cells.length * columns.length;
  const found = errors.filter(({ row, column }) => after.accused.has(`${row + 2} ${columns[column]}`)).length;
  const falseAlarms = alarms(after);
  return {
    rows: cells.length,
    cells: total,
    accusedBefore: alarms(before),
    seeded: errors.length,
    kinds,
    rules: {
      found,
      falseAlarms,
      precision: Math.round((found / Math.max(1, found + falseAlarms)) * 1e4) / 1e4,
      falsePerThousandCells: Math.round((falseAlarms / total) * 1e5) / 100,
    },
  };
}

interface Checked {
  readonly entry: Entry;
  readonly rows: number;
  readonly proposals: number;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Cells that a mined rule calls wrong; those outside a code table are another matter. */
  readonly accused: ReadonlySet<string>;
}

/** What the product says of a file by the draft that it makes of the file itself. Places are lines: the heading is the first. */
async function draftAndCheck(engine: Engine, file: string, scratch: string): Promise<Checked> {
  const project = join(scratch, 'project');
  const { guesses } = await draftProject(project, [file]);
  const [name = ''] = await readdir(join(project, 'catalog'));
  const { value: entry } = readEntry(await readFile(join(project, 'catalog', name), 'utf8'), name);
  if (!entry) throw new Error(`the draft of ${file} cannot be read`);
  const { faults, changes = [], rows } = await checkOneFile(engine, file, entry, '2025-12-31', { changes: true });
  const verdicts = new Map<string, Verdict>();
  const accused = new Set<string>();
  const mined = new Set(entry.checks?.map(({ id }) => id));
  for (const { row, item, rule } of faults) {
    if (item === null) continue;
    verdicts.set(`${row} ${item}`, { becomes: undefined });
    if (mined.has(rule) || rule.startsWith('depends:')) accused.add(`${row} ${item}`);
  }
  for (const { row, item, becomes } of changes) verdicts.set(`${row} ${item}`, { becomes });
  return { entry, rows, proposals: guesses.filter(({ what }) => what.startsWith('rule:')).length, verdicts, accused };
}

/** RFC 4180; line breaks in cells would move the lines and become blanks. */
function csvText(columns: readonly string[], cells: Cells): string {
  const line = (values: readonly string[]) =>
    values.map((value) => `"${value.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`).join(',');
  return `${[columns, ...cells].map(line).join('\n')}\n`;
}

async function cellsOf(
  engine: Engine,
  file: string,
  to: string,
  rows = Number.MAX_SAFE_INTEGER,
): Promise<{ columns: readonly string[]; cells: Cells }> {
  const { columns } = await collectFile(engine, file, { to, rejectsTo: `${to}.rejects` });
  const cells: string[][] = [];
  for await (const chunk of engine.stream(
    `SELECT ${columns.map(ident).join(', ')} FROM read_parquet(${literal(to)}, file_row_number = true) WHERE file_row_number < ${rows} ORDER BY file_row_number`,
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
    for (const set of injectedSets()) {
      const scratch = await mkdtemp(join(tmpdir(), 'kuaishu-bench-clean-'));
      figures[`seeded errors: ${set.name}`] = await measureInjected(engine, set, scratch).finally(() =>
        rm(scratch, { recursive: true, force: true }),
      );
    }
    return { name: 'clean', versions: { node: process.version, duckdb: engine.version }, figures, ratios: {} };
  } finally {
    engine.close();
  }
}

if (import.meta.main) console.log(JSON.stringify(await benchClean(), null, 2));
