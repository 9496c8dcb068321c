/** All that an item may be called in the ledger, surest first: concepts in runs of one likeness. Four bytes a concept, so that thousands of lists can be kept. */
import type { ItemReason } from '../finding.ts';
import type { Likeness } from './likeness.ts';

export interface AlikeRun extends Likeness {
  /** Of `concepts`, from here up to there. */
  readonly from: number;
  readonly to: number;
}

export interface Alike {
  readonly concepts: Int32Array;
  readonly runs: readonly AlikeRun[];
}

const REASONS: readonly ItemReason[] = [
  'same_values',
  'same_element',
  'same_heading',
  'recoded',
  'split',
  'similar_heading',
  'initials',
];

interface Run extends Likeness {
  readonly concepts: number[];
}

/** Collects concepts by likeness. */
export class AlikeRuns {
  readonly #runs = new Map<number, Run>();

  constructor(start?: Alike) {
    for (const { from, to, ...likeness } of start?.runs ?? []) {
      const list = this.of(likeness);
      for (let nth = from; nth < to; nth += 1) list.push(start!.concepts[nth]!);
    }
  }

  /** The list of the likeness, to push to. */
  of({ probability, reason }: Likeness): number[] {
    const key = REASONS.indexOf(reason) * 2 + probability;
    let run = this.#runs.get(key);
    if (run === undefined) {
      run = { probability, reason, concepts: [] };
      this.#runs.set(key, run);
    }
    return run.concepts;
  }

  made(): Alike {
    const runs = [...this.#runs.values()]
      .filter(({ concepts }) => concepts.length > 0)
      .sort((a, b) => b.probability - a.probability || REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason));
    const concepts = new Int32Array(runs.reduce((sum, run) => sum + run.concepts.length, 0));
    let from = 0;
    return {
      concepts,
      runs: runs.map(({ probability, reason, concepts: list }) => {
        concepts.set(list, from);
        const run = { probability, reason, from, to: from + list.length };
        from = run.to;
        return run;
      }),
    };
  }
}
