import { type Engine, ident, literal } from '@kuaishu/engine';
import { type ColumnTotals, profileColumn } from './column-profile.ts';
import { BYTE_ORDER_MARK, defect } from './defects.ts';
import { candidateKeys, mayBeKey } from './keys.ts';
import type { ColumnProfile, ResourceProfile } from './resource-profile.ts';
import { RowClasses, SampledColumn, type ValueIds } from './sampled-column.ts';

export type { ResourceProfile } from './resource-profile.ts';

export interface ProfileOptions {
  /** Element that an entry declares for a column; the others are guessed. */
  readonly declared?: Readonly<Record<string, string>>;
  /** Day of the delivery, YYYY-MM-DD: later dates lie in the future. Default: today. */
  readonly asOf?: string;
  /** Read every row for everything up to this many rows; above, every k-th row, at least this many. Default 4,000 (shares are then right within about a point and a half); `Infinity` reads all. */
  readonly sampleRows?: number;
  readonly onColumn?: (done: number, of: number, column: string) => void;
}

export const SAMPLE_ROWS = 4_000;
/** At least 2% of the rows are in a sample: 5% would cost more than the step may, 0.8 × the time of copying the file. */
const MOST_SPARSE = 50;
/** Columns of one scan: more would hold too many sketches at a time. */
const COLUMNS_A_SCAN = 256;
/** Cells of the sample that are held in memory together. */
const CELLS_AT_ONCE = 1_000_000;

/**
 * Raw Parquet (all columns VARCHAR) → profile. Fill, distinct, least and greatest come from one scan of all rows; the rest from a sample of
 * every k-th row, which needs no hash and is the same each time. Small tables are read in full, and then every count is exact.
 */
export async function profileParquet(
  engine: Engine,
  file: string,
  columns: readonly string[],
  options: ProfileOptions = {},
): Promise<ResourceProfile> {
  const { rows, totals } = await scan(engine, file, columns);
  const wanted = options.sampleRows ?? SAMPLE_ROWS;
  const every = Math.max(1, Math.min(MOST_SPARSE, Math.floor(rows / wanted)));
  const sampled = every === 1 ? rows : Math.ceil(rows / every);
  const scale = sampled === 0 ? 1 : every === 1 ? 1 : rows / sampled;
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
  const profiles: ColumnProfile[] = [];
  const whole = new RowClasses(sampled);
  const ids = new Map<ColumnProfile, ValueIds>();
  const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / Math.max(1, sampled)));
  for (let from = 0; from < columns.length; from += atOnce) {
    const part = columns.slice(from, from + atOnce);
    for (const [i, column] of (await sampleOf(engine, file, part, every, sampled)).entries()) {
      const name = part[i] as string;
      const own = totals[from + i];
      if (!own) throw new Error(`no totals for column ${from + i}`);
      const declared = options.declared?.[name];
      const profile = profileColumn(name, own, column.values(), {
        rows,
        scale,
        asOf,
        ...(declared === undefined ? {} : { declared }),
      });
      profiles.push(profile);
      const values = column.ids();
      whole.split(values);
      if (mayBeKey(profile)) ids.set(profile, values);
      options.onColumn?.(profiles.length, columns.length, name);
    }
  }
  const repeated = columns.length === 0 ? 0 : sampled - whole.count;
  return {
    rows,
    sampled,
    columns: profiles,
    keys: candidateKeys(ids, sampled, rows, profiles),
    defects: repeated > 0 ? [defect('duplicate_rows', Math.round(repeated * scale), scale !== 1)] : [],
  };
}

/** Columns of the sample. One pass for all of them: a statement a column costs more than its cells. */
async function sampleOf(
  engine: Engine,
  file: string,
  columns: readonly string[],
  every: number,
  sampled: number,
): Promise<SampledColumn[]> {
  const taken = columns.map(() => new SampledColumn(sampled));
  for await (const chunk of engine.stream(
    `SELECT ${columns.map(ident).join(', ')} FROM read_parquet(${literal(file)}, file_row_number = true)` +
      (every === 1 ? '' : ` WHERE file_row_number % ${every} = 0`),
    'profile: sample',
  )) {
    for (const [i, column] of taken.entries())
      column.add(chunk.column(i) as ArrayLike<string | null | undefined>, chunk.rows);
  }
  return taken;
}

async function scan(
  engine: Engine,
  file: string,
  columns: readonly string[],
): Promise<{ rows: number; totals: readonly ColumnTotals[] }> {
  const totals: ColumnTotals[] = [];
  const marks: number[] = [];
  let rows = 0;
  for (let from = 0; from === 0 || from < columns.length; from += COLUMNS_A_SCAN) {
    const part = columns.slice(from, from + COLUMNS_A_SCAN);
    const figures = part.flatMap((name, i) => {
      const c = ident(name);
      return [
        `count(nullif(${c}, '')) AS f${i}`,
        `approx_count_distinct(${c}) AS d${i}`,
        `min(nullif(${c}, '')) AS l${i}`,
        `max(nullif(${c}, '')) AS h${i}`,
        `starts_with(min(${c}) FILTER (WHERE ${c} >= ${literal(BYTE_ORDER_MARK)}), ${literal(BYTE_ORDER_MARK)}) AS m${i}`,
      ];
    });
    const [row] = await engine.query(
      `SELECT count(*) AS n${figures.map((figure) => `, ${figure}`).join('')} FROM read_parquet(${literal(file)})`,
      'profile: scan',
    );
    rows = Number(row?.['n'] ?? 0);
    part.forEach((_, i) => {
      if (row?.[`m${i}`] === true) marks.push(from + i);
      totals.push({
        filled: Number(row?.[`f${i}`] ?? 0),
        approxDistinct: Number(row?.[`d${i}`] ?? 0),
        min: (row?.[`l${i}`] as string | null | undefined) ?? null,
        max: (row?.[`h${i}`] as string | null | undefined) ?? null,
      });
    });
  }
  return { rows, totals: await withMarks(engine, file, columns, totals, marks) };
}

/**
 * Cells that begin with a byte order mark: one a file in files that were joined, so that no sample need hold it. `asked`: columns that have some. A text that
 * begins with one comes from the engine without it (node-api 1.5).
 */
async function withMarks(
  engine: Engine,
  file: string,
  columns: readonly string[],
  totals: readonly ColumnTotals[],
  asked: readonly number[],
): Promise<readonly ColumnTotals[]> {
  if (asked.length === 0) return totals;
  const figures = asked.flatMap((i) => {
    const column = ident(columns[i] as string);
    const marked = `FILTER (WHERE starts_with(${column}, ${literal(BYTE_ORDER_MARK)}))`;
    return [`count(*) ${marked} AS b${i}`, `min(substr(${column}, 2)) ${marked} AS e${i}`];
  });
  const [row] = await engine.query(
    `SELECT ${figures.join(', ')} FROM read_parquet(${literal(file)})`,
    'profile: byte order marks',
  );
  return totals.map((own, i) => {
    const rows = Number(row?.[`b${i}`] ?? 0);
    return rows === 0 ? own : { ...own, marked: { rows, example: `${BYTE_ORDER_MARK}${row?.[`e${i}`]}` } };
  });
}
