/**
 * Reading through titles and shared words for what resembles a pattern. Only titles and words that the reader may see count: nothing that is offered tells of another. Titles stand
 * one after the other in one array, which is read in milliseconds, so that no second index of sounds and near misses has to be kept in step.
 */
import type { Sources } from '../query/match.ts';
import type { Marks } from '../store/folded-texts.ts';
import { usedNames } from '../store/used-names.ts';
import { foldTables, SEPARATOR } from '../text/fold.ts';
import { Tally } from '../text/tally.ts';

export interface Match {
  /** Behind its last unit. */
  readonly end: number;
  readonly cost: number;
}

export interface Pattern {
  /** Units with which a match may begin. */
  readonly first: Iterable<number>;
  /** Units that may stand second; null = any. */
  readonly second: Iterable<number> | null;
  /** Units before which a match may begin with anything. */
  readonly behindAny: Iterable<number>;
  /** The match that begins at `at`; `units` are folded, those from `end` on belong to another text. */
  readonly match: (units: Uint16Array, at: number, end: number) => Match | undefined;
  /** Where a match must begin, or begin and end: where words do. */
  readonly borders: 'none' | 'begin' | 'both';
}

export interface Resemblance {
  /** Folded. */
  readonly text: string;
  readonly cost: number;
  /** Titles that hold it as words of their own, and a tenth of those in which it begins or ends within a word; 0 = known from shared words only. */
  readonly count: number;
}

/** The first so many that some document has which the reader may see; what stands in titles was counted in such. */
export function firstSeen(found: readonly Resemblance[], most: number, seen: (text: string) => boolean): Resemblance[] {
  const chosen: Resemblance[] = [];
  for (const each of found) {
    if (chosen.length === most) break;
    if (each.count > 0 || seen(each.text)) chosen.push(each);
  }
  return chosen;
}

/** At most so many patterns are looked for at once. */
export const MOST_PATTERNS = 16;
/** What a place is worth where words do not begin and end with the match. */
const INSIDE_WORDS = 0.1;

/** For each pattern the distinct texts that match, in no order. */
export function resembling(sources: Sources, visible: Uint8Array, patterns: readonly Pattern[]): Resemblance[][] {
  const searches = patterns
    .slice(0, MOST_PATTERNS)
    .map((pattern) => ({ pattern, found: new Tally<{ cost: number; count: number }>() }));
  const marks: Marks = { first: new Uint16Array(65536), next: new Uint32Array(65536) };
  searches.forEach(({ pattern }, nth) => {
    mark(pattern, 1 << nth, marks);
  });
  scanTitles(sources, visible, searches, marks);
  scanNames(sources, visible, searches, marks);
  return searches.map(({ found }) => [...found].map(({ text, value }) => ({ text, ...value })));
}

function mark(pattern: Pattern, bit: number, { first, next }: Marks): void {
  for (const unit of pattern.first) first[unit] = first[unit]! | bit;
  if (pattern.second === null) for (let unit = 0; unit < 65536; unit += 1) next[unit] = next[unit]! | bit;
  else for (const unit of pattern.second) next[unit] = next[unit]! | bit;
  for (const unit of pattern.behindAny) next[unit] = next[unit]! | (bit << 16);
}

interface Search {
  readonly pattern: Pattern;
  readonly found: Tally<{ cost: number; count: number }>;
}

function scanTitles({ documents }: Sources, visible: Uint8Array, searches: readonly Search[], marks: Marks): void {
  const { alive, titles, wordStarts } = documents.columns;
  const units = titles.units.data;
  const { kind } = foldTables();
  const bits = wordStarts.data;
  titles.scan(marks, (document, from, at, end, possible) => {
    if (visible[document] === 0 || alive.data[document] === 0) return;
    const begins = beginsWord(bits, document, at - from);
    for (let nth = 0; nth < searches.length; nth += 1) {
      if ((possible & (1 << nth)) === 0) continue;
      const { pattern } = searches[nth]!;
      if (pattern.borders !== 'none' && !begins) continue;
      const match = pattern.match(units, at, end);
      if (match === undefined) continue;
      const ends =
        match.end === end || kind[units[match.end]!] === SEPARATOR || beginsWord(bits, document, match.end - from);
      if (pattern.borders === 'both' && !ends) continue;
      count(searches[nth]!, units, at, match, begins && ends ? 1 : INSIDE_WORDS);
    }
  });
}

/** Borders beyond the 64th character are not known, and taken for granted. */
const beginsWord = (wordStarts: Uint32Array, document: number, at: number): boolean =>
  at >= 64 || ((wordStarts[document * 2 + (at >> 5)]! >>> (at & 31)) & 1) === 1;

function count({ found }: Search, units: Uint16Array, at: number, match: Match, worth: number): void {
  found.at(units, at, match.end, () => ({ cost: match.cost, count: 0 })).count += worth;
}

/** Names have no borders of words but their own. */
function scanNames({ documents }: Sources, visible: Uint8Array, searches: readonly Search[], marks: Marks): void {
  const { names } = documents.columns;
  const units = names.units.data;
  // asked for where something matches only: it reads through all documents
  let used: Uint8Array | undefined;
  names.scan(marks, (name, from, at, end, possible) => {
    for (let nth = 0; nth < searches.length; nth += 1) {
      if ((possible & (1 << nth)) === 0) continue;
      const { pattern } = searches[nth]!;
      if (pattern.borders !== 'none' && at > from) continue;
      const match = pattern.match(units, at, end);
      if (match === undefined || (pattern.borders === 'both' && match.end !== end)) continue;
      used ??= usedNames(documents, visible);
      if (used[name] === 1) count(searches[nth]!, units, at, match, 0);
    }
  });
}
