/** The draft's items as the ledger knows them: what each may be called there, and which of them a concept of the ledger may be. */
import type { RadarIndex } from '../index/radar-index.ts';
import type { RadarItem } from '../radar-entry.ts';
import type { Alike } from './alike.ts';
import { isOfTheForm, isOwnFact, itemWeight } from './item-weight.ts';
import { namedItem } from './likeness.ts';
import type { LikenessTable } from './likeness-table.ts';
import { spokenItems } from './spoken-items.ts';

/** An item of the draft, with all that it may be called in the ledger. */
export interface AskedItem {
  readonly item: RadarItem;
  readonly position: number;
  readonly alike: Alike;
  readonly elements: readonly string[];
  readonly normal: string;
  /** Whether the heading means what its table is about: 编号, 名称. */
  readonly generic: boolean;
  /** Nats. */
  readonly weight: number;
  /** Whether it is a fact of the table's own (`isOwnFact`). */
  readonly own: boolean;
}

export interface AskedItems {
  readonly list: readonly AskedItem[];
  /** Nats of all; of the table's own facts alone. */
  readonly weight: number;
  readonly ownWeight: number;
  /** Whether any of them brings values or codes, which tell a pair by themselves. */
  readonly bringsValues: boolean;
  readonly table: LikenessTable;
}

/** So sure a likeness makes two names one for counting how common a fact is. */
const ONE_FACT = 0.9;
/** So surely a reading of letters is believed. */
const READ = 0.7;

export function askedItems(index: RadarIndex, items: readonly RadarItem[]): AskedItems {
  const spokenList = spokenItems(items);
  const list = items.map((item, position): AskedItem => {
    const spoken = spokenList[position]!;
    const { elements, heading, declared } = namedItem(spoken);
    const alike = index.concepts.alike(spoken);
    const weight = itemWeight(
      elements,
      index.conceptWeight(elements, heading.normal, elements.length > 0 ? 0 : usesOf(index, alike)),
    );
    const known = { elements, words: heading.words, declared: declared !== '' };
    const own =
      (isOwnFact(known) || (isOfTheForm(known) && index.isScarce(mostUses(index, alike)))) &&
      !(heading.latin !== '' && isFormElsewhere(index, alike));
    return { item, position, alike, elements, normal: heading.normal, generic: heading.generic, weight, own };
  });
  return {
    list,
    weight: list.reduce((sum, { weight }) => sum + weight, 0),
    ownWeight: list.reduce((sum, { weight, own }) => (own ? sum + weight : sum), 0),
    bringsValues: items.some(({ codes, sketch }) => codes !== undefined || sketch !== undefined),
    table: index.likenesses.fill(list, index.concepts.size),
  };
}

/** Letters tell nothing by themselves: XKZBH is what the surest of its readings is. */
function isFormElsewhere(index: RadarIndex, { concepts, runs }: Alike): boolean {
  const [first] = runs;
  return first !== undefined && first.probability >= READ && !index.isOwn(concepts[first.from]!);
}

/** Entries that have the commonest of what the item surely is. */
function mostUses(index: RadarIndex, { concepts, runs }: Alike): number {
  let most = 0;
  for (const { probability, from, to } of runs) {
    if (probability < READ) break;
    for (let nth = from; nth < to; nth += 1) most = Math.max(most, index.usesOf(concepts[nth]!));
  }
  return most;
}

function usesOf(index: RadarIndex, { concepts, runs }: Alike): number {
  let most = 0;
  for (const { probability, from, to } of runs) {
    if (probability <= ONE_FACT) break;
    for (let nth = from; nth < to; nth += 1) most = Math.max(most, index.concepts.uses(concepts[nth]!));
  }
  return most;
}
