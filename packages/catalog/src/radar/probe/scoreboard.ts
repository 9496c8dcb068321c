/** Scores by slot, kept between probes; only what a probe touched is cleared. */
export class Scoreboard {
  #scores = new Float32Array(0);
  #stamps = new Int32Array(0);
  #touched = new Int32Array(0);
  #count = 0;
  #stamp = 0;

  reset(slots: number): void {
    if (this.#scores.length < slots) {
      this.#scores = new Float32Array(Math.ceil(slots * 1.2));
      this.#stamps = new Int32Array(this.#scores.length);
      this.#touched = new Int32Array(this.#scores.length);
      this.#count = 0;
    }
    for (let nth = 0; nth < this.#count; nth += 1) this.#scores[this.#touched[nth]!] = 0;
    this.#count = 0;
  }

  /** What follows counts once a slot, until the next call. */
  next(): void {
    this.#stamp += 1;
  }

  add(slot: number, nats: number): void {
    if (this.#stamps[slot] === this.#stamp || nats <= 0) return;
    this.#stamps[slot] = this.#stamp;
    if (this.#scores[slot] === 0) {
      this.#touched[this.#count] = slot;
      this.#count += 1;
    }
    this.#scores[slot]! += nats;
  }

  /** Slots with a score. */
  get touched(): number {
    return this.#count;
  }

  score(slot: number): number {
    return this.#scores[slot]!;
  }

  /** The best, and all that are equal to the last of them: which of equals were put first must not matter. */
  best(count: number): Int32Array {
    return this.above(this.least(count));
  }

  /** All that score as much or more. */
  above(least: number): Int32Array {
    const found: number[] = [];
    for (let nth = 0; nth < this.#count; nth += 1) {
      const slot = this.#touched[nth]!;
      if (this.#scores[slot]! >= least) found.push(slot);
    }
    return Int32Array.from(found);
  }

  /** Score of the last of so many best; 0 where there are fewer. */
  least(count: number): number {
    if (this.#count < count) return 0;
    const scores = new Float32Array(this.#count);
    for (let nth = 0; nth < this.#count; nth += 1) scores[nth] = this.#scores[this.#touched[nth]!]!;
    return nthGreatest(scores, count);
  }
}

/** Hoare's selection: the number that `count − 1` others are not below. The list is reordered. */
export function nthGreatest(list: Float32Array | Float64Array, count: number): number {
  const target = list.length - count;
  let [from, to] = [0, list.length - 1];
  while (from < to) {
    const pivot = list[(from + to) >> 1]!;
    let [i, j] = [from, to];
    while (i <= j) {
      while (list[i]! < pivot) i += 1;
      while (list[j]! > pivot) j -= 1;
      if (i > j) break;
      const swapped = list[i]!;
      list[i] = list[j]!;
      list[j] = swapped;
      i += 1;
      j -= 1;
    }
    if (target <= j) to = j;
    else if (target >= i) from = i;
    else break;
  }
  return list[target]!;
}
