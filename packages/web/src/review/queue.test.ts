import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, START, type Step, step } from './queue.ts';

const pairs = ['a', 'b', 'c'].map((pair) => ({ pair, answer: null }));

describe('the review queue', () => {
  it('goes to the next pair without an answer, round the end', () => {
    const one = step({ ...START, at: 2 }, pairs, { type: 'answer', pair: 'c', verdict: 'same' });
    expect(one.at).toBe(0);
    const two = step(one, pairs, { type: 'answer', pair: 'a', verdict: 'different' });
    expect(two.at).toBe(1);
  });

  it('takes back the last answer and shows its pair again', () => {
    const answered = step(START, pairs, { type: 'answer', pair: 'a', verdict: 'same' });
    const undone = step(answered, pairs, { type: 'undo' });
    expect(undone).toMatchObject({ at: 0, done: [] });
    expect(answerOf(undone, pairs[0]!)).toBeNull();
  });

  it('stays at the ends', () => {
    expect(step(START, pairs, { type: 'move', by: -1 }).at).toBe(0);
    expect(step({ ...START, at: 2 }, pairs, { type: 'move', by: 1 }).at).toBe(2);
    expect(step(START, [], { type: 'move', by: 1 }).at).toBe(0);
  });

  it('undoes all it did, whatever was done', () => {
    const action: fc.Arbitrary<Step> = fc.oneof(
      fc.constant<Step>({ type: 'move', by: 1 }),
      fc.record({
        type: fc.constant('answer' as const),
        pair: fc.constantFrom('a', 'b', 'c'),
        verdict: fc.constantFrom('same' as const, 'different' as const),
      }),
      fc.constant<Step>({ type: 'undo' }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        let queue = actions.reduce((now, one) => step(now, pairs, one), START);
        while (queue.done.length > 0) queue = step(queue, pairs, { type: 'undo' });
        for (const pair of pairs) expect(answerOf(queue, pair)).toBeNull();
      }),
    );
  });
});
