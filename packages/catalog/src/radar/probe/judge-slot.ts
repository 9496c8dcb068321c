import type { FindingKind } from '../finding.ts';
import type { RadarIndex } from '../index/radar-index.ts';
import { type Alignment, align } from '../items/align-items.ts';
import type { PairEvidence } from '../judge/features.ts';
import { itemEvidence } from '../judge/item-evidence.ts';
import { kindProbability, overlapProbability } from '../judge/model.ts';
import { compareTitles } from '../judge/title-evidence.ts';
import { type ReadDraft, weighedSlot } from './read-draft.ts';

export interface Judgement {
  readonly slot: number;
  readonly evidence: PairEvidence;
  readonly alignment: Alignment | undefined;
  /** That both are tables of one kind. */
  readonly kind: number;
  /** That they share facts of their own. */
  readonly overlap: number;
}

export function judgeSlot(index: RadarIndex, read: ReadDraft, slot: number, sources: Sources = NONE): Judgement {
  const evidence = evidenceOf(index, read, slot, sources);
  return {
    slot,
    ...evidence,
    kind: kindProbability(evidence.evidence),
    overlap: overlapProbability(evidence.evidence),
  };
}

/** The same judgement with some of the draft's items taken for facts of the form, nobody's own. */
export function withoutFacts(
  read: ReadDraft,
  judgement: Judgement,
  form: ReadonlySet<number>,
  sources: Sources = NONE,
): Judgement {
  const { alignment, evidence, slot } = judgement;
  if (alignment === undefined || !alignment.pairs.some(({ own, ourPosition }) => own && form.has(ourPosition)))
    return judgement;
  const pairs = alignment.pairs.map((pair) => (form.has(pair.ourPosition) ? { ...pair, own: false } : pair));
  const without = { ...alignment, pairs };
  const anew = {
    ...evidence,
    items: itemEvidence(read.items, without),
    ...(evidence.unsourced && { unsourced: itemEvidence(read.items, without, sourcedElsewhere(sources, slot)) }),
  };
  return {
    ...judgement,
    evidence: anew,
    alignment: without,
    kind: kindProbability(anew),
    overlap: overlapProbability(anew),
  };
}

export function evidenceOf(
  index: RadarIndex,
  read: ReadDraft,
  slot: number,
  sources: Sources = NONE,
): { readonly evidence: PairEvidence; readonly alignment: Alignment | undefined } {
  const alignment =
    read.items.list.length > 0 && index.items(slot).length > 0 ? align(index, read.items, slot) : undefined;
  const subject = index.subject(slot);
  const asked = read.draft.subject;
  const items = alignment && itemEvidence(read.items, alignment);
  // who holds a whole table is told, whatever sources some of its items have
  const inPart = items !== undefined && sources.size > 0 && Math.max(items.ours, items.theirs) < WHOLLY;
  return {
    alignment,
    evidence: {
      title: titleEvidence(index, read, slot),
      items,
      ...(inPart && { unsourced: itemEvidence(read.items, alignment!, sourcedElsewhere(sources, slot)) }),
      listed: read.listed || index.isListed(slot),
      strip: read.stripAgainst(slot),
      subject: subject === undefined || asked === undefined ? 0 : subject === asked ? 1 : -1,
    },
  };
}

/** Sources of the draft's items by position, where they have any. */
export type Sources = ReadonlyMap<number, ReadonlySet<number>>;
const NONE: Sources = new Map();

/** Whether a fact has a source, and this is not it. */
const sourcedElsewhere =
  (sources: Sources, slot: number) =>
  (position: number): boolean => {
    const of = sources.get(position);
    return of !== undefined && !of.has(slot);
  };

const HAN = /\p{Script=Han}/u;

/** Letters (DWD_CZRKXX) and characters have no word in common whatever they name: no evidence for either side. */
function titleEvidence(index: RadarIndex, { title }: ReadDraft, slot: number): PairEvidence['title'] {
  if (title === undefined || HAN.test(title.core) !== HAN.test(index.core(slot))) return undefined;
  return compareTitles(title, weighedSlot(index, slot));
}

