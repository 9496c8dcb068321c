/**
 * A search index that is made anew without its dead documents when they outnumber a third of all: each save of a draft leaves one. The work is done in
 * slices between which questions are answered and saves are taken in, and takes no more of the thread's time than the saves that made it necessary.
 */
import { setImmediate } from 'node:timers/promises';
import { SearchIndex } from '@kuaishu/catalog';

/** From so many dead documents on, when they are that share of all. */
const LEAST_DEAD = 1_000;
const MOST_SHARE = 1 / 3;
/** A question waits no longer than that for the work. */
const SLICE_MS = 4;

export interface KeptCompact {
  /** The index as it stands; another one from time to time, so that nobody keeps it. */
  readonly index: SearchIndex;
  /** To be called after a change. */
  look(): void;
  /** Resolves when no work is under way. */
  settled(): Promise<void>;
}

export function keptCompact(
  onError: (error: unknown) => void,
  leastDead = LEAST_DEAD,
  sliceMs = SLICE_MS,
): KeptCompact {
  let index = new SearchIndex();
  let working: Promise<void> | null = null;

  async function compact(): Promise<void> {
    const work = index.compacting();
    for (;;) {
      const until = performance.now() + sliceMs;
      do {
        const { done, value } = work.next();
        // the last step and the exchange are one: nothing comes in between that the new index would lack
        if (done) {
          index = value;
          return;
        }
      } while (performance.now() < until);
      await setImmediate();
    }
  }

  return {
    get index() {
      return index;
    },
    look() {
      const { dead, size } = index;
      if (working || dead < leastDead || dead < (dead + size) * MOST_SHARE) return;
      working = compact()
        .catch(onError)
        .finally(() => {
          working = null;
        });
    },
    settled: async () => {
      await working;
    },
  };
}
