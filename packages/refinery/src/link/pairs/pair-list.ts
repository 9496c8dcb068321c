/** A growing list of judged pairs in typed arrays: millions of them as objects would take ten times the room. */
export interface JudgedPair {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
  readonly kind: number;
}

export class PairList {
  #a = new Int32Array(1024);
  #b = new Int32Array(1024);
  #kind = new Int32Array(1024);
  #bits = new Float64Array(1024);
  length = 0;

  push(pair: JudgedPair): void {
    if (this.length === this.#a.length) {
      const size = this.length * 2;
      const grown = <T extends Int32Array | Float64Array>(made: T, old: T): T => {
        made.set(old as never);
        return made;
      };
      this.#a = grown(new Int32Array(size), this.#a);
      this.#b = grown(new Int32Array(size), this.#b);
      this.#kind = grown(new Int32Array(size), this.#kind);
      this.#bits = grown(new Float64Array(size), this.#bits);
    }
    this.#a[this.length] = pair.a;
    this.#b[this.length] = pair.b;
    this.#kind[this.length] = pair.kind;
    this.#bits[this.length++] = pair.bits;
  }

  each(use: (a: number, b: number, bits: number, kind: number) => void): void {
    for (let i = 0; i < this.length; i++)
      use(this.#a[i] as number, this.#b[i] as number, this.#bits[i] as number, this.#kind[i] as number);
  }

  filter(keep: (a: number, b: number) => boolean): PairList {
    const kept = new PairList();
    for (let i = 0; i < this.length; i++) {
      const [a, b] = [this.#a[i] as number, this.#b[i] as number];
      if (keep(a, b)) kept.push({ a, b, bits: this.#bits[i] as number, kind: this.#kind[i] as number });
    }
    return kept;
  }

  /** For `Engine.createTable`: a, b, kind, bits. */
  columns(): { readonly name: string; readonly values: Int32Array | Float64Array }[] {
    const cut = <T extends Int32Array | Float64Array>(array: T) => array.subarray(0, this.length) as T;
    return [
      { name: 'a', values: cut(this.#a) },
      { name: 'b', values: cut(this.#b) },
      { name: 'kind', values: cut(this.#kind) },
      { name: 'bits', values: cut(this.#bits) },
    ];
  }
}
