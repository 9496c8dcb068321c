/** The numbers that a judgement is made of, by name; `judge/weights.json` has what each weighs. */
import type { ItemEvidence } from './item-evidence.ts';
import type { StripEvidence } from './strip-evidence.ts';
import type { TitleEvidence } from './title-evidence.ts';

export interface PairEvidence {
  /** Undefined where the draft has no title yet. */
  readonly title: TitleEvidence | undefined;
  /** Undefined where one of them has no items. */
  readonly items: ItemEvidence | undefined;
  /** The same with what has a source elsewhere taken for nobody's own; absent where nothing has, and where one holds the other wholly. */
  readonly unsourced?: ItemEvidence;
  /** One side's items, or both's, are only listed in its abstract. */
  readonly listed: boolean;
  readonly strip: StripEvidence;
  /** 1 the same, -1 another, 0 not said. */
  readonly subject: -1 | 0 | 1;
}

export type Features = Readonly<Record<string, number>>;

/** Which model judges: by titles (and what abstracts list), by titles and declared items, by items alone. */
export type ModelName = 'title' | 'both' | 'items';

export function modelOf({ title, items, listed }: PairEvidence): ModelName {
  if (title === undefined || title.least === 0) return 'items';
  return items === undefined || listed ? 'title' : 'both';
}

const yes = (condition: boolean): number => (condition ? 1 : 0);
/** Nats beyond these add nothing to the certainty. */
const ENOUGH_TITLE = 12;
const ENOUGH_ITEMS = 25;

type Measure<Part> = (part: Part, evidence: PairEvidence) => number;

const OF_TITLES: Readonly<Record<string, Measure<TitleEvidence>>> = {
  title_jaccard: ({ jaccard }) => jaccard,
  title_containment: ({ containment }) => containment,
  title_substitution: ({ substitution }) => substitution,
  title_shared: ({ shared }) => Math.min(shared, ENOUGH_TITLE) / ENOUGH_TITLE,
  title_dice: ({ dice }) => dice,
  title_equal: ({ jaccard }) => yes(jaccard > 0.999),
  // a poor title of another body says nothing: 机构信息
  title_poor_apart: ({ least }, { strip }) => (strip.sameOffice ? 0 : Math.exp(-least / 4)),
  title_head: ({ head }) => head,
  title_head_equal: ({ headEqual }) => yes(headEqual),
  title_acts_apart: ({ actsApart }) => yes(actsApart),
  title_act_of_one: ({ actOfOne }) => yes(actOfOne),
  title_measure_of_one: ({ measureOfOne }) => yes(measureOfOne),
  // one body gives two names to two tables; what another place calls otherwise may be the same
  title_rest_same_body: ({ jaccard }, { strip }) => (strip.sameBody && strip.region !== 'apart' ? 1 - jaccard : 0),
  title_containment_apart: ({ containment }, { strip }) => (strip.region === 'apart' ? containment : 0),
  title_asides_apart: (_, { strip }) => yes(strip.asidesApart && strip.sameBody),
  same_office: (_, { strip }) => yes(strip.sameOffice),
};

const OF_ITEMS: Readonly<Record<string, Measure<ItemEvidence>>> = {
  items_jaccard: ({ jaccard }) => jaccard,
  items_least: ({ ours, theirs }) => Math.min(ours, theirs),
  items_most: ({ ours, theirs }) => Math.max(ours, theirs),
  items_shared: ({ shared }) => Math.min(shared, ENOUGH_ITEMS) / ENOUGH_ITEMS,
  // that two are of one kind is the same from both sides
  items_own_most: ({ ownOurs, ownTheirs }) => Math.max(ownOurs, ownTheirs),
  // few facts of one's own in common may be chance, however large their share
  items_own_least: ({ ownOurs, ownTheirs, ownPairs }) => (Math.min(ownOurs, ownTheirs) * Math.min(ownPairs, 4)) / 4,
  items_own_shared: ({ ownShared }) => Math.min(ownShared, ENOUGH_ITEMS) / ENOUGH_ITEMS,
  // one form about two things: what the titles do not have in common, no column of the form makes one
  items_general_apart: ({ generalShared }, { title }) =>
    (Math.min(generalShared, ENOUGH_ITEMS) / ENOUGH_ITEMS) * (title?.substitution ?? 0),
  items_most_apart: ({ ours, theirs, ownOurs, ownTheirs }, { title }) =>
    Math.max(0, Math.max(ours, theirs) - Math.max(ownOurs, ownTheirs)) * (title?.substitution ?? 0),
};

const OF_DECLARED_ITEMS: Readonly<Record<string, Measure<ItemEvidence>>> = {
  ...OF_ITEMS,
  same_subject: (_, { subject }) => yes(subject === 1),
  other_subject: (_, { subject }) => yes(subject === -1),
  rows_shared: ({ rows }) => rows ?? 0,
};

const of =
  <Part>(part: (evidence: PairEvidence) => Part | undefined) =>
  (measures: Readonly<Record<string, Measure<Part>>>): Record<string, (evidence: PairEvidence) => number> =>
    Object.fromEntries(
      Object.entries(measures).map(([name, measure]) => [
        name,
        (evidence) => {
          const known = part(evidence);
          return known === undefined ? 0 : measure(known, evidence);
        },
      ]),
    );
const titles = of(({ title }) => title);
const items = of((evidence) => evidence.items);

/** What each model looks at, by name. A number whose part is not there is 0. */
export const MEASURES: Readonly<Record<ModelName, Readonly<Record<string, (evidence: PairEvidence) => number>>>> = {
  title: { ...titles(OF_TITLES), ...items(OF_ITEMS), no_items: (evidence) => yes(evidence.items === undefined) },
  both: { ...titles(OF_TITLES), ...items(OF_DECLARED_ITEMS) },
  items: {
    ...items(OF_DECLARED_ITEMS),
    same_office: ({ strip, items: known }) => yes(known !== undefined && strip.sameOffice),
  },
};

export function features(evidence: PairEvidence): Features {
  return Object.fromEntries(
    Object.entries(MEASURES[modelOf(evidence)]).map(([name, measure]) => [name, measure(evidence)]),
  );
}
