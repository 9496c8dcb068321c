/**
 * Walks JSON text part by part without building it: finds the arrays that are not inside other arrays, and gives out the elements of one of
 * them as text. Memory: one element.
 */
export interface JsonArray {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  elements: number;
  /** First character of its first element. */
  first: string;
}

interface Frame {
  readonly open: '{' | '[';
  /** Pointer of this value; null inside arrays. */
  readonly pointer: string | null;
  readonly array?: JsonArray;
}

const SPECIAL = /["{}[\],]/g;

export class JsonWalker {
  readonly arrays: JsonArray[] = [];
  readonly #wanted: string | null;
  readonly #limit: number;
  readonly #stack: Frame[] = [];
  #text = '';
  /** Where the current element of the wanted array begins in #text; -1 outside. */
  #start = -1;
  /** String being read begins here; -1 outside strings. */
  #string = -1;
  #at = 0;
  /** The last string read in the object on top of the stack: its key until a value began. */
  #key: string | null = null;
  /** An element of the array on top of the stack has begun. Only one array at a time is not inside another. */
  #begun = false;
  #done = false;
  /** Values at the outermost level; more than one is JSON text sequences or NDJSON. */
  roots = 0;
  /** depth: brackets do not match. long: one element is over the limit. */
  broken: 'depth' | 'long' | null = null;

  /** `wanted`: pointer of the array whose elements are given out; null gives none. `limit`: characters of one element. */
  constructor(wanted: string | null, limit: number) {
    this.#wanted = wanted;
    this.#limit = limit;
  }

  /** The root value is complete. */
  get complete(): boolean {
    return this.#done && this.#stack.length === 0;
  }

  *push(part: string): Generator<string> {
    const keep = this.#start >= 0 ? this.#start : this.#string >= 0 ? this.#string : this.#at;
    this.#text = this.#text.slice(keep) + part;
    this.#at -= keep;
    if (this.#start >= 0) this.#start -= keep;
    if (this.#string >= 0) this.#string -= keep;
    while (this.broken === null) {
      if (this.#string >= 0) {
        if (!this.#endString()) break;
        continue;
      }
      SPECIAL.lastIndex = this.#at;
      const match = SPECIAL.exec(this.#text);
      if (!match) {
        this.#noteScalar(this.#text.length);
        this.#at = this.#text.length;
        break;
      }
      yield* this.#special(match[0], match.index);
    }
    if (this.#text.length - (this.#start >= 0 ? this.#start : this.#at) > this.#limit) this.broken = 'long';
  }

  #endString(): boolean {
    let close = this.#text.indexOf('"', this.#at);
    while (close >= 0) {
      let slashes = 0;
      for (let i = close - 1; i > this.#string && this.#text[i] === '\\'; i--) slashes++;
      if (slashes % 2 === 0) break;
      close = this.#text.indexOf('"', close + 1);
    }
    // the closing mark may be in the next part: search again from the string's beginning, since backslashes may straddle the cut
    if (close < 0) {
      this.#at = this.#string + 1;
      return false;
    }
    if (this.#stack.at(-1)?.open === '{' && this.#key === null) this.#key = this.#text.slice(this.#string, close + 1);
    this.#at = close + 1;
    this.#string = -1;
    return true;
  }

  *#special(mark: string, index: number): Generator<string> {
    this.#noteScalar(index);
    const top = this.#stack.at(-1);
    this.#at = index + 1;
    if (mark === '"') {
      this.#begin(top, index, mark);
      this.#string = index;
    } else if (mark === '{' || mark === '[') {
      this.#begin(top, index, mark);
      if (!top) this.roots++;
      const pointer = this.#pointerOfChild(top);
      this.#key = null;
      const array = mark === '[' && pointer !== null ? { pointer, elements: 0, first: '' } : undefined;
      if (array) this.arrays.push(array);
      this.#stack.push({ open: mark, pointer: mark === '[' ? null : pointer, ...(array ? { array } : {}) });
    } else if (mark === ',') {
      this.#key = null;
      yield* this.#end(top, index);
    } else {
      yield* this.#end(top, index);
      this.#key = null;
      if (!top || (mark === '}') !== (top.open === '{')) {
        this.broken = 'depth';
        return;
      }
      this.#stack.pop();
      if (this.#stack.length === 0) this.#done = true;
    }
  }

  /** Numbers, true, false and null between the marks also begin elements. */
  #noteScalar(until: number): void {
    const top = this.#stack.at(-1);
    if (!top?.array || this.#begun) return;
    for (let i = this.#at; i < until; i++) {
      if (this.#text.charCodeAt(i) > 32) {
        this.#begin(top, i, this.#text[i]!);
        return;
      }
    }
  }

  #begin(top: Frame | undefined, index: number, first: string): void {
    if (!top?.array || this.#begun) return;
    this.#begun = true;
    top.array.elements++;
    if (top.array.elements === 1) top.array.first = first;
    if (top.array.pointer === this.#wanted) this.#start = index;
  }

  *#end(top: Frame | undefined, index: number): Generator<string> {
    if (!top?.array || !this.#begun) return;
    if (this.#start >= 0) yield this.#text.slice(this.#start, index);
    this.#start = -1;
    this.#begun = false;
  }

  #pointerOfChild(top: Frame | undefined): string | null {
    if (!top) return '';
    if (top.open === '[' || top.pointer === null) return null;
    const key = this.#key === null ? '' : String(JSON.parse(this.#key));
    return `${top.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
}
