/** The vocabulary: every term that any document ever held, numbered, with what expansions ask of it. */
import { foldTables, HAN } from '../text/fold.ts';

/** A whole name of an item, beside the terms of which it consists: =户籍地址. */
export const WHOLE_ITEM = '=';
/** A data element by its id: #resident_id. */
export const ELEMENT = '#';

export class Terms {
  readonly list: string[] = [];
  /** Numbers of the terms that are letters and digits. */
  readonly latin: number[] = [];
  readonly #numbers = new Map<string, number>();
  /** 汉字 → the pairs in which it stands first or second. */
  readonly #pairs = new Map<number, number[]>();

  constructor(list: readonly string[] = []) {
    for (const each of list) this.number(each);
  }

  find(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  /** The pairs that hold a character. */
  pairsWith(unit: number): readonly number[] {
    return this.#pairs.get(unit) ?? [];
  }

  number(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const next = this.list.length;
    this.list.push(term);
    this.#numbers.set(term, next);
    const first = term.charCodeAt(0);
    if (foldTables().kind[first] === HAN) {
      if (term.length === 2) for (const unit of new Set([first, term.charCodeAt(1)])) this.#pair(unit, next);
    } else if (term[0] !== WHOLE_ITEM && term[0] !== ELEMENT) this.latin.push(next);
    return next;
  }

  #pair(unit: number, term: number): void {
    const list = this.#pairs.get(unit);
    if (list === undefined) this.#pairs.set(unit, [term]);
    else list.push(term);
  }
}
