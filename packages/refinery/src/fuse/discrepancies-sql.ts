/**
 * Cross-strip comparison, 比对: the same attribute of the same subject in two strips that disagree, with both records.
 *
 * A strip says of a subject what its best record says (the freshest; of its other records those that say otherwise are compared with that one, so
 * that a strip may disagree with itself). Every two strips that say something different make one discrepancy.
 */
import type { AttributePlan } from '@kuaishu/catalog';
import { isSpoken } from './addresses-sql.ts';
import { placesOf } from './decide-sql.ts';
import { type AttributeGroup, FAILING, type FuseInput, groupTable, MOST_MINUTES, RECORD_BITS } from './fuse-sql.ts';
import { formSql, SLIPS, shapesSql } from './shapes.ts';

/** Records so much apart in time may both have been right in their day. */
const SAME_TIME_MINUTES = 30 * 24 * 60;

/**
 * What each strip says of a contested cell: (place, attr, res, h, value, rec, "key", best, strips, form, won), a row for each of its values; `best`:
 * of its best record; `strips`: how many say the same; `form`: see `formSql`. `conflicts`: a table of `conflictsSql`. Of addresses only the cells of
 * `apart` are in it: in others all say the same.
 */
export function statementsSql(
  conflicts: string,
  attributes: readonly AttributePlan[],
  { forms, apart }: { forms: string; apart: string },
): string {
  const spoken = placesOf(attributes, isSpoken);
  const own = placesOf(attributes, (a) => a.ofTheRow === true);
  const columns =
    'c.place AS place, c.attr AS attr, c.res AS res, c.h AS h, c.value AS value, c."key" AS "key", c.won AS won';
  const compared = `SELECT ${columns} FROM ${conflicts} AS c WHERE NOT (${own('c.attr')} OR ${spoken('c.attr')})
UNION ALL SELECT ${columns} FROM ${conflicts} AS c SEMI JOIN ${apart} AS x ON c.place = x.place AND c.attr = x.attr WHERE ${spoken('c.attr')}`;
  // most strips say one thing of a cell, and most values are said by one strip: the joins find only the others
  return `WITH said AS (SELECT place, attr, res, h, min(value) AS value, min("key") AS "key", min(won) AS won FROM (${compared}) AS c GROUP BY place, attr, res, h)
SELECT o.place AS place, o.attr AS attr, o.res AS res, o.h AS h, o.value AS value, o."key" & ${RECORD_BITS - 1} AS rec, o."key" AS "key", coalesce(o."key" = l."key", TRUE) AS best, coalesce(v.strips, 1) AS strips,
  CASE WHEN ${spoken('o.attr')} THEN f.form ELSE ${formSql('o.value', 'o.attr', attributes)} END AS form, o.won AS won
FROM said AS o
LEFT JOIN (SELECT place, attr, res, min("key") AS "key" FROM said GROUP BY place, attr, res HAVING count(*) > 1) AS l ON o.place = l.place AND o.attr = l.attr AND o.res = l.res
LEFT JOIN (SELECT place, attr, h, count(*) AS strips FROM said GROUP BY place, attr, h HAVING count(*) > 1) AS v ON o.place = v.place AND o.attr = v.attr AND o.h = v.h
LEFT JOIN ${forms} AS f ON o.h = f.h`;
}

/**
 * The discrepancies: (place, attr, res_a, rec_a, value_a, res_b, rec_b, value_b, fused, suspect, reason), res_a <= res_b. `fused`: 1 = the block has
 * a's value, 2 = b's, 0 = a third. `suspect`: 1 or 2 = the one that is probably wrong, 0 = cannot be told. `reason`: see shapes.ts.
 * `statements`: a table of `statementsSql`; `overruled`: (place, attr, value) of cells that another value than that of the smallest key has won.
 */
