import {
  type DataElement,
  element,
  elementsByHeading,
  type Grade,
  type Mask,
  normaliseHeading,
  type ValueDomain,
} from '@kuaishu/standards';
import type { Entry, Item } from '../entry.ts';
import type { Name2, ResolvedItem } from './plan.ts';
import { slugOf } from './slug.ts';

/** Words that stand for a value that is not there are cleaned before; this is what an unknown text column inherits. */
const PLAIN_TEXT: ValueDomain = { kind: 'text' };

/**
 * Items with what they inherit from their data elements. Attribute names are unique within the entry (a second use of one gets `_2`,
 * which lint reports); headings are shared out so that each is accepted by one item only: what an item says of itself goes first.
 */
export function resolveItems(entry: Entry): ResolvedItem[] {
  const taken = new Set<string>();
  const headings = shareHeadings(entry.items);
  return entry.items.map((item, index) => {
    const found = item.element === undefined ? undefined : element(item.element);
    const attribute = unused(item.attribute ?? found?.id ?? attributeFromName(item.name), taken);
    const grade = item.grade ?? found?.grade ?? entry.grade ?? 'yellow';
    return {
      index,
      name: item.name,
      headings: headings[index] ?? [item.name],
      title: titleOf(item, found),
      attribute,
      ...(found ? { element: found } : {}),
      domain: domainOf(item, found),
      required: item.required ?? false,
      grade,
      mask: maskOf(item, found, grade),
      ...(item.unit === undefined ? {} : { unit: item.unit }),
      ...(item.covered === undefined ? {} : { covered: item.covered }),
    };
  });
}

/** `备注` → `bz`, `Unit price (元)` → `unit_price`. Never the id of a data element that the item does not claim: `sex` → `sex_text`. */
export function attributeFromName(name: string): string {
  const bare = name.normalize('NFKC').replace(/[([【{][^)\]】}]*[)\]】}]/g, ' ');
  const slug = (slugOf(bare) || slugOf(name) || 'column').replace(/^(?=\d)/, 'c_');
  return element(slug) ? `${slug}_text` : slug;
}

/** What a data type of the compilation guide says of the values when no data element is named. */
export function domainOf(item: Pick<Item, 'type' | 'scale' | 'unit'>, found?: DataElement): ValueDomain {
  if (found) return found.domain;
  switch (item.type) {
    case 'N':
    case 'B':
      return {
        kind: 'number',
        ...(item.unit === undefined ? {} : { unit: item.unit }),
        ...(item.scale === undefined ? {} : { scale: item.scale }),
      };
    case 'I':
      return { kind: 'number', scale: 0, ...(item.unit === undefined ? {} : { unit: item.unit }) };
    case 'Y':
      return { kind: 'money', currency: 'CNY' };
    case 'D':
      return { kind: 'date' };
    case 'T':
      return { kind: 'datetime' };
    case 'L':
      return { kind: 'boolean' };
    default:
      return PLAIN_TEXT;
  }
}

/**
 * What the item says of itself; else its data element's name; else the name of an element that its heading spells out or abbreviates by initials
 * (登记机关, XM): enough to read by, though not claimed. An item with an attribute of its own is not the element itself: its name stays beside it.
 */
function titleOf(item: Item, found: DataElement | undefined): Name2 {
  const heading = item.title?.zh ?? item.name;
  const own = item.attribute === undefined ? found?.name : undefined;
  const like = own ?? elementNamed(heading)?.name;
  const zh = item.title?.zh ?? like?.zh ?? item.name;
  const en = item.title?.en ?? like?.en ?? (found ? `${found.name.en} (${heading})` : spacedWords(heading));
  return { zh, en };
}

/** The element whose own name or initials the heading is; a looser alias (name, 编号) would say too much. */
function elementNamed(heading: string): DataElement | undefined {
  const key = normaliseHeading(heading);
  return elementsByHeading(heading).find(({ name, initials }) =>
    [name.zh, name.en, initials].some((known) => normaliseHeading(known) === key),
  );
}

/** `firstIssue` and `first_issue` → `First issue`. Abbreviations and other scripts stay. */
function spacedWords(heading: string): string {
  if (!/^[A-Za-z][a-z0-9]+(?:[A-Z_ -][a-z0-9]+)+$/.test(heading)) return heading;
  const words = heading
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_ -]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function maskOf(item: Item, found: DataElement | undefined, grade: Grade): Mask {
  if (item.mask) return item.mask;
  if (item.grade === 'green') return { method: 'keep' };
  if (found) return found.mask;
  // what a column of unknown meaning holds cannot be judged: its first character says that it is filled, no more
  return grade === 'green' ? { method: 'keep' } : { method: 'cover', head: 1, tail: 0 };
}

function shareHeadings(items: readonly Item[]): string[][] {
  const owner = new Map<string, number>();
  const result: string[][] = items.map(() => []);
  const claim = (index: number, heading: string | undefined) => {
    if (!heading) return;
    const key = normaliseHeading(heading);
    if (!owner.has(key)) owner.set(key, index);
    if (owner.get(key) === index && !result[index]?.includes(heading)) result[index]?.push(heading);
  };
  for (const [i, item] of items.entries()) claim(i, item.name);
  items.forEach((item, i) => {
    for (const alias of item.aliases ?? []) claim(i, alias);
  });
  items.forEach((item, i) => {
    claim(i, item.title?.zh);
    claim(i, item.title?.en);
  });
  const uses = new Map<string, number>();
  for (const item of items) if (item.element) uses.set(item.element, (uses.get(item.element) ?? 0) + 1);
  items.forEach((item, i) => {
    const found = item.element === undefined ? undefined : element(item.element);
    // two items of one element (address now, address before) are told apart by their own names only
    if (!found || (uses.get(found.id) ?? 0) > 1) return;
    for (const heading of [found.name.zh, found.name.en, found.initials, found.id, ...found.aliases]) claim(i, heading);
  });
  return result;
}

function unused(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
  taken.add(name);
  return name;
}
