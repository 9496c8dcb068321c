/** Items that a base library gives: the draft keeps the identifier and joins the rest. */
import { baseNames, fromBases } from '../base/base-libraries.ts';
import type { ItemPair, RadarFinding } from '../finding.ts';
import type { RadarIndex } from '../index/radar-index.ts';
import { align } from '../items/align-items.ts';
import type { AskedItem } from '../items/asked-items.ts';
import type { BaseLibrary } from '../radar-entry.ts';
import { entryPart, plainPair, rounded, someNames } from './finding-parts.ts';
import type { ReadDraft } from './read-draft.ts';

/** Least probability of the element by its heading, and of a pair, that an item is taken out by. */
const SURE = 0.5;

export function baseFindings(index: RadarIndex, read: ReadDraft): RadarFinding[] {
  // the library's own entries are not asked to take from themselves
  if (read.draft.base !== undefined || read.items.list.length === 0 || read.listed) return [];
  const elements = read.items.list.map(({ elements: [first] }) => first);
  return fromBases(elements).flatMap(({ library, positions, joinedBy }) => {
    const slot = libraryOf(index, read, library);
    // who keeps the library is its source
    if (slot !== undefined && read.body !== undefined && index.body(slot).key === read.body.key) return [];
    const pairs =
      slot === undefined ? [] : align(index, read.items, slot).pairs.filter(({ probability }) => probability >= SURE);
    const items: ItemPair[] = positions.flatMap((position) => {
      const asked = read.items.list[position]!;
      const pair = pairs.find(({ ourPosition }) => ourPosition === position);
      if (pair !== undefined) return [plainPair(index, read, pair)];
      // an entry of the library that lacks the item: another part of the library may have it, none is named
      return slot === undefined
        ? [
            {
              ours: asked.item.name,
              theirs: '',
              probability: surety(asked),
              reason: 'same_element' as const,
              element: elements[position]!,
            },
          ]
        : [];
    });
    if (items.length === 0) return [];
    const names = someNames(items.map(({ ours }) => ours));
    const key = read.items.list[joinedBy]!.item.name;
    const probability = rounded(Math.max(...items.map((item) => item.probability)));
    return [
      {
        kind: 'take_from_base' as const,
        ...(slot === undefined ? {} : entryPart(index, slot)),
        base: library,
        probability,
        items,
        reason: {
          zh: `${names.zh}属于${baseNames[library].zh}，已有权威数据`,
          en: `${names.en}: the ${baseNames[library].en} has them with authority`,
        },
        wayOut: {
          kind: 'take_from_base' as const,
          reason: {
            zh: `只保留${key}，其余用它从${baseNames[library].zh}关联取用`,
            en: `keep ${key} only and join the rest from the ${baseNames[library].en}`,
          },
        },
      },
    ];
  });
}

/** The heading by itself: declared elements are sure, loose headings (名称) less. */
const surety = ({ item, normal, elements }: AskedItem): number =>
  item.element !== undefined
    ? 0.98
    : /^(?:名称|名|类型|地址|name|type)$/.test(normal) || elements.length > 1
      ? 0.6
      : 0.9;

/** The published entry of the library that holds most of the draft's items. */
function libraryOf(index: RadarIndex, read: ReadDraft, library: BaseLibrary): number | undefined {
  let best: { slot: number; held: number } | undefined;
  for (const slot of index.baseSlots()) {
    if (
      index.base(slot) !== library ||
      !index.isAlive(slot) ||
      !index.isPublished(slot) ||
      index.id(slot) === read.draft.id
    )
      continue;
    const held = align(index, read.items, slot).pairs.filter(({ probability }) => probability >= SURE).length;
    if (best === undefined || held > best.held || (held === best.held && index.id(slot) < index.id(best.slot)))
      best = { slot, held };
  }
  return best?.slot;
}
