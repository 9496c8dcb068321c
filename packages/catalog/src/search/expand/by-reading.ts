/**
 * Words that are read as a reader typed them: whole syllables (renkouxinxi), first letters (rkxx), both mixed (renkxx), with every reading of a character; and,
 * where nothing is read so, as ears of the south-west hear it (renkouxinxi = lenkouxingxi) or with one slip of the keyboard.
 */
import type { Sources } from '../query/match.ts';
import { foldTables, HAN } from '../text/fold.ts';
import { initialBits, readingsOf, soundOf } from '../text/readings.ts';
import { type Match, type Pattern, type Resemblance, resembling } from './scan.ts';

/** What may have been typed: letters only, and not endlessly many. */
export const typedByReading = (token: string): boolean => /^[a-z]{2,40}$/.test(token);

type Reader = (token: string, from: number, reading: string) => readonly number[];

/** Letters consumed by one character: its syllable, or what stands for its beginning. */
const exactly: Reader = (token, from, reading) => {
  const ends: number[] = [];
  if (token.startsWith(reading, from)) ends.push(reading.length);
  if (/^[zcs]h/.test(reading) && token.startsWith(reading.slice(0, 2), from)) ends.push(2);
  if (token[from] === reading[0]) ends.push(1);
  return ends;
};

const byEar: Reader = (token, from, reading) => {
  const sound = soundOf(reading);
  const ends: number[] = [];
  for (const length of [reading.length + 1, reading.length, reading.length - 1])
    if (length > 0 && from + length <= token.length && soundOf(token.slice(from, from + length)) === sound)
      ends.push(length);
  return ends;
};

function patternOf(token: string, read: Reader, firstLetters: string): Pattern {
  const bits = initialBits();
  const wanted = [...firstLetters].reduce((sum, letter) => sum | (1 << (letter.charCodeAt(0) - 97)), 0);
  const first: number[] = [];
  for (let unit = 0x3400; unit < 65536; unit += 1) if ((bits[unit]! & wanted) !== 0) first.push(unit);
  return { first, second: [], bordered: true, match: (units, at, end) => readFrom(units, at, end, token, read) };
}

/** Reads characters until the token is used up; the fewest characters of all ways, for these are read in whole syllables. */
function readFrom(units: Uint16Array, at: number, end: number, token: string, read: Reader): Match | undefined {
  let best: Match | undefined;
  const { kind } = foldTables();
  const step = (place: number, used: number, abbreviated: number): void => {
    if (used === token.length) {
      const length = place - at;
      if (length < 2) return;
      const cost = abbreviated / length;
      if (best === undefined || cost < best.cost) best = { end: place, cost };
      return;
    }
    if (place >= end) return;
    const unit = units[place]!;
    if (kind[unit] !== HAN) {
      if (place > at && token.charCodeAt(used) === unit) step(place + 1, used + 1, abbreviated);
      return;
    }
    for (const reading of readingsOf(unit))
      for (const length of read(token, used, reading))
        step(place + 1, used + length, abbreviated + (length < reading.length ? 1 : 0));
  };
  step(at, 0, 0);
  return best;
}

/** Which letters a syllable may begin with that was heard as one beginning with this. */
const ALSO: Readonly<Record<string, string>> = { l: 'ln', n: 'ln', f: 'fh', h: 'fh' };

/** What may have been meant by letters, likeliest first. Empty where nothing that the reader may see is read so. */
export function byReading(sources: Sources, visible: Uint8Array, token: string): Resemblance[] {
  const first = token[0]!;
  for (const [read, letters] of [
    [exactly, first],
    [byEar, ALSO[first] ?? first],
  ] as const) {
    const [found = []] = resembling(sources, visible, [patternOf(token, read, letters)]);
    if (found.length > 0) return ordered(found);
  }
  return [];
}

/** Whole syllables before abbreviations, then what is frequent. */
const ordered = (found: Resemblance[]): Resemblance[] =>
  found.sort(
    (a, b) => Math.round(a.cost * 2) - Math.round(b.cost * 2) || b.count - a.count || (a.text < b.text ? -1 : 1),
  );
