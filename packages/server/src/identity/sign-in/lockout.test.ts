import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayAfter } from './lockout.ts';

const MINUTE = 60_000;

test('a delay never shrinks with failures, is none before they are too many, and has an end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 100 }), (failures, free) => {
      const delay = delayAfter(failures, free, 15 * MINUTE);
      expect(delay).toBeLessThanOrEqual(15 * MINUTE);
      expect(delayAfter(failures + 1, free, 15 * MINUTE)).toBeGreaterThanOrEqual(delay);
      expect(delay === 0).toBe(failures < free);
    }),
  );
});

test('on one account no more than a hundred guesses an hour are judged, from however many addresses (ASVS 4.0.3 2.2.1)', () => {
  let judged = 0;
  let failures = 0;
  for (let now = 0; now < 60 * MINUTE; ) {
    judged += 1;
    failures += 1;
    now += delayAfter(failures, 30, 15 * MINUTE);
  }
  expect(judged).toBeLessThan(100);
});
