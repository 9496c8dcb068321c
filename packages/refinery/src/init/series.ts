/**
 * Editions of one data set: 人口-2019.csv, 人口-2020.csv with the same columns are one resource in yearly deliveries, not two. Whether an edition
 * replaces the one before or adds to it is read from the rows: a register repeats most of its keys, a statistic brings new ones.
 */
import { extname } from 'node:path';
import type { Cadence } from '@kuaishu/catalog';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { normaliseHeading } from '@kuaishu/standards';
import type { Table } from './table.ts';

interface Dated {
  readonly table: Table;
  /** Title with the period taken out. */
  readonly stem: string;
  readonly period: string;
  readonly cadence: Cadence;
}

/** A period in a name: a year, year and month, day, or year and quarter. */
const PERIOD =
  /(?<!\d)(?<year>(?:19|20)\d\d)(?:年?[-_.]?(?:(?<quarter>[Qq][1-4]|[一二三四1-4]季度?)|(?<month>0[1-9]|1[0-2]|(?<=年)[1-9](?!\d))月?(?:[-_.]?(?<day>0[1-9]|[12]\d|3[01])日?)?)|年度?)?(?!\d)/g;

/** Share of an edition's keys that stood in the one before, from which on it is a new state of the same register. */
const REPEATED = 0.5;

/** Tables that are editions of one data set become one table: the newest, with its series. The others stay as they are, in their order. */
export async function gatherSeries(engine: Engine, tables: readonly Table[]): Promise<Table[]> {
  const groups = Map.groupBy(
    tables.map((table) => ({ table, dated: datedOf(table) })),
    ({ table, dated }, i) => (dated ? seriesKey(dated, table) : `alone ${i}`),
  );
  const gathered: Table[] = [];
  for (const group of groups.values()) {
    const editions = group.flatMap(({ dated }) => dated ?? []).sort((a, b) => (a.period < b.period ? -1 : 1));
    const [first] = editions;
    const periods = new Set(editions.map(({ period }) => period));
    if (!first || editions.length < 2 || periods.size < editions.length)
      gathered.push(...group.map(({ table }) => table));
    else gathered.push(await oneTable(engine, editions, first));
  }
  return gathered;
}

async function oneTable(engine: Engine, editions: readonly Dated[], first: Dated): Promise<Table> {
  const last = editions.at(-1) ?? first;
  const before = editions.at(-2) ?? first;
  const own = periodColumn(editions);
  const repeated = own === undefined ? await repeatedShare(engine, before.table, last.table) : 0;
  const full = repeated >= REPEATED;
  const percent = Math.round(repeated * 100);
  const rows = full ? last.table.profile.rows : editions.reduce((sum, { table }) => sum + table.profile.rows, 0);
  const said = `${first.period}–${last.period}`;
  return {
    ...last.table,
    title: first.stem,
    series: {
      files: editions.map(({ table }) => table.file),
      title: first.stem,
      period: { from: first.period, to: last.period },
      cadence: first.cadence,
      delivery: full ? 'full' : 'increment',
      rows,
      ...(own === undefined ? {} : { periodColumn: own }),
      reason: {
        zh: `${editions.length} 个文件列相同，名称只差时期（${said}）；${own === undefined ? `${percent}% 的行在上一期已有` : `${own} 列写着各自的时期`}，${full ? '新的一期替换旧的' : '各期相加'}`,
        en: `${editions.length} files with the same columns differ in their period only (${said}); ${own === undefined ? `${percent}% of the rows stood in the edition before` : `${own} says the period of each`}, so a new edition ${full ? 'replaces the old' : 'adds to the old'}`,
      },
    },
  };
}

function datedOf(table: Table): Dated | undefined {
  const title = table.title.normalize('NFKC');
  const match = [...title.matchAll(PERIOD)].at(-1);
  if (!match?.groups) return undefined;
  const { year = '', quarter, month, day } = match.groups;
  const stem = `${title.slice(0, match.index)}${title.slice(match.index + match[0].length)}`
    .replace(/^[-_.\s(（[]+|[-_.\s)）\]]+$/g, '')
    .replace(/[-_.\s]{2,}/g, '-')
    .replace(/[(（[]\s*[)）\]]/g, '');
  if (stem === '') return undefined;
  const number =
    quarter === undefined ? '' : `Q${/[1-4]/.exec(quarter)?.[0] ?? '一二三四'.indexOf(quarter[0] ?? '') + 1}`;
  const period = [year, number || month?.padStart(2, '0'), day]
    .filter((part) => part !== undefined && part !== '')
    .join('-');
  const cadence = number ? 'quarterly' : day ? 'daily' : month ? 'monthly' : 'yearly';
  return { table, stem, period, cadence };
}

/** Same name but for the period, same format, same sheet, same columns in whatever order. */
function seriesKey({ stem, cadence }: Dated, { file, sheet, profile }: Table): string {
  const columns = profile.columns.map(({ name }) => normaliseHeading(name)).sort();
  return JSON.stringify([stem, cadence, extname(file).toLowerCase(), sheet ?? null, columns]);
}

/** A column with one value an edition, in which its year stands. */
function periodColumn(editions: readonly Dated[]): string | undefined {
  return editions[0]?.table.profile.columns.find(({ name }) =>
    editions.every(({ table, period }) => {
      const column = table.profile.columns.find((c) => normaliseHeading(c.name) === normaliseHeading(name));
      return column?.distinct === 1 && column.fill === 1 && (column.top[0]?.value ?? '').includes(period.slice(0, 4));
    }),
  )?.name;
}

/** Of the newer edition's keys (whole rows where it has none), the share that the older holds too. */
async function repeatedShare(engine: Engine, older: Table, newer: Table): Promise<number> {
  const key = newer.profile.keys.find(({ unique }) => unique >= 0.98)?.columns;
  const columns = (key ?? newer.profile.columns.map(({ name }) => name)).map(ident).join(', ');
  const of = ({ parquet }: Table) => `SELECT DISTINCT ${columns} FROM read_parquet(${literal(parquet)})`;
  const [row] = await engine.query<{ n: number; both: number }>(
    `SELECT (SELECT count(*) FROM (${of(newer)})) AS n, (SELECT count(*) FROM (${of(newer)} INTERSECT ${of(older)})) AS both`,
    'init: editions',
  );
  return Number(row?.n ?? 0) === 0 ? 0 : Number(row?.both ?? 0) / Number(row?.n);
}

/**
 * A glob for the names of all editions, in which each digit of the period may be any digit, so that next year's file is found; undefined when
 * the names do not allow it or it would take in a file of `others`.
 */
export function globOf(names: readonly string[], others: readonly string[]): string | undefined {
  const globs = new Set(names.map((name) => periodGlob(name)));
  const [glob] = globs;
  if (glob === undefined || globs.size !== 1) return undefined;
  return others.some((name) => periodGlob(name) === glob) ? undefined : glob;
}

function periodGlob(name: string): string | undefined {
  const match = [...name.matchAll(PERIOD)].at(-1);
  if (!match) return undefined;
  const period = match[0].replace(/\d/g, '[0-9]');
  return `${name.slice(0, match.index)}${period}${name.slice(match.index + match[0].length)}`;
}