export function discrepanciesSql(statements: string, overruled: string, attributes: readonly AttributePlan[]): string {
  const side = (s: 'a' | 'b') =>
    `${s}.res AS res_${s}, ${s}.rec AS rec_${s}, ${s}."key" AS key_${s}, ${s}.h AS h_${s}, ${s}.value AS value_${s}, ${s}.strips AS strips_${s}, ${s}.form AS form_${s}`;
  // what has one form says the same: left out before anything dear is asked
  const pairs = `SELECT a.place AS place, a.attr AS attr, a.won AS won, ${side('a')}, ${side('b')} FROM ${statements} AS a JOIN ${statements} AS b ON a.place = b.place AND a.attr = b.attr
    WHERE a.best AND a.h <> b.h AND (a.res < b.res AND b.best OR a.res = b.res AND NOT b.best) AND coalesce(a.form <> b.form, TRUE)`;
  // a hash of NULL is a number
  const chosen = 'CASE WHEN c.value IS NULL THEN p.won ELSE ks_hash(c.value) END';
  const decided = `SELECT p.*, CASE WHEN p.h_a = ${chosen} THEN 1 WHEN p.h_b = ${chosen} THEN 2 ELSE 0 END AS fused,
    p.key_a >= ${FAILING} AS fails_a, p.key_b >= ${FAILING} AS fails_b, ${minutes('p.key_a')} AS fresh_a, ${minutes('p.key_b')} AS fresh_b
  FROM (${shapesSql(`(${pairs})`, attributes)}) AS p LEFT JOIN ${overruled} AS c ON p.place = c.place AND p.attr = c.attr WHERE p.shape IS DISTINCT FROM 'same'`;
  const slip = `shape IN (${SLIPS.map((name) => `'${name}'`).join(', ')})`;
  const notFused = 'CASE fused WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE 0 END';
  const suspect = `CASE WHEN fails_a <> fails_b THEN CASE WHEN fails_a THEN 1 ELSE 2 END
  WHEN shape IN ('detail', 'rounding') THEN 0
  WHEN ${slip} AND strips_a <> strips_b THEN CASE WHEN strips_a > strips_b THEN 2 ELSE 1 END
  WHEN ${slip} OR fused <> 0 THEN ${notFused}
  ELSE older END`;
  return `SELECT place, attr, res_a, rec_a, value_a, res_b, rec_b, value_b, CAST(fused AS TINYINT) AS fused, CAST(suspect AS TINYINT) AS suspect,
  CASE WHEN fails_a <> fails_b THEN 'invalid' WHEN shape IS NOT NULL THEN shape WHEN older <> 0 AND older = suspect THEN 'stale' ELSE 'differs' END AS reason
FROM (SELECT timed.*, ${suspect} AS suspect FROM (
  SELECT decided.*, CASE WHEN fresh_a = 0 OR fresh_b = 0 THEN 0 WHEN fresh_b - fresh_a > ${SAME_TIME_MINUTES} THEN 1 WHEN fresh_a - fresh_b > ${SAME_TIME_MINUTES} THEN 2 ELSE 0 END AS older
  FROM (${decided}) AS decided) AS timed) AS judged`;
}

/** Minutes since 1970 that a key holds; 0 = unknown. */
function minutes(key: string): string {
  return `${MOST_MINUTES} - (ks_idiv(${key}, ${RECORD_BITS}) & ${MOST_MINUTES})`;
}

/** Bits of a BIGINT that can name a strip. */
export const MOST_STRIPS = 62;

/** Strips that state an attribute, in the order of their bits in `groupSql`; nothing where fewer than two do, or more than bits. */
export function comparedStrips({
  attributes,
  resourceIndex,
}: Pick<FuseInput, 'attributes' | 'resourceIndex'>): (readonly number[])[] {
  return attributes.map(({ ranks, ofTheRow }) => {
    if (ofTheRow) return [];
    const resources = Object.keys(ranks)
      .flatMap((resource) => resourceIndex.get(resource) ?? [])
      .sort((a, b) => a - b);
    return resources.length < 2 || resources.length > MOST_STRIPS ? [] : resources;
  });
}

/** How many entities have which strips stating an attribute: (attr, strips, entities); bit k of strips = the k-th of `comparedStrips`. */
export function comparedSql(
  input: Pick<FuseInput, 'attributes' | 'resourceIndex'>,
  groups: readonly AttributeGroup[],
): string {
  const strips = comparedStrips(input);
  const parts = groups.flatMap((group, j) =>
    group.attributes
      .filter((i) => strips[i]?.length)
      .map(
        (i) =>
          `SELECT ${i} AS attr, s${i} AS strips, count(*) AS entities FROM ${groupTable(j)} WHERE (s${i} & (s${i} - 1)) <> 0 GROUP BY s${i}`,
      ),
  );
  return parts.length > 0
    ? parts.join('\nUNION ALL\n')
    : 'SELECT 0 AS attr, CAST(0 AS BIGINT) AS strips, CAST(0 AS BIGINT) AS entities WHERE FALSE';
}
