/** Judgements of all candidates of a draft, each in the light of the others. */
import type { RadarIndex } from '../index/radar-index.ts';
import { type Judgement, judgeSlot, type Sources, withoutFacts } from './judge-slot.ts';
import { formPositions } from './letters-form.ts';
import type { ReadDraft } from './read-draft.ts';
import { withoutRivals } from './rivals.ts';

export function judgeAll(index: RadarIndex, read: ReadDraft, slots: readonly number[]): Judgement[] {
  const sources = sourcesOf(index, read, new Set(slots));
  const judged = slots.map((slot) => judgeSlot(index, read, slot, sources));
  const form = formPositions(index, read, judged);
  const told = form.size === 0 ? judged : judged.map((judgement) => withoutFacts(read, judgement, form, sources));
  return withoutRivals(index, read, told);
}

/** Published entries among the candidates that are the source of an item: who else holds it has a copy, and is not told beside the source. */
function sourcesOf(index: RadarIndex, read: ReadDraft, slots: ReadonlySet<number>): Sources {
  const sources = new Map<number, Set<number>>();
  for (const { elements, position } of read.items.list) {
    if (elements[0] === undefined) continue;
    for (const slot of index.sourcesOfAttribute(elements[0])) {
      const [subject, asked] = [index.subject(slot), read.draft.subject];
      if (!slots.has(slot) || (subject !== undefined && asked !== undefined && subject !== asked)) continue;
      if (read.stripAgainst(slot).region === 'apart') continue;
      const of = sources.get(position) ?? new Set();
      of.add(slot);
      sources.set(position, of);
    }
  }
  return sources;
}
