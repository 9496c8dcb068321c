import type { Alignment } from '../items/align-items.ts';
import type { AskedItems } from '../items/asked-items.ts';

export interface ItemEvidence {
  /** Nats in common of all nats, 0 … 1. */
  readonly jaccard: number;
  /** Of our nats, of theirs, the share in common. */
  readonly ours: number;
  readonly theirs: number;
  /** Nats in common. */
  readonly shared: number;
  /** The same of the table's own facts alone (`isOwnFact`): nats, shares of ours and of theirs, number of items. */
  readonly ownShared: number;
  readonly ownOurs: number;
  readonly ownTheirs: number;
  /** Nats in common of facts that are nobody's own: of the subject's identity, of the form, of any list. */
  readonly generalShared: number;
  readonly ownPairs: number;
  /** Common rows by the values of the most telling pair, 0 … 1 of the smaller column; undefined without sketches. */
  readonly rows: number | undefined;
}

export function itemEvidence(
  asked: AskedItems,
  { pairs, ourWeight, theirWeight, theirOwnWeight }: Alignment,
  isElsewhere: (ourPosition: number) => boolean = () => false,
): ItemEvidence {
  let shared = 0;
  let ownShared = 0;
  let ownPairs = 0;
  let rows: number | undefined;
  const perOurs: number[] = [];
  const perTheirs: number[] = [];
  for (const { ourPosition, theirPosition, weight, probability, own: isOwn, valuesShared } of pairs) {
    const [ours, theirs] = [perOurs[ourPosition] ?? 0, perTheirs[theirPosition] ?? 0];
    // the parts of a split fact together weigh what the whole does
    const counted = Math.max(0, Math.min(weight * probability, weight - Math.max(ours, theirs)));
    perOurs[ourPosition] = ours + counted;
    perTheirs[theirPosition] = theirs + counted;
    shared += counted;
    if (isOwn && !isElsewhere(ourPosition)) {
      ownShared += counted;
      if (probability >= 0.5) ownPairs += 1;
    }
    if (valuesShared !== undefined) rows = Math.max(rows ?? 0, valuesShared);
  }
  const own = asked.ownWeight;
  const union = ourWeight + theirWeight - shared;
  return {
    jaccard: union > 0 ? Math.min(1, shared / union) : 0,
    ours: ourWeight > 0 ? Math.min(1, shared / ourWeight) : 0,
    theirs: theirWeight > 0 ? Math.min(1, shared / theirWeight) : 0,
    shared,
    ownShared,
    ownTheirs: theirOwnWeight > 0 ? Math.min(1, ownShared / theirOwnWeight) : 0,
    generalShared: shared - ownShared,
    ownOurs: own > 0 ? Math.min(1, ownShared / own) : 0,
    ownPairs,
    rows,
  };
}
