/** The entries worth a close look: those with most nats in common with the draft, by title, by items, by values. */
import type { RadarIndex } from '../index/radar-index.ts';
import { smallestHashes } from '../sketch/compare-sketches.ts';
import { type ReadDraft, weighedSlot } from './read-draft.ts';

/** Looked at closely by each way; of so many with most nats in common, those that have least besides. */
const BY_TITLE = 250;
const BY_ITEMS = 250;
const ROUGHLY = 1500;
/** Likenesses below this lead to nobody by themselves. */
const LEAST_LIKENESS = 0.4;
/** Steps through lists in one probe, rarest words first: the commonest words bring nobody whom the rarer did not. */
const MOST_STEPS = 3_000_000;

/** Scores by slot, kept between probes; only what a probe touched is cleared. */
export class Scoreboard {
  #scores = new Float32Array(0);
  #stamps = new Int32Array(0);
  #touched: number[] = [];
  #stamp = 0;

  reset(slots: number): void {
    if (this.#scores.length < slots) {
      this.#scores = new Float32Array(Math.ceil(slots * 1.2));
      this.#stamps = new Int32Array(this.#scores.length);
      this.#touched = [];
    }
    for (const slot of this.#touched) this.#scores[slot] = 0;
    this.#touched = [];
  }

  /** What follows counts once a slot, until the next call. */
  next(): void {
    this.#stamp += 1;
  }

  add(slot: number, nats: number): void {
    if (this.#stamps[slot] === this.#stamp) return;
    this.#stamps[slot] = this.#stamp;
    if (this.#scores[slot] === 0) this.#touched.push(slot);
    this.#scores[slot]! += nats;
  }

  score(slot: number): number {
    return this.#scores[slot]!;
  }

  /** The best, and all that are equal to the last of them up to twice as many: which of equals were put first must not matter. */
  best(count: number): number[] {
    if (this.#touched.length <= count) return this.#touched.slice();
    const scores = Float32Array.from(this.#touched, (slot) => this.#scores[slot]!).sort();
    const least = scores[scores.length - count]!;
    return this.#touched.filter((slot) => this.#scores[slot]! >= least);
  }
}

export function candidates(index: RadarIndex, read: ReadDraft, board: Scoreboard): Set<number> {
  const found = new Set<number>();
  const take = (count: number, likeness: (slot: number, shared: number) => number): void => {
    const rough = board.best(ROUGHLY).filter((slot) => index.isAlive(slot));
    const ranked = rough.map((slot) => ({ slot, score: likeness(slot, board.score(slot)) }));
    ranked.sort((x, y) => y.score - x.score || (index.id(x.slot) < index.id(y.slot) ? -1 : 1));
    for (const { slot } of ranked.slice(0, count)) found.add(slot);
  };
  board.reset(index.slots);
  if (read.title !== undefined) {
    byTitle(index, read, board);
    const { total } = read.title;
    take(BY_TITLE, (slot, shared) => shared / (total + weighedSlot(index, slot).total - shared));
    board.reset(index.slots);
  }
  if (read.items.length > 0) {
    byItems(index, read, board);
    const ours = read.items.reduce((sum, { weight }) => sum + weight, 0);
    // a table of hundreds of columns has some of everything; one that holds all of ours is still the best answer
    take(BY_ITEMS, (slot, shared) => shared / ours + shared / (ours + itemsTotal(index, slot) - shared));
  }
  for (const { elements } of read.items)
    if (elements[0] !== undefined) for (const slot of index.sourcesOfAttribute(elements[0])) found.add(slot);
  for (const { item } of read.items)
    if (item.sketch !== undefined)
      for (const hash of smallestHashes(item.sketch))
        for (const slot of index.withHash(hash)) if (index.isAlive(slot)) found.add(slot);
  return found;
}

function itemsTotal(index: RadarIndex, slot: number): number {
  const items = index.items(slot);
  let total = 0;
  for (let i = 0; i < items.length; i += 2) total += index.itemNats(items[i]!);
  return total;
}

function byTitle(index: RadarIndex, read: ReadDraft, board: Scoreboard): void {
  const { words, weights } = read.title!;
  const order = words.map((word, nth) => ({ word, nats: weights[nth]! })).sort((a, b) => b.nats - a.nats);
  let steps = 0;
  for (const { word, nats } of order) {
    const id = index.words.known(word);
    if (id === undefined || nats <= 0) continue;
    const slots = index.withWord(id);
    steps += slots.length;
    if (steps > MOST_STEPS) return;
    board.next();
    for (const slot of slots) if (index.isAlive(slot)) board.add(slot, nats);
  }
}

function byItems(index: RadarIndex, read: ReadDraft, board: Scoreboard): void {
  let steps = 0;
  for (const { alike, weight } of [...read.items].sort((a, b) => b.weight - a.weight || a.position - b.position)) {
    board.next();
    for (const { concept, probability } of alike.values()) {
      if (probability < LEAST_LIKENESS) break;
      const slots = index.withConcept(concept);
      steps += slots.length;
      if (steps > MOST_STEPS) return;
      for (const slot of slots) if (index.isAlive(slot)) board.add(slot, weight * probability);
    }
  }
}
