/** All concepts of a query over all documents that the reader may see: who has how many of the required ones, and how well. */
import { bytes, floats, numbers } from '../store/scratch.ts';
import type { Concept } from './concepts.ts';
import { find, type Matches, type Sources } from './match.ts';

export interface Gathered {
  /** Sum over concepts of rarity times weight. */
  readonly scores: Float32Array;
  /** How many of the required concepts a document has; 255 = left out by the reader. */
  readonly have: Uint8Array;
  readonly required: number;
  /** Visible documents of each concept, in their order. */
  readonly found: readonly number[];
  /** What a document could have at most: every concept, wholly. */
  readonly most: number;
}

const LEFT_OUT = 255;

/** Inverse document frequency of BM25, never negative (Lucene's form). */
export const rarity = (documents: number, all: number): number =>
  Math.log(1 + (all - documents + 0.5) / (documents + 0.5));

export function gather(sources: Sources, concepts: readonly Concept[], visible: Uint8Array): Gathered {
  const count = sources.documents.count;
  const scores = floats(count);
  const have = bytes(count);
  const found: number[] = [];
  let required = 0;
  let most = 0;
  const best = floats(count);
  const all = visibleCount(sources, visible);
  for (const concept of concepts.filter(({ exclude }) => !exclude)) {
    const lists = concept.spellings.map((spelling) => ({
      worth: spelling.worth,
      list: find(sources, spelling, concept.fields),
    }));
    const touched = union(lists, best);
    let seen = 0;
    for (const document of touched) seen += visible[document]!;
    const rare = rarity(seen, all);
    for (const document of touched) {
      const weight = best[document]!;
      best[document] = 0;
      if (visible[document] === 0) continue;
      scores[document] = scores[document]! + rare * weight;
      if (!concept.optional) have[document] = have[document]! + 1;
    }
    found.push(seen);
    most += rare;
    if (!concept.optional) required += 1;
  }
  for (const concept of concepts.filter(({ exclude }) => exclude))
    for (const spelling of concept.spellings) {
      const { documents, length } = find(sources, spelling, concept.fields);
      for (let at = 0; at < length; at += 1) have[documents[at]!] = LEFT_OUT;
    }
  return { scores, have, required, found, most };
}

/** Living documents of the scope: how rare a word is among others is no reader's to know. */
function visibleCount({ documents }: Sources, visible: Uint8Array): number {
  const { data } = documents.columns.alive;
  let found = 0;
  for (let document = 0; document < documents.count; document += 1) found += visible[document]! & data[document]!;
  return found;
}

/** Greatest weight of each document into `best`; gives the documents. */
function union(lists: readonly { worth: number; list: Matches }[], best: Float32Array): Uint32Array {
  if (lists.length === 1) {
    const [{ worth, list }] = lists as [{ worth: number; list: Matches }];
    for (let at = 0; at < list.length; at += 1) best[list.documents[at]!] = list.weights[at]! * worth;
    return list.documents.subarray(0, list.length);
  }
  const touched = numbers(lists.reduce((sum, { list }) => sum + list.length, 0));
  let length = 0;
  for (const { worth, list } of lists)
    for (let at = 0; at < list.length; at += 1) {
      const document = list.documents[at]!;
      const before = best[document]!;
      const weight = list.weights[at]! * worth;
      if (before === 0) touched[length++] = document;
      if (weight > before) best[document] = weight;
    }
  return touched.subarray(0, length);
}

/** Numbers of the documents that have so many of the required concepts, ascending. */
export function having({ have }: Gathered, visible: Uint8Array, alive: Uint8Array, needed: number): Uint32Array {
  const found = numbers(have.length);
  let length = 0;
  for (let document = 0; document < have.length; document += 1) {
    if (have[document]! < needed || have[document] === LEFT_OUT) continue;
    if (visible[document] === 0 || alive[document] === 0) continue;
    found[length++] = document;
  }
  return found.subarray(0, length);
}

/** The most required concepts that any visible document has. */
export function mostHad({ have }: Gathered): number {
  let most = 0;
  for (const each of have) if (each > most && each !== LEFT_OUT) most = each;
  return most;
}
