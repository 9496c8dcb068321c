/** 隔离区: rows that a check refused, each with its reasons, waiting for their department. */
import { type Static, Type } from 'typebox';
import { Grade, Id, Name2, NullableNumber, NullableString, Page, Text2, withDown } from '../wire/common.ts';

export const QuarantineReason = Type.Object({
  rule: Type.String(),
  title: Text2,
  attribute: Type.Optional(Type.String()),
  value: Type.Optional(NullableString),
  /** What it should be, where that is certain. */
  repair: Type.Optional(NullableString),
});
export type QuarantineReason = Static<typeof QuarantineReason>;

/** The row as the department wrote it, one entry per heading, covered where the item is not green. */
export const QuarantinedRow = Type.Object({
  /** Names the row among all of its run. */
  key: Type.String(),
  resource: Type.String(),
  resourceName: Name2,
  provider: Type.String(),
  step: Type.Enum(['collect', 'clean', 'check', 'link'] as const),
  row: Type.Integer(),
  line: NullableNumber,
  file: Type.String(),
  reasons: Type.Array(QuarantineReason),
  cells: Type.Array(
    Type.Object({ heading: Type.String(), value: NullableString, covered: Type.Boolean(), grade: Grade }),
  ),
});
export type QuarantinedRow = Static<typeof QuarantinedRow>;

export const QuarantineView = Type.Object({
  run: NullableString,
  items: Type.Array(QuarantinedRow),
  total: Type.Integer(),
  byResource: Type.Array(
    Type.Object({ resource: Type.String(), name: Name2, provider: Type.String(), rows: Type.Integer() }),
  ),
  byRule: Type.Array(Type.Object({ resource: Type.String(), rule: Type.String(), title: Text2, rows: Type.Integer() })),
});
export type QuarantineView = Static<typeof QuarantineView>;

const Filter = {
  run: Type.Optional(Id),
  resource: Type.Optional(Id),
  rule: Type.Optional(Id),
};
/** Keys of rows, with commas between. */
const Keys = Type.String({ maxLength: 20_000, pattern: '^[^,]{1,200}(,[^,]{1,200})*$' });
export const QuarantineQuery = Type.Object({
  ...Filter,
  /** This row alone. */
  key: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  sort: Type.Optional(Type.Enum(withDown(['place', 'resource', 'rule', 'faults']))),
  ...Page,
});
/**
 * The export holds plain values, since the department must mend them: it asks for a purpose and is logged. At most 100,000 rows a file; the
 * header x-kuaishu-rows says how many of how many, and `offset` asks for those that follow.
 */
export const QuarantineExportQuery = Type.Object({
  ...Filter,
  resource: Id,
  /** Only these rows. */
  keys: Type.Optional(Keys),
  purpose: Type.String({ minLength: 4, maxLength: 500 }),
  offset: Page.offset,
  lang: Type.Optional(Type.Enum(['zh', 'en'] as const)),
});
