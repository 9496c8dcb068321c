/** The numbers that a judgement is made of, by name; `judge/weights.json` has what each weighs. */
import type { ItemEvidence } from './item-evidence.ts';
import type { StripEvidence } from './strip-evidence.ts';
import type { TitleEvidence } from './title-evidence.ts';

export interface PairEvidence {
  /** Undefined where the draft has no title yet. */
  readonly title: TitleEvidence | undefined;
  /** Undefined where one of them has no items. */
  readonly items: ItemEvidence | undefined;
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

export function features(evidence: PairEvidence): Features {
  const { title, items, strip, subject } = evidence;
  const which = modelOf(evidence);
  const ofTitle: Record<string, number> =
    which === 'items' || title === undefined
      ? {}
      : {
          title_jaccard: title.jaccard,
          title_containment: title.containment,
          title_substitution: title.substitution,
          title_shared: Math.min(title.shared, ENOUGH_TITLE) / ENOUGH_TITLE,
          title_dice: title.dice,
          title_equal: yes(title.jaccard > 0.999),
          // a poor title of another body says nothing: 机构信息
          title_poor_apart: Math.exp(-title.least / 4) * yes(!strip.sameOffice),
          title_head: title.head,
          title_head_equal: yes(title.headEqual),
          title_acts_apart: yes(title.actsApart),
          title_act_of_one: yes(title.actOfOne),
          title_measure_of_one: yes(title.measureOfOne),
          // one body gives two names to two tables; what another place calls otherwise may be the same
          title_rest_same_body: (1 - title.jaccard) * yes(strip.sameBody && strip.region !== 'apart'),
          title_containment_apart: title.containment * yes(strip.region === 'apart'),
          title_asides_apart: yes(strip.asidesApart && strip.sameBody),
          same_office: yes(strip.sameOffice),
        };
  const ofItems: Record<string, number> =
    items === undefined
      ? which === 'title'
        ? { no_items: 1 }
        : {}
      : {
          items_jaccard: items.jaccard,
          items_least: Math.min(items.ours, items.theirs),
          items_most: Math.max(items.ours, items.theirs),
          items_shared: Math.min(items.shared, ENOUGH_ITEMS) / ENOUGH_ITEMS,
          items_own: items.ownOurs,
          ...(which === 'title'
            ? {}
            : {
                same_subject: yes(subject === 1),
                other_subject: yes(subject === -1),
                rows_shared: items.rows ?? 0,
                ...(which === 'items' ? { same_office: yes(strip.sameOffice) } : {}),
              }),
        };
  return { ...ofTitle, ...ofItems };
}
