/** Which item of the draft is which item of an entry: every pair once, the surest first. */
import type { ItemReason } from '../finding.ts';
import type { ItemExtra, RadarIndex } from '../index/radar-index.ts';
import type { AskedItem, AskedItems } from './asked-items.ts';
import { type JudgedPair, judgePair } from './judge-pair.ts';

export interface AlignedPair {
  readonly ourPosition: number;
  readonly theirPosition: number;
  /** 0 … 1: how surely they are one fact, rounded as it is told. */
  readonly probability: number;
  readonly reason: ItemReason;
  /** Nats that the fact in common says. */
  readonly weight: number;
  /** Whether it is a fact of both tables' own (`isOwnFact`). */
  readonly own: boolean;
  /** What the ledger calls it: a concept and a name. */
  readonly concept: number;
  readonly name: number;
  readonly valuesShared: number | undefined;
  readonly units: readonly [string, string] | undefined;
}

export interface Alignment {
  readonly pairs: readonly AlignedPair[];
  /** Nats of all items of each side. */
  readonly ourWeight: number;
  readonly theirWeight: number;
  /** Nats of their own facts alone (`isOwnFact`). */
  readonly theirOwnWeight: number;
}

interface Offer {
  readonly ours: number;
  readonly theirs: number;
  readonly weight: number;
  readonly judged: JudgedPair;
}

export function align(index: RadarIndex, asked: AskedItems, slot: number): Alignment {
  const items = index.items(slot);
  const extras = index.extras(slot);
  const { list, table } = asked;
  const offers: Offer[] = [];
  let theirWeight = 0;
  let theirOwnWeight = 0;
  for (let i = 0; i < items.length; i += 2) {
    const concept = items[i]!;
    const weight = index.itemNats(concept);
    theirWeight += weight;
    if (index.isOwn(concept)) theirOwnWeight += weight;
    const extra = extras?.[i / 2];
    for (let node = table.first(concept); node >= 0; node = table.after(node)) {
      const likeness = { probability: table.probability(node), reason: table.reason(node) };
      const ours = table.position(node);
      const judged = extra === undefined ? likeness : judgePair(list[ours]!.item, likeness, extra);
      if (judged !== undefined) offers.push({ ours, theirs: i / 2, weight, judged });
    }
    if (asked.bringsValues && extra !== undefined && (extra.codes ?? extra.sketch) !== undefined)
      offerUnlike(asked, concept, i / 2, weight, extra, offers);
  }
  if (offers.length > 1)
    offers.sort((a, b) => b.judged.probability - a.judged.probability || a.ours - b.ours || a.theirs - b.theirs);
  return { pairs: choose(index, offers, list, items), ourWeight: asked.weight, theirWeight, theirOwnWeight };
}

/** Items that no name leads to, by their values and codes alone. */
function offerUnlike(
  { list, table }: AskedItems,
  concept: number,
  theirs: number,
  weight: number,
  extra: ItemExtra,
  offers: Offer[],
): void {
  const named = new Set<number>();
  for (let node = table.first(concept); node >= 0; node = table.after(node)) named.add(table.position(node));
  for (const { item, position } of list) {
    if ((item.codes ?? item.sketch) === undefined || named.has(position)) continue;
    const judged = judgePair(item, undefined, extra);
    if (judged !== undefined) offers.push({ ours: position, theirs, weight, judged });
  }
}

/** Each item once; a part of a split fact may stand beside other parts of the same whole. */
function choose(
  index: RadarIndex,
  offers: readonly Offer[],
  list: readonly AskedItem[],
  items: Int32Array,
): AlignedPair[] {
  const ours: (ItemReason | undefined)[] = [];
  const theirs: (ItemReason | undefined)[] = [];
  const pairs: AlignedPair[] = [];
  for (const { ours: our, theirs: their, weight, judged } of offers) {
    if (!isFree(ours[our], judged.reason) || !isFree(theirs[their], judged.reason)) continue;
    // a whole that is taken by other reason needs no parts
    ours[our] = judged.reason;
    theirs[their] = judged.reason;
    pairs.push({
      ourPosition: our,
      theirPosition: their,
      probability: round(judged.probability),
      reason: judged.reason,
      weight: Math.min(list[our]!.weight, weight),
      own: list[our]!.own && index.isOwn(items[their * 2]!),
      concept: items[their * 2]!,
      name: items[their * 2 + 1]!,
      valuesShared: judged.valuesShared === undefined ? undefined : round(judged.valuesShared),
      units: judged.units,
    });
  }
  return pairs.length > 1
    ? pairs.sort((a, b) => a.ourPosition - b.ourPosition || a.theirPosition - b.theirPosition)
    : pairs;
}

const isFree = (taken: ItemReason | undefined, reason: ItemReason): boolean =>
  taken === undefined || (taken === 'split' && reason === 'split');

const round = (share: number): number => Math.round(share * 1000) / 1000;
