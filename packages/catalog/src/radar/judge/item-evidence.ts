import type { Alignment, AskedItem } from '../items/align-items.ts';
import { isOwnFact } from '../items/item-weight.ts';

export interface ItemEvidence {
  /** Nats in common of all nats, 0 … 1. */
  readonly jaccard: number;
  /** Of our nats, of theirs, the share in common. */
  readonly ours: number;
  readonly theirs: number;
  /** Nats in common. */
  readonly shared: number;
  /** The same of the table's own facts alone (`isOwnFact`): nats, share of ours, number of items. */
  readonly ownShared: number;
  readonly ownOurs: number;
  readonly ownPairs: number;
  /** Common rows by the values of the most telling pair, 0 … 1 of the smaller column; undefined without sketches. */
  readonly rows: number | undefined;
}

export function itemEvidence(asked: readonly AskedItem[], { pairs, ourWeight, theirWeight }: Alignment): ItemEvidence {
  let shared = 0;
  let ownShared = 0;
  let ownPairs = 0;
  let rows: number | undefined;
  const perOurs = new Map<number, number>();
  const perTheirs = new Map<number, number>();
  for (const pair of pairs) {
    const nats = pair.weight * pair.probability;
    // the parts of a split fact together weigh what the whole does
    const room = pair.weight - Math.max(perOurs.get(pair.ourPosition) ?? 0, perTheirs.get(pair.theirPosition) ?? 0);
    const counted = Math.max(0, Math.min(nats, room));
    perOurs.set(pair.ourPosition, (perOurs.get(pair.ourPosition) ?? 0) + counted);
    perTheirs.set(pair.theirPosition, (perTheirs.get(pair.theirPosition) ?? 0) + counted);
    shared += counted;
    const { elements } = asked[pair.ourPosition]!;
    if (isOwnFact(elements)) {
      ownShared += counted;
      if (pair.probability >= 0.5) ownPairs += 1;
    }
    if (pair.valuesShared !== undefined) rows = Math.max(rows ?? 0, pair.valuesShared);
  }
  const own = asked.reduce((sum, { elements, weight }) => (isOwnFact(elements) ? sum + weight : sum), 0);
  const union = ourWeight + theirWeight - shared;
  return {
    jaccard: union > 0 ? Math.min(1, shared / union) : 0,
    ours: ourWeight > 0 ? Math.min(1, shared / ourWeight) : 0,
    theirs: theirWeight > 0 ? Math.min(1, shared / theirWeight) : 0,
    shared,
    ownShared,
    ownOurs: own > 0 ? Math.min(1, ownShared / own) : 0,
    ownPairs,
    rows,
  };
}
