/**
 * Contested addresses. Most cells of an address differ in words alone: one strip has the province in front, another writes 4-4-2001 for
 * 4栋4单元2001号. A cell in which the longest form holds all others says one thing throughout; only the other cells are compared strip by strip.
 *
 * That is exact: of two forms that both end the longest one and have a division in front, the shorter ends the longer and has a division in front
 * too, since what is in front of it ends in the same division.
 */
import type { AttributePlan } from '@kuaishu/catalog';
import { placesOf } from './decide-sql.ts';
import { formSql, inFront } from './shapes.ts';

const WEIGHT = 1125899906842624; // 2^50
/** Longer forms weigh no more, so that weights are BIGINT: their cells may be compared strip by strip without need. */
const MOST_WEIGHED = 8191;

/** Those that `overruledSql` may decide by freshness are compared strip by strip all the same, and those that speak of the row not at all. */
export function isSpoken({ domain, ofTheRow, yields }: AttributePlan): boolean {
  return domain.kind === 'address' && !ofTheRow && yields !== 'fresher';
}

/** Each address once: (h, value, size: its characters, form, weight: longer forms weigh more, no two the same). */
export function formsSql(conflicts: string, attributes: readonly AttributePlan[]): string {
  const some = attributes.findIndex(isSpoken);
  if (some < 0)
    return `SELECT h, value, CAST(length(value) AS BIGINT) AS size, value AS form, CAST(0 AS BIGINT) AS weight FROM ${conflicts} WHERE FALSE`;
  return `SELECT formed.*, least(length(form), ${MOST_WEIGHED}) * ${WEIGHT} + ks_hash(form) % ${WEIGHT} AS weight FROM (
SELECT h, value, CAST(length(value) AS BIGINT) AS size, ${formSql('value', String(some), attributes)} AS form
FROM (SELECT h, min(value) AS value FROM ${conflicts} WHERE ${placesOf(attributes, isSpoken)('attr')} GROUP BY h) AS each_once) AS formed`;
}

/** What is said: (place, attr, key, h, won, size, form, weight). `forms`: a table of `formsSql`. */
export function spokenSql(conflicts: string, forms: string, attributes: readonly AttributePlan[]): string {
  return `SELECT c.place AS place, c.attr AS attr, c."key" AS "key", c.h AS h, c.won AS won, f.size AS size, f.form AS form, f.weight AS weight
FROM ${conflicts} AS c JOIN ${forms} AS f ON c.h = f.h WHERE ${placesOf(attributes, isSpoken)('c.attr')}`;
}

/** Of each cell: (place, attr, form: the longest; size: characters of the longest value; chosen: those of the value with the smallest key). */
export function longestSql(spoken: string): string {
  return `SELECT place, attr, arg_max(form, weight) AS form, max(size) AS size, max(CASE WHEN h = won THEN size END) AS chosen FROM ${spoken} GROUP BY place, attr`;
}

/** Cells in which not all say the same: (place, attr). */
export function apartSql(spoken: string, longest: string): string {
  return `SELECT DISTINCT s.place AS place, s.attr AS attr FROM ${spoken} AS s JOIN ${longest} AS l ON s.place = l.place AND s.attr = l.attr WHERE s.form <> l.form AND NOT ${inFront('l.form', 's.form')}`;
}
