/** Strings that many documents share, each kept once under a number. Numbers are given in order and never taken back. */
export class Strings {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(list: readonly string[] = []) {
    for (const each of list) this.number(each);
  }

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const next = this.list.length;
    this.list.push(text);
    this.#numbers.set(text, next);
    return next;
  }

  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  get size(): number {
    return this.list.length;
  }
}
