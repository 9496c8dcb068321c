import { formFactor } from '../words/lexicon.ts';
import { isAct, isMeasure } from '../words/topics.ts';

/** What two titles say of whether their tables are of one kind. */
export interface WeighedWords {
  readonly words: readonly string[];
  /** Nats of each word, in the order of the words. */
  readonly weights: readonly number[];
  readonly total: number;
  readonly core: string;
}

export interface TitleEvidence {
  /** Nats in common of all nats, 0 … 1. */
  readonly jaccard: number;
  /** Nats in common of the poorer title's. */
  readonly containment: number;
  /** Each title has something that the other lacks (许可 here, 处罚 there): the smaller of the two rests, of the poorer title's nats, 0 … 1. */
  readonly substitution: number;
  /** Nats in common. */
  readonly shared: number;
  /** Nats that only ours, only theirs has. */
  readonly ourRest: number;
  readonly theirRest: number;
  /** Dice coefficient of pairs of characters, words aside: typing slips, and words cut otherwise. */
  readonly dice: number;
  /** What each is a table of stands last: 1 the same, 0.5 the one's stands somewhere in the other or each other's, 0 not. */
  readonly head: number;
  readonly headEqual: boolean;
  /** Both name what is done, and not the same. */
  readonly actsApart: boolean;
  /** Only one names what is done. */
  readonly actOfOne: boolean;
  /** One counts or measures what the other lists. */
  readonly measureOfOne: boolean;
  /** Nats of the poorer title: of 机构信息 few. */
  readonly least: number;
}

export function compareTitles(a: WeighedWords, b: WeighedWords): TitleEvidence {
  let shared = 0;
  a.words.forEach((word, nth) => {
    if (b.words.includes(word)) shared += a.weights[nth]!;
  });
  const least = Math.min(a.total, b.total);
  const [ourHead, theirHead] = [headOf(a), headOf(b)];
  const inOther = (head: string | undefined, other: WeighedWords): number =>
    head !== undefined && other.words.includes(head) ? 0.5 : 0;
  const [ourActs, theirActs] = [a.words.filter(isAct), b.words.filter(isAct)];
  const sameActs = ourActs.length === theirActs.length && ourActs.every((act) => theirActs.includes(act));
  const union = a.total + b.total - shared;
  const ourRest = Math.max(0, a.total - shared);
  const theirRest = Math.max(0, b.total - shared);
  return {
    jaccard: union > 0 ? shared / union : 0,
    containment: least > 0 ? shared / least : 0,
    substitution: least > 0 ? Math.min(ourRest, theirRest, least) / least : 0,
    shared,
    ourRest,
    theirRest,
    dice: diceOf(a.core, b.core),
    head: inOther(ourHead, b) + inOther(theirHead, a),
    headEqual: ourHead !== undefined && ourHead === theirHead,
    actsApart: !sameActs && ourActs.length > 0 && theirActs.length > 0,
    actOfOne: (ourActs.length === 0) !== (theirActs.length === 0),
    measureOfOne: a.words.some(isMeasure) !== b.words.some(isMeasure),
    least,
  };
}

/** The last word that says more than what sort of list it is. */
function headOf({ words }: WeighedWords): string | undefined {
  return words.findLast((word) => formFactor(word) === 1);
}

function diceOf(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  if (a.length < 2 || b.length < 2) return 0;
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i += 1) {
    const pair = a.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let both = 0;
  for (let i = 0; i + 1 < b.length; i += 1) {
    const pair = b.slice(i, i + 2);
    const left = counts.get(pair) ?? 0;
    if (left > 0) {
      both += 1;
      counts.set(pair, left - 1);
    }
  }
  return (2 * both) / (a.length + b.length - 2);
}
