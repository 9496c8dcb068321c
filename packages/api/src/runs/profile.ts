/** 探查: what a delivery holds, column by column. */
import { type Static, Type } from 'typebox';
import { Id, NullableNumber, NullableString, Text2 } from '../wire/common.ts';

/** `examples` are covered where the column is. */
export const ProfileDefect = Type.Object({
  kind: Type.String(),
  title: Text2,
  count: Type.Integer(),
  /** Scaled up from a sample. */
  estimated: Type.Boolean(),
  examples: Type.Array(NullableString),
});
export type ProfileDefect = Static<typeof ProfileDefect>;

/** Data element that a column could be. */
export const Recognised = Type.Object({ element: Type.String(), confidence: Type.Number(), reason: Text2 });
export type Recognised = Static<typeof Recognised>;

const Edge = Type.Unsafe<number | string>({ type: ['number', 'string'] });
export const Histogram = Type.Object({
  of: Type.Enum(['number', 'date', 'length'] as const),
  /** `from` inclusive, `to` exclusive but in the last; dates as YYYY-MM-DD. */
  bins: Type.Array(Type.Object({ from: Edge, to: Edge, count: Type.Integer() })),
});
export type Histogram = Static<typeof Histogram>;

export const ProfileColumn = Type.Object({
  name: Type.String(),
  type: Type.Enum(['empty', 'boolean', 'integer', 'number', 'year', 'month', 'date', 'datetime', 'text'] as const),
  /** The column is not green: its values are masked, its least and greatest are not told. */
  covered: Type.Boolean(),
  filled: Type.Integer(),
  fill: Type.Number(),
  distinct: Type.Integer(),
  distinctExact: Type.Boolean(),
  min: NullableString,
  max: NullableString,
  shortest: Type.Integer(),
  longest: Type.Integer(),
  top: Type.Array(Type.Object({ value: NullableString, count: Type.Integer(), share: Type.Number() })),
  /** Shapes: 9 digit, A letter, 汉 CJK, `{n}` repeats. */
  patterns: Type.Array(
    Type.Object({ pattern: Type.String(), count: Type.Integer(), share: Type.Number(), example: NullableString }),
  ),
  histogram: Type.Union([Histogram, Type.Null()]),
  element: NullableString,
  elementName: Type.Union([Text2, Type.Null()]),
  confidence: NullableNumber,
  reason: Type.Union([Text2, Type.Null()]),
  alternatives: Type.Array(Recognised),
  defects: Type.Array(ProfileDefect),
  /** Values that came covered in part, and which characters of them are visible (`1-6,15-18`). */
  partlyCovered: Type.Optional(
    Type.Object({
      share: Type.Number(),
      ways: Type.Array(Type.Object({ visible: Type.String(), share: Type.Number() })),
    }),
  ),
});
export type ProfileColumn = Static<typeof ProfileColumn>;

export const Profile = Type.Object({
  rows: Type.Integer(),
  /** Rows that were read for everything but fill, distinct, least and greatest. */
  sampled: Type.Integer(),
  columns: Type.Array(ProfileColumn),
  /** Combinations of columns that could be a key; `unique` = distinct over rows. */
  keys: Type.Array(Type.Object({ columns: Type.Array(Type.String()), unique: Type.Number(), exact: Type.Boolean() })),
  defects: Type.Array(ProfileDefect),
});
export type Profile = Static<typeof Profile>;

export const ProfileView = Type.Object({ run: Type.String(), resource: Type.String(), profile: Profile });
export type ProfileView = Static<typeof ProfileView>;
export const ProfileParams = Type.Object({ run: Id, resource: Id });
