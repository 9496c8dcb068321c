/** The proof of a guess: a drafted item is read as a run would read it. What mostly cannot be read so is something else. */
import { deriveRegion, type Entry, resolveItems } from '@kuaishu/catalog';
import { type Engine, literal } from '@kuaishu/engine';
import { cleanSql } from '../clean/clean-sql.ts';
import { columnFinder } from '../clean/clean-step.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { bitPlace } from '../clean/masks.ts';
import type { Table } from './table.ts';

const SAMPLE_ROWS = 2_000;
/** Share of a column's values that may be unreadable: errors are rarer than this, other meanings more frequent. */
const MOST_UNREADABLE = 0.2;
const LEAST_VALUES = 10;

/** Names of the entry's items that a run could not read, mostly. */
export async function unreadableItems(engine: Engine, { parquet, profile }: Table, entry: Entry): Promise<string[]> {
  if (profile.rows === 0) return [];
  await prepareLookups(engine, deriveRegion({}, [entry]).slice(0, 2));
  const items = resolveItems(entry);
  const find = columnFinder(profile.columns.map(({ name }) => name));
  const every = Math.max(1, Math.floor(profile.rows / SAMPLE_ROWS));
  const sample = `(SELECT * FROM read_parquet(${literal(parquet)}, file_row_number = true) WHERE file_row_number % ${every} = 0) AS sample`;
  const counts = items.flatMap((item) => {
    const { column, bit } = bitPlace('_unparsed', item.index);
    return find(item) ? [`count(*) FILTER (WHERE (${column} & ${1n << BigInt(bit)}) <> 0) AS u${item.index}`] : [];
  });
  const [row] = await engine.query<Record<string, number>>(
    `SELECT count(*) AS n, ${counts.join(', ')} FROM (${cleanSql(items, find, sample)}) AS cleaned`,
    'init: verify',
  );
  const rows = Number(row?.['n'] ?? 0);
  return items.flatMap((item) => {
    const fill = profile.columns.find(({ name }) => name === item.name)?.fill ?? 0;
    const unreadable = Number(row?.[`u${item.index}`] ?? 0);
    return unreadable >= LEAST_VALUES && unreadable > MOST_UNREADABLE * fill * rows ? item.name : [];
  });
}
