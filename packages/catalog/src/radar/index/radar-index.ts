/**
 * The ledger in memory: for each entry a slot, for words of titles and for items the lists of slots that have them. Typed arrays and interned strings, so
 * that five million items take some 150 MB. A replaced or removed entry leaves its slot dead; when the dead outnumber a third, the lists are made anew.
 */
import { namesOfBody } from '@kuaishu/standards';
import { Concepts } from '../items/concepts.ts';
import { isOfTheForm, isOwnFact, itemWeight } from '../items/item-weight.ts';
import { LikenessTable } from '../items/likeness-table.ts';
import { listedItems } from '../items/listed-items.ts';
import { spokenItems } from '../items/spoken-items.ts';
import type { BaseLibrary, RadarBody, RadarEntry, RadarItem } from '../radar-entry.ts';
import { smallestHashes } from '../sketch/compare-sketches.ts';
import type { ValueSketch } from '../sketch/value-sketch.ts';
import { bodyKey, plainText, type ReadTitle, readTitle, regionOfBody } from '../title/read-title.ts';
import { formFactor } from '../words/lexicon.ts';
import { rolesOf } from '../words/roles.ts';
import { isOwnAffair } from '../words/topics.ts';
import { information, itemShare, wordShare } from './background.ts';
import { Interner } from './interner.ts';
import { NumberPool } from './number-pool.ts';
import { Postings } from './postings.ts';

/** What a title says besides its words; many entries share one. */
export interface Strip {
  /** Six-digit codes: declared, else of the title, else of the body. */
  readonly regions: readonly string[];
  readonly townships: readonly string[];
  readonly bodies: readonly string[];
  readonly periods: readonly string[];
  readonly serials: readonly string[];
  readonly asides: readonly string[];
  /** A table of a body about itself: its budget, its powers, its staff. */
  readonly ownAffair: boolean;
}

export interface Body {
  readonly id: string;
  readonly name: string;
  /** How sentences name it. */
  readonly called: { readonly zh: string; readonly en: string };
  /** Equal for the spellings of one body. */
  readonly key: string;
  /** What the body is for, without its region: equal for the civil affairs bureaus of all counties. */
  readonly office: string;
  readonly region: string | undefined;
}

/** What only some items have; kept by position. */
export interface ItemExtra {
  readonly sketch?: ValueSketch;
  readonly codes?: RadarItem['codes'];
  readonly unit?: string;
  readonly attribute?: string;
}

/** Most items of an entry that are kept: beyond, a table is as well known. */
const MOST_ITEMS = 2000;
/** From so many dead slots on the lists are made anew, when the dead are a third of all. */
const LEAST_DEAD = 1000;
/** Longer titles and names are kept cut, in UTF-16 units. */
const LONGEST_TITLE = 500;
const LONGEST_NAME = 200;
/** Sources of one attribute that a probe looks at. */
const MOST_SOURCES = 100;
/** A fact of the form stands in more entries than these, the draft's own former version among them, where there are so many entries for each. */
const SCARCE = 3;
const ENTRIES_TO_KNOW = 300;
const OWN = 2;
const FORM = 1;
/** A single character, left over by the cutting into words, says less than a word. */
const SINGLE = 0.6;

