/**
 * Numbers of somebody's files that were covered before they were handed over (520102********0774, 138****5678), as desensitised registers have them: what is
 * visible is a column of its own, see `records/visible.ts`.
 */
import { literal } from '@kuaishu/engine';
import { COVER_SIGNS, coveredForm, type IdentifierRule } from '@kuaishu/standards';
import { visiblePartOf, visibleParts, visibleText } from '../records/visible.ts';
import type { ColumnFacts, LinkColumn } from './link-column.ts';

/** The rule by which an attribute's numbers are read. */
const RULES: Readonly<Record<string, IdentifierRule>> = {
  resident_id: 'resident_id',
  mobile: 'phone',
  phone: 'phone',
};
const WHOLE: Readonly<Record<string, string>> = {
  resident_id: '^[1-9][0-9]{16}[0-9Xx]$',
  mobile: '^1[3-9][0-9]{9}$',
  phone: '^1[3-9][0-9]{9}$',
};
/** Signs of a cover, in cells that need not be looked at otherwise. */
const COVER = `[${COVER_SIGNS}][${COVER_SIGNS}xX]|[xX]{3}`;

export const isCovered = (text: string): boolean =>
  coveredForm('resident_id', text) !== null || coveredForm('phone', text) !== null;

/** `*` for each covered character; null for a text that is no covered number of the attribute. */
export const formOf = (attribute: string, text: string): string | null =>
  RULES[attribute] === undefined ? null : coveredForm(RULES[attribute], text);

/** SQL: the cell may be covered. */
export const looksCovered = (cell: string): string => `regexp_matches(${cell}, ${literal(COVER)})`;

/** The columns with one more for each way in which numbers of theirs are covered in some file. */
export function withVisibleParts(
  columns: readonly LinkColumn[],
  files: readonly (readonly ColumnFacts[])[],
): LinkColumn[] {
  const born = columns.some(({ attribute }) => attribute === 'birth_date');
  return columns.flatMap((column): LinkColumn[] => {
    const whole = WHOLE[column.attribute];
    if (whole === undefined) return [column];
    const samples = column.headings.flatMap((heading, f) => files[f]?.find((c) => c.heading === heading)?.sample ?? []);
    const shapes = new Map<string, number>();
    for (const cell of samples) {
      const shape = formOf(column.attribute, cell.trim())?.replace(/[^*]/g, '9');
      if (shape) shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    }
    const parts = visibleParts(column, shapes, { filled: samples.length, born });
    if (parts.length === 0) return [column];
    return [
      {
        ...column,
        covered: parts.flatMap(({ attribute }) => visiblePartOf(attribute)?.places ?? []),
        foreign: looksCovered,
      },
      ...parts.flatMap((part): LinkColumn[] => {
        const visible = visiblePartOf(part.attribute);
        if (!visible) return [];
        const places = visible.places.split(',');
        return [
          {
            headings: column.headings,
            attribute: part.attribute,
            kind: part.kind,
            exclusive: false,
            cleaning: 'text',
            part: {
              of: part.of ?? column.attribute,
              sql: (cell) => visibleSql(cell, visible, whole),
              form: (cell) => formOf(column.attribute, cell),
              name: { zh: `可见的第 ${places.join('、')} 位`, en: `visible: ${places.join(', ')}` },
            },
          },
        ];
      }),
    ];
  });
}

/** Over a form, or a whole number as it is written; NULL where it is neither. */
function visibleSql(cell: string, visible: NonNullable<ReturnType<typeof visiblePartOf>>, whole: string): string {
  const bare = `upper(ks_re_all(${cell}, '^[+]?86[- ]?|[- ]', ''))`;
  const form = `CASE WHEN contains(${bare}, '*') OR regexp_matches(${bare}, ${literal(whole)}) THEN ${bare} END`;
  return visibleText(visible, { sql: `(${form})`, of: () => null }).sql;
}
