import { type Engine, ident, literal } from '@kuaishu/engine';
import type { ColumnProfile, ResourceProfile } from './resource-profile.ts';

export interface ProfiledTable {
  readonly resource: string;
  /** Raw Parquet. */
  readonly parquet: string;
  readonly profile: ResourceProfile;
}

/** Values of one table's column that stand in another's. */
export interface ForeignKey {
  readonly from: { readonly resource: string; readonly column: string };
  readonly to: { readonly resource: string; readonly column: string };
  /** Share of the sampled distinct values of `from` found in `to`. */
  readonly contained: number;
  readonly sampled: number;
}

const SAMPLED_VALUES = 500;
const SAMPLED_ROWS = 5000;
/** Fewer values are found anywhere (是, 男, 2024). */
const LEAST_DISTINCT = 20;
const LEAST_CONTAINED = 0.8;
const WANTED = 'foreign_key_values';

interface Column {
  readonly table: ProfiledTable;
  readonly column: ColumnProfile;
}

/**
 * Columns whose values come from another table's near-unique column, by containment of a sample of distinct values.
 * Pairs are compared only where shape makes it possible: the same element, or overlapping lengths of the same type.
 * Costs one scan of one column for each column that may refer and each that may be referred to, whatever the number of pairs.
 */
export async function profileForeignKeys(engine: Engine, tables: readonly ProfiledTable[]): Promise<ForeignKey[]> {
  const all = tables.flatMap((table) => table.profile.columns.map((column): Column => ({ table, column })));
  const pairs = all
    .filter(({ table, column }) => isReferable(column, table.profile.rows))
    .map((to) => ({ to, from: all.filter((from) => from.table !== to.table && mayRefer(from.column, to.column)) }))
    .filter(({ from }) => from.length > 0);
  const sources = [...new Set(pairs.flatMap(({ from }) => from))];
  if (sources.length === 0) return [];
  try {
    const sizes = await sampleValues(engine, sources);
    const found: ForeignKey[] = [];
    for (const { to, from } of pairs) {
      const hits = await containedValues(
        engine,
        to,
        from.map((column) => sources.indexOf(column)),
      );
      for (const column of from) {
        const source = sources.indexOf(column);
        const sampled = sizes.get(source) ?? 0;
        const contained = hits.get(source) ?? 0;
        if (sampled < LEAST_DISTINCT || contained / sampled < LEAST_CONTAINED) continue;
        found.push({
          from: { resource: column.table.resource, column: column.column.name },
          to: { resource: to.table.resource, column: to.column.name },
          contained: Math.round((contained / sampled) * 1e4) / 1e4,
          sampled,
        });
      }
    }
    return found.sort((a, b) => b.contained - a.contained);
  } finally {
    await engine.run(`DROP TABLE IF EXISTS ${WANTED}`, 'profile: foreign keys');
  }
}

function isReferable(column: ColumnProfile, rows: number): boolean {
  return (
    column.distinct >= LEAST_DISTINCT &&
    column.distinct >= 0.9 * column.filled &&
    column.filled >= 0.5 * rows &&
    column.longest <= 64 &&
    column.type !== 'number' &&
    column.type !== 'date'
  );
}

function mayRefer(from: ColumnProfile, to: ColumnProfile): boolean {
  if (
    from.distinct < LEAST_DISTINCT ||
    from.type === 'number' ||
    from.type === 'date' ||
    from.type === 'datetime' ||
    from.type === 'boolean'
  )
    return false;
  if (from.element && to.element && from.confidence >= 0.8 && to.confidence >= 0.8) return from.element === to.element;
  return from.type === to.type && from.shortest <= to.longest && to.shortest <= from.longest;
}

/** Some distinct values of each column into one table (source, v). → how many of each. One scan a table. */
async function sampleValues(engine: Engine, sources: readonly Column[]): Promise<Map<number, number>> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${WANTED} (source INTEGER, v VARCHAR)`, 'profile: foreign keys');
  for (const table of new Set(sources.map((source) => source.table))) {
    const every = Math.max(1, Math.floor(table.profile.rows / SAMPLED_ROWS));
    const own = sources.flatMap((source, i) => (source.table === table ? [{ source: i, column: source.column }] : []));
    const cells = own.map(({ source, column }) => `struct_pack(source := ${source}, v := ${ident(column.name)})`);
    await engine.run(
      `INSERT INTO ${WANTED} SELECT source, v FROM (
SELECT source, v, row_number() OVER (PARTITION BY source ORDER BY md5(v)) AS place FROM (
SELECT DISTINCT cell.source AS source, cell.v AS v FROM (
SELECT unnest([${cells.join(', ')}]) AS cell FROM read_parquet(${literal(table.parquet)}, file_row_number = true) WHERE file_row_number % ${every} = 0
) AS cells WHERE cell.v <> '') AS found) AS placed WHERE place <= ${SAMPLED_VALUES}`,
      'profile: foreign keys',
    );
  }
  const rows = await engine.query(
    `SELECT source, count(*) AS n FROM ${WANTED} GROUP BY source`,
    'profile: foreign keys',
  );
  return new Map(rows.map((row) => [Number(row['source']), Number(row['n'])]));
}

/** How many of the sampled values of each source stand in a column: the small table is hashed, the column only streams past. */
async function containedValues(
  engine: Engine,
  { table, column }: Column,
  sources: readonly number[],
): Promise<Map<number, number>> {
  const rows = await engine.query(
    `SELECT source, count(*) AS n FROM (SELECT DISTINCT w.source, w.v FROM read_parquet(${literal(table.parquet)}) t
JOIN ${WANTED} w ON t.${ident(column.name)} = w.v WHERE w.source IN (${sources.map(literal).join(', ')})) GROUP BY source`,
    'profile: foreign keys',
  );
  return new Map(rows.map((row) => [Number(row['source']), Number(row['n'])]));
}