/** So much of a side's nats make it wholly held by the other; under one title less will do: what has no counterpart is likelier renamed than missing. */
const WHOLLY = 0.75;
const WHOLLY_BY_TITLE = 0.5;
const ONE_TITLE = 0.6;
/** Columns alike and fewer common values than this: other rows of one kind. */
const OTHER_ROWS = 0.02;
/** Nats that only one title has: from here on it names less than the other. */
const NARROWER = 2.5;

/** Which kind of finding a judgement is, given that the two are of one kind; undefined where the titles are about two bodies. */
export function kindOf({ evidence }: Pick<Judgement, 'evidence'>): FindingKind | undefined {
  const { strip, items, title, listed } = evidence;
  if (strip.bodiesApart) return undefined;
  if (strip.region === 'apart') return 'same_kind_other_region';
  if (strip.period === 'apart') return 'same_kind_other_period';
  if (items !== undefined && !listed) {
    const wholly = title !== undefined && title.jaccard >= ONE_TITLE ? WHOLLY_BY_TITLE : WHOLLY;
    const ours = items.ours >= wholly;
    const theirs = items.theirs >= wholly;
    if (!ours && !theirs) return 'overlap';
    if (items.rows !== undefined && items.rows < OTHER_ROWS && strip.region === 'unknown')
      return 'same_kind_other_region';
    if (ours && theirs)
      return strip.region === 'within' ? 'contains' : strip.region === 'around' ? 'contained' : 'duplicate';
    return ours ? 'contains' : 'contained';
  }
  if (title === undefined) return 'duplicate';
  // of 老年人助餐点 and 助餐点 the one with the further word holds less
  if (title.ourRest >= NARROWER && title.theirRest < NARROWER / 2) return 'contains';
  if (title.theirRest >= NARROWER && title.ourRest < NARROWER / 2) return 'contained';
  return strip.region === 'within' ? 'contains' : strip.region === 'around' ? 'contained' : 'duplicate';
}

/** Least probability of a pair by which an item counts as held; one item alike may be a list that both use. */
const HELD = 0.5;
const LEAST_HELD = 2;

/** From here on the two are taken for tables of one kind; below, they may still share facts. */
const ONE_KIND = 0.5;

/** So many facts of their own in common, and nearly all of either's. */
const LEAST_OWN = 4;

/** One office keeps one table of such facts, here as there, whatever title it gives it. */
function isKeptAlike({ evidence: { strip, items, listed } }: Judgement): boolean {
  if (items === undefined || listed || !strip.sameOffice) return false;
  return items.ownPairs >= LEAST_OWN && Math.max(items.ownOurs, items.ownTheirs) >= WHOLLY;
}

const hasOwnInCommon = ({ evidence: { items } }: Judgement): boolean => (items?.ownPairs ?? 0) > 0;

/** Nats that only one of two titles has: where both have as many, they name two things. */
const ANOTHER = 1;
const namesAnother = ({ evidence: { title } }: Judgement): boolean =>
  title !== undefined && Math.min(title.ourRest, title.theirRest) >= ANOTHER;

/** What is told of a judgement, and how surely; undefined where nothing can be. */
export function toldKind(
  judgement: Judgement,
): { readonly kind: FindingKind; readonly probability: number } | undefined {
  const kind = kindOf(judgement);
  if (kind === undefined) return undefined;
  const { overlap, kind: oneKind } = judgement;
  if (oneKind >= ONE_KIND || oneKind >= overlap)
    return { kind, probability: kind === 'overlap' ? Math.max(oneKind, overlap) : oneKind };
  // another kind of table about rows of another place holds nothing of ours, however alike its columns
  if (judgement.evidence.strip.region === 'apart')
    return isKeptAlike(judgement) ? { kind, probability: overlap } : undefined;
  // facts in common under another title; where all of ours is there it is more than an overlap, unless it is only what every register repeats
  if (kind === 'contains' || kind === 'duplicate')
    return hasOwnInCommon(judgement) || !namesAnother(judgement) ? { kind, probability: overlap } : undefined;
  const held = (judgement.alignment?.pairs ?? []).filter(({ probability }) => probability >= HELD);
  return held.length < LEAST_HELD ? undefined : { kind: 'overlap', probability: overlap };
}
