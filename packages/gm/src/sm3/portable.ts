/** SM3 in plain TypeScript, GB/T 32905-2016: for a Node whose OpenSSL was built without it, and to check that one against. */

const BLOCK = 64;
const INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;
/** T_j <<< (j mod 32) of clause 4.2, for each of the 64 rounds. */
const ROUND = Uint32Array.from({ length: 64 }, (_, j) => rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));

export class PortableSm3 {
  readonly #state = Uint32Array.from(INITIAL);
  readonly #block = new Uint8Array(BLOCK);
  readonly #words = new Uint32Array(68);
  #filled = 0;
  #length = 0;

  update(data: Uint8Array): this {
    this.#length += data.length;
    for (let from = 0; from < data.length; ) {
      const size = Math.min(BLOCK - this.#filled, data.length - from);
      this.#block.set(data.subarray(from, from + size), this.#filled);
      this.#filled += size;
      from += size;
      if (this.#filled === BLOCK) this.#compress();
    }
    return this;
  }

  digest(): Uint8Array {
    const bits = BigInt(this.#length) * 8n;
    const zeros = (BLOCK * 2 - 9 - this.#filled) % BLOCK;
    const tail = new Uint8Array(1 + zeros + 8);
    tail[0] = 0x80;
    new DataView(tail.buffer).setBigUint64(1 + zeros, bits);
    this.update(tail);
    const out = new Uint8Array(32);
    const view = new DataView(out.buffer);
    this.#state.forEach((word, i) => {
      view.setUint32(i * 4, word);
    });
    return out;
  }

  #compress(): void {
    const w = this.#words;
    const view = new DataView(this.#block.buffer);
    for (let j = 0; j < 16; j++) w[j] = view.getUint32(j * 4);
    for (let j = 16; j < 68; j++) {
      const x = at(w, j - 16) ^ at(w, j - 9) ^ rotate(at(w, j - 3), 15);
      w[j] = x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(at(w, j - 13), 7) ^ at(w, j - 6);
    }
    let [a, b, c, d, e, f, g, h] = this.#state as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let j = 0; j < 64; j++) {
      const a12 = rotate(a, 12);
      const ss1 = rotate((a12 + e + at(ROUND, j)) >>> 0, 7);
      const ss2 = ss1 ^ a12;
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + ss2 + (at(w, j) ^ at(w, j + 4))) >>> 0;
      const tt2 = (gg + h + ss1 + at(w, j)) >>> 0;
      d = c;
      c = rotate(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = rotate(f, 19);
      f = e;
      e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17);
    }
    const s = this.#state;
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) s[i] = at(s, i) ^ word;
    this.#filled = 0;
  }
}

function at(words: Uint32Array, i: number): number {
  return words[i] as number;
}

function rotate(word: number, by: number): number {
  return ((word << by) | (word >>> (32 - by))) >>> 0;
}
