/** Small parts that all findings are made of. */
import type { DutyShare, ItemPair, RadarFinding } from '../finding.ts';
import type { RadarIndex } from '../index/radar-index.ts';
import type { AlignedPair, Alignment } from '../items/align-items.ts';
import type { ReadDraft } from './read-draft.ts';

export const rounded = (probability: number): number => Math.round(probability * 1000) / 1000;

export function entryPart(index: RadarIndex, slot: number): Pick<RadarFinding, 'entry' | 'title' | 'organisation'> {
  const { id, name } = index.body(slot);
  return { entry: index.id(slot), title: index.title(slot), organisation: { id, name } };
}

/** Least probability of a pair that is shown. */
const SHOWN = 0.35;

export function shownPairs(index: RadarIndex, read: ReadDraft, alignment: Alignment | undefined): readonly ItemPair[] {
  return (alignment?.pairs ?? [])
    .filter(({ probability }) => probability >= SHOWN)
    .map((pair) => plainPair(index, read, pair));
}

export function plainPair(
  index: RadarIndex,
  read: ReadDraft,
  { ourPosition, concept, name, probability, reason, valuesShared, units }: AlignedPair,
): ItemPair {
  const { item } = read.items.list[ourPosition]!;
  const element = elementOf(index, read, { ourPosition, concept });
  return {
    ours: item.name,
    theirs: index.names.text(name),
    probability,
    reason,
    ...(element !== undefined && { element }),
    ...(valuesShared !== undefined && { valuesShared }),
    ...(units && { units }),
  };
}

/** The element that both sides may mean, likeliest of ours first. */
export function elementOf(
  index: RadarIndex,
  read: ReadDraft,
  { ourPosition, concept }: Pick<AlignedPair, 'ourPosition' | 'concept'>,
): string | undefined {
  const theirs = index.concepts.elements(concept);
  return read.items.list[ourPosition]!.elements.find((id) => theirs.includes(id));
}

/** 企业名称、法定代表人等 5 项 */
export function someNames(names: readonly string[]): { readonly zh: string; readonly en: string } {
  const some = names.slice(0, 4);
  return names.length > some.length
    ? { zh: `${some.join('、')}等 ${names.length} 项`, en: `${some.join(', ')} and ${names.length - some.length} more` }
    : { zh: some.join('、'), en: some.join(', ') };
}

/** Name of the draft's organisation in reasons and shares. */
export function ourBody(read: ReadDraft): { readonly id: string; readonly name: string } {
  return read.draft.organisation ?? { id: '', name: '' };
}

/** Items are shared out: what the other holds it goes on to collect, the rest is ours. */
export function sharesByItems(
  index: RadarIndex,
  read: ReadDraft,
  slot: number,
  held: readonly AlignedPair[],
): DutyShare[] {
  const theirs = index.body(slot);
  const ours = ourBody(read);
  const taken = new Set(held.map(({ ourPosition }) => ourPosition));
  const rest = read.items.list.filter(({ position }) => !taken.has(position)).map(({ item }) => item.name);
  return [
    {
      organisation: theirs.id,
      organisationName: theirs.name,
      lead: true,
      items: [...new Set(held.map(({ name }) => index.names.text(name)))],
    },
    { organisation: ours.id, organisationName: ours.name, lead: false, items: rest },
  ];
}

/** Rows are shared out: each its own region. Who answers for the wider region leads; among equals who holds it already. */
export function sharesByRegion(index: RadarIndex, read: ReadDraft, slot: number): DutyShare[] {
  const theirs = index.body(slot);
  const ours = ourBody(read);
  const items = read.items.list.map(({ item }) => item.name);
  const [ourRegion] = read.strip.regions;
  const [theirRegion] = index.strip(slot).regions;
  const wider =
    (read.body?.region ?? '999999').replace(/0+$/, '').length < (theirs.region ?? '999999').replace(/0+$/, '').length;
  return [
    {
      organisation: theirs.id,
      organisationName: theirs.name,
      lead: !wider,
      items,
      ...(theirRegion !== undefined && { region: theirRegion }),
    },
    {
      organisation: ours.id,
      organisationName: ours.name,
      lead: wider,
      items,
      ...(ourRegion !== undefined && { region: ourRegion }),
    },
  ];
}
