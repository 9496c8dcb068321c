import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nthGreatest, Scoreboard } from './scoreboard.ts';

it('the nth greatest is what sorting finds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 }), fc.nat(), (list, at) => {
      const count = 1 + (at % list.length);
      expect(nthGreatest(Float64Array.from(list), count)).toBe(list.toSorted((a, b) => b - a)[count - 1]);
    }),
  );
});

it('the best are those that sorting puts first, with all that are equal to the last of them', () => {
  const addition = fc.record({ slot: fc.nat({ max: 40 }), nats: fc.integer({ min: 0, max: 5 }) });
  fc.assert(
    fc.property(
      fc.array(fc.array(addition, { maxLength: 30 }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 20 }),
      (rounds, count) => {
        const board = new Scoreboard();
        board.reset(41);
        board.next();
        board.add(3, 9);
        board.reset(41);
        const sums = new Map<number, number>();
        for (const round of rounds) {
          board.next();
          const seen = new Set<number>();
          for (const { slot, nats } of round) {
            board.add(slot, nats);
            if (nats > 0 && !seen.has(slot)) {
              seen.add(slot);
              sums.set(slot, (sums.get(slot) ?? 0) + nats);
            }
          }
        }
        const sorted = [...sums].sort((a, b) => b[1] - a[1]);
        const least = sorted[Math.min(count, sorted.length) - 1]?.[1] ?? 0;
        expect([...board.best(count)].sort((a, b) => a - b)).toEqual(
          sorted.flatMap(([slot, sum]) => (sum >= least ? [slot] : [])).sort((a, b) => a - b),
        );
      },
    ),
  );
});
