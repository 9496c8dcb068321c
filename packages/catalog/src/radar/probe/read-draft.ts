import { type Body, type RadarIndex, type Strip, stripOf } from '../index/radar-index.ts';
import { type AskedItem, askedItems } from '../items/align-items.ts';
import { listedItems } from '../items/listed-items.ts';
import type { WeighedWords } from '../judge/title-evidence.ts';
import type { RadarDraft } from '../radar-entry.ts';
import { readTitle } from '../title/read-title.ts';

/** A draft as the index sees it now: weights move with the ledger, so it is read anew for every probe. */
export interface ReadDraft {
  readonly draft: RadarDraft;
  readonly title: WeighedWords | undefined;
  readonly strip: Strip;
  readonly body: Body | undefined;
  readonly items: readonly AskedItem[];
  readonly listed: boolean;
}

/** Items beyond these are not asked for: a wide table is known by fewer. */
const MOST_ASKED = 300;

export function readDraft(index: RadarIndex, draft: RadarDraft): ReadDraft {
  const body = draft.organisation && index.bodyOf(draft.organisation);
  const read = readTitle(draft.title ?? '', draft.region ?? body?.region);
  const listed = (draft.items ?? []).length === 0 && draft.abstract !== undefined;
  const items = listed ? listedItems(draft.abstract ?? '').map((name) => ({ name })) : (draft.items ?? []);
  return {
    draft,
    title: draft.title === undefined ? undefined : weighed(index, read.words, read.core),
    strip: stripOf(read, draft.region, body?.region),
    body,
    items: askedItems(
      index,
      items.filter(({ name }) => typeof name === 'string' && name.trim() !== '').slice(0, MOST_ASKED),
    ),
    listed,
  };
}

export function weighed(index: RadarIndex, words: readonly string[], core: string): WeighedWords {
  const weights = words.map((word) => index.wordWeight(word));
  return { words, weights, total: weights.reduce((sum, weight) => sum + weight, 0), core };
}

export function weighedSlot(index: RadarIndex, slot: number): WeighedWords {
  return weighed(
    index,
    Array.from(index.titleWords(slot), (word) => index.words.text(word)),
    index.core(slot),
  );
}
