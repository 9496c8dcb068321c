/**
 * Keys of records as numbers, looked up by the codes of their values: of those records and for those keys that somebody asks for. All keys of all
 * records would be four times what the records themselves take.
 */
import { type Engine, ident } from '@kuaishu/engine';
import type { Field } from '../comparators/fields.ts';
import { codeOf, keyOf, valuesTable } from '../records/prepare.ts';

export interface KeyColumn {
  /** `attribute.key`, as rules name it. */
  readonly id: string;
  readonly field: number;
  /** Derived part of the field that is the key. */
  readonly part: string;
  /** Column of tables of keys. */
  readonly column: string;
  readonly bit: bigint;
}

/** A key under which more pairs than this stand is dropped: a finer rule finds its records. 60 records. */
export const MOST_PAIRS_A_KEY = 1770;
/** A mask of keys is a BIGINT. */
const MOST_KEYS = 62;

export const keyColumns = (fields: readonly Field[]): KeyColumn[] =>
  fields
    .flatMap((field, f) =>
      field.comparator.keys.map((key) => ({ id: `${field.attribute}.${key.id}`, field: f, part: key.part })),
    )
    .slice(0, MOST_KEYS)
    .map((key, k) => ({ ...key, column: `k${k}`, bit: 1n << BigInt(k) }));

/** A rule's key of one row: of one or two columns, NULL where one is missing. */
export const keySql = (columns: readonly KeyColumn[], at: (key: KeyColumn) => string = (key) => ident(key.column)) => {
  const [first, second] = columns.map(at);
  return second
    ? `CASE WHEN ${first} IS NOT NULL AND ${second} IS NOT NULL THEN ks_key(${first}, ${second}) END`
    : String(first);
};

/** `rows`: relation with codes of values → table `out`: its columns `kept` and those keys. */
export async function keysOf(
  engine: Engine,
  fields: readonly Field[],
  columns: readonly KeyColumn[],
  rows: string,
  kept: readonly string[],
  out: string,
  work: (name: string) => string,
): Promise<void> {
  const asked = [...new Set(columns.map((key) => key.field))];
  const keys = columns.map(
    (key) => `d${key.field}.${ident(keyOf(fields[key.field] as Field, key.part))} AS ${key.column}`,
  );
  const joins = asked.map((f) => {
    const field = fields[f] as Field;
    return `LEFT JOIN ${ident(valuesTable(work, field))} d${f} ON d${f}.${ident(codeOf(field))} = q.${ident(codeOf(field))}`;
  });
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(out)} AS SELECT ${[...kept.map((column) => `q.${column}`), ...keys].join(', ')} FROM ${rows} q ${joins.join(' ')}`,
    'link: keys',
  );
}