export class RadarIndex {
  readonly words = new Interner();
  readonly names = new Interner();
  readonly concepts = new Concepts();
  /** Of the draft that is being probed. */
  readonly likenesses = new LikenessTable();
  #wordUses: number[] = [];
  /** By the number that `concepts` gives an element. */
  #elementUses: number[] = [];
  #slotOf = new Map<string, number>();
  #ids: string[] = [];
  #titles: string[] = [];
  #cores: string[] = [];
  #bodies: Body[] = [];
  #strips: Strip[] = [];
  #alive: Uint8Array = new Uint8Array(256);
  /** 1 the items stand in the abstract only; 2 published. */
  #flags: Uint8Array = new Uint8Array(256);
  #subjects: (string | undefined)[] = [];
  #bases: (BaseLibrary | undefined)[] = [];
  #titleWords = new NumberPool();
  /** Concept and name of each item in turn. */
  #items = new NumberPool();
  #keys = new NumberPool();
  #authority = new Map<number, readonly string[]>();
  #extras = new Map<number, readonly (ItemExtra | undefined)[]>();
  #byWord = new Postings();
  #byConcept = new Postings();
  #byHash = new Map<number, number[]>();
  #byAuthority = new Map<string, number[]>();
  #byAttribute = new Map<string, number[]>();
  #baseSlots = new Set<number>();
  readonly #bodyOf = new Map<string, Body>();
  readonly #stripOf = new Map<string, Strip>();
  #dead = 0;
  /** Puts and removals so far; nats are kept until the next. */
  #changes = 0;
  #nats = new Float64Array(0);
  #natsAt = -1;
  /** Change at which a concept, an element was last counted: each once an entry. */
  readonly #countedConcepts: number[] = [];
  readonly #countedElements: number[] = [];
  #wordNats = new Float64Array(0);
  #wordNatsAt = -1;
  readonly #wordRoles: number[] = [];
  readonly #own: number[] = [];

  get size(): number {
    return this.#slotOf.size;
  }

  get slots(): number {
    return this.#ids.length;
  }

  has(id: string): boolean {
    return this.#slotOf.has(id);
  }

