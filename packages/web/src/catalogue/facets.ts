/** Facets of the catalogue, in the order in which one narrows. */
export const FACETS = [
  'class',
  'category',
  'territory',
  'owner',
  'subject',
  'sharing',
  'open',
  'grade',
  'cadence',
  'state',
] as const;
export type FacetField = (typeof FACETS)[number];
