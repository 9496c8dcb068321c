import {
  type DataElement,
  element,
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

function titleOf(item: Item, found: DataElement | undefined): Name2 {
  const zh = item.title?.zh ?? (item.attribute === undefined ? found?.name.zh : undefined) ?? item.name;
  const en = item.title?.en ?? (item.attribute === undefined ? found?.name.en : undefined) ?? item.name;
  return { zh, en };
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
