/** How titles go on from what is typed. */
import type { Sources } from '../query/match.ts';
import type { Marks } from '../store/folded-texts.ts';
import { foldTables, HAN } from '../text/fold.ts';
import { type Tallied, Tally } from '../text/tally.ts';

/** Longest text that is offered, in characters. */
const LONGEST = 24;

/**
 * Words of visible titles that begin with one of the prefixes (at most sixteen), up to the end of the word in which it ends, and to the end of the next one; with the number of titles.
 */
export function continued(
  { documents }: Sources,
  visible: Uint8Array,
  prefixes: readonly string[],
): Tallied<{ count: number }>[] {
  const { titles, alive, wordStarts } = documents.columns;
  const { kind } = foldTables();
  const units = titles.units.data;
  const tally = new Tally<{ count: number }>();
  const counted = new Int32Array(prefixes.length).fill(-1);
  const begins = (document: number, at: number): boolean =>
    at < 64 && ((wordStarts.data[document * 2 + (at >> 5)]! >>> (at & 31)) & 1) === 1;
  titles.scan(marksOf(prefixes), (document, from, at, end, possible) => {
    if (visible[document] === 0 || alive.data[document] === 0 || !begins(document, at - from)) return;
    const wordEnd = (place: number): number => {
      let stop = place;
      while (stop < end && kind[units[stop]!] !== 0 && !begins(document, stop - from)) stop += 1;
      return stop;
    };
    for (let nth = 0; nth < prefixes.length; nth += 1) {
      // once a title
      if ((possible & (1 << nth)) === 0 || counted[nth] === document) continue;
      const prefix = prefixes[nth]!;
      if (!stands(units, at, end, prefix)) continue;
      counted[nth] = document;
      const first = wordEnd(at + prefix.length);
      const second = first < end && kind[units[first]!] === HAN ? wordEnd(first + 1) : first;
      if (first - at <= LONGEST) tally.at(units, at, first, zero).count += 1;
      if (second !== first && second - at <= LONGEST) tally.at(units, at, second, zero).count += 1;
    }
  });
  return [...tally];
}

const zero = (): { count: number } => ({ count: 0 });

function stands(units: Uint16Array, at: number, end: number, prefix: string): boolean {
  if (at + prefix.length > end) return false;
  for (let i = 1; i < prefix.length; i += 1) if (units[at + i] !== prefix.charCodeAt(i)) return false;
  return units[at] === prefix.charCodeAt(0);
}

function marksOf(prefixes: readonly string[]): Marks {
  const marks = { first: new Uint16Array(65536), next: new Uint32Array(65536) };
  prefixes.forEach((prefix, nth) => {
    const bit = 1 << nth;
    const first = prefix.charCodeAt(0);
    marks.first[first] = marks.first[first]! | bit;
    if (prefix.length === 1) for (let unit = 0; unit < 65536; unit += 1) marks.next[unit] = marks.next[unit]! | bit;
    else marks.next[prefix.charCodeAt(1)] = marks.next[prefix.charCodeAt(1)]! | bit;
  });
  return marks;
}
