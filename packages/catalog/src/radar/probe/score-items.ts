/** What each entry has in common with the draft's items, roughly: nats of the surest likeness of each item, whichever of the entry's it is. */
import type { RadarIndex } from '../index/radar-index.ts';
import type { AskedItem } from '../items/asked-items.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Scoreboard } from './scoreboard.ts';

/** Likenesses below this lead to nobody by themselves. */
const LEAST_LIKENESS = 0.4;
/** So many steps through lists between two questions whether the rest need be walked. */
const STEPS_BETWEEN = 20_000;
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
  stepsBetween: number = STEPS_BETWEEN,
): void {
  const order = read.items.list.toSorted((a, b) => b.weight - a.weight || a.position - b.position);
  let left = read.items.weight;
  let steps = 0;
  let lookedAt = 0;
  for (const [nth, asked] of order.entries()) {
    if (steps > lookedAt + stepsBetween) {
      lookedAt = steps;
      if (board.least(wanted) > left * MARGIN) {
        askThemselves(index, read, board, order.slice(nth), board.least(wanted) - left * MARGIN);
        return;
      }
    }
    steps += walk(index, asked, board);
    if (steps > MOST_STEPS) return;
    left -= asked.weight;
  }
}

/** Adds an item to all entries that have it, by the surest of its likenesses; how many steps that took. */
function walk(index: RadarIndex, { alike, weight }: AskedItem, board: Scoreboard): number {
  let steps = 0;
  board.next();
  for (const { probability, from, to } of alike.runs) {
    if (probability < LEAST_LIKENESS) break;
    for (let nth = from; nth < to; nth += 1) {
      const concept = alike.concepts[nth]!;
      const slots = index.withConcept(concept);
      const end = index.countWithConcept(concept);
      steps += end;
      for (let at = 0; at < end; at += 1) if (index.isAlive(slots[at]!)) board.add(slots[at]!, weight * probability);
      if (steps > MOST_STEPS) return steps;
    }
  }
  return steps;
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
