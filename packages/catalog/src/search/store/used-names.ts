/**
 * Which names stand in documents that a reader may see. A name is kept once and for ever while what holds it comes and goes: nothing that is offered to a reader
 * may come from a name that only hidden or dead documents have.
 */
import { bearerOf, type Documents } from './documents.ts';

interface Used {
  readonly count: number;
  readonly living: number;
  /** By number of the name: 1 where a visible document has it. */
  readonly names: Uint8Array;
}

/** By the marks of a scope. Numbers are never given twice, so both counts together stand for one state of the documents. */
const known = new WeakMap<Uint8Array, Used>();

/** For each of `columns.names` 1 where a living document that `visible` marks has it, or everybody knows it. */
export function usedNames(documents: Documents, visible: Uint8Array): Uint8Array {
  const { count, living } = documents;
  const before = known.get(visible);
  if (before !== undefined && before.count === count && before.living === living) return before.names;
  const names = read(documents, visible);
  known.set(visible, { count, living, names });
  return names;
}

function read({ columns, count }: Documents, visible: Uint8Array): Uint8Array {
  const { alive, provider, providers, shared, keywords, classes, items, nameBearers } = columns;
  const used = {
    provider: new Uint8Array(providers.size),
    shared: new Uint8Array(shared.size),
    item: new Uint8Array(items.values.size),
  };
  for (let document = 0; document < count; document += 1) {
    if (visible[document] === 0 || alive.data[document] === 0) continue;
    used.provider[provider.data[document]!] = 1;
    keywords.markUsed(document, used.shared);
    classes.markUsed(document, used.shared);
    items.markUsed(document, used.item);
  }
  return Uint8Array.from(nameBearers.values(), (stored) => {
    const [bearer, number] = bearerOf(stored);
    return bearer === 'element' ? 1 : used[bearer][number]!;
  });
}
