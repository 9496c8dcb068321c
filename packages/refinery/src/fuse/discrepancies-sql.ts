/**
 * Cross-strip comparison, 比对: the same attribute of the same subject in two strips that disagree, with both records.
 *
 * A strip says of a subject what its best record says (the freshest; of its other records those that say otherwise are compared with that one, so
 * that a strip may disagree with itself). Every two strips that say something different make one discrepancy.
 */
import type { AttributePlan } from '@kuaishu/catalog';
import { ident } from '@kuaishu/engine';
import { FAILING, type FuseInput, MOST_MINUTES, RECORD_BITS } from './fuse-sql.ts';
import { formSql, SLIPS, shapesSql } from './shapes.ts';

/** Records so much apart in time may both have been right in their day. */
const SAME_TIME_MINUTES = 30 * 24 * 60;

/**
 * What each strip says of a contested cell: (ent, attr, res, value, rec, "key", best, strips, form), a row for each of its values; `best`: of its best
 * record; `strips`: how many say the same; `form`: see `formSql`. `conflicts`: a table of `conflictsSql`.
 */
export function statementsSql(conflicts: string, attributes: readonly AttributePlan[]): string {
  // most strips say one thing of a cell, and most values are said by one strip: the joins find only the others
  return `WITH said AS (SELECT ent, attr, res, value, min("key") AS "key" FROM ${conflicts} AS c WHERE ${ofTheSubject(attributes, 'c.attr')} GROUP BY ent, attr, res, value)
SELECT o.ent AS ent, o.attr AS attr, o.res AS res, o.value AS value, o."key" & ${RECORD_BITS - 1} AS rec, o."key" AS "key", coalesce(o."key" = l."key", TRUE) AS best, coalesce(v.strips, 1) AS strips,
  ${formSql('o.value', 'o.attr', attributes)} AS form
FROM said AS o
LEFT JOIN (SELECT ent, attr, res, min("key") AS "key" FROM said GROUP BY ent, attr, res HAVING count(*) > 1) AS l ON o.ent = l.ent AND o.attr = l.attr AND o.res = l.res
LEFT JOIN (SELECT ent, attr, value, count(*) AS strips FROM said GROUP BY ent, attr, value HAVING count(*) > 1) AS v ON o.ent = v.ent AND o.attr = v.attr AND o.value = v.value`;
}

/**
 * The discrepancies: (ent, attr, res_a, rec_a, value_a, res_b, rec_b, value_b, fused, suspect, reason), res_a <= res_b. `fused`: 1 = the block has
 * a's value, 2 = b's, 0 = a third. `suspect`: 1 or 2 = the one that is probably wrong, 0 = cannot be told. `reason`: see shapes.ts.
 * `statements`: a table of `statementsSql`; `overruled`: (ent, attr, value) of cells that another value than that of the smallest key has won.
 */
