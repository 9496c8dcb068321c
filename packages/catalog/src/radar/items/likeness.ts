/**
 * How surely two items named so are one fact, before values are seen. The numbers are the shares of agreement that the kinds of evidence are given from
 * the outset, not fitted; what they weigh in a judgement of tables is learnt (judge/weights.json).
 */
import type { ItemReason } from '../finding.ts';
import type { RadarItem } from '../radar-entry.ts';
import { isSplit, type Places, placesOf } from './compositions.ts';
import { isElement, type ReadHeading, readHeading, spelled } from './read-heading.ts';

/** One way to name and declare an item. */
export interface NamedItem {
  readonly heading: ReadHeading;
  /** Declared element; empty where none is. */
  readonly declared: string;
  /** Its elements: the declared one alone, else those its heading may name. */
  readonly elements: readonly string[];
  /** Of what it may be a part or the whole. */
  readonly places: Places;
}

export interface Likeness {
  readonly probability: number;
  readonly reason: ItemReason;
}

/** Shares of agreement, in the order in which the kinds of evidence are asked. */
export const DECLARED_AND_NAMED: Likeness = { probability: 0.99, reason: 'same_element' };
export const DECLARED: Likeness = { probability: 0.96, reason: 'same_element' };
export const SAME_HEADING: Likeness = { probability: 0.96, reason: 'same_heading' };
export const SAME_GENERIC_HEADING: Likeness = { probability: 0.75, reason: 'same_heading' };
export const ONE_ELEMENT: Likeness = { probability: 0.9, reason: 'same_element' };
export const ONE_ELEMENT_GENERIC: Likeness = { probability: 0.6, reason: 'same_element' };
export const PERHAPS_ONE_ELEMENT: Likeness = { probability: 0.45, reason: 'same_element' };
export const SPLIT: Likeness = { probability: 0.8, reason: 'split' };
export const SAME_WORDS: Likeness = { probability: 0.85, reason: 'similar_heading' };
export const SAME_GENERIC_WORDS: Likeness = { probability: 0.6, reason: 'similar_heading' };
const SAME_READING: Likeness = { probability: 0.93, reason: 'initials' };
/** Initials, which three letters share by chance and five hardly ever; by their number. */
const SAME_INITIALS = [0, 0, 0.25, 0.5, 0.75, 0.88];
const MANY_SAME_INITIALS = 0.92;

export function namedItem(item: Pick<RadarItem, 'name' | 'element'>): NamedItem {
  const heading = readHeading(item.name);
  const declared = item.element !== undefined && isElement(item.element) ? item.element : '';
  const elements = declared === '' ? heading.elements : [declared];
  return { heading, declared, elements, places: placesOf(elements, heading.words) };
}

/** The definition. `Concepts` finds all that this finds without comparing one by one. */
export function likenessOf(a: NamedItem, b: NamedItem): Likeness | undefined {
  const generic = a.heading.generic || b.heading.generic;
  const sameName = a.heading.normal === b.heading.normal;
  if (a.declared !== '' && b.declared !== '')
    return a.declared === b.declared ? (sameName ? DECLARED_AND_NAMED : DECLARED) : splitLikeness(a, b);
  if (sameName && a.heading.normal !== '') return generic ? SAME_GENERIC_HEADING : SAME_HEADING;
  const shared = a.elements.find((element) => b.elements.includes(element));
  if (shared !== undefined) {
    const first = a.elements[0] === shared && b.elements[0] === shared;
    return first ? (generic ? ONE_ELEMENT_GENERIC : ONE_ELEMENT) : PERHAPS_ONE_ELEMENT;
  }
  return spelledLikeness(a.heading, b.heading) ?? splitLikeness(a, b) ?? wordLikeness(a.heading, b.heading);
}

/** A column in letters and a heading in characters: the whole reading, or its initials. */
export function spelledLikeness(a: ReadHeading, b: ReadHeading): Likeness | undefined {
  const [letters, characters] = a.latin !== '' ? [a, b] : [b, a];
  if (letters.latin === '' || characters.latin !== '') return undefined;
  const { initials, pinyin } = spelled(characters.normal);
  if (pinyin === letters.latin) return SAME_READING;
  if (initials !== letters.latin) return undefined;
  return { probability: SAME_INITIALS[initials.length] ?? MANY_SAME_INITIALS, reason: 'initials' };
}

export function wordLikeness(a: ReadHeading, b: ReadHeading): Likeness | undefined {
  const [x, y] = [a.words, b.words];
  if (x.length === 0 || y.length === 0) return undefined;
  const common = x.filter((word) => y.includes(word));
  if (common.length === x.length && common.length === y.length)
    return a.generic || b.generic ? SAME_GENERIC_WORDS : SAME_WORDS;
  // each has a word that the other lacks: 许可日期 and 处罚日期 are two facts
  if (common.length < x.length && common.length < y.length) return undefined;
  return narrowerLikeness(lengthOf(common) / Math.max(lengthOf(x), lengthOf(y)));
}

/** One heading has all words of the other and more. Characters, not words, are counted: 许可证 says more than 号. */
export function narrowerLikeness(share: number): Likeness | undefined {
  return share < 0.5 ? undefined : { probability: 0.25 + 0.5 * share, reason: 'similar_heading' };
}

export const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);

function splitLikeness(a: NamedItem, b: NamedItem): Likeness | undefined {
  return isSplit(a.places, b.places) ? SPLIT : undefined;
}
