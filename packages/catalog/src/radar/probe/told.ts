/** Which judgements are told, and which are left out because others say as much. */
import type { FindingKind } from '../finding.ts';
import type { RadarIndex } from '../index/radar-index.ts';
import { rounded } from './finding-parts.ts';
import { type Judgement, toldKind } from './judge-slot.ts';
import { titleSubject } from './rivals.ts';

/** Of many strips of one kind (88 counties have one) so many are told. */
const MOST_SIBLINGS = 5;

export interface Told {
  readonly judgement: Judgement;
  readonly kind: FindingKind;
  readonly probability: number;
  /** Further overlaps with the same kind of table at other places. */
  readonly elsewhere: number;
}

/** Surest first. */
export function toldOf(index: RadarIndex, judged: readonly Judgement[], threshold: number): Told[] {
  const told = judged.flatMap((judgement): Told[] => {
    const said = toldKind(judgement);
    return said === undefined || rounded(said.probability) < threshold ? [] : [{ judgement, ...said, elsewhere: 0 }];
  });
  return withoutRepetition(index, addingSomething(index, onceAKind(index, told)));
}

/** Least probability of a pair by which an item counts as held. */
const HELD = 0.5;
/** Of a table's own facts so many (by nats) are all of them: who copied all of another is told beside whoever holds the parts. */
const WHOLLY = 0.75;

/**
 * Who holds our items is told by as few as can be, as for the questions of a form: an overlap of whose own facts each is held by something surer, for all of
 * our rows, is no news. Base facts and facts of the form are no news at all.
 */
function addingSomething(index: RadarIndex, told: readonly Told[]): Told[] {
  const held = new Set<number>();
  return bySurety(index, told).filter((each) => {
    const { region } = each.judgement.evidence.strip;
    const facts = (each.judgement.alignment?.pairs ?? [])
      .filter(({ own, probability }) => own && probability >= HELD)
      .map(({ ourPosition }) => ourPosition);
    const { ownOurs = 0, ownTheirs = 0 } = each.judgement.evidence.items ?? {};
    const isNews =
      facts.length === 0 || facts.some((position) => !held.has(position)) || Math.max(ownOurs, ownTheirs) >= WHOLLY;
    if (each.kind === 'overlap' && !isNews) return false;
    if (!each.kind.startsWith('same_kind') && region !== 'around') for (const position of facts) held.add(position);
    return true;
  });
}

/** Of overlaps with one kind of table at many places that of the widest reach is told: ten prefectures hold the same items of ten parts of our rows. */
function onceAKind(index: RadarIndex, told: readonly Told[]): Told[] {
  const kinds = Map.groupBy(
    told.filter(({ kind }) => kind === 'overlap'),
    ({ judgement }) => titleSubject(index, judgement.slot) || index.id(judgement.slot),
  );
  const left = new Set<Told>();
  const kept = new Map<Told, number>();
  for (const some of kinds.values()) {
    const [first, ...others] = some.toSorted(
      (a, b) => reach(a) - reach(b) || b.probability - a.probability || byId(index, a, b),
    );
    const parts = others.filter(({ judgement }) => judgement.evidence.strip.region === 'around');
    for (const part of parts) left.add(part);
    kept.set(first!, parts.length);
  }
  return told.filter((each) => !left.has(each)).map((each) => ({ ...each, elsewhere: kept.get(each) ?? 0 }));
}

/** Theirs are all of our rows, perhaps, or a part of them. */
const reach = ({ judgement }: Told): number =>
  ({ same: 0, within: 0, unknown: 1, around: 2, apart: 3 })[judgement.evidence.strip.region];

const byId = (index: RadarIndex, a: Told, b: Told): number =>
  index.id(a.judgement.slot) < index.id(b.judgement.slot) ? -1 : 1;

function withoutRepetition(index: RadarIndex, told: readonly Told[]): Told[] {
  const seen = new Map<string, number>();
  return bySurety(index, told).filter(({ kind }) => {
    if (!kind.startsWith('same_kind')) return true;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= MOST_SIBLINGS;
  });
}

const bySurety = (index: RadarIndex, told: readonly Told[]): Told[] =>
  told.toSorted((a, b) => rounded(b.probability) - rounded(a.probability) || byId(index, a, b));
