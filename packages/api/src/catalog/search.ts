/** Search over the catalogue, its facets and suggestions, and the star map. */
import { type Static, Type } from 'typebox';
import { Grade, Id, Name2, NullableString, Page, Text2 } from '../wire/common.ts';
import { EntrySummary } from './entries.ts';

export const CatalogSearchQuery = Type.Object({
  ...Page,
  q: Type.Optional(Type.String({ maxLength: 500 })),
  owner: Type.Optional(Id),
  territory: Type.Optional(Id),
  class: Type.Optional(Type.String({ maxLength: 40 })),
  category: Type.Optional(Type.String({ maxLength: 80 })),
  subject: Type.Optional(Type.String({ maxLength: 80 })),
  sharing: Type.Optional(Type.String({ maxLength: 8 })),
  open: Type.Optional(Type.Boolean()),
  grade: Type.Optional(Grade),
  cadence: Type.Optional(Type.String({ maxLength: 40 })),
  sort: Type.Optional(Type.Enum(['relevance', 'changed', 'title'] as const)),
});
export const Highlight = Type.Object({
  field: Type.String(),
  text: Type.String(),
  ranges: Type.Array(Type.Array(Type.Integer())),
});
export const CatalogHit = Type.Object({
  entry: EntrySummary,
  /** Whose area it is of, with all above it: 贵州省 / 贵阳市. */
  place: Text2,
  score: Type.Number(),
  highlights: Type.Array(Highlight),
});
export type CatalogHit = Static<typeof CatalogHit>;
export const Facet = Type.Object({
  field: Type.String(),
  values: Type.Array(Type.Object({ value: Type.String(), name: Name2, count: Type.Integer() })),
});
export const CatalogSearchView = Type.Object({
  items: Type.Array(CatalogHit),
  total: Type.Integer(),
  facets: Type.Array(Facet),
  /** The query that was answered instead, where the one asked had a slip. */
  corrected: NullableString,
  /** Nothing has all the words: what follows has most of them. */
  relaxed: Type.Boolean(),
  tookMs: Type.Number(),
});
export type CatalogSearchView = Static<typeof CatalogSearchView>;
export const SuggestQuery = Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) });
export const SuggestView = Type.Object({
  items: Type.Array(Type.Object({ text: Type.String(), kind: Type.String(), count: Type.Integer() })),
});
export type SuggestView = Static<typeof SuggestView>;

export const StarsQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 500 })),
  owner: Type.Optional(Id),
  territory: Type.Optional(Id),
});
/** 星图: resources near each other where they share elements that few have. Places lie between −1 and 1. */
export const StarsView = Type.Object({
  nodes: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      group: Type.String(),
      x: Type.Number(),
      y: Type.Number(),
      degree: Type.Integer(),
    }),
  ),
  links: Type.Array(
    Type.Object({ from: Type.String(), to: Type.String(), weight: Type.Number(), shared: Type.Array(Name2) }),
  ),
  /** Resources that the map leaves out. */
  omitted: Type.Integer(),
});
export type StarsView = Static<typeof StarsView>;
