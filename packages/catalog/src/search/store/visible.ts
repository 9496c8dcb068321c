/**
 * Scopes as one mark a document, kept from question to question: what is known of a number stays true, so that only documents which came since are
 * looked at again.
 */
import type { ScopeExpression } from '../scope.ts';
import type { Documents } from './documents.ts';

const KEPT = 64;

export class VisibleDocuments {
  readonly #documents: Documents;
  readonly #known = new Map<string, { marks: Uint8Array; until: number }>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** By number: 1 where the scope allows the document, also where it is dead. */
  marks(scope: ScopeExpression): Uint8Array {
    const key = JSON.stringify(scope);
    const count = this.#documents.count;
    let known = this.#known.get(key);
    if (known === undefined) known = { marks: new Uint8Array(0), until: 0 };
    else this.#known.delete(key);
    if (known.marks.length < count) {
      const room = new Uint8Array(Math.ceil(count * 1.25) + 64);
      room.set(known.marks.subarray(0, known.until));
      known.marks = room;
    }
    if (known.until < count) {
      known.marks.set(this.#evaluate(scope, known.until, count), known.until);
      known.until = count;
    }
    this.#known.set(key, known);
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value!);
    return known.marks;
  }

  /** Marks of the documents from … to. */
  #evaluate(scope: ScopeExpression, from: number, to: number): Uint8Array {
    const size = to - from;
    if (typeof scope === 'boolean') return new Uint8Array(size).fill(scope ? 1 : 0);
    if ('all' in scope) {
      const marks = new Uint8Array(size).fill(1);
      for (const part of scope.all) {
        const other = this.#evaluate(part, from, to);
        for (let at = 0; at < size; at += 1) marks[at] = marks[at]! & other[at]!;
      }
      return marks;
    }
    if ('any' in scope) {
      const marks = new Uint8Array(size);
      for (const part of scope.any) {
        const other = this.#evaluate(part, from, to);
        for (let at = 0; at < size; at += 1) marks[at] = marks[at]! | other[at]!;
      }
      return marks;
    }
    if ('not' in scope) return this.#evaluate(scope.not, from, to).map((mark) => 1 - mark);
    const column = this.#documents.columns.labels.get(scope.field);
    const marks = new Uint8Array(to);
    if (column !== undefined) {
      column.padTo(this.#documents.count);
      column.mark(scope.in, from, to, marks);
    }
    return marks.subarray(from);
  }
}
