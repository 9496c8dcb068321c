/**
 * What is derived from the values of a field: parts, hashes of blocking keys, the check of identifiers. It follows from the value alone, so it is reckoned
 * once for each distinct value, and of the dear kinds kept from run to run.
 */
import { createHash } from 'node:crypto';
import { duckdbVocabulary, type Engine, ident } from '@kuaishu/engine';
import { carriedParts, type Field } from '../comparators/fields.ts';
import { listsRead, listTexts } from '../comparators/lists.ts';
import type { Kept } from './kept.ts';
import { birthDateOfIdSql, withCheckedIdentifier } from './valid-identifier.ts';

/** Table of a field's values: {@link codeOf}, n_ (rows), the derived parts, {@link keyOf} of the blocking keys, and for exclusive identifiers {@link checkedOf}. */
export const valuesTable = (work: (name: string) => string, field: Field): string => work(`${field.prefix}values`);
export const codeOf = (field: Field): string => `${field.prefix}v`;
export const keyOf = (field: Field, part: string): string => `${field.prefix}key_${part}`;
/** The identifier where it checks out. */
export const checkedOf = (field: Field): string => `${field.prefix}ok`;

export const listsOf = (field: Field): string[] =>
  listsRead(field.comparator.parts.map((part) => part.text.sql).join(' '));

interface Column {
  /** As it is kept. */
  readonly name: string;
  /** In the table of values. */
  readonly as: string;
  readonly sql: string;
  /** It is a part of the relation already. */
  readonly part?: boolean;
}

interface Recipe {
  readonly columns: readonly Column[];
  /** Rows of `from` (v, n_) with all that the columns read. `or`: how a part or a column is had where it need not be derived. */
  relation(from: string, lists: string, or?: (name: string, sql: string) => string): string;
}

/** Where a value is known, what was kept of it (`kept_…`); `known` is its code. */
const KEPT = 'kept_';

/** `field` → table of values, from `met` (v, n_). `lists`: table of the lists that parts look things up in. */
export async function writeValues(
  engine: Engine,
  fields: readonly Field[],
  field: Field,
  met: string,
  lists: string,
  work: (name: string) => string,
  kept: Kept | null,
): Promise<void> {
  const recipe = recipeOf(fields, field);
  const values = ident(valuesTable(work, field));
  const code = ident(codeOf(field));
  const name = kept && field.comparator.dear ? nameOf(engine, field, recipe) : null;
  const before = kept && name ? await kept.read(name) : null;
  const names = new Set(recipe.columns.map((c) => c.name));
  const orKept = (column: string, sql: string) =>
    names.has(column)
      ? `CASE WHEN known IS NOT NULL THEN ${ident(KEPT + column)} ELSE ${sql} END`
      : `CASE WHEN known IS NULL THEN ${sql} END`;
  const columns = recipe.columns.map((c) => `${before && !c.part ? orKept(c.name, c.sql) : c.sql} AS ${ident(c.as)}`);
  const rows = before
    ? recipe.relation(
        `(SELECT m.v, m.n_, k.code AS known, ${[...names].map((n) => `k.${ident(n)} AS ${ident(KEPT + n)}`).join(', ')} FROM ${met} m LEFT JOIN ${before.sql} k ON k.code = ks_hash(m.v))`,
        lists,
        orKept,
      )
    : recipe.relation(met, lists);
  await engine.run(
    `CREATE OR REPLACE TABLE ${values} AS SELECT ks_hash(v) AS ${code}, n_, ${columns.join(', ')}${before ? ', known IS NULL AS fresh' : ''} FROM ${rows} d`,
    'link: derive values',
  );
  if (!kept || !name) return;
  const all = `SELECT ${[`${code} AS code`, ...recipe.columns.map((c) => `${ident(c.as)} AS ${ident(c.name)}`)].join(', ')} FROM ${values}`;
  if (!before) return kept.keep(name, { met: null, fresh: 0, all, more: all });
  const [n] = await engine.query<{ met: number | null; fresh: number | null }>(
    `SELECT CAST(sum(CASE WHEN fresh THEN 0 ELSE 1 END) AS BIGINT) AS met, CAST(sum(CASE WHEN fresh THEN 1 ELSE 0 END) AS BIGINT) AS fresh FROM ${values}`,
  );
  await kept.keep(name, { met: n?.met ?? 0, fresh: n?.fresh ?? 0, all, more: `${all} WHERE fresh` });
}

function recipeOf(fields: readonly Field[], field: Field): Recipe {
  const { comparator, prefix } = field;
  const isId = field.attribute === 'resident_id';
  const checks = field.link.exclusive || isId;
  const columns: Column[] = carriedParts(fields, field).map((part) => ({
    name: part,
    as: prefix + part,
    sql: ident(part),
    part: true,
  }));
  for (const part of new Set(comparator.keys.map((key) => key.part)))
    columns.push({
      name: `key_${part}`,
      as: keyOf(field, part),
      sql: `CASE WHEN ${ident(part)} IS NOT NULL THEN ks_hash(${ident(part)}) END`,
    });
  if (field.link.exclusive) columns.push({ name: 'checked', as: checkedOf(field), sql: 'checked' });
  if (isId) columns.push({ name: 'born', as: 'born', sql: birthDateOfIdSql('checked') });
  return {
    columns,
    relation: (from, lists, or = (_, sql) => sql) => {
      const read = listsOf(field).map((list) => `y.${list}`);
      let sql = read.length ? `(SELECT s.*, ${read.join(', ')} FROM ${from} s, ${ident(lists)} y)` : from;
      for (const part of comparator.parts)
        sql = `(SELECT *, ${or(part.name, part.text.sql)} AS ${ident(part.name)} FROM ${sql} t)`;
      return checks ? withCheckedIdentifier(sql, ident(comparator.base), field.attribute) : sql;
    },
  };
}

/** Digest of everything that the rows follow from: the text that derives them, its words and lists, and the engine that reads it. */
function nameOf(engine: Engine, field: Field, recipe: Recipe): string {
  const made = [
    field.attribute,
    recipe.relation('met', 'lists'),
    recipe.columns.map(({ name, sql }) => [name, sql]),
    listsOf(field).map(listTexts),
    duckdbVocabulary,
    engine.name,
    engine.version,
    // codes are hashes of the engine: not the same on every machine
    process.arch,
  ];
  return createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 24);
}
