/** What of an entity may leave without a reveal: green values plain, yellow ones masked, red ones not at all. */
import type { Cell, Edge, Evidence, Grade, RecordValue, EntityView as WireEntity } from '@kuaishu/api';
import type { CellView, EntityView, EvidenceView } from '@kuaishu/refinery';
import type { Shown } from './cover-text.ts';

/** Attributes that nobody graded are yellow. */
export type GradeOf = (attribute: string) => Grade;

export function shownValue(grade: Grade, value: string | null, masked: string | null): Shown {
  if (value === null || grade === 'green') return { value, covered: false };
  if (grade === 'red') return { value: null, covered: true };
  return { value: masked, covered: masked !== value };
}

export function coverCell(cell: CellView): Cell {
  const { attribute, title, grade, repaired, authority, source, rule, agree, of } = cell;
  const shown = shownValue(grade, cell.value, cell.masked);
  return {
    attribute,
    title,
    grade,
    ...shown,
    filled: cell.value !== null,
    raw: grade === 'green' ? cell.raw : null,
    repaired,
    authority,
    source,
    rule,
    agree,
    of,
    losers: cell.losers.map((loser) => ({
      ...shownValue(grade, loser.value, loser.masked),
      source: loser.source,
      reason: loser.reason,
    })),
  };
}

type Values = Readonly<
  Record<string, { readonly value: string | null; readonly masked: string | null; readonly raw: string | null }>
>;

export function coverValues(values: Values, gradeOf: GradeOf): Record<string, RecordValue> {
  return Object.fromEntries(
    Object.entries(values).map(([attribute, { value, masked, raw }]) => {
      const grade = gradeOf(attribute);
      return [attribute, { ...shownValue(grade, value, masked), raw: grade === 'green' ? raw : null }];
    }),
  );
}

/** The two sides of a comparison, taken from the records' own masked values; a side that is not there stays covered. */
export function coverEvidence(evidence: EvidenceView, gradeOf: GradeOf, left: Values, right: Values): Evidence {
  const { attribute, title, level, bits } = evidence;
  if (gradeOf(attribute) === 'green')
    return { attribute, title, level, bits, left: evidence.left, right: evidence.right, covered: false };
  const side = (plain: string | null, values: Values): string | null => {
    if (plain === null) return null;
    const known = values[attribute];
    return known ? shownValue(gradeOf(attribute), known.value, known.masked).value : null;
  };
  return {
    attribute,
    title,
    level,
    bits,
    left: side(evidence.left, left),
    right: side(evidence.right, right),
    covered: true,
  };
}

export function coverEntity(entity: EntityView): WireEntity {
  const grades = new Map(entity.cells.map((cell) => [cell.attribute, cell.grade]));
  const gradeOf: GradeOf = (attribute) => grades.get(attribute) ?? 'yellow';
  const valuesOf = new Map(entity.records.map((record) => [record.record, record.values]));
  const { entity: id, block, subject, release, run } = entity;
  return {
    entity: id,
    block,
    subject,
    release,
    run,
    label: entity.maskedLabel,
    cells: entity.cells.map(coverCell),
    records: entity.records.map(({ record, source, values }) => ({
      record,
      source,
      values: coverValues(values, gradeOf),
    })),
    edges: entity.edges.map(
      (edge): Edge => ({
        ...edge,
        evidence: edge.evidence.map((evidence) =>
          coverEvidence(evidence, gradeOf, valuesOf.get(edge.left) ?? {}, valuesOf.get(edge.right) ?? {}),
        ),
      }),
    ),
  };
}
