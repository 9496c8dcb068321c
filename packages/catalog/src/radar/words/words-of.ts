/** Cutting titles and headings into words, each in the form that stands for its group. */
import { alikeInHeadings, alwaysAlike, LONGEST_WORD } from './lexicon.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Titles and headings longer than this are cut: what is a name is said by then. In UTF-16 units. */
export const LONGEST_TEXT = 400;

/**
 * Words in their order: those of the lexicon first (longest match from the left), what stands between by the dictionary of the runtime (ICU). Case and
 * signs are gone: '医保定点药店（2020）' → ['医疗保险', '定点', '药店', '2020'].
 */
export function wordsOf(text: string, heading = false): string[] {
  const found: string[] = [];
  const bare = text.slice(0, LONGEST_TEXT).toLowerCase();
  let gap = 0;
  let at = 0;
  const flush = (end: number): void => {
    if (end > gap) pushSegments(bare.slice(gap, end), heading, found);
  };
  while (at < bare.length) {
    const match = longestKnown(bare, at, heading);
    if (match === undefined) {
      at += 1;
      continue;
    }
    flush(at);
    found.push(match.word);
    at += match.length;
    gap = at;
  }
  flush(bare.length);
  return found;
}

function longestKnown(text: string, at: number, heading: boolean): { word: string; length: number } | undefined {
  for (let length = Math.min(LONGEST_WORD, text.length - at); length >= 2; length -= 1) {
    const piece = text.slice(at, at + length);
    const word = (heading ? alikeInHeadings.get(piece) : undefined) ?? alwaysAlike.get(piece);
    // a Latin word of the lexicon is one only between other signs: the "id" of "width" is none
    if (word !== undefined && !(isLatin(piece) && touchesLatin(text, at, length))) return { word, length };
  }
  return undefined;
}

const isLatin = (text: string): boolean => /^[a-z0-9]+$/.test(text);
const touchesLatin = (text: string, at: number, length: number): boolean =>
  /[a-z0-9]/.test(text[at - 1] ?? '') || /[a-z0-9]/.test(text[at + length] ?? '');

/** What stands between words of the lexicon repeats over a catalogue, and the dictionary is slow: the latest stay cut. Bounded against hostile input. */
const cut = new Map<string, readonly string[]>();
const KEPT = 50_000;
const LONGEST_KEPT = 40;

function segmentsOf(text: string): readonly string[] {
  const known = cut.get(text);
  if (known !== undefined) return known;
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike === true) found.push(segment);
  if (text.length <= LONGEST_KEPT) {
    if (cut.size >= KEPT) cut.clear();
    cut.set(text, found);
  }
  return found;
}

function pushSegments(text: string, heading: boolean, into: string[]): void {
  for (const segment of segmentsOf(text))
    into.push((heading ? alikeInHeadings.get(segment) : undefined) ?? alwaysAlike.get(segment) ?? segment);
}
