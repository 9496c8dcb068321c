/**
 * What is kept of a column's values: nothing from which a value could be read without the key. Each value is brought to the canonical form of its
 * element (codes decoded, dates and numbers in one writing), hashed with a secret key (HMAC-SHA-256) and cut to 32 bits; of the distinct hashes only the
 * smallest are kept (bottom-k sketch: Cohen & Kaplan, Summarizing data using bottom-k sketches, PODC 2007). It tells the share of common values of two
 * columns and, by the greatest hash kept, the number of distinct values (Bar-Yossef et al. 2002), so that no second structure (HyperLogLog) is needed.
 */
export interface ValueSketch {
  /** First 8 hexadecimal digits of the key's own digest: sketches of different keys are never compared. */
  readonly keyId: string;
  /** Values that say something; blanks and null words are not counted. */
  readonly values: number;
  /** Distinct values, estimated where there are more than `minima` holds. */
  readonly distinct: number;
  /** The smallest distinct hashes, ascending, at most `SKETCH_SIZE`. */
  readonly minima: readonly number[];
  /** Shapes of the values (9 digit, A letter, 汉 character; runs shortened) with their shares, at most four, most frequent first. */
  readonly shapes: readonly (readonly [shape: string, share: number])[];
  /** Shares of the most frequent values, at most twelve, without the values: how a coded column is recognised under other codes. Empty for columns of more distinct values. */
  readonly shares: readonly number[];
}
