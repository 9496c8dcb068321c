/** 比对: where two departments say different things of one subject, with both records. */
import { type Static, Type } from 'typebox';
import {
  Attribute,
  Grade,
  Id,
  Name2,
  NullableNumber,
  NullableString,
  Page,
  SourceRef,
  Text2,
  withDown,
} from '../wire/common.ts';

/**
 * How the two values differ. Slips: one digit, one character, one missing, two neighbours exchanged, day and month exchanged, ten times. Others: one
 * breaks its own rule, one says more, another precision, one is older, no reason can be told.
 */
export const DISCREPANCY_REASONS = [
  'invalid',
  'digit',
  'character',
  'lost',
  'transposed',
  'day_month',
  'unit',
  'detail',
  'rounding',
  'stale',
  'differs',
] as const;
export const DiscrepancyReason = Type.Enum(DISCREPANCY_REASONS);
export type DiscrepancyReason = Static<typeof DiscrepancyReason>;

/** Two strips and one attribute. */
export const DiscrepancyCount = Type.Object({
  attribute: Type.String(),
  a: Type.String(),
  b: Type.String(),
  /** Entities of which both state the attribute; null within one strip, or where that is not known. */
  compared: NullableNumber,
  differ: Type.Integer(),
  /** Of those, where a's value, b's value is held to be the wrong one. */
  suspectA: Type.Integer(),
  suspectB: Type.Integer(),
  reasons: Type.Partial(Type.Record(DiscrepancyReason, Type.Integer())),
  /** So many differ that the two strips probably mean different things by the attribute. */
  definition: Type.Boolean(),
});
export type DiscrepancyCount = Static<typeof DiscrepancyCount>;

export const DiscrepancySide = Type.Object({ source: SourceRef, value: NullableString, covered: Type.Boolean() });
export type DiscrepancySide = Static<typeof DiscrepancySide>;

export const Discrepancy = Type.Object({
  entity: Type.String(),
  label: Type.String(),
  attribute: Type.String(),
  title: Text2,
  grade: Grade,
  a: DiscrepancySide,
  b: DiscrepancySide,
  /** Resource that decides the attribute, where one does. */
  authority: NullableString,
  fused: NullableString,
  covered: Type.Boolean(),
  fusedIs: Type.Enum(['a', 'b', 'other'] as const),
  suspect: Type.Unsafe<'a' | 'b' | null>({ type: ['string', 'null'], enum: ['a', 'b', null] }),
  reason: DiscrepancyReason,
});
export type Discrepancy = Static<typeof Discrepancy>;

export const DiscrepanciesView = Type.Object({
  block: Type.String(),
  release: Type.String(),
  run: Type.String(),
  asOf: Type.String(),
  blocks: Type.Array(Type.Object({ block: Type.String(), name: Text2, differ: Type.Integer() })),
  counts: Type.Array(DiscrepancyCount),
  resources: Type.Array(Type.Object({ resource: Type.String(), name: Name2, provider: Type.String() })),
  attributes: Type.Array(Type.Object({ attribute: Type.String(), title: Text2, authority: NullableString })),
  items: Type.Array(Discrepancy),
  total: Type.Integer(),
});
export type DiscrepanciesView = Static<typeof DiscrepanciesView>;

export const DiscrepanciesParams = Type.Object({ block: Id });
export const DiscrepanciesQuery = Type.Object({
  entity: Type.Optional(Id),
  attribute: Type.Optional(Attribute),
  /** Resources of the two sides; one alone = on either side. */
  a: Type.Optional(Id),
  b: Type.Optional(Id),
  reason: Type.Optional(DiscrepancyReason),
  /** Only where this resource's value is held to be the wrong one. */
  suspect: Type.Optional(Id),
  sort: Type.Optional(Type.Enum(withDown(['attribute', 'a', 'b', 'reason', 'suspect']))),
  ...Page,
});

/**
 * A department's rows that disagree with others, as it wrote them, with plain values, to mend and send again: asks for a purpose and is logged. Without
 * `all` only rows that are held to be the wrong ones. At most 100,000 rows a file; x-kuaishu-rows says how many of how many.
 */
export const DiscrepanciesExportQuery = Type.Object({
  resource: Id,
  attribute: Type.Optional(Attribute),
  a: Type.Optional(Id),
  b: Type.Optional(Id),
  reason: Type.Optional(DiscrepancyReason),
  all: Type.Optional(Type.Boolean()),
  /** Numbers of records, with commas between: only those of the resource that are among them. */
  records: Type.Optional(Type.String({ maxLength: 20_000, pattern: '^\\d{1,12}(,\\d{1,12})*$' })),
  purpose: Type.String({ minLength: 4, maxLength: 500 }),
  offset: Page.offset,
  lang: Type.Optional(Type.Enum(['zh', 'en'] as const)),
});
