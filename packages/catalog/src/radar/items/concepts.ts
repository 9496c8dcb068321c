/**
 * The vocabulary of items: each way to name and declare an item once, however many entries have it. What a draft's item may be called elsewhere is
 * looked up here, among some hundred thousand headings, and not among the millions of items.
 */
import type { ItemReason } from '../finding.ts';
import type { RadarItem } from '../radar-entry.ts';
import { counterparts, isSplit, type Places, placesOf } from './compositions.ts';
import { isElement, type ReadHeading, readHeading, spelled } from './read-heading.ts';

export interface Concept {
  readonly id: number;
  readonly heading: ReadHeading;
  /** Declared element; empty where none is. */
  readonly declared: string;
  /** Its elements: the declared one alone, else those its heading may name. */
  readonly elements: readonly string[];
  /** Of what it may be a part or the whole. */
  readonly places: Places;
}

/** Another concept that may mean the same as the one asked for. */
export interface Likeness {
  readonly concept: number;
  readonly probability: number;
  readonly reason: ItemReason;
}

/** Most concepts looked at by one word, and most that one item is compared with: the likeliest are found long before. */
const MOST_BY_WORD = 3000;
const MOST_ALIKE = 400;
const MOST_RAW = 200_000;
const MOST_KEPT = 5000;

export class Concepts {
  readonly #all: Concept[] = [];
  readonly #ids = new Map<string, number>();
  /** Spellings met lately, so that they are not read again; emptied when it grows. */
  readonly #raw = new Map<string, number>();
  /** Entries that have the concept. */
  readonly #uses: number[] = [];
  readonly #byElement = new Map<string, number[]>();
  readonly #byWords = new Map<string, number[]>();
  readonly #byWord = new Map<string, number[]>();
  /** What was looked up since a concept last came or went: a draft is probed again with each letter typed. */
  readonly #alike = new Map<string, Likeness[]>();
  #alikeAt = -1;
  #changes = 0;
  readonly #bySpelling = new Map<string, number[]>();

  get size(): number {
    return this.#all.length;
  }

  get(id: number): Concept {
    return this.#all[id]!;
  }

  uses(id: number): number {
    return this.#uses[id] ?? 0;
  }

  count(id: number, by: 1 | -1): void {
    const before = this.#uses[id] ?? 0;
    this.#uses[id] = before + by;
    if (before === 0 || before + by === 0) this.#changes += 1;
  }

  forgetUses(): void {
    this.#changes += 1;
    this.#uses.fill(0);
  }

