/**
 * Cells that another value than that of the smallest key wins. In: the long table of `conflictsSql`, and the statements of `statementsSql`;
 * out: (place, attr, rec, value).
 */
import type { AttributePlan } from '@kuaishu/catalog';
import { literal } from '@kuaishu/engine';
import { COVERED, FAILING, MOST_MINUTES, RANK, RECORD_BITS } from './fuse-sql.ts';
import { formSql, SLIPS, sameAddress, shapesSql, valueKind } from './shapes.ts';

/**
 * Cells that agreement decides. Where the attribute is marked `majority`, the value that most resources give; elsewhere only among values that tie in
 * rank and freshness. Most cells are settled without a vote, since one value alone has the best rank and freshness: they are left out before
 * anything is counted.
 */
export function majoritySql(conflicts: string, attributes: readonly AttributePlan[]): string {
  const marked = placesOf(attributes, (a) => a.majority);
  const contested = `SELECT DISTINCT place, attr FROM ${conflicts} WHERE ${marked('attr')} OR h <> won AND ks_idiv("key", ${RECORD_BITS}) = level`;
  const votes = `SELECT c.place AS place, c.attr AS attr, c.value AS value, count(DISTINCT c.res) AS votes, min(c."key") AS "key"
    FROM ${conflicts} AS c JOIN (${contested}) AS t ON c.place = t.place AND c.attr = t.attr GROUP BY c.place, c.attr, c.value`;
  // however many cover a value: one that is whole says more
  const hidden = `CASE WHEN "key" >= ${COVERED} AND "key" < ${FAILING} THEN 1 ELSE 0 END`;
  return `SELECT place, attr, "key" & ${RECORD_BITS - 1} AS rec, value FROM (
  SELECT place, attr, value, "key", row_number() OVER (PARTITION BY place, attr ORDER BY ${hidden}, tied DESC, votes DESC, "key") AS turn, row_number() OVER (PARTITION BY place, attr ORDER BY "key") AS first
  FROM (SELECT v.*, CASE WHEN ${marked('attr')} OR ks_idiv("key", ${RECORD_BITS}) = ks_idiv(min("key") OVER (PARTITION BY place, attr), ${RECORD_BITS}) THEN 1 ELSE 0 END AS tied
        FROM (${votes}) AS v) AS w) AS x
WHERE turn = 1 AND first > 1`;
}

/** So many strips must agree against a value before it loses to them. */
const AGREEING = 2;

/** Kinds of values that a slip can make of one another. */
const SLIPPING = ['code', 'name', 'words', 'date', 'number'];

/**
 * Cells that the value of the smallest key loses although no majority is asked for. It loses to a value that more strips state, at least two, and
 * that it is one slip away from (who writes a number wrong by a digit has no newer number); and, where the attribute yields to what is fresher, to a
 * value that at least two strips state which are all fresher. The authority's word loses so only where its entry says.
 */
export function overruledSql(statements: string, attributes: readonly AttributePlan[]): string {
  const open = placesOf(
    attributes,
    (a) => !a.majority && a.yields !== 'never' && (a.yields === 'fresher' || SLIPPING.includes(valueKind(a))),
  );
  const fresh = (key: string) => `(ks_idiv(${key}, ${RECORD_BITS}) & ${MOST_MINUTES})`;
  const rivals = `SELECT s.place AS place, s.attr AS attr, min(f.value) AS value_a, f."key" AS first_key, max(f.strips) AS strips_a, min(f.form) AS form_a, min(s.value) AS value_b, max(s.strips) AS strips_b, max(s.form) AS form_b,
    min(s."key") AS "key", count(*) FILTER (WHERE s.best AND ${fresh('s."key"')} < ${fresh('f."key"')}) AS fresher
  FROM (SELECT * FROM ${statements} WHERE h <> won AND strips >= ${AGREEING} AND ${open('attr')}) AS s
  JOIN (SELECT place, attr, value, "key", strips, form, row_number() OVER (PARTITION BY place, attr ORDER BY "key") AS turn FROM ${statements} WHERE h = won AND ${open('attr')}) AS f ON s.place = f.place AND s.attr = f.attr
  WHERE f.turn = 1 GROUP BY s.place, s.attr, f."key", s.h HAVING min(s."key") < ${COVERED}`;
  const slip = `shape IN (${SLIPS.map((name) => literal(name)).join(', ')}) AND strips_b > strips_a AND (first_key >= ${RANK} OR ${placesOf(attributes, (a) => a.yields === 'slip' || a.yields === 'fresher')('attr')})`;
  const outdated = `fresher >= ${AGREEING} AND ${placesOf(attributes, (a) => a.yields === 'fresher')('attr')}`;
  return `SELECT place, attr, "key" & ${RECORD_BITS - 1} AS rec, value_b AS value FROM (
  SELECT r.*, row_number() OVER (PARTITION BY place, attr ORDER BY strips_b DESC, "key") AS turn FROM (${shapesSql(`(${rivals})`, attributes)}) AS r WHERE (${slip}) OR (${outdated})) AS ranked
WHERE turn = 1`;
}

