/**
 * Rows that stand against their group: of the rows that agree in `from`, most agree in `to` as well, these few do not (approximate functional
 * dependencies, Kivinen and Mannila 1995; the share that must go for a dependency to hold is their g3).
 */
import { ident } from '@kuaishu/engine';

/** The usual value must be held by at least this many rows, and by twice as many as hold any other. */
const LEAST_ROWS = 2;

/**
 * One row a group that has a usual value and a row against it: `k0, k1 … , usual, holders BIGINT, others BIGINT`.
 * Rows with a NULL in `from` are in no group; a NULL in `to` says nothing.
 */
export function usualSql(from: readonly string[], to: string, clean: string): string {
  const keys = from.map((attribute, i) => `${ident(attribute)} AS k${i}`);
  const names = from.map((_, i) => `k${i}`).join(', ');
  const filled = [...from, to].map((attribute) => `${ident(attribute)} IS NOT NULL`).join(' AND ');
  return `SELECT ${names}, v AS usual, n AS holders, total - n AS others FROM (
    SELECT ${names}, v, n, CAST(sum(n) OVER (PARTITION BY ${names}) AS BIGINT) AS total,
      row_number() OVER (PARTITION BY ${names} ORDER BY n DESC, v) AS place
    FROM (SELECT ${keys.join(', ')}, ${ident(to)} AS v, count(*) AS n FROM ${clean} AS e WHERE ${filled}
      GROUP BY ${[...from, to].map(ident).join(', ')}) AS counted) AS ranked
    WHERE place = 1 AND n >= ${LEAST_ROWS} AND n >= 2 * (total - n)`;
}

/** Rows whose value is not the usual one of their group: `"row"`. */
export function deviantsSql(from: readonly string[], to: string, clean: string): string {
  const same = from.map((attribute, i) => `d.${ident(attribute)} = g.k${i}`).join(' AND ');
  return `SELECT d."row" AS "row" FROM ${clean} AS d JOIN (${usualSql(from, to, clean)}) AS g ON ${same}
    WHERE g.others > 0 AND d.${ident(to)} <> g.usual`;
}
