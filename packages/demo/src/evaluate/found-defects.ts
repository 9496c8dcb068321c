/**
 * How many of the seeded defects a refinery reports, class by class, and how often it cries wolf.
 *
 * Found means: a report names the very cell (it was repaired, could not be read, failed a rule, is empty, or another strip's record of the same
 * subject, or one of which a person is asked whether it is the same subject's, says otherwise). A report on the whole row finds only what is wrong with the row as a whole. Suspected is more: among two strips that
 * disagree, this cell was named as the one that is probably wrong.
 *
 * Findable means: something that was delivered contradicts the cell. A wrong digit in the only telephone number that any strip has of a person
 * is still a telephone number: nothing tells it from a right one, so no share of such cells says anything about a refinery. Both shares are given,
 * of all and of the findable.
 */
import { DEFECT_CLASSES, type DefectClass } from '../defects/classes.ts';

/** Classes that a single cell or row reveals; the others need the subject's other records. */
export const classesFoundIn = (place: 'cell' | 'row' | 'link'): readonly DefectClass[] =>
  (Object.keys(DEFECT_CLASSES) as DefectClass[]).filter((name) => DEFECT_CLASSES[name].found === place);

/** What is wrong with the row as a whole: any report on the row or one of its cells finds it. */
const OF_THE_ROW: readonly DefectClass[] = ['duplicate', 'shifted'];
/** A number that is somebody else's: what contradicts it may be named at the number or at the name, sex or birth date beside it. */
const OF_THE_PERSON: readonly DefectClass[] = ['borrowed_id'];
/** Spoil what is compared with other cells of the row, so that these may be reported too. */
const DRAGS_OTHERS: readonly DefectClass[] = [
  'shifted',
  'swapped_fields',
  'birth_not_id',
  'day_month',
  'sex_not_id',
  'wrong_digit',
  'swapped_digits',
  'borrowed_id',
];

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/**
 * `defects`: the truth's file (resource, month, row, item, class, attribute, …); item '' = the row. `stated`: (entity, resource, month, row, attribute,
 * value), what all records of the spoilt subjects state of the spoilt attributes after cleaning, without NULLs; `valid_id` is an ID number that
 * checks out. Answer: the defects with a BOOLEAN `findable`.
 */
export function findableSql(defects: string, stated: string): string {
  const always = [...classesFoundIn('cell'), ...OF_THE_ROW, ...OF_THE_PERSON];
  return `SELECT d.*, CASE WHEN d.class IN (${list(always)}) THEN TRUE
  WHEN d.class IN (${list(classesFoundIn('row'))}) AND i.entity IS NOT NULL THEN TRUE
  -- a cell that holds nothing usable any more speaks for itself
  ELSE s.entity IS NULL OR v.entity IS NOT NULL END AS findable
FROM ${defects} AS d
LEFT JOIN ${stated} AS s ON s.resource = d.resource AND s.month = d.month AND s."row" = d."row" AND s.attribute = d.attribute
LEFT JOIN (SELECT * FROM ${stated} WHERE attribute = 'valid_id') AS i ON i.resource = d.resource AND i.month = d.month AND i."row" = d."row"
LEFT JOIN (SELECT entity, attribute FROM ${stated} GROUP BY entity, attribute HAVING min(value) <> max(value)) AS v ON v.entity = s.entity AND v.attribute = s.attribute`;
}

/**
 * `defects`: answer of `findableSql`. `found`: (resource, month, row, item, kind) of every report; item '' speaks of the whole row, kind 'rejected'
 * of a line that was refused with all its cells, 'suspect' of a cell that is held to be the wrong one of two, 'review' of a cell that differs in a pair
 * of records of which a person is asked whether they are one.
 * Answer: (class, seeded, found, rate, suspected, suspect_rate, review_only, findable, findable_found, findable_rate).
 */
export function detectionSql(defects: string, found: string): string {
  return `WITH hits AS (
  SELECT d.resource, d.month, d.row, d.item, d.class, bool_or(f.kind = 'suspect') AS suspect, bool_and(f.kind = 'review') AS review FROM ${defects} AS d
  JOIN ${found} AS f ON f.resource = d.resource AND f.month = d.month AND f.row = d.row
  WHERE coalesce(f.item, '') = coalesce(d.item, '') OR f.kind = 'rejected' OR d.class IN (${list(OF_THE_ROW)})
    OR d.class IN (${list(OF_THE_PERSON)}) AND f.kind IN ('discrepancy', 'suspect', 'fault')
  GROUP BY d.resource, d.month, d.row, d.item, d.class
)
SELECT d.class, count(*) AS seeded, count(h.class) AS found, CAST(count(h.class) AS DOUBLE) / count(*) AS rate,
  count(*) FILTER (WHERE h.suspect) AS suspected, CAST(count(*) FILTER (WHERE h.suspect) AS DOUBLE) / count(*) AS suspect_rate,
  count(*) FILTER (WHERE h.review) AS review_only,
  count(*) FILTER (WHERE d.findable) AS findable, count(h.class) FILTER (WHERE d.findable) AS findable_found,
  CAST(count(h.class) FILTER (WHERE d.findable) AS DOUBLE) / nullif(count(*) FILTER (WHERE d.findable), 0) AS findable_rate
FROM ${defects} AS d LEFT JOIN hits AS h ON h.resource = d.resource AND h.month = d.month AND h.row = d.row AND h.item = d.item AND h.class = d.class
GROUP BY d.class ORDER BY d.class`;
}

/**
 * Cells reported although nothing was wrong with them. `cells`: how many were delivered (rows × items). Pass only reports on single cells and rows
 * (repairs, faults): a discrepancy between strips may be a value that was right when it was written. Answer: one row (false_alarms, rate).
 */
export function falseAlarmSql(defects: string, found: string, cells: number): string {
  const same = (other: string) =>
    `f.resource = ${other}.resource AND f.month = ${other}.month AND f.row = ${other}.row`;
  return `SELECT count(*) AS false_alarms, CAST(count(*) AS DOUBLE) / ${cells} AS rate
FROM (SELECT DISTINCT resource, month, row, coalesce(item, '') AS item FROM ${found}) AS f
ANTI JOIN (SELECT resource, month, row FROM ${defects} WHERE coalesce(item, '') = '' OR class IN (${list(DRAGS_OTHERS)})) AS w ON ${same('w')}
ANTI JOIN (SELECT resource, month, row, item FROM ${defects} UNION ALL SELECT resource, month, row, '' FROM ${defects}) AS c ON ${same('c')} AND f.item = c.item`;
}
