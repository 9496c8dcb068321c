/** What a comparator is: derived columns, levels from best to worst, and the keys by which records of the same subject find each other. */
import type { Test } from '../dual/tests.ts';
import type { Text } from '../dual/text.ts';

/** same, near (a slip of the pen), far (partly the same: proves little), different. The guard against borrowed identifiers reads it. */
export type Grade = 'same' | 'near' | 'far' | 'different';

export interface Level {
  readonly id: string;
  readonly grade: Grade;
  readonly test: Test;
}

/** A column derived from `v` (the cleaned value) and the parts before it. */
export interface Part {
  readonly name: string;
  readonly text: Text;
}

export interface Key {
  readonly id: string;
  readonly part: string;
}

export interface Comparator {
  readonly parts: readonly Part[];
  /** The part that must be there on both sides; else the field is missing and says nothing. */
  readonly base: string;
  /** Columns of the prepared table are `prefix + part`; `partner` is the prefix of the other field of the same kind, if there is exactly one. */
  levels(prefix: string, partner: string | null): readonly Level[];
  readonly keys: readonly Key[];
  /** Rare values that agree prove more than common ones: by the counts of this part. */
  readonly frequencies: boolean;
  /** Deriving the parts costs more than reading them: they are kept from run to run. */
  readonly dear?: boolean;
  /** Shared by people who live or work together: such fields are not independent evidence, only the strongest counts. */
  readonly shared: boolean;
  /** Levels read the {@link SIMILARITY} of the pair's words, see `texts/similarity.ts`. */
  readonly words?: boolean;
}

/** The last level of every comparator. */
export const DIFFERENT = 'different';

/** Column of the pairs that levels of {@link Comparator.words} read: state of the model codes × 10 000 + thousandths. */
export const SIMILARITY = 'sim';
