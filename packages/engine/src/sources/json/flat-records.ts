/**
 * Records that are one flat object of texts without escapes, numbers, true, false and null under known keys, as nearly all of an export are: cut out of
 * the bytes and written as a line of canonical CSV, at a tenth of the cost of building the object. Whatever else a text may be, the JSON parser reads it.
 */
import type { CsvLine } from '../raw-writer.ts';

const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const LF = 10;
const CR = 13;

const WORDS = ['null', 'true', 'false'].map((word) => Buffer.from(word));

export class FlatRecords implements CsvLine {
  readonly #places: ReadonlyMap<string, number>;
  /** `"key":` by place: keys mostly come in one order. */
  readonly #heads: readonly Buffer[];
  /** Where the cells of the last record begin and end; ends before it begins: NULL. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  #bytes: Uint8Array = new Uint8Array(0);
  #size = 0;

  /** `keys`: column of each key. */
  constructor(keys: ReadonlyMap<string, number>) {
    this.#places = keys;
    const heads: Buffer[] = [];
    for (const [key, place] of keys) heads[place] = Buffer.from(`${JSON.stringify(key)}:`);
    this.#heads = heads;
    this.#from = new Int32Array(heads.length);
    this.#to = new Int32Array(heads.length);
  }

  /** false: the bytes, which must be UTF-8, are something else, or have another key. */
  read(bytes: Buffer, start: number, end: number): boolean {
    let stop = end;
    while (stop > start && (bytes[stop - 1] === CR || bytes[stop - 1] === SPACE)) stop--;
    let at = skip(bytes, start);
    if (stop - at < 2 || bytes[at] !== OPEN || bytes[stop - 1] !== CLOSE) return false;
    this.#bytes = bytes;
    this.#size = stop - start;
    this.#from.fill(1);
    this.#to.fill(0);
    at = skip(bytes, at + 1);
    if (at === stop - 1) return true;
    // the closing brace ends every cell: nothing is read beyond it
    for (let expected = 0; ; ) {
      const place = this.#key(bytes, at, expected);
      if (place < 0) return false;
      expected = place + 1;
      at = skip(bytes, this.#at);
      const close = bytes[at] === QUOTE ? textEnd(bytes, at + 1) : wordEnd(bytes, at);
      if (close < 0 || close >= stop) return false;
      const text = bytes[at] === QUOTE;
      this.#from[place] = text ? at + 1 : at;
      this.#to[place] = !text && bytes[at] === 110 ? 0 : close;
      at = skip(bytes, text ? close + 1 : close);
      if (at === stop - 1) return true;
      if (bytes[at] !== COMMA) return false;
      at = skip(bytes, at + 1);
    }
  }

  /** Where the value of the last key begins. */
  #at = 0;

  #key(bytes: Buffer, at: number, expected: number): number {
    const head = this.#heads[expected];
    if (head !== undefined && matches(bytes, at, head)) {
      this.#at = at + head.length;
      return expected;
    }
    const close = bytes[at] === QUOTE ? textEnd(bytes, at + 1) : -1;
    if (close < 0) return -1;
    const colon = skip(bytes, close + 1);
    this.#at = colon + 1;
    return bytes[colon] === COLON ? (this.#places.get(bytes.toString('utf8', at + 1, close)) ?? -1) : -1;
  }

  get most(): number {
    return this.#size + this.#heads.length * 3 + 1;
  }

  write(out: Buffer, start: number): number {
    const bytes = this.#bytes;
    let at = start;
    for (let place = 0; place < this.#from.length; place++) {
      if (place > 0) out[at++] = COMMA;
      const from = this.#from[place] as number;
      const to = this.#to[place] as number;
      if (to < from) continue;
      out[at++] = QUOTE;
      for (let i = from; i < to; i++) out[at++] = bytes[i] as number;
      out[at++] = QUOTE;
    }
    out[at++] = LF;
    return at - start;
  }
}

function skip(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === SPACE) at++;
  return at;
}

function matches(bytes: Buffer, at: number, word: Buffer): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

/** The closing quote of a text without escapes and control characters; -1: it is another. */
function textEnd(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH || byte < SPACE) return -1;
  }
  return -1;
}

/** The end of null, true, false or a number (RFC 8259, 6); -1: it is none. */
function wordEnd(bytes: Buffer, from: number): number {
  for (const word of WORDS) if (matches(bytes, from, word)) return from + word.length;
  let at = bytes[from] === 45 ? from + 1 : from;
  const whole = digitsEnd(bytes, at);
  if (whole === at || (bytes[at] === 48 && whole > at + 1)) return -1;
  at = whole;
  if (bytes[at] === 46) {
    const fraction = digitsEnd(bytes, at + 1);
    if (fraction === at + 1) return -1;
    at = fraction;
  }
  if (bytes[at] === 69 || bytes[at] === 101) {
    const sign = bytes[at + 1];
    const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
    at = digitsEnd(bytes, digits);
    if (at === digits) return -1;
  }
  return at;
}

function digitsEnd(bytes: Buffer, from: number): number {
  let at = from;
  while ((bytes[at] as number) >= 48 && (bytes[at] as number) <= 57) at++;
  return at;
}
