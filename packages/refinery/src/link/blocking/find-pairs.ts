/**
 * Pairs of records that have the same key under a rule. Only keys of records that look for a partner can give pairs, and they are few where most records
 * bear an identifier: their keys are looked up, and of the others only those whose values have such a key.
 */
import { type Engine, ident } from '@kuaishu/engine';
import type { Field } from '../comparators/fields.ts';
import type { BlockingRule } from '../model.ts';
import { codeOf, keyOf, valuesTable } from '../records/prepare.ts';
import { type KeyColumn, keyColumns, keySql, keysOf, MOST_PAIRS_A_KEY } from './key-tables.ts';

export interface PairSearch {
  readonly fields: readonly Field[];
  /**
   * Table i, src, clu (cluster of pass 1), has (bears an identifier of its own: two such records are never compared, one of them and one without are),
   * first_src, codes of the values.
   */
  readonly records: string;
  readonly crossOnly: boolean;
}

/** Pairs under one key, from n records of which h look for no partner; across two sources n1 × n2. */
const pairsSql = (cross: boolean) => (cross ? 'n1 * (n - n1)' : '(n * (n - 1) - h * (h - 1)) / 2');

/**
 * Pairs under the rules, each once → table `pairs` (a, b: `i`, a < b). Returns their number. `settled`: table i of records that have found their subject:
 * they look for no partner, others may find them.
 */
export async function findPairs(
  engine: Engine,
  search: PairSearch,
  rules: readonly BlockingRule[],
  pairs: string,
  work: (name: string) => string,
  settled?: string,
): Promise<number> {
  const { fields, crossOnly } = search;
  const known = keyColumns(fields);
  const asked = rules
    .map((rule) => rule.keys.flatMap((id) => known.filter((key) => key.id === id)))
    .filter((columns, r) => columns.length === rules[r]?.keys.length);
  const columns = known.filter((key) => asked.some((own) => own.includes(key)));
  const records = ident(search.records);
  const seekers = work('seekers');
  const found = ident(work('found'));
  const keyed = ident(work('keyed'));
  const open = settled
    ? `(SELECT q.* FROM ${records} q ANTI JOIN ${ident(settled)} s ON s.i = q.i WHERE NOT q.has)`
    : `(SELECT * FROM ${records} WHERE NOT has)`;
  await keysOf(engine, fields, columns, open, ['i', 'src', 'clu', 'first_src'], seekers, work);
  // where every record looks for a partner there are no others
  const few = settled !== undefined || fields.some((field) => field.link.exclusive);
  await engine.run(`CREATE OR REPLACE TABLE ${found} (a INTEGER, b INTEGER)`);
  for (const own of asked) {
    const sought = `SELECT ${keySql(own)} AS k, i, src, clu, FALSE AS has, first_src FROM ${ident(seekers)}`;
    const others = few ? ` UNION ALL ${othersSql(search, own, seekers, settled !== undefined, work)}` : '';
    await engine.run(
      `CREATE OR REPLACE TABLE ${keyed} AS SELECT * FROM (${sought}) s WHERE k IS NOT NULL${others}`,
      'link: keys',
    );
    await engine.run(
      `INSERT INTO ${found} SELECT least(l.i, r.i), greatest(l.i, r.i) FROM ` +
        `(SELECT k FROM (SELECT k, count(*) AS n, sum(CASE WHEN has THEN 1 ELSE 0 END) AS h, sum(CASE WHEN src = first_src THEN 1 ELSE 0 END) AS n1 FROM ${keyed} GROUP BY k) g WHERE n > 1 AND ${pairsSql(crossOnly)} BETWEEN 1 AND ${MOST_PAIRS_A_KEY}) u ` +
        `JOIN ${keyed} l ON l.k = u.k JOIN ${keyed} r ON r.k = u.k ` +
        `WHERE NOT l.has AND (r.has OR l.i < r.i) AND l.clu <> r.clu${crossOnly ? ' AND l.src <> r.src' : ''}`,
      'link: pairs',
    );
  }
  await engine.run(`DROP TABLE IF EXISTS ${keyed}`);
  await engine.run(`CREATE OR REPLACE TABLE ${ident(pairs)} AS SELECT DISTINCT a, b FROM ${found}`, 'link: pairs');
  for (const made of [found, ident(seekers)]) await engine.run(`DROP TABLE ${made}`);
  const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${ident(pairs)}`);
  return row?.n ?? 0;
}

/** Records that look for no partner, under keys that some seeker has. `more`: others than those with an identifier of their own. */
function othersSql(
  { fields, records }: PairSearch,
  own: readonly KeyColumn[],
  seekers: string,
  more: boolean,
  work: (name: string) => string,
): string {
  const sought = ident(seekers);
  const joins = own.map((key) => {
    const field = fields[key.field] as Field;
    const value = `v.${ident(keyOf(field, key.part))}`;
    const values = `SELECT v.${ident(codeOf(field))} AS code, ${value} AS ${key.column} FROM ${ident(valuesTable(work, field))} v SEMI JOIN ${sought} s ON s.${key.column} = ${value}`;
    return `JOIN (${values}) ${key.column} ON ${key.column}.code = t.${ident(codeOf(field))}`;
  });
  const whole = keySql(own, ({ column }) => `${column}.${column}`);
  const met = `SELECT ${whole} AS k, t.i, t.src, t.clu, TRUE AS has, t.first_src FROM ${ident(records)} t ${joins.join(' ')}${more ? '' : ' WHERE t.has'}`;
  const theirs =
    own.length === 1
      ? met
      : `SELECT c.* FROM (${met}) c SEMI JOIN (SELECT ${keySql(own)} AS k FROM ${sought}) q ON q.k = c.k`;
  return more ? `SELECT c.* FROM (${theirs}) c ANTI JOIN ${sought} o ON o.i = c.i` : theirs;
}
