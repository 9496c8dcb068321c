/**
 * The order of answers. By the sum of BM25F over concepts first; the best few hundred are then read: a title that is the query comes first, one that holds it as
 * written before one that holds its words apart, and of those the shorter.
 */

import type { Understood } from '../query/understand.ts';
import { type Documents, titleHash } from '../store/documents.ts';
import { floats, numbers } from '../store/scratch.ts';
import { fold } from '../text/fold.ts';

/** So many of the best are read again. */
const READ_AGAIN = 400;
const EXACT = 3;
const EXACT_CODE = 6;
const TOGETHER = 0.5;
const SHARE = 0.5;
const NEAR = 0.25;

/** Final scores by document number: those of `understood` with the title's worth added for the best. */
export function finalScores(documents: Documents, understood: Understood, queries: readonly string[]): Float32Array {
  const { gathered, answers } = understood;
  const scores = gathered.scores;
  const hashes = new Set(queries.map(titleHash));
  const candidates = new Set(best(scores, answers, READ_AGAIN));
  for (const document of answers) if (hashes.has(documents.columns.hashes.data[document]!)) candidates.add(document);
  const bare = queries.map(lettersOf);
  const pieces = understood.concepts
    .filter(({ exclude }) => !exclude)
    .map(({ spellings }) => spellings.map(({ text }) => text));
  for (const document of candidates)
    scores[document] = scores[document]! + gathered.most * titleWorth(documents, document, bare, queries, pieces);
  return scores;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

function titleWorth(
  documents: Documents,
  document: number,
  bare: readonly string[],
  queries: readonly string[],
  pieces: readonly (readonly string[])[],
): number {
  const code = documents.text(document, 'code');
  if (code !== '' && queries.includes(fold(code))) return EXACT_CODE;
  const title = lettersOf(fold(documents.text(document, 'title')));
  if (title === '') return 0;
  let worth = 0;
  for (const query of bare) {
    if (query === '') continue;
    if (title === query) return EXACT;
    if (title.includes(query)) worth = Math.max(worth, TOGETHER + (SHARE * query.length) / title.length);
  }
  return worth > 0 ? worth : NEAR * nearness(title, pieces);
}

/** Between 0 and 1: characters of the concepts in the title, by the length from the first to the last of them; 0 where one is missing. */
function nearness(title: string, pieces: readonly (readonly string[])[]): number {
  let first = title.length;
  let last = 0;
  let characters = 0;
  for (const spellings of pieces) {
    const found = spellings.find((text) => title.includes(text));
    if (found === undefined) return 0;
    const at = title.indexOf(found);
    first = Math.min(first, at);
    last = Math.max(last, at + found.length);
    characters += found.length;
  }
  return pieces.length === 0 ? 0 : Math.min(1, characters / (last - first));
}

/** The documents with the highest scores, in no order; ties by number. */
function best(scores: Float32Array, answers: Uint32Array, most: number): Uint32Array {
  if (answers.length <= most) return answers;
  const values = floats(answers.length);
  for (let at = 0; at < answers.length; at += 1) values[at] = scores[answers[at]!]!;
  const limit = kthGreatest(values, most);
  const chosen = numbers(most);
  let length = 0;
  for (const document of answers) if (scores[document]! > limit && length < most) chosen[length++] = document;
  for (const document of answers) if (scores[document] === limit && length < most) chosen[length++] = document;
  return chosen.subarray(0, length);
}

/** Hoare's selection; orders `values` anew. */
function kthGreatest(values: Float32Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  const target = k - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! > pivot) i += 1;
      while (values[j]! < pivot) j -= 1;
      if (i <= j) {
        const kept = values[i]!;
        values[i] = values[j]!;
        values[j] = kept;
        i += 1;
        j -= 1;
      }
    }
    if (target <= j) high = j;
    else if (target >= i) low = i;
    else break;
  }
  return values[target]!;
}