  intern(item: RadarItem): number {
    const raw = keyOf(item);
    const known = this.#raw.get(raw);
    if (known !== undefined) return known;
    const concept = conceptOf(item);
    const key = `${concept.declared}|${concept.heading.normal}`;
    const found = this.#ids.get(key);
    if (this.#raw.size >= MOST_RAW) this.#raw.clear();
    this.#raw.set(raw, found ?? this.#all.length);
    if (found !== undefined) return found;
    const id = this.#all.length;
    this.#ids.set(key, id);
    this.#all.push({ id, ...concept });
    this.#uses.push(0);
    for (const element of concept.elements) push(this.#byElement, element, id);
    const { words, latin, normal } = concept.heading;
    push(this.#byWords, words.join(' '), id);
    for (const word of words) push(this.#byWord, word, id);
    for (const spelling of spellings(normal, latin)) push(this.#bySpelling, spelling, id);
    return id;
  }

  /** Everything in the vocabulary that the item may be called, likeliest first; itself among it where it is known. */
  alike(item: RadarItem): Likeness[] {
    if (this.#alikeAt !== this.#changes || this.#alike.size > MOST_KEPT) {
      this.#alike.clear();
      this.#alikeAt = this.#changes;
    }
    const key = keyOf(item);
    const kept = this.#alike.get(key);
    if (kept !== undefined) return kept;
    const found = this.#lookUp(item);
    this.#alike.set(key, found);
    return found;
  }

  #lookUp(item: RadarItem): Likeness[] {
    const asked = conceptOf(item);
    const best = new Map<number, Likeness>();
    const offer = (id: number): void => {
      if (best.has(id) || this.uses(id) === 0) return;
      const likeness = likenessOf(asked, this.#all[id]!);
      if (likeness !== undefined) best.set(id, { concept: id, ...likeness });
    };
    for (const element of asked.elements) this.#byElement.get(element)?.forEach(offer);
    const { words, latin, normal } = asked.heading;
    this.#byWords.get(words.join(' '))?.forEach(offer);
    for (const spelling of spellings(normal, latin)) this.#bySpelling.get(spelling)?.forEach(offer);
    for (const whole of counterparts(asked.places)) {
      for (const element of whole.elements) this.#byElement.get(element)?.forEach(offer);
      for (const form of whole.words) this.#byWords.get(form)?.forEach(offer);
    }
    // headings of more words have all of ours, so that of the rarest leads to them; those of fewer are spelled out
    const [rarest] = [...words].sort((a, b) => this.#spread(a) - this.#spread(b) || (a < b ? -1 : 1));
    if (rarest !== undefined) this.#byWord.get(rarest)?.slice(0, MOST_BY_WORD).forEach(offer);
    for (const some of subsets(words)) this.#byWords.get(some.join(' '))?.forEach(offer);
    return [...best.values()]
      .sort((a, b) => b.probability - a.probability || this.uses(b.concept) - this.uses(a.concept) || this.#byKey(a, b))
      .slice(0, MOST_ALIKE);
  }

  #spread(word: string): number {
    return this.#byWord.get(word)?.length ?? 0;
  }

  #byKey(a: Likeness, b: Likeness): number {
    const [x, y] = [this.#all[a.concept]!, this.#all[b.concept]!];
    return x.heading.normal < y.heading.normal
      ? -1
      : x.heading.normal > y.heading.normal
        ? 1
        : x.declared < y.declared
          ? -1
          : 1;
  }
}

/** Lists with one or two words fewer. */
function subsets(words: readonly string[]): string[][] {
  const without = (list: readonly string[]) => list.map((_, nth) => list.filter((__, other) => other !== nth));
  if (words.length < 2 || words.length > 12) return [];
  const one = without(words);
  return words.length < 3 ? one : [...one, ...one.flatMap(without)];
}

/** Of an item as it was given; names are read no further than this. */
const keyOf = ({ element = '', name }: RadarItem): string => `${element.slice(0, 80)}|${name.slice(0, 200)}`;

function push(map: Map<string, number[]>, key: string, id: number): void {
  if (key === '') return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}

function spellings(normal: string, latin: string): string[] {
  if (latin !== '') return [latin];
  if (normal.length < 2) return [];
  const { initials, pinyin } = spelled(normal);
  return initials.length < 2 ? [] : [initials, pinyin];
}

export function conceptOf(item: RadarItem): Omit<Concept, 'id'> {
  const heading = readHeading(item.name);
  const declared = item.element !== undefined && isElement(item.element) ? item.element : '';
  const elements = declared === '' ? heading.elements : [declared];
  return { heading, declared, elements, places: placesOf(elements, heading.words) };
}

type Side = Omit<Concept, 'id'>;

/**
 * How surely two items named so are one fact, before values are seen. The numbers are the shares of agreement that the kinds of evidence are given from
 * the outset, not fitted; what they weigh in a judgement of tables is learnt (judge/weights.json).
 */
export function likenessOf(a: Side, b: Side): { probability: number; reason: ItemReason } | undefined {
  const generic = a.heading.generic || b.heading.generic;
  if (a.declared !== '' && b.declared !== '')
    return a.declared === b.declared
      ? { probability: a.heading.normal === b.heading.normal ? 0.99 : 0.96, reason: 'same_element' }
      : splitLikeness(a, b);
  if (a.heading.normal === b.heading.normal && a.heading.normal !== '')
    return { probability: generic ? 0.75 : 0.96, reason: 'same_heading' };
  const shared = a.elements.find((element) => b.elements.includes(element));
  if (shared !== undefined) {
    const first = a.elements[0] === shared && b.elements[0] === shared;
    return { probability: first ? (generic ? 0.6 : 0.9) : 0.45, reason: 'same_element' };
  }
  return spelledLikeness(a, b) ?? splitLikeness(a, b) ?? wordLikeness(a, b);
}

/** A column in letters and a heading in characters: the whole reading, or its initials, which three letters share by chance and five hardly ever. */
function spelledLikeness(a: Side, b: Side): { probability: number; reason: ItemReason } | undefined {
  const [letters, characters] = a.heading.latin !== '' ? [a, b] : [b, a];
  const { latin } = letters.heading;
  if (latin === '' || characters.heading.latin !== '') return undefined;
  const { initials, pinyin } = spelled(characters.heading.normal);
  if (pinyin === latin) return { probability: 0.93, reason: 'initials' };
  if (initials !== latin) return undefined;
  const byLength = [0, 0, 0.25, 0.5, 0.75, 0.88];
  return { probability: byLength[latin.length] ?? 0.92, reason: 'initials' };
}

function wordLikeness(a: Side, b: Side): { probability: number; reason: ItemReason } | undefined {
  const [x, y] = [a.heading.words, b.heading.words];
  if (x.length === 0 || y.length === 0) return undefined;
  const common = x.filter((word) => y.includes(word));
  if (common.length === x.length && common.length === y.length)
    return { probability: a.heading.generic || b.heading.generic ? 0.6 : 0.85, reason: 'similar_heading' };
  // characters, not words, are counted: 许可证 says more than 号
  const length = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0);
  const share = length(common) / Math.max(length(x), length(y));
  // each has a word that the other lacks: 许可日期 and 处罚日期 are two facts
  const substituted = common.length < x.length && common.length < y.length;
  if (share < 0.5 || substituted) return undefined;
  return { probability: 0.25 + 0.5 * share, reason: 'similar_heading' };
}

function splitLikeness(a: Side, b: Side): { probability: number; reason: ItemReason } | undefined {
  return isSplit(a.places, b.places) ? { probability: 0.8, reason: 'split' } : undefined;
}
