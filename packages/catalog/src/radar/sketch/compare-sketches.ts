import type { ValueSketch } from './value-sketch.ts';

export interface Overlap {
  /** Common distinct values, estimated; of the first column's and of the second's distinct values the share. */
  readonly common: number;
  readonly ofFirst: number;
  readonly ofSecond: number;
}

/** Columns of fewer distinct values have them in common with any other of their kind: two columns of sexes share all. */
const TELLING = 20;
/** So many of the smallest hashes are indexed: of two columns with half of their values in common, at least one is shared in 99 of 100. */
const INDEXED = 8;

/** Null where the two were made with different keys or one is empty. */
export function compareSketches(a: ValueSketch, b: ValueSketch): Overlap | null {
  if (a.keyId !== b.keyId || a.minima.length === 0 || b.minima.length === 0) return null;
  // the k smallest of the union: known exactly from both sketches up to the smaller of their last hashes, where one is cut
  const limit = Math.min(
    a.distinct > a.minima.length ? a.minima.at(-1)! : Infinity,
    b.distinct > b.minima.length ? b.minima.at(-1)! : Infinity,
  );
  let i = 0;
  let j = 0;
  let union = 0;
  let both = 0;
  while (i < a.minima.length || j < b.minima.length) {
    const x = a.minima[i] ?? Infinity;
    const y = b.minima[j] ?? Infinity;
    const next = Math.min(x, y);
    if (next > limit) break;
    union += 1;
    if (x === y) both += 1;
    if (x === next) i += 1;
    if (y === next) j += 1;
  }
  if (union === 0) return null;
  const jaccard = both / union;
  // |A∪B| = (|A|+|B|) / (1+J)
  const common = Math.min((jaccard * (a.distinct + b.distinct)) / (1 + jaccard), a.distinct, b.distinct);
  return { common, ofFirst: common / a.distinct, ofSecond: common / b.distinct };
}

/** Whether common values say anything. */
export const isTelling = (sketch: ValueSketch): boolean => sketch.distinct >= TELLING;

/** What a column is found by: none for columns of few values. */
export function smallestHashes(sketch: ValueSketch): readonly number[] {
  return isTelling(sketch) ? sketch.minima.slice(0, INDEXED) : [];
}

/** Likeness of the frequencies of two columns of few values, 0 … 1: what is left of coded columns when the codes are others. Null where one has none. */
export function sameFrequencies(a: ValueSketch, b: ValueSketch): number | null {
  if (a.shares.length < 2 || a.shares.length !== b.shares.length) return null;
  const apart = a.shares.reduce((sum, share, nth) => sum + Math.abs(share - b.shares[nth]!), 0) / 2;
  return 1 - apart;
}

/** Whether the values look alike at all: shares of common shapes. */
export function sameShapes(a: ValueSketch, b: ValueSketch): number {
  const other = new Map(b.shapes);
  return a.shapes.reduce((sum, [shape, share]) => sum + Math.min(share, other.get(shape) ?? 0), 0);
}
