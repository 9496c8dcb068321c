/** What each entry has in common with the draft's items, roughly: nats of the surest likeness of each item, whichever of the entry's it is. */
import type { RadarIndex } from '../index/radar-index.ts';
import type { AskedItem } from '../items/asked-items.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Scoreboard } from './scoreboard.ts';

/** Likenesses below this lead to nobody by themselves. */
const LEAST_LIKENESS = 0.4;
/** To find out who is still in reach takes some steps for each entry met so far: it is done where that many times more are left to walk. */
const WORTH_ASKING = 2;
/** Scores are kept in single precision. */
const MARGIN = 1.001;
/** Steps through lists in one probe, rarest first: the commonest bring nobody whom the rarer did not. */
export const MOST_STEPS = 3_000_000;

/**
 * Rarest items first. As soon as what is left cannot bring in an entry that has none of the rarer items, the longest lists are not walked any more: the
 * entries that may still be among the `wanted` best are asked themselves (MaxScore: Turtle & Flood, Query evaluation: strategies and optimizations, 1995).
 * Scores of those are exact, of others too low.
 */
export function scoreByItems(
  index: RadarIndex,
  read: ReadDraft,
  board: Scoreboard,
  wanted: number,
  worth: number = WORTH_ASKING,
): void {
  const order = read.items.list
    .map((asked) => ({ asked, steps: stepsOf(index, asked) }))
    .sort((a, b) => b.asked.weight - a.asked.weight || a.asked.position - b.asked.position);
  const { weight: all } = read.items;
  let left = all;
  let toWalk = order.reduce((sum, { steps }) => sum + steps, 0);
  let walked = 0;
  for (const [nth, { asked, steps }] of order.entries()) {
    // the best have at most what was walked, so that before half of the weight is walked nobody can be out of reach
    if (left * 2 < all && toWalk > board.touched * worth) {
      const least = board.least(wanted);
      if (least > left * MARGIN) {
        const rest = order.slice(nth).map((each) => each.asked);
        askThemselves(index, read, board, rest, least - left * MARGIN);
        return;
      }
    }
    walked += steps;
    if (walked > MOST_STEPS) return;
    walk(index, asked, board);
    toWalk -= steps;
    left -= asked.weight;
  }
}

/** Length of all lists of an item. */
function stepsOf(index: RadarIndex, { alike }: AskedItem): number {
  let steps = 0;
  for (const { probability, from, to } of alike.runs) {
    if (probability < LEAST_LIKENESS) break;
    for (let nth = from; nth < to; nth += 1) steps += index.countWithConcept(alike.concepts[nth]!);
  }
  return steps;
}

/** Adds an item to all entries that have it, by the surest of its likenesses. */
function walk(index: RadarIndex, { alike, weight }: AskedItem, board: Scoreboard): void {
  board.next();
  for (const { probability, from, to } of alike.runs) {
    if (probability < LEAST_LIKENESS) break;
    for (let nth = from; nth < to; nth += 1) {
      const concept = alike.concepts[nth]!;
      const slots = index.withConcept(concept);
      const end = index.countWithConcept(concept);
      for (let at = 0; at < end; at += 1) if (index.isAlive(slots[at]!)) board.add(slots[at]!, weight * probability);
    }
  }
}

function askThemselves(
  index: RadarIndex,
  read: ReadDraft,
  board: Scoreboard,
  asked: readonly AskedItem[],
  least: number,
): void {
  const { list, table } = read.items;
  const best = new Float64Array(list.length);
  for (const slot of board.above(least)) {
    best.fill(0);
    const items = index.items(slot);
    for (let i = 0; i < items.length; i += 2)
      for (let node = table.first(items[i]!); node >= 0; node = table.after(node)) {
        const position = table.position(node);
        best[position] = Math.max(best[position]!, table.probability(node));
      }
    for (const { position, weight } of asked) {
      if (best[position]! < LEAST_LIKENESS) continue;
      board.next();
      board.add(slot, weight * best[position]!);
    }
  }
}
