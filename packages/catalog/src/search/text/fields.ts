/** Where a term was found, and what that is worth. */

/** One bit a field: eight of them, for they go with every posting in one byte. */
export const FIELDS = {
  title: 1,
  code: 2,
  provider: 4,
  keyword: 8,
  class: 16,
  element: 32,
  item: 64,
  abstract: 128,
} as const;
export type SearchField = keyof typeof FIELDS;
export const ALL_FIELDS = 255;

interface FieldWeight {
  /** Worth of one occurrence. */
  readonly weight: number;
  /** How much the length counts, b of BM25: 0 not at all. */
  readonly b: number;
  /** Length in characters that counts as usual. A constant, so that a document's terms do not change when others come. */
  readonly usual: number;
}

/**
 * BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, CIKM 2004). The order of the weights is the order in which
 * CKAN weighs (name and title 4, tags and groups 2, text 1), with the provider and the items set between; usual lengths are those of Guizhou's open catalogue.
 */
export const FIELD_WEIGHTS: Readonly<Record<SearchField, FieldWeight>> = {
  title: { weight: 4, b: 0.5, usual: 14 },
  code: { weight: 4, b: 0, usual: 1 },
  provider: { weight: 1.5, b: 0, usual: 1 },
  keyword: { weight: 2, b: 0, usual: 1 },
  class: { weight: 1.5, b: 0, usual: 1 },
  element: { weight: 1.2, b: 0, usual: 1 },
  item: { weight: 1.2, b: 0, usual: 1 },
  abstract: { weight: 1, b: 0.6, usual: 30 },
};

/** k1 of BM25: how soon further occurrences cease to count. */
const K1 = 1.5;
const STEPS = 48;

/** The weighted occurrences of a term in a document as one byte, in steps of 1.5 %. Never 0. */
export const impactByte = (weight: number): number =>
  Math.max(1, Math.min(255, Math.round(STEPS * Math.log2(1 + weight))));

/** Byte → saturated weight between 0 and 1. */
export const SATURATED: Float32Array = Float32Array.from({ length: 256 }, (_, byte) => {
  const weight = 2 ** (byte / STEPS) - 1;
  return weight / (weight + K1);
});
