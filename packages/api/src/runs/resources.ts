/** 信息资源: the catalogue entries of the project, and what is derived from them. */
import { type Static, Type } from 'typebox';
import { Dimension, Grade, Name2, NullableNumber, NullableString, Text2 } from '../wire/common.ts';

export const ItemView = Type.Object({
  name: Type.String(),
  title: Text2,
  attribute: Type.String(),
  element: NullableString,
  grade: Grade,
  required: Type.Boolean(),
  /** How a value is covered, in words. */
  mask: Text2,
  authority: Type.Boolean(),
});
export type ItemView = Static<typeof ItemView>;

export const RuleView = Type.Object({
  id: Type.String(),
  title: Text2,
  attribute: Type.Optional(Type.String()),
  basis: Type.Optional(Type.String()),
  dimension: Dimension,
  severity: Type.Enum(['fatal', 'warning'] as const),
});
export type RuleView = Static<typeof RuleView>;

export const ResourceView = Type.Object({
  resource: Type.String(),
  name: Name2,
  provider: Type.String(),
  subject: Type.String(),
  cadence: NullableString,
  abstract: Type.Union([Name2, Type.Null()]),
  key: Type.Array(Type.String()),
  items: Type.Array(ItemView),
  rules: Type.Array(RuleView),
  /** In the latest run; null when it was not part of it. */
  latest: Type.Union([
    Type.Object({
      run: Type.String(),
      rows: Type.Integer(),
      quarantined: Type.Integer(),
      quality: NullableNumber,
      deliveries: Type.Integer(),
      collectedAt: NullableString,
      file: NullableString,
      format: NullableString,
      encoding: NullableString,
    }),
    Type.Null(),
  ]),
});
export type ResourceView = Static<typeof ResourceView>;

export const ResourcesView = Type.Object({ items: Type.Array(ResourceView) });
export type ResourcesView = Static<typeof ResourcesView>;
