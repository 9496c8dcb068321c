/**
 * Input table → prepared table, one row a record: `i` (0…n−1 by record number), `rec`, `src`, `stated`
 * (the birth date is the source's own, not read from the ID number), and for each field its derived parts, `log`
 * (log2 of the value's count) and, for exclusive identifiers, `ok` (the value where it checks out).
 */
import { type Engine, ident } from '@kuaishu/engine';
import { lunarRow } from './comparators/lunar.ts';
import { pinyinRow } from './comparators/pinyin.ts';
import { carriedParts, type Field } from './fields.ts';
import type { Frequencies } from './model.ts';
import { birthDateOfIdSql, validIdentifierSql } from './valid-identifier.ts';

/** Values whose counts a model keeps, the commonest ones. */
const KEPT_VALUES = 20_000;

export interface Prepared {
  readonly table: string;
  readonly rows: number;
  readonly frequencies: readonly (Frequencies | null)[];
  /** Chance that two values taken at random are equal, per field. */
  readonly collision: readonly number[];
}

/** Parts of `v` as nested selects over `from`, which has `v` and the columns `keep`. */
function derive(from: string, field: Field, keep: readonly string[]): string {
  const reads = field.comparator.parts.map((part) => part.text.sql).join(' ');
  let sql = from;
  if (reads.includes('py_plain')) sql = `(SELECT s.*, y.py_plain, y.py_head FROM ${sql} s, ${pinyinRow()} y)`;
  if (reads.includes('lunar_days')) sql = `(SELECT s.*, y.lunar_days FROM ${sql} s, ${lunarRow()} y)`;
  for (const part of field.comparator.parts) sql = `(SELECT *, ${part.text.sql} AS ${ident(part.name)} FROM ${sql} t)`;
  return `(SELECT ${[...keep, ...field.comparator.parts.map((p) => p.name)].map(ident).join(', ')} FROM ${sql} t)`;
}

