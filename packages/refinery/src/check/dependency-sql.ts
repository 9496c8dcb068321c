/**
 * Rows that stand against their group: of the rows that agree in `from`, most agree in `to` as well, these few do not (approximate functional
 * dependencies, Kivinen and Mannila 1995; the share that must go for a dependency to hold is their g3).
 */
import type { ResolvedItem } from '@kuaishu/catalog';
import { ident } from '@kuaishu/engine';
import { mayBeCovered } from '@kuaishu/standards';

/** SQL: the attribute has a value by which rows can be told to be alike. */
export type Whole = (attribute: string) => string;

const filled: Whole = (attribute) => `${ident(attribute)} IS NOT NULL`;

/** Covered numbers are alike where the numbers are not: their `_ok` is NULL, as that of a missing one is. */
export function wholeSql(items: readonly ResolvedItem[]): Whole {
  const covered = new Set(
    items.flatMap(({ attribute, domain }) =>
      domain.kind === 'identifier' && mayBeCovered(domain.rule) ? [attribute] : [],
    ),
  );
  return (attribute) => (covered.has(attribute) ? filled(`${attribute}_ok`) : filled(attribute));
}

/** The usual value must be held by at least this many rows, and by twice as many as hold any other. */
const LEAST_ROWS = 2;
/** A value against it that more than one row and a tenth of the group hold is another truth, no slip. */
const SLIP_SHARE = 0.1;

/**
 * One row a value that stands against the usual one of its group: `k0, k1 … , v, usual, holders BIGINT, rows_in_group BIGINT`.
 * Rows with a NULL in `from` are in no group; a NULL in `to` says nothing.
 */
export function deviantValuesSql(from: readonly string[], to: string, clean: string, whole: Whole = filled): string {
  const keys = from.map((attribute, i) => `${ident(attribute)} AS k${i}`);
  const names = from.map((_, i) => `k${i}`).join(', ');
  const told = [...from, to].map(whole).join(' AND ');
  return `SELECT ${names}, v, usual, holders, rows_in_group FROM (
    SELECT ${names}, v, n,
      first_value(v) OVER (PARTITION BY ${names} ORDER BY n DESC, v) AS usual,
      max(n) OVER (PARTITION BY ${names}) AS holders,
      CAST(sum(n) OVER (PARTITION BY ${names}) AS BIGINT) AS rows_in_group
    FROM (SELECT ${keys.join(', ')}, ${ident(to)} AS v, count(*) AS n FROM ${clean} AS e WHERE ${told}
      GROUP BY ${[...from, to].map(ident).join(', ')}) AS counted) AS ranked
    WHERE v <> usual AND holders >= ${LEAST_ROWS} AND holders >= 2 * (rows_in_group - holders)
      AND (n = 1 OR n < ${SLIP_SHARE} * rows_in_group)`;
}

/** Rows whose value is not the usual one of their group: `"row"`, and what `extra` names of `deviantValuesSql`. */
export function deviantsSql(
  from: readonly string[],
  to: string,
  clean: string,
  extra: readonly string[] = [],
  whole: Whole = filled,
): string {
  const same = from.map((attribute, i) => `d.${ident(attribute)} = g.k${i}`);
  return `SELECT d."row" AS "row"${extra.map((name) => `, g.${name} AS ${name}`).join('')} FROM ${clean} AS d
    JOIN (${deviantValuesSql(from, to, clean, whole)}) AS g ON ${[...same, `d.${ident(to)} = g.v`].join(' AND ')}`;
}

/** Of every row in a group: how many others of it hold the same value. `"row", others BIGINT`. */
export function agreeingSql(from: readonly string[], to: string, clean: string, whole: Whole = filled): string {
  const keys = [...from, to].map(ident);
  const told = [...from, to].map(whole).join(' AND ');
  return `SELECT "row", CAST(count(*) OVER (PARTITION BY ${keys.join(', ')}) - 1 AS BIGINT) AS others FROM ${clean} AS e WHERE ${told}`;
}
