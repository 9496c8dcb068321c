/**
 * Finding a spelling: its documents with the fields that hold it and what it is worth there. 汉字 match as written, by pairs of neighbours in one field; a word that
 * the index holds as such ranks higher than its characters found by chance.
 */

import type { Documents } from '../store/documents.ts';
import type { PostingList, Postings } from '../store/postings.ts';
import { bytes, floats, numbers } from '../store/scratch.ts';
import { ELEMENT, type Terms, WHOLE_ITEM } from '../store/terms.ts';
import { ALL_FIELDS, SATURATED } from '../text/fields.ts';
import { runsOf } from '../text/runs.ts';
import type { Spelling } from './concepts.ts';
import { holdsPhrase } from './phrase.ts';

export interface Matches {
  readonly documents: Uint32Array;
  readonly fields: Uint8Array;
  /** Between 0 and 1, before the term's rarity. */
  readonly weights: Float32Array;
  readonly length: number;
}

const NOTHING: Matches = {
  documents: new Uint32Array(0),
  fields: new Uint8Array(0),
  weights: new Float32Array(0),
  length: 0,
};
/** Worth of characters that stand together where no word of them is known. */
const LOOSE = 0.8;
const WHOLE = 0.25;

export interface Sources {
  readonly documents: Documents;
  readonly postings: Postings;
  readonly terms: Terms;
}

/** Documents that hold the spelling in one of these fields, ascending. Dead ones are none. */
export function find(sources: Sources, spelling: Spelling, fields: number): Matches {
  switch (spelling.kind) {
    case 'element':
      return term(sources, `${ELEMENT}${spelling.text}`, ALL_FIELDS);
    case 'latin':
      return term(sources, spelling.text, fields);
    case 'han':
      return han(sources, spelling.text, fields);
    case 'phrase':
      return phrase(sources, spelling.text, fields);
  }
}

function read(sources: Sources, name: string): PostingList | undefined {
  const number = sources.terms.find(name);
  return number === undefined ? undefined : sources.postings.read(number, sources.documents.columns.alive.data);
}

function term(sources: Sources, name: string, fields: number): Matches {
  const list = read(sources, name);
  return list === undefined ? NOTHING : within(list, fields);
}

function within(list: PostingList, fields: number): Matches {
  const weights = floats(list.length);
  let length = 0;
  for (let at = 0; at < list.length; at += 1) {
    const here = list.fields[at]! & fields;
    if (here === 0) continue;
    list.documents[length] = list.documents[at]!;
    list.fields[length] = here;
    weights[length] = SATURATED[list.impacts[at]!]!;
    length += 1;
  }
  return { documents: list.documents, fields: list.fields, weights, length };
}

function han(sources: Sources, text: string, fields: number): Matches {
  if (text.length === 1) return character(sources, text, fields);
  let found = term(sources, text.slice(0, 2), fields);
  for (let at = 1; at + 1 < text.length && found.length > 0; at += 1)
    found = both(found, term(sources, text.slice(at, at + 2), fields));
  if (text.length === 2) return withWhole(found, term(sources, `${WHOLE_ITEM}${text}`, fields), 1);
  return withWhole(found, term(sources, text, fields), LOOSE);
}

/** Documents of both, in a field that both share; worth what the weaker is. */
function both(one: Matches, other: Matches): Matches {
  const { documents, fields, weights } = one;
  let length = 0;
  let at = 0;
  for (let i = 0; i < one.length; i += 1) {
    const document = documents[i]!;
    while (at < other.length && other.documents[at]! < document) at += 1;
    if (at === other.length) break;
    if (other.documents[at] !== document) continue;
    const shared = fields[i]! & other.fields[at]!;
    if (shared === 0) continue;
    documents[length] = document;
    fields[length] = shared;
    weights[length] = Math.min(weights[i]!, other.weights[at]!);
    length += 1;
  }
  return { documents, fields, weights, length };
}

/** Raise the weights of documents in which the text is a word or a whole item; `other` where it is not. */
function withWhole(found: Matches, whole: Matches, other: number): Matches {
  let at = 0;
  for (let i = 0; i < found.length; i += 1) {
    while (at < whole.length && whole.documents[at]! < found.documents[i]!) at += 1;
    const here = at < whole.length && whole.documents[at] === found.documents[i];
    const weight = found.weights[i]!;
    found.weights[i] = here
      ? Math.max(weight, whole.weights[at]!) * (1 - WHOLE) + WHOLE * whole.weights[at]!
      : weight * other;
  }
  return found;
}

/** A single 汉字: every pair in which it stands, and where it stands alone. */
function character(sources: Sources, char: string, fields: number): Matches {
  const numbers = [...sources.terms.pairsWith(char.charCodeAt(0))];
  const alone = sources.terms.find(char);
  if (alone !== undefined) numbers.push(alone);
  const lists = numbers.map((number) =>
    within(sources.postings.read(number, sources.documents.columns.alive.data), fields),
  );
  return either(lists, sources.documents.count);
}

/** Documents of any; the greatest weight of each. */
export function either(lists: readonly Matches[], count: number): Matches {
  if (lists.length === 1) return lists[0]!;
  if (lists.length === 0) return NOTHING;
  const fieldsOf = bytes(count);
  const weightOf = floats(count);
  let length = 0;
  for (const list of lists)
    for (let at = 0; at < list.length; at += 1) {
      const document = list.documents[at]!;
      if (fieldsOf[document] === 0) length += 1;
      fieldsOf[document] = fieldsOf[document]! | list.fields[at]!;
      if (list.weights[at]! > weightOf[document]!) weightOf[document] = list.weights[at]!;
    }
  const documents = numbers(length);
  const fields = bytes(length);
  const weights = floats(length);
  let next = 0;
  for (let document = 0; document < count && next < length; document += 1) {
    if (fieldsOf[document] === 0) continue;
    documents[next] = document;
    fields[next] = fieldsOf[document]!;
    weights[next] = weightOf[document]!;
    next += 1;
  }
  return { documents, fields, weights, length };
}

/** Exactly these characters, one after the other, in one field: by the parts of the phrase, then by reading the texts. */
function phrase(sources: Sources, text: string, fields: number): Matches {
  const runs = runsOf(text);
  let found: Matches | undefined;
  for (const run of runs) {
    const part = run.han ? han(sources, run.text, fields) : term(sources, run.text, fields);
    found = found === undefined ? part : both(found, part);
  }
  if (found === undefined) return NOTHING;
  const [first] = runs;
  if (runs.length === 1 && (!first!.han || first!.text.length <= 2)) return found;
  const holds = holdsPhrase(sources.documents, text);
  let length = 0;
  for (let at = 0; at < found.length; at += 1) {
    const here = holds(found.documents[at]!, found.fields[at]!);
    if (here === 0) continue;
    found.documents[length] = found.documents[at]!;
    found.fields[length] = here;
    found.weights[length] = found.weights[at]!;
    length += 1;
  }
  return { ...found, length };
}
