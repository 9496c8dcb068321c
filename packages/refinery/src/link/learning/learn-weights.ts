/** The weights of this link: those of a frozen model, else what its own pairs teach. */

import type { PatternCount } from '../comparison/pattern.ts';
import type { Linkage } from '../linkage.ts';
import { countedLevels, type WordTable } from '../texts/similarity.ts';
import { mostAlike, type Rivals, smallerOf, winners } from './competition.ts';
import type { FirstLook } from './first-look.ts';
import { trainingFields, weightsOf } from './learn.ts';
import { train, type Weights } from './train.ts';

/** `counts`: patterns of all pairs; `teaching`: counts of the patterns that matches may have; `rivals`: of two lists, where partners compete. */
export function learnWeights(
  { input, fields, prepared, totalPairs }: Linkage,
  { seen, labelled }: FirstLook,
  words: readonly WordTable[],
  counts: readonly PatternCount[],
  teaching: readonly PatternCount[],
  rivals: Rivals | null,
): Weights {
  if (input.model) return weightsOf(input.model);
  const shares = [...seen];
  for (const { field, frequencies } of words) {
    const both = totalPairs * (frequencies.total / Math.max(1, prepared.rows)) ** 2;
    shares[field] = countedLevels(fields[field]?.levels ?? [], shares[field] ?? [], counts, field, both);
  }
  return train({
    fields: trainingFields(fields, prepared, shares),
    candidates: teaching,
    labelled: labelled?.counts ?? [],
    totalPairs,
    records: prepared.rows,
    ...(rivals
      ? {
          mostMatches: smallerOf(rivals),
          winners: (bits, expected) => winners(rivals, bits, expected),
          seeds: mostAlike(rivals, teaching.length),
        }
      : {}),
  });
}
