import { type Body, type RadarIndex, type Strip, stripOf } from '../index/radar-index.ts';
import { type AskedItems, askedItems } from '../items/asked-items.ts';
import { itemWeight } from '../items/item-weight.ts';
import { namedItem } from '../items/likeness.ts';
import { listedItems } from '../items/listed-items.ts';
import { compareStrips, type StripEvidence } from '../judge/strip-evidence.ts';
import type { WeighedWords } from '../judge/title-evidence.ts';
import type { RadarDraft, RadarItem } from '../radar-entry.ts';
import { readTitle } from '../title/read-title.ts';
import { rolesOf } from '../words/roles.ts';

/**
 * A draft as the index sees it now: weights move with the ledger, so it is read anew for every probe. It holds until the next draft is read (`LikenessTable`).
 */
export interface ReadDraft {
  readonly draft: RadarDraft;
  readonly title: WeighedWords | undefined;
  readonly strip: Strip;
  readonly body: Body | undefined;
  readonly items: AskedItems;
  readonly listed: boolean;
  /** Place and time of a slot against the draft's; many slots have one strip and one body, so it is worked out once for them. */
  readonly stripAgainst: (slot: number) => StripEvidence;
}

/** Items beyond these are not asked for: a wide table is known by its most telling. */
const MOST_ASKED = 300;
/** Items beyond these are not even read. */
const MOST_READ = 2000;

export function readDraft(index: RadarIndex, draft: RadarDraft): ReadDraft {
  const body = draft.organisation && index.bodyOf(draft.organisation);
  const read = readTitle(draft.title ?? '', draft.region ?? body?.region);
  const listed = (draft.items ?? []).length === 0 && draft.abstract !== undefined;
  const items = listed ? listedItems(draft.abstract ?? '').map((name) => ({ name })) : (draft.items ?? []);
  const strip = stripOf(read, draft.region, body?.region);
  return {
    draft,
    title: draft.title === undefined ? undefined : weighedDraft(index, read.words, read.core),
    strip,
    body,
    stripAgainst: stripsAgainst(index, strip, body),
    items: askedItems(
      index,
      mostTelling(
        index,
        items.filter(({ name }) => typeof name === 'string' && name.trim() !== ''),
      ),
    ),
    listed,
  };
}

/** In their order; with more than are asked for those that the ledger has met, and of these those that say most, whichever stand first. */
function mostTelling(index: RadarIndex, items: readonly RadarItem[]): readonly RadarItem[] {
  if (items.length <= MOST_ASKED) return items;
  const weighed = items.slice(0, MOST_READ).map((item, nth) => {
    const { elements, heading } = namedItem(item);
    return {
      item,
      nth,
      met: elements.length > 0 || index.concepts.headings.known(heading.normal) !== undefined ? 1 : 0,
      weight: itemWeight(elements, index.conceptWeight(elements, heading.normal, 0)),
    };
  });
  return weighed
    .sort((a, b) => b.met - a.met || b.weight - a.weight || a.nth - b.nth)
    .slice(0, MOST_ASKED)
    .sort((a, b) => a.nth - b.nth)
    .map(({ item }) => item);
}

function weighedDraft(index: RadarIndex, words: readonly string[], core: string): WeighedWords {
  const weights = words.map((word) => index.wordWeight(word));
  return {
    words: words.map((word, nth) => index.words.known(word) ?? -1 - nth),
    weights,
    roles: words.map(rolesOf),
    total: weights.reduce((sum, weight) => sum + weight, 0),
    core,
  };
}

export function weighedSlot(index: RadarIndex, slot: number): WeighedWords {
  const words = index.titleWords(slot);
  const weights: number[] = [];
  const roles: number[] = [];
  let total = 0;
  for (let nth = 0; nth < words.length; nth += 1) {
    const weight = index.wordNats(words[nth]!);
    weights.push(weight);
    roles.push(index.wordRoles(words[nth]!));
    total += weight;
  }
  return { words, weights, roles, total, core: index.core(slot) };
}

/** Nats of a slot's title. */
export function titleNats(index: RadarIndex, slot: number): number {
  const words = index.titleWords(slot);
  let total = 0;
  for (let nth = 0; nth < words.length; nth += 1) total += index.wordNats(words[nth]!);
  return total;
}

function stripsAgainst(index: RadarIndex, strip: Strip, body: Body | undefined): (slot: number) => StripEvidence {
  const known = new Map<Strip, Map<Body, StripEvidence>>();
  return (slot) => {
    const [theirs, holder] = [index.strip(slot), index.body(slot)];
    let byBody = known.get(theirs);
    if (byBody === undefined) {
      byBody = new Map();
      known.set(theirs, byBody);
    }
    let found = byBody.get(holder);
    if (found === undefined) {
      found = compareStrips({ strip, body }, { strip: theirs, body: holder });
      byBody.set(holder, found);
    }
    return found;
  };
}
