/** Which item of the draft is which item of an entry: every pair once, the surest first. */
import type { ItemPair, ItemReason } from '../finding.ts';
import type { ItemExtra, RadarIndex } from '../index/radar-index.ts';
import type { RadarItem } from '../radar-entry.ts';
import { compareSketches, isTelling, sameFrequencies, sameShapes } from '../sketch/compare-sketches.ts';
import { type Concept, conceptOf, type Likeness } from './concepts.ts';
import { itemWeight } from './item-weight.ts';

/** An item of the draft, with all that it may be called in the ledger. */
export interface AskedItem {
  readonly item: RadarItem;
  readonly position: number;
  readonly alike: ReadonlyMap<number, Likeness>;
  readonly elements: readonly string[];
  readonly normal: string;
  /** Nats. */
  readonly weight: number;
}

export interface AlignedPair extends ItemPair {
  readonly ourPosition: number;
  readonly theirPosition: number;
  /** Nats that the fact in common says. */
  readonly weight: number;
}

export interface Alignment {
  readonly pairs: readonly AlignedPair[];
  /** Nats of all items of each side. */
  readonly ourWeight: number;
  readonly theirWeight: number;
}

export function askedItems(index: RadarIndex, items: readonly RadarItem[]): AskedItem[] {
  return items.map((item, position) => {
    const { elements, heading } = conceptOf(item);
    const alike = new Map(index.concepts.alike(item).map((likeness) => [likeness.concept, likeness]));
    const uses = Math.max(
      0,
      ...[...alike.values()]
        .filter(({ probability }) => probability > 0.9)
        .map(({ concept }) => index.concepts.uses(concept)),
    );
    return {
      item,
      position,
      alike,
      elements,
      normal: heading.normal,
      weight: itemWeight(elements, index.conceptWeight(elements, heading.normal, uses)),
    };
  });
}

interface Offer {
  readonly asked: AskedItem;
  readonly theirs: number;
  readonly concept: Concept;
  readonly name: string;
  readonly weight: number;
  readonly judged: Judged;
}

export function align(index: RadarIndex, asked: readonly AskedItem[], slot: number): Alignment {
  const items = index.items(slot);
  const extras = index.extras(slot);
  const offers: Offer[] = [];
  let theirWeight = 0;
  for (let i = 0; i < items.length; i += 2) {
    const concept = index.concepts.get(items[i]!);
    const weight = index.itemNats(concept.id);
    theirWeight += weight;
    for (const each of asked) {
      const judged = judgePair(each.item, each.alike.get(concept.id), extras?.[i / 2]);
      if (judged === undefined) continue;
      offers.push({ asked: each, theirs: i / 2, concept, name: index.names.text(items[i + 1]!), weight, judged });
    }
  }
  offers.sort(
    (a, b) => b.judged.probability - a.judged.probability || a.asked.position - b.asked.position || a.theirs - b.theirs,
  );
  return {
    pairs: choose(offers),
    ourWeight: asked.reduce((sum, { weight }) => sum + weight, 0),
    theirWeight,
  };
}

/** Each item once; a part of a split fact may stand beside other parts of the same whole. */
function choose(offers: readonly Offer[]): AlignedPair[] {
  const ours = new Map<number, ItemReason>();
  const theirs = new Map<number, ItemReason>();
  const pairs: AlignedPair[] = [];
  for (const { asked, theirs: their, concept, name, weight, judged } of offers) {
    const free = (taken: ItemReason | undefined) =>
      taken === undefined || (taken === 'split' && judged.reason === 'split');
    if (!free(ours.get(asked.position)) || !free(theirs.get(their))) continue;
    // a whole that is taken by other reason needs no parts
    ours.set(asked.position, judged.reason);
    theirs.set(their, judged.reason);
    const element = asked.elements.find((id) => concept.elements.includes(id));
    pairs.push({
      ours: asked.item.name,
      theirs: name,
      probability: round(judged.probability),
      reason: judged.reason,
      ...(element !== undefined && { element }),
      ...(judged.valuesShared !== undefined && { valuesShared: round(judged.valuesShared) }),
      ...(judged.units && { units: judged.units }),
      ourPosition: asked.position,
      theirPosition: their,
      weight: Math.min(asked.weight, weight),
    });
  }
  return pairs.sort((a, b) => a.ourPosition - b.ourPosition || a.theirPosition - b.theirPosition);
}

interface Judged {
  readonly probability: number;
  readonly reason: ItemReason;
  readonly valuesShared?: number;
  readonly units?: readonly [string, string];
}

/** Names first; then what values and codes say for or against them. */
function judgePair(item: RadarItem, likeness: Likeness | undefined, extra: ItemExtra | undefined): Judged | undefined {
  let judged: Judged | undefined = likeness && { probability: likeness.probability, reason: likeness.reason };
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
const LEAST = 0.2;

/** Two lists of codes with one list of meanings: the same fact coded otherwise, whatever the columns are called. */
function byCodes(
  ours: NonNullable<RadarItem['codes']>,
  theirs: NonNullable<RadarItem['codes']>,
  judged: Judged | undefined,
): Judged | undefined {
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

const round = (share: number): number => Math.round(share * 1000) / 1000;
