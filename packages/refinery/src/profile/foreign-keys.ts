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

const SAMPLED_VALUES = 1000;
/** Fewer values are found anywhere (是, 男, 2024). */
const LEAST_DISTINCT = 20;
const LEAST_CONTAINED = 0.8;

/**
 * Columns whose values come from another table's near-unique column, by containment of a sample of distinct values.
 * Pairs are compared only where shape makes it possible: the same element, or overlapping lengths of the same type.
 */
export async function profileForeignKeys(engine: Engine, tables: readonly ProfiledTable[]): Promise<ForeignKey[]> {
  const found: ForeignKey[] = [];
  for (const target of tables) {
    for (const to of target.profile.columns.filter((column) => isReferable(column, target.profile.rows))) {
      for (const source of tables) {
        if (source.resource === target.resource) continue;
        for (const from of source.profile.columns) {
          if (!mayRefer(from, to)) continue;
          const { sampled, contained } = await containment(engine, source.parquet, from.name, target.parquet, to.name);
          if (sampled >= LEAST_DISTINCT && contained / sampled >= LEAST_CONTAINED) {
            found.push({
              from: { resource: source.resource, column: from.name },
              to: { resource: target.resource, column: to.name },
              contained: Math.round((contained / sampled) * 1e4) / 1e4,
              sampled,
            });
          }
        }
      }
    }
  }
  return found.sort((a, b) => b.contained - a.contained);
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

async function containment(
  engine: Engine,
  fromPath: string,
  from: string,
  toPath: string,
  to: string,
): Promise<{ sampled: number; contained: number }> {
  const [row] = await engine.query(
    `WITH wanted AS (SELECT DISTINCT upper(trim(${ident(from)})) AS v FROM read_parquet(${literal(fromPath)}) WHERE nullif(${ident(from)}, '') IS NOT NULL),
picked AS (SELECT v FROM wanted ORDER BY md5(v) LIMIT ${SAMPLED_VALUES}),
there AS (SELECT DISTINCT upper(trim(${ident(to)})) AS v FROM read_parquet(${literal(toPath)}) WHERE nullif(${ident(to)}, '') IS NOT NULL)
SELECT count(*) AS sampled, count(there.v) AS contained FROM picked LEFT JOIN there ON picked.v = there.v`,
    'profile: foreign keys',
  );
  return { sampled: Number(row?.['sampled'] ?? 0), contained: Number(row?.['contained'] ?? 0) };
}
