/** Lists of whole numbers, one a slot, end to end in one typed array: 4 bytes a number, nothing for the garbage collector to walk. */
export class NumberPool {
  #numbers = new Int32Array(1024);
  #used = 0;
  #starts = new Int32Array(256);
  #lengths = new Int32Array(256);

  set(slot: number, numbers: ArrayLike<number>): void {
    if (slot >= this.#starts.length) {
      this.#starts = grown(this.#starts, slot + 1);
      this.#lengths = grown(this.#lengths, slot + 1);
    }
    if (this.#used + numbers.length > this.#numbers.length)
      this.#numbers = grown(this.#numbers, this.#used + numbers.length);
    this.#starts[slot] = this.#used;
    this.#lengths[slot] = numbers.length;
    this.#numbers.set(numbers, this.#used);
    this.#used += numbers.length;
  }

  /** A view, to be read before the next `set`. */
  of(slot: number): Int32Array {
    const start = this.#starts[slot] ?? 0;
    return this.#numbers.subarray(start, start + (this.#lengths[slot] ?? 0));
  }

  get bytes(): number {
    return this.#numbers.byteLength + this.#starts.byteLength + this.#lengths.byteLength;
  }
}

export function grown(list: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.max(least, Math.ceil(list.length * 1.5)));
  longer.set(list);
  return longer;
}
