/** How many of the seeded defects a refinery reports, class by class, and how often it cries wolf. */
import { DEFECT_CLASSES, type DefectClass } from '../defects/classes.ts';

/** Classes that a single cell or row reveals; the others need the subject's other records. */
export const classesFoundIn = (place: 'cell' | 'row' | 'link'): readonly DefectClass[] =>
  (Object.keys(DEFECT_CLASSES) as DefectClass[]).filter((name) => DEFECT_CLASSES[name].found === place);

/**
 * `defects`: the truth's file (resource, month, row, item, class, …). `found`: (resource, month, row, item) of every cell that was repaired, left
 * unread, faulted or compared as a discrepancy; item '' speaks of the whole row. Answer: (class, seeded, found, rate).
 * Class `duplicate` and the rows of ragged lines are found by a report on the row.
 */
export function detectionSql(defects: string, found: string): string {
  return `WITH hits AS (
  SELECT DISTINCT d.resource, d.month, d.row, d.item, d.class FROM ${defects} AS d
  JOIN ${found} AS f ON f.resource = d.resource AND f.month = d.month AND f.row = d.row
    AND (coalesce(f.item, '') = coalesce(d.item, '') OR coalesce(f.item, '') = '' OR coalesce(d.item, '') = '' OR d.class = 'shifted')
),
seeded AS (SELECT class, count(*) AS seeded FROM ${defects} GROUP BY class),
counted AS (SELECT class, count(*) AS found FROM hits GROUP BY class)
SELECT s.class, s.seeded, coalesce(c.found, 0) AS found, CAST(coalesce(c.found, 0) AS DOUBLE) / s.seeded AS rate
FROM seeded AS s LEFT JOIN counted AS c ON c.class = s.class ORDER BY s.class`;
}

/**
 * Cells reported although nothing was wrong with them. `cells`: how many were delivered (rows × items). Pass only reports on single cells and rows
 * (repairs, faults): a discrepancy between strips may be a value that was right when it was written. Answer: one row (false_alarms, rate).
 */
export function falseAlarmSql(defects: string, found: string, cells: number): string {
  return `SELECT count(*) AS false_alarms, CAST(count(*) AS DOUBLE) / ${cells} AS rate FROM (
  SELECT DISTINCT f.resource, f.month, f.row, f.item FROM ${found} AS f
  WHERE NOT EXISTS (
    SELECT 1 FROM ${defects} AS d WHERE d.resource = f.resource AND d.month = f.month AND d.row = f.row
      AND (coalesce(f.item, '') = coalesce(d.item, '') OR coalesce(f.item, '') = '' OR coalesce(d.item, '') = ''
        OR d.class IN ('shifted', 'swapped_fields', 'birth_not_id', 'day_month', 'sex_not_id', 'wrong_digit', 'swapped_digits', 'borrowed_id'))
  )
) AS alarms`;
}
