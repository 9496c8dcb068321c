/** The review queue as one goes through it: where one is, what was answered, and the way back. */
import type { ReviewPair } from '@kuaishu/api';

export type Verdict = 'same' | 'different';

export interface Queue {
  readonly at: number;
  /** Answers given here, by pair. */
  readonly answers: Readonly<Record<string, Verdict | null>>;
  /** Pairs answered, last one last: what U takes back. */
  readonly done: readonly string[];
}

export type Step =
  | { readonly type: 'move'; readonly by: 1 | -1 }
  | { readonly type: 'go'; readonly to: number }
  | { readonly type: 'answer'; readonly pair: string; readonly verdict: Verdict }
  | { readonly type: 'undo' };

export const START: Queue = { at: 0, answers: {}, done: [] };

export const answerOf = (queue: Queue, pair: Pick<ReviewPair, 'pair' | 'answer'>): Verdict | null =>
  pair.pair in queue.answers ? (queue.answers[pair.pair] ?? null) : pair.answer;

/** After an answer the next pair without one comes up; after an undo the pair it was about. */
export function step(queue: Queue, pairs: readonly Pick<ReviewPair, 'pair' | 'answer'>[], action: Step): Queue {
  const last = Math.max(0, pairs.length - 1);
  const clamp = (at: number) => Math.min(last, Math.max(0, at));
  switch (action.type) {
    case 'move':
      return { ...queue, at: clamp(queue.at + action.by) };
    case 'go':
      return { ...queue, at: clamp(action.to) };
    case 'answer': {
      const answered: Queue = {
        ...queue,
        answers: { ...queue.answers, [action.pair]: action.verdict },
        done: [...queue.done.filter((pair) => pair !== action.pair), action.pair],
      };
      const here = pairs.findIndex((pair) => pair.pair === action.pair);
      const order = pairs.map((_, i) => (here + 1 + i) % pairs.length);
      const next = order.find((i) => answerOf(answered, pairs[i]!) === null);
      return { ...answered, at: next ?? clamp(here) };
    }
    case 'undo': {
      const pair = queue.done.at(-1);
      if (pair === undefined) return queue;
      const at = pairs.findIndex((one) => one.pair === pair);
      return {
        at: at < 0 ? queue.at : at,
        answers: { ...queue.answers, [pair]: null },
        done: queue.done.slice(0, -1),
      };
    }
  }
}
