/**
 * Numbers that were covered before they were handed over (520102********0774, 138****5678), as desensitised registers have them. A covered number is no number:
 * it cannot prove who somebody is. But what is visible of it can be compared, with others and with the same places of whole numbers: a column of its own.
 */
import { literal } from '@kuaishu/engine';
import type { ColumnFacts, LinkColumn } from './link-column.ts';

const COVERED = /^([0-9]{1,16})[*＊xX]*[*＊]{2,}[*＊xX]*([0-9]{0,8}[0-9Xx]?)$/;
const WHOLE: Readonly<Record<string, string>> = {
  resident_id: '^[1-9][0-9]{16}[0-9Xx]$',
  mobile: '^1[3-9][0-9]{9}$',
  phone: '^1[3-9][0-9]{9}$',
};
/** Fewer visible characters tell people apart too little. */
const LEAST = 5;
/** Of the filled cells: where fewer are covered, a column of its own brings less than it costs. */
const WORTH = 0.01;

export const isCovered = (text: string): boolean => COVERED.test(text);

/** The columns with one more for each whose numbers are covered in some file. */
export function withVisibleParts(
  columns: readonly LinkColumn[],
  files: readonly (readonly ColumnFacts[])[],
): LinkColumn[] {
  return columns.flatMap((column): LinkColumn[] => {
    const whole = WHOLE[column.attribute];
    if (whole === undefined) return [column];
    const samples = column.headings.flatMap((heading, f) => files[f]?.find((c) => c.heading === heading)?.sample ?? []);
    const shapes = samples.flatMap((cell) => {
      const [, head = '', tail = ''] = COVERED.exec(cell.trim()) ?? [];
      return head.length + tail.length >= LEAST ? [`${head.length} ${tail.length}`] : [];
    });
    if (shapes.length < samples.length * WORTH || shapes.length === 0) return [column];
    const [head = 0, tail = 0] = commonest(shapes).split(' ').map(Number);
    return [
      { ...column, covered: { head, tail }, foreign: (cell) => `regexp_matches(${cell}, ${literal(COVERED.source)})` },
      {
        headings: column.headings,
        attribute: `${column.attribute}_visible`,
        kind: 'identifier',
        exclusive: false,
        cleaning: 'text',
        part: {
          of: column.attribute,
          sql: (cell) => visibleSql(cell, head, tail, whole),
          name: { zh: `可见的前 ${head} 位后 ${tail} 位`, en: `visible: first ${head}, last ${tail}` },
        },
      },
    ];
  });
}

/** The first and last characters of a cell, of a covered number and of a whole one alike; NULL where it is neither. */
function visibleSql(cell: string, head: number, tail: number, whole: string): string {
  const bare = `regexp_replace(${cell}, '^[+]?86[- ]?|[- ]', '', 'g')`;
  const covered = `^[0-9]{${head},}[*＊xX]*[*＊]{2,}[*＊xX]*[0-9Xx]{${tail},}$`;
  return `CASE WHEN regexp_matches(${bare}, ${literal(covered)}) OR regexp_matches(${bare}, ${literal(whole)}) THEN upper(left(${bare}, ${head}) || right(${bare}, ${tail})) END`;
}

function commonest(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
