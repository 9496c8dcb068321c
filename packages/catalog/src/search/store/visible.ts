/**
 * Scopes as one mark a document, kept from question to question: what is known of a number stays true, so that only documents which came since are
 * looked at again. The parts of a scope are kept by themselves: whoever asks shares most of them with everybody else.
 */
import type { ScopeExpression } from '../scope.ts';
import type { Documents } from './documents.ts';

/** Memory for the marks of all scopes and parts. */
const MOST_BYTES = 96 * 2 ** 20;
const LEAST_KEPT = 64;

interface Known {
  /** By number: 1 or 0. Whole words of four. */
  marks: Uint8Array;
  until: number;
}

export class VisibleDocuments {
  readonly #documents: Documents;
  /** The last used at the end. */
  readonly #known = new Map<string, Known>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** By number: 1 where the scope allows the document, also where it is dead. */
  marks(scope: ScopeExpression): Uint8Array {
    const { marks } = this.#upToDate(scope);
    const kept = Math.max(LEAST_KEPT, Math.floor(MOST_BYTES / marks.length));
    while (this.#known.size > kept) this.#known.delete(this.#known.keys().next().value!);
    return marks;
  }

  #upToDate(scope: ScopeExpression): Known {
    const key = JSON.stringify(scope);
    const count = this.#documents.count;
    const known = this.#known.get(key) ?? { marks: new Uint8Array(0), until: 0 };
    this.#known.delete(key);
    this.#known.set(key, known);
    if (known.marks.length < count) {
      const room = new Uint8Array((Math.ceil(count * 1.25) + 67) & ~3);
      room.set(known.marks.subarray(0, known.until));
      known.marks = room;
    }
    if (known.until < count) {
      this.#mark(scope, known, count);
      known.until = count;
    }
    return known;
  }

  /** Marks of the documents from `known.until` to `to`. */
  #mark(scope: ScopeExpression, { marks, until }: Known, to: number): void {
    if (typeof scope === 'boolean') marks.fill(scope ? 1 : 0, until, to);
    else if ('field' in scope) {
      const column = this.#documents.columns.labels.get(scope.field);
      column?.padTo(this.#documents.count);
      column?.mark(scope.in, until, to, marks);
    } else {
      // Four marks at a time, from the word in which the first new one stands.
      const [first, last] = [until >> 2, (to + 3) >> 2];
      const into = words(marks);
      if ('not' in scope) {
        const other = words(this.#upToDate(scope.not).marks);
        for (let at = first; at < last; at += 1) into[at] = other[at]! ^ 0x01010101;
        return;
      }
      const [parts, all] = 'all' in scope ? [scope.all, true] : [scope.any, false];
      into.fill(all ? 0x01010101 : 0, first, last);
      for (const part of parts) {
        const other = words(this.#upToDate(part).marks);
        if (all) for (let at = first; at < last; at += 1) into[at] = into[at]! & other[at]!;
        else for (let at = first; at < last; at += 1) into[at] = into[at]! | other[at]!;
      }
    }
  }
}

const words = (marks: Uint8Array): Uint32Array => new Uint32Array(marks.buffer, 0, marks.length >> 2);
