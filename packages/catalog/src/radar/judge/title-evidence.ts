import { Role } from '../words/roles.ts';

/** What two titles say of whether their tables are of one kind. */
export interface WeighedWords {
  /** Numbers of the words; of words that no entry has, numbers below 0. */
  readonly words: ArrayLike<number>;
  /** Nats of each word, in the order of the words. */
  readonly weights: ArrayLike<number>;
  /** `Role`s of each word. */
  readonly roles: ArrayLike<number>;
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
  /** Each names an act that the other does not: 许可 and 处罚. */
  readonly actsApart: boolean;
  /** Only one names an act that the other does not: 安全许可 is short for 安全生产许可 as often as not. */
  readonly actOfOne: boolean;
  /** One counts or measures what the other lists. */
  readonly measureOfOne: boolean;
  /** Nats of the poorer title: of 机构信息 few. */
  readonly least: number;
}

export function compareTitles(a: WeighedWords, b: WeighedWords): TitleEvidence {
  let shared = 0;
  for (let nth = 0; nth < a.words.length; nth += 1) if (has(b, a.words[nth]!)) shared += a.weights[nth]!;
  const least = Math.min(a.total, b.total);
  const [ourHead, theirHead] = [headOf(a), headOf(b)];
  const [ourActs, theirActs] = [actsBeyond(a, b), actsBeyond(b, a)];
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
    head:
      (ourHead !== undefined && has(b, ourHead) ? 0.5 : 0) + (theirHead !== undefined && has(a, theirHead) ? 0.5 : 0),
    headEqual: ourHead !== undefined && ourHead === theirHead,
    actsApart: ourActs > 0 && theirActs > 0,
    actOfOne: (ourActs === 0) !== (theirActs === 0),
    measureOfOne: count(a, Role.measure) > 0 !== count(b, Role.measure) > 0,
    least,
  };
}

function has({ words }: WeighedWords, word: number): boolean {
  for (let nth = 0; nth < words.length; nth += 1) if (words[nth] === word) return true;
  return false;
}

function count({ roles }: WeighedWords, role: number): number {
  let found = 0;
  for (let nth = 0; nth < roles.length; nth += 1) if ((roles[nth]! & role) !== 0) found += 1;
  return found;
}

/** Acts that a names and b does not. */
function actsBeyond(a: WeighedWords, b: WeighedWords): number {
  let found = 0;
  for (let nth = 0; nth < a.words.length; nth += 1)
    if ((a.roles[nth]! & Role.act) !== 0 && !has(b, a.words[nth]!)) found += 1;
  return found;
}

/** The last word that says more than what sort of list it is. */
function headOf({ words, roles }: WeighedWords): number | undefined {
  for (let nth = words.length - 1; nth >= 0; nth -= 1) if ((roles[nth]! & Role.object) !== 0) return words[nth];
  return undefined;
}

/** Pairs of characters in common, each as often as both have it. Titles are short: looking through beats a map. */
function diceOf(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  if (a.length < 2 || b.length < 2) return 0;
  let both = 0;
  const taken: boolean[] = [];
  for (let i = 0; i + 1 < b.length; i += 1)
    for (let j = 0; j + 1 < a.length; j += 1) {
      if (taken[j] || a.charCodeAt(j) !== b.charCodeAt(i) || a.charCodeAt(j + 1) !== b.charCodeAt(i + 1)) continue;
      taken[j] = true;
      both += 1;
      break;
    }
  return (2 * both) / (a.length + b.length - 2);
}
