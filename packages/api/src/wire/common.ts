/** Parts that several capabilities share on the wire. */
import { type Static, type TSchema, Type } from 'typebox';

/** Both languages; a page shows the one the reader chose. */
export const Text2 = Type.Object({ zh: Type.String(), en: Type.String() });
export type Text2 = Static<typeof Text2>;

/** Names that came from a department may lack English. */
export const Name2 = Type.Object({ zh: Type.String(), en: Type.Optional(Type.String()) });
export type Name2 = Static<typeof Name2>;

/** 绿 public, 黄 internal: covered until revealed, 红 never leaves. */
export const Grade = Type.Enum(['green', 'yellow', 'red'] as const);
export type Grade = Static<typeof Grade>;

/** GB/T 36344-2018: 规范性 完整性 准确性 一致性 时效性 可访问性. */
export const DIMENSIONS = ['normative', 'complete', 'accurate', 'consistent', 'timely', 'accessible'] as const;
export const Dimension = Type.Enum(DIMENSIONS);
export type Dimension = Static<typeof Dimension>;

/** One JSON type with null, which serialises faster than a union. */
export const NullableString = Type.Unsafe<string | null>({ type: ['string', 'null'] });
export const NullableNumber = Type.Unsafe<number | null>({ type: ['number', 'null'] });

/** Identifiers in addresses: one path segment without dots at its head, so that no address can climb out of the store. */
export const Id = Type.String({ minLength: 1, maxLength: 128, pattern: '^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.:~-]*$' });
export const Attribute = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' });

/** Window on a long list. */
export const Page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
};

/** Each way of sorting, and with `-` before it the other way round. */
export const withDown = <const T extends string>(ways: readonly T[]): (T | `-${T}`)[] =>
  ways.flatMap((way): (T | `-${T}`)[] => [way, `-${way}`]);

export const List = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), total: Type.Integer() });

/** Where a value came from: resource, record, row (from 1), file, line (from 1; null where the source has no lines). */
export const SourceRef = Type.Object({
  resource: Type.String(),
  resourceName: Name2,
  provider: Type.String(),
  record: Type.Integer(),
  row: Type.Integer(),
  file: Type.String(),
  line: NullableNumber,
  collectedAt: Type.String(),
  updatedAt: NullableString,
});
export type SourceRef = Static<typeof SourceRef>;
