/** The entries worth a close look: those with most nats in common with the draft, by title, by items, by values. */
import type { RadarIndex } from '../index/radar-index.ts';
import { smallestHashes } from '../sketch/compare-sketches.ts';
import { type ReadDraft, titleNats } from './read-draft.ts';
import { MOST_STEPS, scoreByItems } from './score-items.ts';
import { nthGreatest, type Scoreboard } from './scoreboard.ts';

/** Looked at closely by each way; of so many with most nats in common, those that have least besides. */
const BY_TITLE = 250;
const BY_ITEMS = 250;
const ROUGHLY = 1500;

export function candidates(index: RadarIndex, read: ReadDraft, board: Scoreboard): Set<number> {
  const found = new Set<number>();
  const { list, weight: ours } = read.items;
  board.reset(index.slots);
  if (read.title !== undefined) {
    byTitle(index, read, board);
    const { total } = read.title;
    take(index, board, BY_TITLE, found, (slot, shared) => shared / (total + titleNats(index, slot) - shared));
    board.reset(index.slots);
  }
  if (list.length > 0) {
    scoreByItems(index, read, board, ROUGHLY);
    // a table of hundreds of columns has some of everything; one that holds all of ours is still the best answer
    take(
      index,
      board,
      BY_ITEMS,
      found,
      (slot, shared) => shared / ours + shared / (ours + itemsTotal(index, slot) - shared),
    );
  }
  // sources are asked for what they hold, which those of another place do not
  for (const { elements } of list)
    if (elements[0] !== undefined)
      for (const slot of index.sourcesOfAttribute(elements[0]))
        if (!found.has(slot) && read.stripAgainst(slot).region !== 'apart') found.add(slot);
  for (const { item } of list)
    if (item.sketch !== undefined)
      for (const hash of smallestHashes(item.sketch))
        for (const slot of index.withHash(hash)) if (index.isAlive(slot)) found.add(slot);
  return found;
}

/** Of those that the board likes best the most alike, equals by their ids. */
function take(
  index: RadarIndex,
  board: Scoreboard,
  count: number,
  into: Set<number>,
  likeness: (slot: number, shared: number) => number,
): void {
  const rough = board.best(ROUGHLY).filter((slot) => index.isAlive(slot));
  const scores = Float64Array.from(rough, (slot) => likeness(slot, board.score(slot)));
  if (rough.length <= count) {
    for (const slot of rough) into.add(slot);
    return;
  }
  const least = nthGreatest(scores.slice(), count);
  const equal: number[] = [];
  let taken = 0;
  rough.forEach((slot, nth) => {
    if (scores[nth]! > least) {
      into.add(slot);
      taken += 1;
    } else if (scores[nth] === least) equal.push(slot);
  });
  equal.sort((a, b) => (index.id(a) < index.id(b) ? -1 : 1));
  for (const slot of equal.slice(0, count - taken)) into.add(slot);
}

function itemsTotal(index: RadarIndex, slot: number): number {
  const items = index.items(slot);
  let total = 0;
  for (let i = 0; i < items.length; i += 2) total += index.itemNats(items[i]!);
  return total;
}

function byTitle(index: RadarIndex, read: ReadDraft, board: Scoreboard): void {
  const { words, weights } = read.title!;
  const order = Array.from(words, (word, nth) => ({ word, nats: weights[nth]! })).sort((a, b) => b.nats - a.nats);
  let steps = 0;
  for (const { word, nats } of order) {
    if (word < 0 || nats <= 0) continue;
    const slots = index.withWord(word);
    steps += slots.length;
    if (steps > MOST_STEPS) return;
    board.next();
    for (const slot of slots) if (index.isAlive(slot)) board.add(slot, nats);
  }
}