/**
 * Of addresses that say the same in other words the fullest is shown: cells where a value of other words and more characters says what the chosen
 * value says. `decided`: cells that the smallest key did not win. Cells that `statements` leaves out say the same throughout: the tables of addresses-sql.ts
 * tell of them.
 */
export function fullestSql(
  statements: string,
  decided: string,
  attributes: readonly AttributePlan[],
  { forms, spoken, longest, apart }: { forms: string; spoken: string; longest: string; apart: string },
): string {
  const isAddress = placesOf(attributes, (a) => a.domain.kind === 'address');
  if (!attributes.some((a) => a.domain.kind === 'address'))
    return `SELECT place, attr, rec, value FROM ${statements} AS s WHERE FALSE`;
  const first = `SELECT place, attr, arg_min(value, "key") AS value, arg_min(form, "key") AS form FROM ${statements} WHERE ${isAddress('attr')} GROUP BY place, attr`;
  const form = `CASE WHEN d.value IS NULL THEN f.form ELSE ${formSql('d.value', 'f.attr', attributes)} END`;
  const chosen = `SELECT f.place AS place, f.attr AS attr, coalesce(d.value, f.value) AS value, ${form} AS form FROM (${first}) AS f LEFT JOIN ${decided} AS d ON f.place = d.place AND f.attr = d.attr`;
  const among = `SELECT place, attr, rec, value FROM (
  SELECT s.place AS place, s.attr AS attr, s.rec AS rec, s.value AS value, row_number() OVER (PARTITION BY s.place, s.attr ORDER BY length(s.value) DESC, s."key") AS turn
  FROM ${statements} AS s JOIN (${chosen}) AS c ON s.place = c.place AND s.attr = c.attr WHERE length(s.value) > length(c.value) AND ${sameAddress('s.form', 'c.form')}) AS ranked
WHERE turn = 1`;
  const fuller = `SELECT l.place AS place, l.attr AS attr, l.size AS size FROM ${longest} AS l ANTI JOIN ${apart} AS x ON l.place = x.place AND l.attr = x.attr
  LEFT JOIN ${decided} AS d ON l.place = d.place AND l.attr = d.attr WHERE l.size > coalesce(length(d.value), l.chosen)`;
  const throughout = `SELECT w.place AS place, w.attr AS attr, w."key" & ${RECORD_BITS - 1} AS rec, f.value AS value
FROM (SELECT s.place AS place, s.attr AS attr, min(s."key") AS "key", arg_min(s.h, s."key") AS h FROM ${spoken} AS s JOIN (${fuller}) AS c ON s.place = c.place AND s.attr = c.attr AND s.size = c.size GROUP BY s.place, s.attr) AS w
JOIN ${forms} AS f ON w.h = f.h`;
  return `${among}\nUNION ALL\n${throughout}`;
}

/** Condition on a position: that of an attribute that is `wanted`. */
export function placesOf(
  attributes: readonly AttributePlan[],
  wanted: (attribute: AttributePlan) => boolean,
): (attr: string) => string {
  const list = attributes.flatMap((a, i) => (wanted(a) ? [i] : []));
  return (attr) => (list.length > 0 ? `${attr} IN (${list.join(', ')})` : 'FALSE');
}