  put(entry: RadarEntry): void {
    this.remove(entry.id);
    const slot = this.#ids.length;
    if (slot === this.#alive.length) {
      this.#alive = longer(this.#alive);
      this.#flags = longer(this.#flags);
    }
    const body = this.#body(entry.organisation);
    const title = readTitle(entry.title, entry.region ?? body.region);
    this.#slotOf.set(entry.id, slot);
    this.#ids.push(entry.id);
    this.#titles.push(entry.title.slice(0, LONGEST_TITLE));
    this.#cores.push(title.core);
    this.#bodies.push(body);
    this.#strips.push(this.#strip(title, entry.region, body.region));
    this.#alive[slot] = 1;
    this.#subjects.push(entry.subject);
    this.#bases.push(entry.base);
    const listed = entry.items.length === 0 && entry.abstract !== undefined;
    const items: readonly RadarItem[] = listed
      ? listedItems(entry.abstract ?? '').map((name) => ({ name }))
      : entry.items.slice(0, MOST_ITEMS);
    this.#flags[slot] = (listed ? 1 : 0) | (entry.state === 'published' ? 2 : 0);
    this.#titleWords.set(
      slot,
      title.words.map((word) => this.words.id(word)),
    );
    this.#items.set(slot, this.#numbered(items));
    const keys = new Set(entry.key ?? []);
    this.#keys.set(
      slot,
      items.flatMap(({ name }, nth) => (keys.has(name) ? [nth] : [])),
    );
    const extras = items.map(extraOf);
    if (extras.some((extra) => extra !== undefined)) this.#extras.set(slot, extras);
    if (entry.authority !== undefined && entry.authority.length > 0)
      this.#authority.set(slot, [...new Set(entry.authority)]);
    this.#enlist(slot, 1);
  }

  /** Concept and name of each item in turn. */
  #numbered(items: readonly RadarItem[]): Int32Array {
    const numbers = new Int32Array(items.length * 2);
    const spokenList = spokenItems(items);
    items.forEach((item, nth) => {
      const name = this.#name(item.name);
      const spoken = spokenList[nth]!;
      numbers[nth * 2] = this.concepts.intern(spoken, spoken === item ? name : this.#name(spoken.name));
      numbers[nth * 2 + 1] = name;
    });
    return numbers;
  }

  #name(text: string): number {
    return this.names.id(text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text);
  }

  remove(id: string): boolean {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return false;
    this.#slotOf.delete(id);
    this.#alive[slot] = 0;
    this.#enlist(slot, -1);
    this.#authority.delete(slot);
    this.#extras.delete(slot);
    this.#dead += 1;
    if (this.#dead >= LEAST_DEAD && this.#dead * 3 > this.#ids.length) this.#compact();
    return true;
  }

  isAlive(slot: number): boolean {
    return this.#alive[slot] === 1;
  }
  id = (slot: number): string => this.#ids[slot]!;
  title = (slot: number): string => this.#titles[slot]!;
  core = (slot: number): string => this.#cores[slot]!;
  body = (slot: number): Body => this.#bodies[slot]!;
  strip = (slot: number): Strip => this.#strips[slot]!;
  subject = (slot: number): string | undefined => this.#subjects[slot];
  base = (slot: number): BaseLibrary | undefined => this.#bases[slot];
  isListed = (slot: number): boolean => (this.#flags[slot]! & 1) === 1;
  isPublished = (slot: number): boolean => (this.#flags[slot]! & 2) === 2;
  titleWords = (slot: number): Int32Array => this.#titleWords.of(slot);
  items = (slot: number): Int32Array => this.#items.of(slot);
  keys = (slot: number): Int32Array => this.#keys.of(slot);
  authority = (slot: number): readonly string[] => this.#authority.get(slot) ?? [];
  extras = (slot: number): readonly (ItemExtra | undefined)[] | undefined => this.#extras.get(slot);
  withWord = (word: number): Int32Array => this.#byWord.of(word);
  /** The list as it is kept: the first `countWithConcept` are meant. */
  withConcept = (concept: number): Int32Array => this.#byConcept.raw(concept);
  countWithConcept = (concept: number): number => this.#byConcept.count(concept);
  withHash = (hash: number): readonly number[] => this.#byHash.get(hash) ?? [];
  /** Published entries that are the source of an attribute of a subject. */
  sources = (subject: string, attribute: string): readonly number[] =>
    (this.#byAuthority.get(`${subject}.${attribute}`) ?? []).filter((slot) => this.isAlive(slot));
  /** The same whatever the subject, at most `MOST_SOURCES`. */
  sourcesOfAttribute = (attribute: string): readonly number[] =>
    (this.#byAttribute.get(attribute) ?? []).filter((slot) => this.isAlive(slot)).slice(0, MOST_SOURCES);
  baseSlots = (): readonly number[] => [...this.#baseSlots];

  /** Nats that a word of a title says; 0 for words that every title may bear. */
  wordWeight(word: string): number {
    const id = this.words.known(word);
    return id === undefined ? this.#wordWeight(word, 0) : this.wordNats(id);
  }

  /** The same by the word's number. */
  wordNats(word: number): number {
    if (this.#wordNatsAt !== this.#changes) {
      this.#wordNats = new Float64Array(this.words.size).fill(-1);
      this.#wordNatsAt = this.#changes;
    }
    const known = this.#wordNats[word]!;
    if (known >= 0) return known;
    const nats = this.#wordWeight(this.words.text(word), this.#wordUses[word] ?? 0);
    this.#wordNats[word] = nats;
    return nats;
  }

  #wordWeight(word: string, uses: number): number {
    const factor = formFactor(word) * (word.length === 1 ? SINGLE : 1);
    return factor === 0 ? 0 : factor * information(uses, this.size, wordShare(word));
  }

  /** `Role`s of a word in a title, added up. */
  wordRoles(word: number): number {
    for (let id = this.#wordRoles.length; id < this.words.size; id += 1)
      this.#wordRoles.push(rolesOf(this.words.text(id)));
    return this.#wordRoles[word]!;
  }

  /** Nats that an item says: by the element that it most likely is, else by its heading. */
  conceptWeight(elements: readonly string[], normal: string, uses: number): number {
    const [first] = elements;
    if (first === undefined) return information(uses, this.size, itemShare(normal));
    const element = this.concepts.elementNumber(first);
    return information(element === undefined ? 0 : (this.#elementUses[element] ?? 0), this.size, itemShare(first));
  }

  /** Nats of an item as the ledger has it, facts of the record counted for little. */
  itemNats(concept: number): number {
    if (this.#natsAt !== this.#changes) {
      this.#nats = new Float64Array(this.concepts.size);
      this.#natsAt = this.#changes;
    }
    const known = this.#nats[concept];
    if (known) return known;
    const elements = this.concepts.elements(concept);
    const nats = itemWeight(
      elements,
      this.conceptWeight(elements, this.concepts.normal(concept), this.concepts.uses(concept)),
    );
    this.#nats[concept] = nats;
    return nats;
  }

  /** Whether the concept is a fact of its table's own: by what it is (`isOwnFact`), or because hardly anybody else in the ledger has it. */
  isOwn(concept: number): boolean {
    for (let id = this.#own.length; id <= concept; id += 1) {
      const known = this.concepts.known(id);
      this.#own.push(isOwnFact(known) ? OWN : isOfTheForm(known) ? FORM : 0);
    }
    const own = this.#own[concept]!;
    return own === OWN || (own === FORM && this.isScarce(this.usesOf(concept)));
  }

  /** Entries that have the concept's likeliest element, or the concept itself where it has none. */
  usesOf(concept: number): number {
    const element = this.concepts.firstElement(concept);
    return element < 0 ? this.concepts.uses(concept) : (this.#elementUses[element] ?? 0);
  }

  /**
   * What every licence has, many of a ledger have: a fact that looks like one of the form and stands in two or three entries of hundreds is none. In a small
   * ledger nobody knows.
   */
  isScarce(uses: number): boolean {
    return uses <= Math.min(SCARCE, this.size / ENTRIES_TO_KNOW);
  }

  bodyOf(organisation: RadarBody): Body {
    return this.#bodyOf.get(keyOf(organisation)) ?? makeBody(organisation);
  }

  /** Numbers of parts, for those who watch the memory. */
  counts(): Readonly<Record<string, number>> {
    let items = 0;
    for (const slot of this.#slotOf.values()) items += this.#items.of(slot).length / 2;
    return { entries: this.size, items, words: this.words.size, headings: this.concepts.size, names: this.names.size };
  }

  #body(organisation: RadarBody): Body {
    const key = keyOf(organisation);
    let body = this.#bodyOf.get(key);
    if (body === undefined) {
      body = makeBody(organisation);
      this.#bodyOf.set(key, body);
    }
    return body;
  }

  #strip(title: ReadTitle, declared: string | undefined, home: string | undefined): Strip {
    const strip = stripOf(title, declared, home);
    const key = JSON.stringify(strip);
    const known = this.#stripOf.get(key);
    if (known !== undefined) return known;
    this.#stripOf.set(key, strip);
    return strip;
  }

  /** Counts and lists of a slot; by −1 only the counts: the lists keep dead slots until they are made anew. */
  #enlist(slot: number, by: 1 | -1): void {
    this.#changes += 1;
    for (const word of this.#titleWords.of(slot)) {
      this.#wordUses[word] = (this.#wordUses[word] ?? 0) + by;
      if (by === 1) this.#byWord.add(word, slot);
    }
    const items = this.#items.of(slot);
    const stamp = this.#changes;
    for (let i = 0; i < items.length; i += 2) {
      const concept = items[i]!;
      if (this.#countedConcepts[concept] === stamp) continue;
      this.#countedConcepts[concept] = stamp;
      this.concepts.count(concept, by);
      if (by === 1) this.#byConcept.add(concept, slot);
      const element = this.concepts.firstElement(concept);
      if (element < 0 || this.#countedElements[element] === stamp) continue;
      this.#countedElements[element] = stamp;
      this.#elementUses[element] = (this.#elementUses[element] ?? 0) + by;
    }
    if (by === -1) {
      this.#baseSlots.delete(slot);
      return;
    }
    if (this.#bases[slot] !== undefined) this.#baseSlots.add(slot);
    for (const extra of this.#extras.get(slot) ?? [])
      if (extra?.sketch) for (const hash of smallestHashes(extra.sketch)) add(this.#byHash, hash, slot);
    const subject = this.#subjects[slot];
    if (!this.isPublished(slot)) return;
    for (const attribute of this.#authority.get(slot) ?? []) {
      if (subject !== undefined) add(this.#byAuthority, `${subject}.${attribute}`, slot);
      add(this.#byAttribute, attribute, slot);
    }
  }

  /** Every list anew, without the dead; slots get new numbers in their old order. */
  #compact(): void {
    const alive = [...this.#slotOf.values()].sort((a, b) => a - b);
    const old = {
      words: this.#titleWords,
      items: this.#items,
      keys: this.#keys,
      authority: this.#authority,
      extras: this.#extras,
    };
    const kept = <T>(list: readonly T[]): T[] => alive.map((slot) => list[slot]!);
    this.#ids = kept(this.#ids);
    this.#titles = kept(this.#titles);
    this.#cores = kept(this.#cores);
    this.#bodies = kept(this.#bodies);
    this.#strips = kept(this.#strips);
    this.#subjects = kept(this.#subjects);
    this.#bases = kept(this.#bases);
    this.#flags = Uint8Array.from({ length: Math.max(256, alive.length) }, (_, i) => this.#flags[alive[i] ?? 0]!);
    this.#alive = new Uint8Array(this.#flags.length);
    this.#titleWords = new NumberPool();
    this.#items = new NumberPool();
    this.#keys = new NumberPool();
    this.#authority = new Map();
    this.#extras = new Map();
    this.#byWord = new Postings();
    this.#byConcept = new Postings();
    this.#byHash = new Map();
    this.#byAuthority = new Map();
    this.#byAttribute = new Map();
    this.#baseSlots = new Set();
    this.#wordUses = [];
    this.#elementUses = [];
    this.concepts.forgetUses();
    this.#dead = 0;
    alive.forEach((from, slot) => {
      this.#slotOf.set(this.#ids[slot]!, slot);
      this.#alive[slot] = 1;
      this.#titleWords.set(slot, [...old.words.of(from)]);
      this.#items.set(slot, [...old.items.of(from)]);
      this.#keys.set(slot, [...old.keys.of(from)]);
      const authority = old.authority.get(from);
      if (authority !== undefined) this.#authority.set(slot, authority);
      const extras = old.extras.get(from);
      if (extras !== undefined) this.#extras.set(slot, extras);
      this.#enlist(slot, 1);
    });
  }
}

function extraOf({ sketch, codes, unit, attribute }: RadarItem): ItemExtra | undefined {
  if (sketch === undefined && codes === undefined && unit === undefined && attribute === undefined) return undefined;
  return {
    ...(sketch && { sketch }),
    ...(codes && { codes }),
    ...(unit !== undefined && { unit }),
    ...(attribute !== undefined && { attribute }),
  };
}

export function stripOf(title: ReadTitle, declared: string | undefined, home: string | undefined): Strip {
  const { townships, bodies, periods, serials, asides } = title;
  const own = declared ?? home;
  // a title that names the region above its body says no more than the body does
  const regions = title.regions.length > 0 ? title.regions : own === undefined ? [] : [own];
  return {
    regions: declared === undefined ? regions : [declared],
    townships,
    bodies,
    periods,
    serials,
    asides,
    ownAffair: isOwnAffair(title.core),
  };
}

const keyOf = ({ id, name, english = '' }: RadarBody): string => `${id}\n${name}\n${english}`;

/** In sentences, where nobody says whose an entry is. */
const UNNAMED = { zh: '未注明的提供方', en: 'a provider that is not named' };

function makeBody({ id, name, english }: RadarBody): Body {
  // two that are not named are not one for that
  if (name.trim() === '') return { id, name, called: UNNAMED, key: `?${id}`, office: `?${id}`, region: undefined };
  const key = bodyKey(name);
  const region = regionOfBody(name);
  return {
    id,
    name,
    called: namesOfBody(name, english, region),
    key,
    office: key.includes('|') ? key.slice(key.indexOf('|') + 1) : plainText(name),
    region,
  };
}

function add<K>(map: Map<K, number[]>, key: K, slot: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [slot]);
  else if (list.at(-1) !== slot) list.push(slot);
}

function longer(list: Uint8Array): Uint8Array {
  const grown = new Uint8Array(list.length * 2);
  grown.set(list);
  return grown;
}
