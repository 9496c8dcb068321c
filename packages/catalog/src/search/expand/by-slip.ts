/**
 * What may have been meant by characters that stand nowhere: characters that sound or look alike in their place, any number of them; or one slip: a wrong, a missing, a
 * superfluous character, two neighbours exchanged (Damerau: A technique for computer detection and correction of spelling errors, 1964).
 */
import type { Sources } from '../query/match.ts';
import { confusions } from '../text/readings.ts';
import { type Match, MOST_PATTERNS, type Pattern, type Resemblance, resembling } from './scan.ts';

/** Cost of a slip that neither sound nor shape explains; a character that sounds alike costs 1. */
const SLIP = 3;
/** People leave out or mistake a character more often than they add one. */
const SUPERFLUOUS = 4;
/** Shorter words resemble too many others for a slip without a reason. */
const SHORTEST_FOR_SLIP = 3;
/** More confusions than this in one word are another word. */
const MOST = 4;

/** So many texts can be asked for at once. */
export const MOST_TEXTS = MOST_PATTERNS / 2;

/** For each text what may have been meant, likeliest first; empty where nothing that the reader may see resembles it. */
export function bySlip(sources: Sources, visible: Uint8Array, texts: readonly string[]): Resemblance[][] {
  // two patterns a text: together they would be tried nearly everywhere
  const all = resembling(
    sources,
    visible,
    texts.flatMap((text) => [alikePattern(text), slipPattern(text)]),
  );
  return texts.map((typed, nth) => {
    const found = new Map<string, Resemblance>();
    for (const each of [...all[nth * 2]!, ...all[nth * 2 + 1]!])
      if (each.text !== typed && words.test(each.text) && !found.has(each.text)) found.set(each.text, each);
    return [...found.values()].sort((a, b) => likelihood(b) - likelihood(a) || (a.text < b.text ? -1 : 1));
  });
}

/** No signs in it. */
const words = /^[\p{L}\p{N}]+$/u;

/** Grows with what is written often, falls with the cost; a unit of cost is worth a factor of four in frequency. */
export const likelihood = ({ cost, count }: Resemblance): number => Math.log2(1 + count) - cost * 2;

const unitsOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** Every character the same or alike. */
function alikePattern(text: string): Pattern {
  const costs = [...unitsOf(text)].map((unit) => confusions(unit));
  return {
    first: costs[0]!.keys(),
    second: costs[1]?.keys() ?? null,
    behindAny: [],
    borders: 'none',
    match: (units, at, end) => {
      const match = alike(costs, units, at, end);
      return match !== undefined && match.cost > 0 ? match : undefined;
    },
  };
}

/** Begins with the first character, with the second where the two are exchanged, or with any where the first is wrong. */
function slipPattern(text: string): Pattern {
  const typed = unitsOf(text);
  const long = typed.length >= SHORTEST_FOR_SLIP;
  return {
    first: long ? [typed[0]!, typed[1]!] : [],
    second: null,
    behindAny: long ? [typed[1]!] : [],
    borders: 'none',
    match: (units, at, end) => oneSlip(typed, units, at, end),
  };
}

function alike(
  costs: readonly ReadonlyMap<number, number>[],
  units: Uint16Array,
  at: number,
  end: number,
): Match | undefined {
  if (at + costs.length > end) return undefined;
  let cost = 0;
  for (let i = 0; i < costs.length; i += 1) {
    const here = costs[i]!.get(units[at + i]!);
    if (here === undefined) return undefined;
    cost += here;
  }
  return cost > MOST ? undefined : { end: at + costs.length, cost };
}

function oneSlip(typed: Uint16Array, units: Uint16Array, at: number, end: number): Match | undefined {
  const length = typed.length;
  let i = 0;
  while (i < length && at + i < end && units[at + i] === typed[i]) i += 1;
  // the last character is missing
  if (i === length) return at + i < end ? { end: at + i + 1, cost: SLIP } : undefined;
  const rest = (from: number, place: number): boolean => {
    if (place + length - from > end) return false;
    for (let j = from; j < length; j += 1) if (units[place + j - from] !== typed[j]) return false;
    return true;
  };
  const here = at + i;
  if (rest(i + 1, here + 1) && here < end) return { end: here + length - i, cost: SLIP };
  if (i > 0 && i + 1 < length && units[here] === typed[i + 1] && units[here + 1] === typed[i] && rest(i + 2, here + 2))
    return { end: here + length - i, cost: SLIP - 1 };
  if (i === 0 && length > 2 && units[here] === typed[1] && units[here + 1] === typed[0] && rest(2, here + 2))
    return { end: here + length, cost: SLIP - 1 };
  // the text has one character more, or one less, inside
  if (i > 0 && rest(i, here + 1)) return { end: here + 1 + length - i, cost: SLIP };
  if (i > 0 && i + 1 < length && rest(i + 1, here)) return { end: here + length - i - 1, cost: SUPERFLUOUS };
  return undefined;
}
