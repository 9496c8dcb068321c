/**
 * Reading through titles and shared words for what resembles a pattern. Only titles that the reader may see count: nothing that is offered tells of another. Titles stand
 * one after the other in one array, which is read in milliseconds, so that no second index of sounds and near misses has to be kept in step.
 */
import type { Sources } from '../query/match.ts';
import { foldTables, fromUnits, SEPARATOR } from '../text/fold.ts';

export interface Match {
  /** Behind its last unit. */
  readonly end: number;
  readonly cost: number;
}

export interface Pattern {
  /** Units with which a match may begin, and such as may stand second in one that begins with anything. */
  readonly first: Iterable<number>;
  readonly second: Iterable<number>;
  /** The match that begins at `at`; `units` are folded, those from `end` on belong to another text. */
  readonly match: (units: Uint16Array, at: number, end: number) => Match | undefined;
  /** A match must begin and end where words do. */
  readonly bordered: boolean;
}

export interface Resemblance {
  /** Folded. */
  readonly text: string;
  readonly cost: number;
  /** Titles that hold it as words of their own, and a tenth of those in which it begins or ends within a word; 0 = known from shared words only. */
  count: number;
}

/** At most so many patterns are looked for at once. */
export const MOST_PATTERNS = 8;
/** What a place is worth where words do not begin and end with the match. */
const INSIDE_WORDS = 0.1;

/** For each pattern the distinct texts that match, in no order. */
export function resembling(sources: Sources, visible: Uint8Array, patterns: readonly Pattern[]): Resemblance[][] {
  const searches = patterns
    .slice(0, MOST_PATTERNS)
    .map((pattern) => ({ pattern, found: new Map<string, Resemblance>() }));
  const first = new Uint8Array(65536);
  const second = new Uint8Array(65536);
  searches.forEach(({ pattern }, nth) => {
    for (const unit of pattern.first) first[unit] = first[unit]! | (1 << nth);
    for (const unit of pattern.second) second[unit] = second[unit]! | (1 << nth);
  });
  scanTitles(sources, visible, searches, { first, second });
  scanNames(sources, searches, { first, second });
  return searches.map(({ found }) => [...found.values()]);
}

/** Unit → bit of each pattern. */
interface Marks {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

interface Search {
  readonly pattern: Pattern;
  readonly found: Map<string, Resemblance>;
}

function scanTitles({ documents }: Sources, visible: Uint8Array, searches: readonly Search[], marks: Marks): void {
  const { alive, titles, wordStarts } = documents.columns;
  const units = titles.units.data;
  const { kind } = foldTables();
  const bits = wordStarts.data;
  titles.scan(marks.first, marks.second, (document, from, at, end, possible) => {
    if (visible[document] === 0 || alive.data[document] === 0) return;
    const begins = beginsWord(bits, document, at - from);
    for (let nth = 0; nth < searches.length; nth += 1) {
      if ((possible & (1 << nth)) === 0) continue;
      const { pattern, found } = searches[nth]!;
      if (pattern.bordered && !begins) continue;
      const match = pattern.match(units, at, end);
      if (match === undefined) continue;
      const ends =
        match.end === end || kind[units[match.end]!] === SEPARATOR || beginsWord(bits, document, match.end - from);
      if (pattern.bordered && !ends) continue;
      count(found, units, at, match, begins && ends ? 1 : INSIDE_WORDS);
    }
  });
}

/** Borders beyond the 64th character are not known, and taken for granted. */
const beginsWord = (wordStarts: Uint32Array, document: number, at: number): boolean =>
  at >= 64 || ((wordStarts[document * 2 + (at >> 5)]! >>> (at & 31)) & 1) === 1;

function count(found: Map<string, Resemblance>, units: Uint16Array, at: number, match: Match, worth: number): void {
  const text = fromUnits(units.subarray(at, match.end));
  const known = found.get(text);
  if (known === undefined) found.set(text, { text, cost: match.cost, count: worth });
  else known.count += worth;
}

/** Names have no borders of words but their own. */
function scanNames({ documents }: Sources, searches: readonly Search[], marks: Marks): void {
  const { names } = documents.columns;
  const units = names.units.data;
  names.scan(marks.first, marks.second, (_, from, at, end, possible) => {
    for (let nth = 0; nth < searches.length; nth += 1) {
      if ((possible & (1 << nth)) === 0) continue;
      const { pattern, found } = searches[nth]!;
      if (pattern.bordered && at > from) continue;
      const match = pattern.match(units, at, end);
      if (match !== undefined && (!pattern.bordered || match.end === end)) count(found, units, at, match, 0);
    }
  });
}
