/**
 * The vocabulary of items: each way to name and declare an item once, however many entries have it. What a draft's item may be called elsewhere is
 * looked up here, among some hundred thousand headings, and not among the millions of items; what was looked up once is kept for all drafts.
 */
import { Interner } from '../index/interner.ts';
import { grown } from '../index/number-pool.ts';
import { Postings } from '../index/postings.ts';
import type { RadarItem } from '../radar-entry.ts';
import { type Alike, AlikeRuns } from './alike.ts';
import { counterparts, type Places, placesOf } from './compositions.ts';
import { Headings } from './headings.ts';
import type { KnownItem } from './item-weight.ts';
import * as likeness from './likeness.ts';
import { isElement, readHeading } from './read-heading.ts';

/** Lists that are kept, and numbers in them all together: some 16 MB. */
const MOST_KEPT = 20_000;
const MOST_NUMBERS = 4_000_000;
/** From so many new concepts on a kept list is made anew instead of being added to. */
const MOST_NEW = 400;
/** More than there are data elements: a heading (or name) and an element make one number. */
const SPAN = 4096;

interface Kept {
  alike: Alike;
  /** Concepts that were there when it was made. */
  upTo: number;
}

export class Concepts {
  readonly headings = new Headings();
  readonly #elements = new Interner();
  #size = 0;
  #heading = new Int32Array(256);
  /** Number of the declared element, −1 for none. */
  #declared = new Int32Array(256);
  /** Number of the likeliest element, −1 for none. */
  #first = new Int32Array(256);
  #part = new Int32Array(256);
  #whole = new Int32Array(256);
  /** Entries that have the concept. */
  #uses = new Int32Array(256);
  /** When a concept was last met in a look-up. */
  #met = new Int32Array(256);
  #lookUps = 0;
  readonly #byName = new Map<number, number>();
  readonly #byHeading = new Postings();
  readonly #headingOfName: number[] = [];
  readonly #known = new Map<number, number>();
  readonly #byElement = new Postings();
  readonly #kept = new Map<string, Kept>();
  #keptNumbers = 0;

  get size(): number {
    return this.#size;
  }