export function discrepanciesSql(statements: string, overruled: string, attributes: readonly AttributePlan[]): string {
  const side = (s: 'a' | 'b') =>
    `${s}.res AS res_${s}, ${s}.rec AS rec_${s}, ${s}."key" AS key_${s}, ${s}.value AS value_${s}, ${s}.strips AS strips_${s}, ${s}.form AS form_${s}`;
  const pairs = `SELECT a.ent AS ent, a.attr AS attr, ${side('a')}, ${side('b')} FROM ${statements} AS a JOIN ${statements} AS b ON a.ent = b.ent AND a.attr = b.attr
    WHERE a.best AND a.value <> b.value AND (a.res < b.res AND b.best OR a.res = b.res AND NOT b.best)`;
  const chosen = `SELECT f.ent AS ent, f.attr AS attr, coalesce(o.value, f.value) AS value
FROM (SELECT ent, attr, arg_min(value, "key") AS value FROM ${statements} GROUP BY ent, attr) AS f LEFT JOIN ${overruled} AS o ON f.ent = o.ent AND f.attr = o.attr`;
  const decided = `SELECT p.*, CASE WHEN p.value_a = c.value THEN 1 WHEN p.value_b = c.value THEN 2 ELSE 0 END AS fused,
    p.key_a >= ${FAILING} AS fails_a, p.key_b >= ${FAILING} AS fails_b, ${minutes('p.key_a')} AS fresh_a, ${minutes('p.key_b')} AS fresh_b
  FROM (${shapesSql(`(${pairs})`, attributes)}) AS p JOIN (${chosen}) AS c ON p.ent = c.ent AND p.attr = c.attr WHERE shape IS DISTINCT FROM 'same'`;
  const slip = `shape IN (${SLIPS.map((name) => `'${name}'`).join(', ')})`;
  const notFused = 'CASE fused WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE 0 END';
  const suspect = `CASE WHEN fails_a <> fails_b THEN CASE WHEN fails_a THEN 1 ELSE 2 END
  WHEN shape IN ('detail', 'rounding') THEN 0
  WHEN ${slip} AND strips_a <> strips_b THEN CASE WHEN strips_a > strips_b THEN 2 ELSE 1 END
  WHEN ${slip} OR fused <> 0 THEN ${notFused}
  ELSE older END`;
  return `SELECT ent, attr, res_a, rec_a, value_a, res_b, rec_b, value_b, CAST(fused AS TINYINT) AS fused, CAST(suspect AS TINYINT) AS suspect,
  CASE WHEN fails_a <> fails_b THEN 'invalid' WHEN shape IS NOT NULL THEN shape WHEN older <> 0 AND older = suspect THEN 'stale' ELSE 'differs' END AS reason
FROM (SELECT timed.*, ${suspect} AS suspect FROM (
  SELECT decided.*, CASE WHEN fresh_a = 0 OR fresh_b = 0 THEN 0 WHEN fresh_b - fresh_a > ${SAME_TIME_MINUTES} THEN 1 WHEN fresh_a - fresh_b > ${SAME_TIME_MINUTES} THEN 2 ELSE 0 END AS older
  FROM (${decided}) AS decided) AS timed) AS judged`;
}

/** What a row says of itself (its number, when it was changed) differs from strip to strip by its nature. */
function ofTheSubject(attributes: readonly AttributePlan[], attr: string): string {
  const own = attributes.flatMap((a, i) => (a.ofTheRow ? [i] : []));
  return own.length > 0 ? `${attr} NOT IN (${own.join(', ')})` : 'TRUE';
}

/** Minutes since 1970 that a key holds; 0 = unknown. */
function minutes(key: string): string {
  return `${MOST_MINUTES} - (ks_idiv(${key}, ${RECORD_BITS}) & ${MOST_MINUTES})`;
}

/** Bits of a BIGINT that can name a strip. */
export const MOST_STRIPS = 62;

/** Strips that state an attribute, in the order of their bits in `stripsSql`; nothing where fewer than two do, or more than bits. */
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

/** Which strips state each attribute of an entity: (ent, s0, s1 …), bit k of s<attribute> = the k-th of `comparedStrips`. */
export function stripsSql(input: FuseInput, from: string): string {
  const masks = comparedStrips(input).flatMap((resources, i) => {
    if (resources.length === 0) return [];
    const bits = resources.map((res, k) => `WHEN ${res} THEN ${1n << BigInt(k)}`).join(' ');
    const column = ident((input.attributes[i] as AttributePlan).attribute);
    return [
      `coalesce(bit_or(CASE WHEN ${column} IS NOT NULL THEN CAST(CASE res ${bits} END AS BIGINT) END), 0) AS s${i}`,
    ];
  });
  return `SELECT ${['ent', ...masks].join(', ')} FROM ${from} GROUP BY ent`;
}

/** How many entities have which strips stating an attribute: (attr, strips, entities). `from`: a table of `stripsSql`. */
export function comparedSql(input: FuseInput, from: string): string {
  const parts = comparedStrips(input).flatMap((resources, i) =>
    resources.length === 0
      ? []
      : [
          `SELECT ${i} AS attr, s${i} AS strips, count(*) AS entities FROM ${from} WHERE (s${i} & (s${i} - 1)) <> 0 GROUP BY s${i}`,
        ],
  );
  return parts.length > 0
    ? parts.join('\nUNION ALL\n')
    : 'SELECT 0 AS attr, CAST(0 AS BIGINT) AS strips, CAST(0 AS BIGINT) AS entities WHERE FALSE';
}
