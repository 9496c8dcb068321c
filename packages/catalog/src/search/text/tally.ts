/** Counts of pieces of text, kept by what they are; a string is made only for a piece that is new. */
import { fromUnits } from './fold.ts';

export interface Tallied<T> {
  readonly text: string;
  readonly value: T;
}

export class Tally<T> {
  readonly #known = new Map<number, Tallied<T>[]>();

  /** The value of the piece from … to, made where it is met first. */
  at(units: Uint16Array, from: number, to: number, make: () => T): T {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ units[at]!, 0x01000193);
    const list = this.#known.get(hash);
    const found = list?.find(({ text }) => equals(text, units, from, to));
    if (found !== undefined) return found.value;
    const fresh = { text: fromUnits(units.subarray(from, to)), value: make() };
    if (list === undefined) this.#known.set(hash, [fresh]);
    else list.push(fresh);
    return fresh.value;
  }

  *[Symbol.iterator](): Generator<Tallied<T>> {
    for (const list of this.#known.values()) yield* list;
  }
}

function equals(text: string, units: Uint16Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== units[from + at]) return false;
  return true;
}
