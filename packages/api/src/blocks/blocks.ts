/** 块数据: blocks, their entities cell by cell, releases and what changed between two. */
import { type Static, Type } from 'typebox';
import { Attribute, Grade, Id, NullableString, Page, SourceRef, Text2 } from '../wire/common.ts';
import { Prose } from '../wire/text.ts';

export const BlockSummary = Type.Object({
  block: Type.String(),
  subject: Type.String(),
  name: Text2,
  release: Type.String(),
  run: Type.String(),
  asOf: Type.String(),
  publishedAt: Type.String(),
  entities: Type.Integer(),
  records: Type.Integer(),
  /** Entities per prefecture: 4 digits of GB/T 2260; "0000" = outside the region or unknown. */
  prefectures: Type.Record(Type.String(), Type.Integer()),
  /** Share of cells that have a value, 0 to 1, per prefecture. */
  completeness: Type.Record(Type.String(), Type.Number()),
  attributes: Type.Array(Type.Object({ attribute: Type.String(), title: Text2, grade: Grade, filled: Type.Number() })),
  digest: Type.String(),
});
export type BlockSummary = Static<typeof BlockSummary>;

/** `label` and `values` are what this reader may see. */
export const EntityHit = Type.Object({
  entity: Type.String(),
  label: Type.String(),
  prefecture: Type.String(),
  records: Type.Integer(),
  /** By attribute: `details` of the answer and the columns asked for. */
  values: Type.Record(Type.String(), Type.Object({ value: NullableString, covered: Type.Boolean() })),
});
export type EntityHit = Static<typeof EntityHit>;

export const EntityHits = Type.Object({
  items: Type.Array(EntityHit),
  total: Type.Integer(),
  /** Attributes that tell namesakes apart, for where a hit has one line. */
  details: Type.Array(Type.String()),
});
export type EntityHits = Static<typeof EntityHits>;

/** Why a value was chosen. */
export const CellRule = Type.Enum(['only', 'agreed', 'authority', 'freshest', 'majority', 'fullest'] as const);
export type CellRule = Static<typeof CellRule>;

export const Loser = Type.Object({
  value: NullableString,
  covered: Type.Boolean(),
  source: SourceRef,
  reason: Type.Enum(['agrees', 'invalid', 'covered', 'not_authority', 'older', 'minority'] as const),
});
export type Loser = Static<typeof Loser>;

/** `value` is what this reader may see; `covered` says that it is masked (null then = nothing of it may be shown). */
export const Cell = Type.Object({
  attribute: Type.String(),
  title: Text2,
  grade: Grade,
  value: NullableString,
  covered: Type.Boolean(),
  /** Whether the block has a value at all. */
  filled: Type.Boolean(),
  /** As the department wrote it; null where covered. */
  raw: NullableString,
  repaired: Type.Boolean(),
  authority: NullableString,
  source: Type.Union([SourceRef, Type.Null()]),
  rule: Type.Union([CellRule, Type.Null()]),
  /** Records that give the same value, of those that give any. */
  agree: Type.Integer(),
  of: Type.Integer(),
  losers: Type.Array(Loser),
});
export type Cell = Static<typeof Cell>;

/** One comparison in a link's evidence, in bits (log2 of m/u). */
export const Evidence = Type.Object({
  attribute: Type.String(),
  title: Text2,
  level: Type.String(),
  left: NullableString,
  right: NullableString,
  covered: Type.Boolean(),
  bits: Type.Number(),
});
export type Evidence = Static<typeof Evidence>;

/** A link between two records (by record number). */
export const Edge = Type.Object({
  left: Type.Integer(),
  right: Type.Integer(),
  kind: Type.Enum(['identifier', 'name', 'probabilistic', 'key', 'answer', 'refused'] as const),
  bits: Type.Number(),
  probability: Type.Number(),
  priorBits: Type.Number(),
  evidence: Type.Array(Evidence),
});
export type Edge = Static<typeof Edge>;

export const RecordValue = Type.Object({ value: NullableString, covered: Type.Boolean(), raw: NullableString });
export type RecordValue = Static<typeof RecordValue>;

