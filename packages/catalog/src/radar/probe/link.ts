/** The item by which rows of the draft and of an entry are joined: what is there need not be collected again, it is looked up by this. */
import type { RadarIndex } from '../index/radar-index.ts';
import type { AlignedPair, Alignment } from '../items/align-items.ts';
import { identifies } from '../items/identifiers.ts';
import type { ReadDraft } from './read-draft.ts';

/** Least probability that both mean one identifier. */
const SURE = 0.75;

/** The surest identifier in common; the entry's own key before others. */
export function linkOf(
  index: RadarIndex,
  read: ReadDraft,
  slot: number,
  alignment: Alignment | undefined,
): AlignedPair | undefined {
  const keys = index.keys(slot);
  let best: AlignedPair | undefined;
  let most = 0;
  for (const pair of alignment?.pairs ?? []) {
    if (pair.probability < SURE) continue;
    const isKey = keys.includes(pair.theirPosition);
    const asked = read.items.list[pair.ourPosition]!;
    if (!isKey && !identifies(asked)) continue;
    const worth = pair.probability + (isKey ? 1 : 0) + (identifies(asked) ? 1 : 0);
    if (worth > most) {
      best = pair;
      most = worth;
    }
  }
  return best;
}
