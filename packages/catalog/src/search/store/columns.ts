/** Columns that grow at their end. */

type Numbers = Uint32Array | Float64Array | Uint16Array | Uint8Array;

export class Column<T extends Numbers = Uint32Array> {
  #data: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T, initial?: T) {
    this.#make = make;
    this.#data = initial ?? make(64);
    this.#length = initial?.length ?? 0;
  }

  static u32(initial?: Uint32Array): Column<Uint32Array> {
    return new Column((length) => new Uint32Array(length), initial);
  }

  static u16(initial?: Uint16Array): Column<Uint16Array> {
    return new Column((length) => new Uint16Array(length), initial);
  }

  static u8(initial?: Uint8Array): Column<Uint8Array> {
    return new Column((length) => new Uint8Array(length), initial);
  }

  static f64(initial?: Float64Array): Column<Float64Array> {
    return new Column((length) => new Float64Array(length), initial);
  }

  get length(): number {
    return this.#length;
  }

  /** The room behind the values, which may be longer than they are; until the next push. */
  get data(): T {
    return this.#data;
  }

  push(value: number): void {
    this.reserve(1);
    this.#data[this.#length] = value;
    this.#length += 1;
  }

  reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#data.length) return;
    const next = this.#make(Math.max(needed, Math.ceil(this.#data.length * 1.6), 64));
    next.set(this.#data.subarray(0, this.#length));
    this.#data = next;
  }

  values(): T {
    return this.#data.subarray(0, this.#length) as T;
  }
}