export const EntityView = Type.Object({
  entity: Type.String(),
  block: Type.String(),
  subject: Type.String(),
  release: Type.String(),
  run: Type.String(),
  label: Type.String(),
  cells: Type.Array(Cell),
  records: Type.Array(
    Type.Object({ record: Type.Integer(), source: SourceRef, values: Type.Record(Type.String(), RecordValue) }),
  ),
  edges: Type.Array(Edge),
});
export type EntityView = Static<typeof EntityView>;

export const RevealRequest = Type.Object({
  /** Why it must be seen, in words. */
  purpose: Prose({ minLength: 4, maxLength: 500 }),
  /** Number of the case (事项) it serves. */
  caseNumber: Type.String({ minLength: 2, maxLength: 64, pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}_./()（）〔〕-]*$' }),
  attributes: Type.Array(Attribute, { minItems: 1, maxItems: 64 }),
});
export type RevealRequest = Static<typeof RevealRequest>;

/** Plain values for five minutes; the page covers them again at `until`. */
export const Revealed = Type.Object({
  entity: Type.String(),
  /** `records`: what each linked record says. */
  values: Type.Array(
    Type.Object({
      attribute: Type.String(),
      value: NullableString,
      raw: NullableString,
      records: Type.Array(Type.Object({ record: Type.Integer(), value: NullableString, raw: NullableString })),
    }),
  ),
  /** Asked for but never shown: red, or not of this block. */
  refused: Type.Array(Type.Object({ attribute: Type.String(), reason: Text2 })),
  until: Type.String(),
  /** Number of the log entry. */
  entry: Type.Integer(),
});
export type Revealed = Static<typeof Revealed>;

export const ReleaseDiff = Type.Object({
  block: Type.String(),
  from: Type.String(),
  to: Type.String(),
  added: Type.Integer(),
  removed: Type.Integer(),
  changed: Type.Integer(),
  cells: Type.Integer(),
  attributes: Type.Array(Type.Object({ attribute: Type.String(), title: Text2, changed: Type.Integer() })),
  examples: Type.Array(
    Type.Object({
      entity: Type.String(),
      attribute: Type.String(),
      before: NullableString,
      after: NullableString,
      covered: Type.Boolean(),
    }),
  ),
});
export type ReleaseDiff = Static<typeof ReleaseDiff>;

export const BlockParams = Type.Object({ block: Id });
export const EntityParams = Type.Object({ block: Id, entity: Id });
export const EntityQuery = Type.Object({ release: Type.Optional(Id) });
export const SearchQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  prefecture: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
  /** Entities of at least so many records. */
  records: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  /** label, entity, prefecture, records or an attribute; `-` before it: the greatest first. Masked values sort by what is seen of them. */
  sort: Type.Optional(Type.String({ pattern: '^-?[a-z][a-z0-9_]{0,62}$' })),
  /** Attributes wanted besides `details`, with commas between. */
  columns: Type.Optional(Type.String({ maxLength: 2000, pattern: '^[a-z][a-z0-9_]{0,62}(,[a-z][a-z0-9_]{0,62})*$' })),
});
const { limit, offset } = Page;
/** As on the page, or only the entities named; heads in the language asked for. */
export const SearchExportQuery = Type.Object({
  ...SearchQuery.properties,
  entities: Type.Optional(Type.String({ maxLength: 20_000, pattern: '^[\\w-]+(,[\\w-]+)*$' })),
  lang: Type.Optional(Type.Enum(['zh', 'en'] as const)),
  /** csv (at most 100,000 rows) without; xlsx: at most 20,000. */
  as: Type.Optional(Type.Enum(['csv', 'xlsx'] as const)),
});
export const SearchPageQuery = Type.Object({ ...SearchQuery.properties, limit, offset });
export const DiffQuery = Type.Object({
  from: Id,
  to: Id,
  /** Examples of this attribute alone. */
  attribute: Type.Optional(Attribute),
});
export const BlockView = Type.Object({ block: BlockSummary, releases: Type.Array(BlockSummary) });
export type BlockView = Static<typeof BlockView>;
