/**
 * Input table → records of codes and one table of values a field. A record has, for each field, the code (a hash) of its value; what is derived from a value
 * (pinyin, parts of an address, blocking keys) is reckoned once for each distinct value and looked up by its code where it is needed.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { carriedParts, type Field } from '../comparators/fields.ts';
import { writeLists } from '../comparators/lists.ts';
import type { Frequencies } from '../model.ts';
import type { Kept } from './kept.ts';
import { checkedOf, codeOf, listsOf, valuesTable, writeValues } from './values.ts';

export { checkedOf, codeOf, keyOf, valuesTable } from './values.ts';

/** Values whose counts a model keeps, the commonest ones. */
const KEPT_VALUES = 20_000;

export interface Prepared {
  /**
   * i (0…n−1 by record number), rec, src, stated (the birth date is the source's own, not read from the ID number), and for each field
   * {@link codeOf}: the code of its value, NULL where it is missing or nothing can be read from it.
   */
  readonly coded: string;
  /** View: i, rec, src, stated, all derived parts and {@link checkedOf}. For few records: each use looks up every field. */
  readonly table: string;
  readonly rows: number;
  readonly frequencies: readonly (Frequencies | null)[];
  /** Chance that two values taken at random are equal, per field. */
  readonly collision: readonly number[];
}

/** Table v (code), log: log2 of the counts of the commonest values. */
export const logsTable = (work: (name: string) => string, field: Field): string => work(`${field.prefix}logs`);

