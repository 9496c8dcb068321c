/**
 * The terms of a text: every pair of neighbouring 汉字, words of three and more, single characters that stand alone, and runs of letters and
 * digits. Pairs make that a word is found wherever it is written, however the text was segmented; words make that it ranks by what it means.
 */
import { fold } from './fold.ts';
import { latinTokens, runsOf } from './runs.ts';
import { words } from './segment.ts';

/** How much one occurrence counts: as a word, as a part of a longer word, across the border of two words. */
const WORD = 1;
const INSIDE = 0.6;
const ACROSS = 0.4;

/** Calls back with each occurrence of a term; gives the length of the text in characters of words. */
export function eachTerm(text: string, visit: (term: string, weight: number) => void): number {
  let length = 0;
  for (const run of runsOf(fold(text))) {
    if (!run.han) {
      for (const token of latinTokens(run.text)) visit(token, WORD);
      length += 2;
      continue;
    }
    length += run.text.length;
    if (run.text.length === 1) visit(run.text, WORD);
    else eachHanTerm(run.text, visit);
  }
  return length;
}

function eachHanTerm(run: string, visit: (term: string, weight: number) => void): void {
  let at = 0;
  for (const word of words(run)) {
    const end = at + word.length;
    if (word.length > 2) visit(word, WORD);
    for (let i = at; i < end && i + 1 < run.length; i += 1) {
      const weight = i + 1 === end ? ACROSS : word.length === 2 ? WORD : INSIDE;
      visit(run.slice(i, i + 2), weight);
    }
    at = end;
  }
}

/** Bit k of the answer: a word begins at place k (of the first 64); two numbers of 32 bits. */
export function wordStarts(text: string): [number, number] {
  const bits: [number, number] = [0, 0];
  const mark = (at: number): void => {
    if (at < 64) bits[at >> 5] = (bits[at >> 5]! | (1 << (at & 31))) >>> 0;
  };
  for (const run of runsOf(fold(text))) {
    let at = run.at;
    if (!run.han) mark(at);
    else
      for (const word of words(run.text)) {
        mark(at);
        at += word.length;
      }
  }
  return bits;
}
