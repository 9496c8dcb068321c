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

/** Letters that one character may consume from a place on, by how it is read. */
type Reader = (from: number, reading: string) => readonly number[];

/** Its syllable, or what stands for the beginning of it. */
function exactly(token: string): Reader {
  return (from, reading) => {
    const ends: number[] = [];
    if (token.startsWith(reading, from)) ends.push(reading.length);
    if (reading[1] === 'h' && 'zcs'.includes(reading[0]!) && token.startsWith(reading.slice(0, 2), from)) ends.push(2);
    if (token[from] === reading[0]) ends.push(1);
    return ends;
  };
}

const sounds = new Map<string, string>();

function soundOfReading(reading: string): string {
  let sound = sounds.get(reading);
  if (sound === undefined) {
    sound = soundOf(reading);
    sounds.set(reading, sound);
  }
  return sound;
}

/** A syllable that sounds as its own to the ears of the south-west. */
function byEar(token: string): Reader {
  const heard = Array.from({ length: token.length }, (_, from) =>
    Array.from({ length: 8 }, (__, length) =>
      from + length <= token.length ? soundOf(token.slice(from, from + length)) : '',
    ),
  );
  return (from, reading) => {
    const sound = soundOfReading(reading);
    const ends: number[] = [];
    for (const length of [reading.length + 1, reading.length, reading.length - 1])
      if (length > 0 && heard[from]![length] === sound) ends.push(length);
    return ends;
  };
}

function patternOf(
  token: string,
  read: Reader,
  alike: Readonly<Record<string, string>>,
  borders: Pattern['borders'],
): Pattern {
  return {
    first: beginningWith(token[0]!, alike),
    // behind a first syllable of one to seven letters; letters and digits stand for themselves
    second: [...beginningWith(token.slice(1, 8), alike), ...Array.from({ length: 128 }, (_, unit) => unit)],
    behindAny: [],
    borders,
    match: (units, at, end) => readFrom(units, at, end, token, read, borders === 'both' ? 2 : 1),
  };
}

/** 汉字 whose readings begin with one of the letters, or one that is heard alike. */
function beginningWith(letters: string, alike: Readonly<Record<string, string>>): number[] {
  const bits = initialBits();
  let wanted = 0;
  for (const letter of letters) for (const each of alike[letter] ?? letter) wanted |= 1 << (each.charCodeAt(0) - 97);
  const found: number[] = [];
  for (let unit = 0x3400; unit < 0xa000; unit += 1) if ((bits[unit]! & wanted) !== 0) found.push(unit);
  return found;
}

/** Longest token, in letters; a state of reading is (characters read, letters used). */
const LETTERS = 41;
/** For each state: the number of the reading that last came there, times 64, and its abbreviations. Keeps reading from going all ways that lead to one place. */
const reached = new Float64Array(LETTERS * LETTERS);
let reading = 0;

/** Reads at least so many characters until the token is used up; of all ways the one with the largest share of whole syllables. */
function readFrom(
  units: Uint16Array,
  at: number,
  end: number,
  token: string,
  read: Reader,
  least: number,
): Match | undefined {
  let best: Match | undefined;
  const { kind } = foldTables();
  reading += 1;
  const step = (place: number, used: number, abbreviated: number): void => {
    if (used === token.length) {
      const length = place - at;
      if (length < least) return;
      const cost = abbreviated / length;
      if (best === undefined || cost < best.cost) best = { end: place, cost };
      return;
    }
    if (place >= end) return;
    const state = (place - at) * LETTERS + used;
    const before = reached[state]!;
    if (before >= reading * 64 && before - reading * 64 <= abbreviated) return;
    reached[state] = reading * 64 + abbreviated;
    const unit = units[place]!;
    if (kind[unit] !== HAN) {
      if (place > at && token.charCodeAt(used) === unit) step(place + 1, used + 1, abbreviated);
      return;
    }
    for (const each of readingsOf(unit))
      for (const length of read(used, each))
        step(place + 1, used + length, abbreviated + (length < each.length ? 1 : 0));
  };
  step(at, 0, 0);
  return best;
}

/** Whether a folded text begins with what is read as typed. */
export function beginsReadAs(text: string, token: string): boolean {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return readFrom(units, 0, units.length, token, exactly(token), 1) !== undefined;
}

/** Which letters a syllable may begin with that was heard as one beginning with this. */
const ALSO: Readonly<Record<string, string>> = { l: 'ln', n: 'ln', f: 'fh', h: 'fh' };

/** What may have been meant by letters, likeliest first. Empty where nothing that the reader may see is read so. */
export function byReading(
  sources: Sources,
  visible: Uint8Array,
  token: string,
  borders: Pattern['borders'] = 'both',
): Resemblance[] {
  for (const [reader, alike] of [
    [exactly, {}],
    [byEar, ALSO],
  ] as const) {
    const [found = []] = resembling(sources, visible, [patternOf(token, reader(token), alike, borders)]);
    if (found.length > 0) return ordered(found);
  }
  return [];
}

/** Whole syllables before abbreviations, then what is frequent. */
const ordered = (found: Resemblance[]): Resemblance[] =>
  found.sort(
    (a, b) => Math.round(a.cost * 2) - Math.round(b.cost * 2) || b.count - a.count || (a.text < b.text ? -1 : 1),
  );