export async function prepare(
  engine: Engine,
  table: string,
  fields: readonly Field[],
  work: (name: string) => string,
): Promise<Prepared> {
  const source = ident(table);
  const [extent] = await engine.query<{ n: number; lo: number | null; hi: number | null }>(
    `SELECT count(*) AS n, min(rec) AS lo, max(rec) AS hi FROM ${source}`,
  );
  const rows = extent?.n ?? 0;
  const dense = rows > 0 && (extent?.hi ?? 0) - (extent?.lo ?? 0) + 1 === rows;
  const number = dense
    ? `CAST(rec - ${extent?.lo ?? 0} AS INTEGER)`
    : 'CAST(row_number() OVER (ORDER BY rec) - 1 AS INTEGER)';

  const birthId = fields.find((f) => f.attribute === 'resident_id');
  const raws = fields.map((field, i) => {
    const raw = `s.${ident(field.attribute)}`;
    const filled =
      field.attribute === 'birth_date' && birthId
        ? `coalesce(${raw}, ${birthDateOfIdSql(validIdentifierSql(`s.${ident(birthId.attribute)}`))})`
        : raw;
    return `${filled} AS ${ident(`a${i}`)}`;
  });
  const stated = fields.findIndex((f) => f.attribute === 'birth_date');
  const given = work('given');
  await engine.run(
    `CREATE OR REPLACE TEMP VIEW ${ident(given)} AS SELECT ${number} AS i, s.rec, CAST(s.src AS INTEGER) AS src, ${stated < 0 ? 'TRUE' : `s.${ident('birth_date')} IS NOT NULL`} AS stated, ${raws.join(', ')} FROM ${source} s`,
    'link: prepare records',
  );

  const frequencies: (Frequencies | null)[] = [];
  const collision: number[] = [];
  let from = ident(given);
  let carriedSoFar = ['i', 'rec', 'src', 'stated', ...fields.map((_, i) => `a${i}`)];
  const joins: string[] = [];
  const columns: string[] = [];
  for (const [i, field] of fields.entries()) {
    const { comparator, prefix } = field;
    const carried = carriedParts(fields, field);
    if (!comparator.distinct) {
      const ok = field.link.exclusive
        ? [`${validIdentifierSql(ident(comparator.base))} AS ${ident(`${prefix}ok`)}`]
        : [];
      const renamed = [...carried.map((part) => `${ident(part)} AS ${ident(prefix + part)}`), ...ok];
      from = `(SELECT ${carriedSoFar.map(ident).join(', ')}, ${renamed.join(', ')} FROM ${derive(`(SELECT *, ${ident(`a${i}`)} AS v FROM ${from} t)`, field, carriedSoFar)} t)`;
      const added = [...carried.map((part) => prefix + part), ...(field.link.exclusive ? [`${prefix}ok`] : [])];
      carriedSoFar = [...carriedSoFar, ...added];
      columns.push(...added.map((name) => `s.${ident(name)}`));
      frequencies.push(null);
      collision.push(Number.NaN);
      continue;
    }
    const dictionary = ident(work(`${prefix}values`));
    const value = ident(`a${i}`);
    await engine.run(
      `CREATE OR REPLACE TABLE ${dictionary} AS SELECT * FROM ${derive(`(SELECT ${value} AS v, count(*) AS n_ FROM ${ident(given)} WHERE ${value} IS NOT NULL GROUP BY 1)`, field, ['v', 'n_'])} d`,
      'link: derive values',
    );
    const counted = await countValues(engine, dictionary, comparator.base, work(`${prefix}counts`));
    collision.push(counted.collision);
    frequencies.push(comparator.frequencies ? counted.frequencies : null);
    const alias = `${prefix}d`;
    joins.push(`LEFT JOIN ${dictionary} ${alias} ON ${alias}.v = s.${value}`);
    for (const part of carried) columns.push(`${alias}.${ident(part)} AS ${ident(prefix + part)}`);
    if (comparator.frequencies) {
      columns.push(`coalesce(${prefix}c.log, ${Math.log2(counted.frequencies.rare)}) AS ${ident(`${prefix}log`)}`);
      joins.push(
        `LEFT JOIN ${ident(work(`${prefix}counts`))} ${prefix}c ON ${prefix}c.v = ${alias}.${ident(comparator.base)}`,
      );
    }
  }
  const prepared = work('prepared');
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(prepared)} AS SELECT s.i, s.rec, s.src, s.stated, ${columns.join(', ')} FROM ${from} s ${joins.join(' ')}`,
    'link: prepare records',
  );
  for (const [i, field] of fields.entries()) {
    if (!Number.isNaN(collision[i])) continue;
    const base = ident(field.prefix + field.comparator.base);
    const [row] = await engine.query<{ same: number | null; all_: number | null }>(
      `SELECT CAST(sum(n * n) AS DOUBLE) AS same, CAST(sum(n) AS DOUBLE) AS all_ FROM (SELECT count(*) AS n FROM ${ident(prepared)} WHERE ${base} IS NOT NULL GROUP BY ${base}) g`,
      'link: count values',
    );
    collision[i] = row?.all_ ? ((row.same ?? 0) - row.all_) / Math.max(1, row.all_ * (row.all_ - 1)) : 0;
  }
  return { table: prepared, rows, frequencies, collision };
}

/** Counts of the base values: the commonest to `table` (v, log), the rest as one expected count. */
async function countValues(
  engine: Engine,
  dictionary: string,
  base: string,
  table: string,
): Promise<{ frequencies: Frequencies; collision: number }> {
  const all = ident(`${table}_all`);
  await engine.run(
    `CREATE OR REPLACE TABLE ${all} AS SELECT ${ident(base)} AS v, CAST(sum(n_) AS BIGINT) AS c FROM ${dictionary} WHERE ${ident(base)} IS NOT NULL GROUP BY ${ident(base)}`,
    'link: count values',
  );
  // the own record and its duplicate are no namesakes: a count is of others
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT v, greatest(c - 1, 1) AS c, log2(greatest(c - 1, 1)) AS log FROM ${all} WHERE c > 2 ORDER BY c DESC, v LIMIT ${KEPT_VALUES}`,
    'link: count values',
  );
  const kept = await engine.query<{ v: string; c: number }>(`SELECT v, c FROM ${ident(table)} ORDER BY c DESC, v`);
  const [sums] = await engine.query<{ total: number | null; same: number | null; rare: number | null }>(
    `SELECT CAST(sum(c) AS DOUBLE) AS total, CAST(sum(c * (c - 1)) AS DOUBLE) AS same, ` +
      `CAST(sum(CASE WHEN kept IS NULL THEN c * greatest(c - 1, 1) END) AS DOUBLE) / sum(CASE WHEN kept IS NULL THEN c END) AS rare ` +
      `FROM (SELECT a.c, k.v AS kept FROM ${all} a LEFT JOIN ${ident(table)} k ON k.v = a.v) j`,
  );
  await engine.run(`DROP TABLE ${all}`);
  const total = sums?.total ?? 0;
  return {
    frequencies: {
      total,
      rare: Math.max(1, sums?.rare ?? 1),
      values: Object.fromEntries(kept.map(({ v, c }) => [v, c])),
    },
    collision: total > 1 ? (sums?.same ?? 0) / (total * (total - 1)) : 0,
  };
}
