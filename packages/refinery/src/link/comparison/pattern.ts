/** Patterns: the levels of all fields of a pair. EM runs on their counts. */

export interface PatternCount {
  /** Per field: 0 missing, 1 best … n different. */
  readonly levels: readonly number[];
  readonly count: number;
  /** Mean of the bits by frequency, see `score`. */
  readonly extra: number;
}
