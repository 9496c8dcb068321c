/** What is learnt before pairs are looked for: levels among pairs at random, levels and weights of pairs that identifiers link. */
import type { Linkage } from '../linkage.ts';
import type { WordTable } from '../texts/similarity.ts';
import { firstWeights, type Labelled, scoreLabelled, trainingFields } from './learn.ts';
import { sampleLevels } from './sample.ts';
import type { Weights } from './train.ts';

export interface FirstLook {
  /** Shares of the levels of each field among all pairs; empty where nothing is learnt. */
  readonly seen: number[][];
  readonly labelled: Labelled | null;
  /** Weights that the labelled pairs teach. */
  readonly first: Weights | null;
}

/** A frozen model, or a single record, has nothing to learn. */
export const learns = ({ input, prepared }: Linkage): boolean => !input.model && prepared.rows > 1;

/** `links`: a, b of pairs linked by identifiers. */
export async function firstLook(linkage: Linkage, words: readonly WordTable[], links: string): Promise<FirstLook> {
  const { engine, prepared, fields, crossOnly, totalPairs, work, clock } = linkage;
  const learning = learns(linkage);
  const seen = await clock.timed('train', async () =>
    learning ? sampleLevels(engine, prepared, fields, crossOnly, work, words) : [],
  );
  clock.over('random');
  const labelled = await clock.timed('train', async () =>
    learning ? scoreLabelled(engine, prepared, fields, words, links, work) : null,
  );
  clock.over('labelled');
  const first = labelled
    ? firstWeights(labelled, trainingFields(fields, prepared, seen), { records: prepared.rows, totalPairs })
    : null;
  return { seen, labelled, first };
}