  normal(id: number): string {
    return this.headings.get(this.#heading[id]!).normal;
  }

  elements(id: number): readonly string[] {
    const declared = this.#declared[id]!;
    return declared < 0 ? this.headings.get(this.#heading[id]!).elements : [this.#elements.text(declared)];
  }

  /** Number of its likeliest element (`elementNumber`), −1 where it has none. */
  firstElement(id: number): number {
    return this.#first[id]!;
  }

  elementNumber(id: string): number | undefined {
    return this.#elements.known(id);
  }

  known(id: number): KnownItem {
    return {
      elements: this.elements(id),
      words: this.headings.get(this.#heading[id]!).words,
      declared: this.#declared[id]! >= 0,
    };
  }

  uses(id: number): number {
    return this.#uses[id]!;
  }

  count(id: number, by: 1 | -1): void {
    this.#uses[id]! += by;
  }

  forgetUses(): void {
    this.#uses.fill(0);
  }

  named(id: number): likeness.NamedItem {
    const declared = this.#declared[id]!;
    return {
      heading: this.headings.get(this.#heading[id]!),
      declared: declared < 0 ? '' : this.#elements.text(declared),
      elements: this.elements(id),
      places: { part: this.#part[id]!, whole: this.#whole[id]! },
    };
  }

  /** @param name number of the name as it stands there, so that a name is read once */
  intern(item: RadarItem, name: number): number {
    const declared = item.element !== undefined && isElement(item.element) ? this.#elements.id(item.element) : -1;
    const spelling = name * SPAN + declared + 1;
    const met = this.#byName.get(spelling);
    if (met !== undefined) return met;
    let heading = this.#headingOfName[name];
    if (heading === undefined) {
      heading = this.headings.intern(readHeading(item.name));
      this.#headingOfName[name] = heading;
    }
    const key = heading * SPAN + declared + 1;
    const id = this.#known.get(key) ?? this.#add(heading, declared);
    this.#known.set(key, id);
    this.#byName.set(spelling, id);
    return id;
  }

  #add(heading: number, declared: number): number {
    const id = this.#size;
    this.#size += 1;
    if (id === this.#heading.length) this.#grow();
    const { elements, words } = this.headings.get(heading);
    const own = declared < 0 ? elements.map((element) => this.#elements.id(element)) : [declared];
    const places = placesOf(declared < 0 ? elements : [this.#elements.text(declared)], words);
    this.#heading[id] = heading;
    this.#declared[id] = declared;
    this.#first[id] = own[0] ?? -1;
    this.#part[id] = places.part;
    this.#whole[id] = places.whole;
    for (const element of own) this.#byElement.add(element, id);
    this.#byHeading.add(heading, id);
    return id;
  }

  #grow(): void {
    const least = this.#heading.length + 1;
    this.#heading = grown(this.#heading, least);
    this.#declared = grown(this.#declared, least);
    this.#first = grown(this.#first, least);
    this.#part = grown(this.#part, least);
    this.#whole = grown(this.#whole, least);
    this.#uses = grown(this.#uses, least);
    this.#met = grown(this.#met, least);
  }

  /** Everything in the vocabulary that the item may be called, likeliest first; itself among it where it is known. What no entry has any more is among it. */
  alike(item: RadarItem): Alike {
    const key = `${(item.element ?? '').slice(0, 80)}|${item.name.slice(0, 200)}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined && this.#size - kept.upTo <= MOST_NEW) {
      if (kept.upTo < this.#size) this.#addNew(kept, likeness.namedItem(item));
      return kept.alike;
    }
    if (this.#kept.size >= MOST_KEPT || this.#keptNumbers > MOST_NUMBERS) {
      this.#kept.clear();
      this.#keptNumbers = 0;
    }
    const alike = this.#lookUp(likeness.namedItem(item));
    this.#kept.set(key, { alike, upTo: this.#size });
    this.#keptNumbers += alike.concepts.length;
    return alike;
  }

  #addNew(kept: Kept, asked: likeness.NamedItem): void {
    let runs: AlikeRuns | undefined;
    for (let id = kept.upTo; id < this.#size; id += 1) {
      const found = likeness.likenessOf(asked, this.named(id));
      if (found === undefined) continue;
      runs ??= new AlikeRuns(kept.alike);
      runs.of(found).push(id);
      this.#keptNumbers += 1;
    }
    if (runs !== undefined) kept.alike = runs.made();
    kept.upTo = this.#size;
  }

  /** The kinds of evidence in the order in which `likenessOf` asks them: what one has met no later one looks at. */
  #lookUp(asked: likeness.NamedItem): Alike {
    const runs = new AlikeRuns();
    this.#lookUps += 1;
    const heading = asked.heading.normal === '' ? undefined : this.headings.known(asked.heading.normal);
    this.#byElements(asked, heading ?? -1, runs);
    const { generic } = asked.heading;
    if (heading !== undefined)
      this.#withHeading(heading, asked, generic ? likeness.SAME_GENERIC_HEADING : likeness.SAME_HEADING, runs, false);
    for (const found of this.headings.spelledAlike(asked.heading))
      this.#withHeading(found.heading, asked, found.likeness, runs, false);
    this.#byCounterparts(asked, runs);
    for (const found of this.headings.wordedAlike(asked.heading))
      this.#withHeading(found.heading, asked, found.likeness, runs, true);
    return runs.made();
  }

  #byElements(asked: likeness.NamedItem, heading: number, runs: AlikeRuns): void {
    const declaredToo = runs.of(likeness.DECLARED);
    const declaredAndNamed = runs.of(likeness.DECLARED_AND_NAMED);
    const sure = runs.of(likeness.ONE_ELEMENT);
    const generic = runs.of(likeness.ONE_ELEMENT_GENERIC);
    const perhaps = runs.of(likeness.PERHAPS_ONE_ELEMENT);
    const sameHeading = runs.of(asked.heading.generic ? likeness.SAME_GENERIC_HEADING : likeness.SAME_HEADING);
    asked.elements.forEach((name, nth) => {
      const element = this.#elements.known(name);
      if (element === undefined) return;
      const list = this.#byElement.raw(element);
      const end = this.#byElement.count(element);
      for (let at = 0; at < end; at += 1) {
        const id = list[at]!;
        if (this.#isMet(id)) continue;
        const named = this.#heading[id] === heading;
        if (asked.declared !== '' && this.#declared[id]! >= 0) (named ? declaredAndNamed : declaredToo).push(id);
        else if (named) sameHeading.push(id);
        else if (nth > 0 || this.#first[id] !== element) perhaps.push(id);
        else if (asked.heading.generic || this.headings.get(this.#heading[id]!).generic) generic.push(id);
        else sure.push(id);
      }
    });
  }

  /** All concepts of a heading that were not met yet. Two that declare different elements are alike only as parts of a whole. */
  #withHeading(
    heading: number,
    asked: likeness.NamedItem,
    found: likeness.Likeness,
    runs: AlikeRuns,
    splitFirst: boolean,
  ): void {
    const list = this.#byHeading.raw(heading);
    const end = this.#byHeading.count(heading);
    const into = runs.of(found);
    for (let at = 0; at < end; at += 1) {
      const id = list[at]!;
      if (this.#isMet(id)) continue;
      const apart = asked.declared !== '' && this.#declared[id]! >= 0;
      if ((apart || splitFirst) && this.#isSplit(asked.places, id)) runs.of(likeness.SPLIT).push(id);
      else if (!apart) into.push(id);
    }
  }

  #byCounterparts(asked: likeness.NamedItem, runs: AlikeRuns): void {
    const into = runs.of(likeness.SPLIT);
    const offer = (list: Int32Array, end: number): void => {
      for (let at = 0; at < end; at += 1) {
        const id = list[at]!;
        if (this.#isSplit(asked.places, id) && !this.#isMet(id)) into.push(id);
      }
    };
    for (const { elements, words } of counterparts(asked.places)) {
      for (const name of elements) {
        const element = this.#elements.known(name);
        if (element !== undefined) offer(this.#byElement.raw(element), this.#byElement.count(element));
      }
      for (const form of words)
        for (const heading of this.headings.withForm(form))
          offer(this.#byHeading.raw(heading), this.#byHeading.count(heading));
    }
  }

  #isSplit({ part, whole }: Places, id: number): boolean {
    return ((part & this.#whole[id]!) | (whole & this.#part[id]!)) !== 0;
  }

  /** Whether this look-up has met it before; it has now. */
  #isMet(id: number): boolean {
    if (this.#met[id] === this.#lookUps) return true;
    this.#met[id] = this.#lookUps;
    return false;
  }
}
