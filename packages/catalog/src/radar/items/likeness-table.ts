import type { ItemReason } from '../finding.ts';
import { grown } from '../index/number-pool.ts';
import type { Alike, AlikeRun } from './alike.ts';

/**
 * Concept of the ledger → items of the draft that it may be. One table serves all probes of an index, one after the other: it is filled by a draft and asked
 * about that draft's candidates, thousands of times, which no map of objects would stand.
 */
export class LikenessTable {
  #heads = new Int32Array(0);
  #stamps = new Int32Array(0);
  #stamp = 0;
  #used = 0;
  #positions = new Int32Array(1024);
  #next = new Int32Array(1024);
  #runs: AlikeRun[] = [];

  fill(asked: readonly { readonly alike: Alike; readonly position: number }[], concepts: number): this {
    if (this.#heads.length < concepts) {
      this.#heads = new Int32Array(Math.ceil(concepts * 1.3));
      this.#stamps = new Int32Array(this.#heads.length);
    }
    this.#stamp += 1;
    this.#used = 0;
    this.#runs = [];
    // from the last to the first, so that the chain of a concept begins with the first
    for (const { alike, position } of asked.toReversed())
      for (const run of alike.runs) {
        this.#runs.push(run);
        for (let nth = run.from; nth < run.to; nth += 1)
          this.#add(alike.concepts[nth]!, position, this.#runs.length - 1);
      }
    return this;
  }

  #add(concept: number, position: number, run: number): void {
    if (this.#used * 2 + 2 > this.#positions.length) {
      this.#positions = grown(this.#positions, this.#used * 2 + 2);
      this.#next = grown(this.#next, this.#used + 1);
    }
    const node = this.#used;
    this.#used += 1;
    this.#positions[node * 2] = position;
    this.#positions[node * 2 + 1] = run;
    this.#next[node] = this.#stamps[concept] === this.#stamp ? this.#heads[concept]! : -1;
    this.#stamps[concept] = this.#stamp;
    this.#heads[concept] = node;
  }

  /** First of a concept's likenesses; −1 where it has none. */
  first(concept: number): number {
    return this.#stamps[concept] === this.#stamp ? this.#heads[concept]! : -1;
  }
  /** The one after it; −1 behind the last. */
  after(node: number): number {
    return this.#next[node]!;
  }
  position(node: number): number {
    return this.#positions[node * 2]!;
  }
  probability(node: number): number {
    return this.#runs[this.#positions[node * 2 + 1]!]!.probability;
  }
  reason(node: number): ItemReason {
    return this.#runs[this.#positions[node * 2 + 1]!]!.reason;
  }
}