export async function prepare(
  engine: Engine,
  table: string,
  fields: readonly Field[],
  work: (name: string) => string,
  kept: Kept | null = null,
  told: (share: number) => void = () => {},
): Promise<Prepared> {
  const source = ident(table);
  const id = fields.find((f) => f.attribute === 'resident_id');
  const birth = fields.find((f) => f.attribute === 'birth_date');
  const ordered = [...fields].sort((x, y) => Number(y === id) - Number(x === id));
  // a birth date that is not stated is read from the ID number
  const filled =
    id && birth
      ? `(SELECT s.*, coalesce(s.${ident('birth_date')}, y.born) AS filled FROM ${source} s LEFT JOIN (SELECT ${ident(codeOf(id))} AS v, born FROM ${ident(valuesTable(work, id))} WHERE born IS NOT NULL) y ON y.v = CASE WHEN s.${ident('birth_date')} IS NULL THEN ks_hash(s.${ident(id.attribute)}) END)`
      : source;
  const valueSql = (field: Field) => (field === birth && id ? 's.filled' : `s.${ident(field.attribute)}`);

  const lists = work('lists');
  const listed = [...new Set(fields.flatMap(listsOf))];
  if (listed.length) await writeLists(engine, listed, lists);
  const counted = new Map<Field, Counted>();
  const unread: Field[] = [];
  for (const [done, field] of ordered.entries()) {
    told(done / (ordered.length + 1));
    const from = field === birth ? filled : source;
    const met = `(SELECT ${valueSql(field)} AS v, count(*) AS n_ FROM ${from} s WHERE ${valueSql(field)} IS NOT NULL GROUP BY 1)`;
    await writeValues(engine, fields, field, met, lists, work, kept);
    const counts = await countValues(engine, field, work);
    counted.set(field, counts);
    if (counts.unread) unread.push(field);
  }
  if (listed.length) await engine.run(`DROP TABLE ${ident(lists)}`);

  const codes = fields.map((field) => {
    const code = `CASE WHEN ${valueSql(field)} IS NOT NULL THEN ks_hash(${valueSql(field)}) END`;
    return `${unread.includes(field) ? `CASE WHEN ${field.prefix}z.v IS NULL THEN ${code} END` : code} AS ${ident(codeOf(field))}`;
  });
  const without = unread.map(
    (field) =>
      `LEFT JOIN (SELECT ${ident(codeOf(field))} AS v FROM ${ident(valuesTable(work, field))} WHERE ${ident(field.prefix + field.comparator.base)} IS NULL) ${field.prefix}z ON ${field.prefix}z.v = ks_hash(${valueSql(field)})`,
  );
  const [extent] = await engine.query<{ n: number; lo: number | null; hi: number | null }>(
    `SELECT count(*) AS n, min(rec) AS lo, max(rec) AS hi FROM ${source}`,
  );
  const rows = extent?.n ?? 0;
  const dense = rows > 0 && (extent?.hi ?? 0) - (extent?.lo ?? 0) + 1 === rows;
  const number = dense ? `CAST(s.rec - ${extent?.lo ?? 0} AS INTEGER)` : 'o.i';
  const numbers = dense
    ? ''
    : `JOIN (SELECT rec, CAST(row_number() OVER (ORDER BY rec) - 1 AS INTEGER) AS i FROM ${source}) o ON o.rec = s.rec`;
  const coded = work('coded');
  const stated = birth ? `s.${ident('birth_date')} IS NOT NULL` : 'TRUE';
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(coded)} AS SELECT ${number} AS i, s.rec, CAST(s.src AS INTEGER) AS src, ${stated} AS stated, ${codes.join(', ')} FROM ${filled} s ${numbers} ${without.join(' ')}`,
    'link: prepare records',
  );
  const prepared = work('prepared');
  await engine.run(
    `CREATE OR REPLACE TEMP VIEW ${ident(prepared)} AS ${wholeSql(fields, coded, work)}`,
    'link: prepare records',
  );
  return {
    coded,
    table: prepared,
    rows,
    frequencies: fields.map((field) =>
      field.comparator.frequencies ? (counted.get(field)?.frequencies ?? null) : null,
    ),
    collision: fields.map((field) => counted.get(field)?.collision ?? 0),
  };
}

/** Records with all their parts. */
function wholeSql(fields: readonly Field[], coded: string, work: (name: string) => string): string {
  const columns = fields.flatMap((field) => [
    ...carriedParts(fields, field).map((part) => field.prefix + part),
    ...(field.link.exclusive ? [checkedOf(field)] : []),
  ]);
  const joins = fields.map(
    (field) =>
      `LEFT JOIN ${ident(valuesTable(work, field))} ${field.prefix}d ON ${field.prefix}d.${ident(codeOf(field))} = s.${ident(codeOf(field))}`,
  );
  return `SELECT s.i, s.rec, s.src, s.stated, ${columns.map(ident).join(', ')} FROM ${ident(coded)} s ${joins.join(' ')}`;
}

interface Counted {
  readonly frequencies: Frequencies | null;
  readonly collision: number;
  /** There are values from which nothing can be read. */
  readonly unread: boolean;
}

/** Counts of the base values; of fields weighed by frequency the commonest ones go to {@link logsTable}, the rest are one expected count. */
async function countValues(engine: Engine, field: Field, work: (name: string) => string): Promise<Counted> {
  const values = ident(valuesTable(work, field));
  const base = ident(field.prefix + field.comparator.base);
  const all = ident(work(`${field.prefix}counts_all`));
  const kept = ident(work(`${field.prefix}counts`));
  const grouped = `SELECT ${base} AS v, CAST(sum(n_) AS BIGINT) AS c FROM ${values} GROUP BY ${base}`;
  const sums = (from: string) =>
    `SELECT CAST(sum(CASE WHEN v IS NOT NULL THEN c END) AS DOUBLE) AS total, CAST(sum(CASE WHEN v IS NOT NULL THEN c * (c - 1) END) AS DOUBLE) AS same, sum(CASE WHEN v IS NULL THEN 1 ELSE 0 END) AS unread FROM ${from} g`;
  const collisionOf = (total: number, same: number) => (total > 1 ? same / (total * (total - 1)) : 0);
  if (!field.comparator.frequencies) {
    const [row] = await engine.query<{ total: number | null; same: number | null; unread: number | null }>(
      sums(`(${grouped})`),
      'link: count values',
    );
    return {
      frequencies: null,
      collision: collisionOf(row?.total ?? 0, row?.same ?? 0),
      unread: (row?.unread ?? 0) > 0,
    };
  }
  await engine.run(`CREATE OR REPLACE TABLE ${all} AS ${grouped}`, 'link: count values');
  // the own record and its duplicate are no namesakes: a count is of others
  await engine.run(
    `CREATE OR REPLACE TABLE ${kept} AS SELECT v, greatest(c - 1, 1) AS c FROM ${all} WHERE c > 2 AND v IS NOT NULL ORDER BY c DESC, v LIMIT ${KEPT_VALUES}`,
    'link: count values',
  );
  const listed = await engine.query<{ v: string; c: number }>(`SELECT v, c FROM ${kept} ORDER BY c DESC, v`);
  const [row] = await engine.query<{ total: number | null; same: number | null; unread: number | null }>(
    sums(all),
    'link: count values',
  );
  const [others] = await engine.query<{ rare: number | null }>(
    `SELECT CAST(sum(a.c * greatest(a.c - 1, 1)) AS DOUBLE) / sum(a.c) AS rare FROM ${all} a ANTI JOIN ${kept} k ON k.v = a.v WHERE a.v IS NOT NULL`,
    'link: count values',
  );
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(logsTable(work, field))} AS SELECT d.${ident(codeOf(field))} AS v, log2(k.c) AS log FROM ${values} d JOIN ${kept} k ON k.v = d.${base}`,
    'link: count values',
  );
  await engine.run(`DROP TABLE ${all}`);
  await engine.run(`DROP TABLE ${kept}`);
  return {
    frequencies: {
      total: row?.total ?? 0,
      rare: Math.max(1, others?.rare ?? 1),
      values: Object.fromEntries(listed.map(({ v, c }) => [v, c])),
    },
    collision: collisionOf(row?.total ?? 0, row?.same ?? 0),
    unread: (row?.unread ?? 0) > 0,
  };
}
