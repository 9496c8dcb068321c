/** Inverted lists: for each key (a whole number from 0) the slots that have it, in the order of adding. */
export class Postings {
  readonly #lists: (Int32Array | undefined)[] = [];
  readonly #lengths: number[] = [];

  add(key: number, slot: number): void {
    const length = this.#lengths[key] ?? 0;
    let list = this.#lists[key];
    if (list === undefined) list = new Int32Array(2);
    else if (length === list.length) {
      const longer = new Int32Array(Math.ceil(length * 1.5) + 1);
      longer.set(list);
      list = longer;
    }
    list[length] = slot;
    this.#lists[key] = list;
    this.#lengths[key] = length + 1;
  }

  /** A view, to be read before the next `add`. Slots that were removed since may be among them. */
  of(key: number): Int32Array {
    return this.#lists[key]?.subarray(0, this.#lengths[key]) ?? EMPTY;
  }

  /** The list as it is kept, longer than `count` says: for loops in which views would cost more than what is read. */
  raw(key: number): Int32Array {
    return this.#lists[key] ?? EMPTY;
  }

  count(key: number): number {
    return this.#lengths[key] ?? 0;
  }

  get keys(): number {
    return this.#lists.length;
  }
}

const EMPTY = new Int32Array(0);
