/** How the lives of killed processes come by turns: every point in every way, and every fifth kill from outside. */
import type { Life } from './kill.ts';
import { HOW, KILL_POINTS, type Moment, type Point, WRITING } from './moments.ts';

/** Few entries in memory, so that each life writes tiles several times over. */
const FLUSH_AT = 512;
/** Such calls of a life among which the one is chosen. */
const MOST: Readonly<Record<Point, number>> = {
  journal: 30,
  rewind: 2,
  segment: 4,
  bundles: 8,
  tiles: 12,
  flush: 16,
  store: 9,
  checkpoint: 60,
  removal: 4,
};

/** Every point in every way; a start that cuts a torn frame off needs one that was torn before it. */
const ROUND: readonly (readonly [Point, Moment['how']])[] = KILL_POINTS.flatMap((point) =>
  HOW.filter((how) => how !== 'torn' || WRITING.has(point)).flatMap((how): (readonly [Point, Moment['how']])[] =>
    point === 'rewind'
      ? [
          ['journal', 'torn'],
          [point, how],
        ]
      : [[point, how]],
  ),
);

/** The life of the i-th process; which of its calls it is, is drawn. */
export function lifeOf(i: number): Life {
  // every fifth from outside, with few and with many entries in memory
  if (i % 5 === 4) return i % 10 === 4 ? {} : { flushAt: FLUSH_AT };
  const [point, how] = ROUND[(i - Math.floor(i / 5)) % ROUND.length] as (typeof ROUND)[number];
  return { flushAt: FLUSH_AT, moment: { point, how, nth: 1 + Math.floor(Math.random() * MOST[point]) } };
}
