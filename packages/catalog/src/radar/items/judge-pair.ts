/** What values, codes and units say of two items, for or against what their names say. */
import type { ItemReason } from '../finding.ts';
import type { ItemExtra } from '../index/radar-index.ts';
import type { RadarItem } from '../radar-entry.ts';
import { compareSketches, isTelling, sameFrequencies, sameShapes } from '../sketch/compare-sketches.ts';
import type { Likeness } from './likeness.ts';

export interface JudgedPair {
  readonly probability: number;
  readonly reason: ItemReason;
  readonly valuesShared?: number;
  readonly units?: readonly [string, string];
}

/** Less surely alike than this is no pair. */
const LEAST = 0.2;

/** Names first; then what values and codes say for or against them. */
export function judgePair(
  item: RadarItem,
  likeness: Likeness | undefined,
  extra: ItemExtra | undefined,
): JudgedPair | undefined {
  let judged: JudgedPair | undefined = likeness && { probability: likeness.probability, reason: likeness.reason };
  if (item.codes !== undefined && extra?.codes !== undefined) judged = byCodes(item.codes, extra.codes, judged);
  if (item.sketch !== undefined && extra?.sketch !== undefined) {
    const [a, b] = [item.sketch, extra.sketch];
    const overlap = compareSketches(a, b);
    if (overlap !== null && isTelling(a) && isTelling(b)) {
      const share = Math.max(overlap.ofFirst, overlap.ofSecond);
      // a fifth of many values in common is no chance; names that agree need less
      if (share >= 0.2 && overlap.common >= 5)
        judged = {
          probability: 1 - (1 - (judged?.probability ?? 0.35)) * (1 - Math.min(0.97, share)),
          reason: 'same_values',
          valuesShared: overlap.ofFirst,
        };
      else if (judged !== undefined) judged = { ...judged, valuesShared: overlap.ofFirst };
    } else if (judged !== undefined && judged.probability < 0.9 && !isTelling(a) && !isTelling(b)) {
      const frequencies = sameFrequencies(a, b);
      if (frequencies !== null && frequencies > 0.95)
        judged = { probability: 1 - (1 - judged.probability) * 0.6, reason: 'recoded' };
    }
    // letters here and digits there: not one fact, unless codes explain it
    if (
      judged !== undefined &&
      judged.reason !== 'same_values' &&
      judged.reason !== 'recoded' &&
      judged.probability < 0.95 &&
      sameShapes(a, b) === 0 &&
      isTelling(a) &&
      isTelling(b)
    )
      judged = { ...judged, probability: judged.probability * 0.4 };
  }
  if (judged === undefined || judged.probability < LEAST) return undefined;
  const units: readonly [string, string] | undefined =
    item.unit !== undefined && extra?.unit !== undefined && item.unit !== extra.unit
      ? [item.unit, extra.unit]
      : undefined;
  return units === undefined ? judged : { ...judged, units };
}

/** Two lists of codes with one list of meanings: the same fact coded otherwise, whatever the columns are called. */
function byCodes(
  ours: NonNullable<RadarItem['codes']>,
  theirs: NonNullable<RadarItem['codes']>,
  judged: JudgedPair | undefined,
): JudgedPair | undefined {
  const names = new Map(ours.map(([code, name]) => [name.trim(), code]));
  const others = new Map(theirs.map(([code, name]) => [name.trim(), code]));
  const common = [...names.keys()].filter((name) => others.has(name));
  if (names.size < 2 || common.length < 2) return judged;
  const share = common.length / Math.max(names.size, others.size);
  const recoded = common.some((name) => names.get(name) !== others.get(name));
  const prior = judged?.probability ?? 0;
  // 是/否 is the list of meanings of a hundred facts: three meanings and more tell a fact
  const says = common.length < 3 ? 0.3 * share : 0.9 * share;
  const probability = 1 - (1 - prior) * (1 - says);
  return { probability, reason: recoded ? 'recoded' : (judged?.reason ?? 'recoded') };
}
