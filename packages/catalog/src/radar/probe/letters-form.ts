/**
 * Facts of the form are known by their words (`items/item-weight.ts`), where they have any. Of columns in letters (XKBH, CZZT) nobody can tell; that one city's
 * permits of pools, of presses and of pawnshops all have them tells it: what one place holds under the titles of many things is their form. Strips of one kind are
 * not taken for it, each place has one of them, whatever it calls it; nor is what has a meaning (残疾等级 of four tables of the disabled).
 */
import type { RadarIndex } from '../index/radar-index.ts';
import type { AlignedPair } from '../items/align-items.ts';
import type { AskedItem } from '../items/asked-items.ts';
import type { Judgement } from './judge-slot.ts';
import type { ReadDraft } from './read-draft.ts';
import { ANOTHER, areTwoThings } from './rivals.ts';

/** Tables of so many things, each another than the draft's and than each other's, in one place. Two may be copies under other titles. */
const THINGS = 3;
/** Share of the draft's nats, or of theirs, from which on two tables are of one form. */
const ONE_FORM = 0.5;
/** Least probability of a pair by which an item counts as held. */
const HELD = 0.75;

/** Positions of the draft's items in letters that are facts of a form. */
export function formPositions(index: RadarIndex, read: ReadDraft, judged: readonly Judgement[]): ReadonlySet<number> {
  const form = new Set<number>();
  const wordless = read.items.list.filter(isWordless);
  if (wordless.length === 0 || read.listed) return form;
  for (const place of Map.groupBy(judged.filter(isOfOneForm), ({ slot }) => placeOf(index, slot)).values()) {
    if (place.length < THINGS) continue;
    const tables = place.toSorted((a, b) => (index.id(a.slot) < index.id(b.slot) ? -1 : 1));
    for (const { position } of wordless)
      if (
        !form.has(position) &&
        holdThings(
          index,
          tables.filter((table) => holds(table, position)),
        )
      )
        form.add(position);
  }
  return form;
}

const HAN = /\p{Script=Han}/u;
const isWordless = ({ elements, item: { name, title = '' } }: AskedItem): boolean =>
  elements.length === 0 && !HAN.test(name) && !HAN.test(title);

/** Its title names another thing than the draft's, and a good part of either is in the other. */
const isOfOneForm = ({ evidence: { title, items, listed } }: Judgement): boolean =>
  title !== undefined &&
  items !== undefined &&
  !listed &&
  Math.min(title.ourRest, title.theirRest) >= ANOTHER &&
  Math.max(items.ours, items.theirs) >= ONE_FORM;

const placeOf = (index: RadarIndex, slot: number): string => index.strip(slot).regions.join();

const isHeld = ({ probability, own }: AlignedPair): boolean => own && probability >= HELD;
const holds = ({ alignment }: Judgement, position: number): boolean =>
  (alignment?.pairs ?? []).some((pair) => pair.ourPosition === position && isHeld(pair));

/** Whether the tables are of so many things. */
function holdThings(index: RadarIndex, tables: readonly Judgement[]): boolean {
  const things: Judgement[] = [];
  for (const table of tables) {
    if (things.every((other) => areTwoThings(index, other, table.slot))) things.push(table);
    if (things.length >= THINGS) return true;
  }
  return false;
}
