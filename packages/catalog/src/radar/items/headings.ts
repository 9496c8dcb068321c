/** Headings of the whole ledger, each once, found by their words and by how they are spelled. Nothing is taken out again: a ledger's headings come back. */
import { Interner } from '../index/interner.ts';
import { NumberPool } from '../index/number-pool.ts';
import { Postings } from '../index/postings.ts';
import {
  type Likeness,
  lengthOf,
  narrowerLikeness,
  SAME_GENERIC_WORDS,
  SAME_WORDS,
  spelledLikeness,
} from './likeness.ts';
import { type ReadHeading, spelled } from './read-heading.ts';

/** Most headings looked at by one word: the likeliest are found long before. */
const MOST_BY_WORD = 3000;

export interface LikeHeading {
  readonly heading: number;
  readonly likeness: Likeness;
}

export class Headings {
  readonly #ids = new Map<string, number>();
  readonly #all: ReadHeading[] = [];
  readonly #vocabulary = new Interner();
  /** Words of each heading as numbers, ascending. */
  readonly #words = new NumberPool();
  /** Characters of all its words. */
  readonly #lengths: number[] = [];
  readonly #byForm = new Map<string, number[]>();
  readonly #byWord = new Postings();
  readonly #bySpelling = new Map<string, number[]>();

  get size(): number {
    return this.#all.length;
  }

  get(id: number): ReadHeading {
    return this.#all[id]!;
  }

  known(normal: string): number | undefined {
    return this.#ids.get(normal);
  }

  intern(heading: ReadHeading): number {
    const known = this.#ids.get(heading.normal);
    if (known !== undefined) return known;
    const id = this.#all.length;
    const { words, latin, normal } = heading;
    this.#ids.set(normal, id);
    this.#all.push(heading);
    const numbers = words.map((word) => this.#vocabulary.id(word)).sort((a, b) => a - b);
    this.#words.set(id, numbers);
    this.#lengths.push(lengthOf(words));
    for (const word of numbers) this.#byWord.add(word, id);
    push(this.#byForm, words.join(' '), id);
    for (const spelling of spellings(normal, latin)) push(this.#bySpelling, spelling, id);
    return id;
  }

  /** By their words in order, joined by blanks. */
  withForm(form: string): readonly number[] {
    return this.#byForm.get(form) ?? NONE;
  }

  /** Those whose letters are the reading of ours, or ours of theirs. */
  spelledAlike(asked: ReadHeading): LikeHeading[] {
    return spellings(asked.normal, asked.latin).flatMap((spelling) =>
      (this.#bySpelling.get(spelling) ?? NONE).flatMap((heading) => {
        const likeness = spelledLikeness(asked, this.#all[heading]!);
        return likeness === undefined ? [] : [{ heading, likeness }];
      }),
    );
  }

  /** Those of the same words, of ours and more, and of all of ours but one or two. */
  wordedAlike(asked: ReadHeading): LikeHeading[] {
    const { words, generic } = asked;
    if (words.length === 0) return [];
    const found: LikeHeading[] = [];
    for (const heading of this.withForm(words.join(' ')))
      found.push({
        heading,
        likeness: generic || this.#all[heading]!.generic ? SAME_GENERIC_WORDS : SAME_WORDS,
      });
    const length = lengthOf(words);
    this.#ofMoreWords(words, length, found);
    for (const some of subsets(words)) {
      const likeness = narrowerLikeness(lengthOf(some) / length);
      if (likeness === undefined) continue;
      for (const heading of this.withForm(some.join(' '))) found.push({ heading, likeness });
    }
    return found;
  }

  /** Headings of more words have all of ours, so that of the rarest leads to them. */
  #ofMoreWords(words: readonly string[], length: number, found: LikeHeading[]): void {
    const numbers: number[] = [];
    for (const word of words) {
      const number = this.#vocabulary.known(word);
      if (number === undefined) return;
      numbers.push(number);
    }
    const texts = this.#vocabulary;
    const [rarest] = numbers.toSorted(
      (a, b) => this.#byWord.of(a).length - this.#byWord.of(b).length || (texts.text(a) < texts.text(b) ? -1 : 1),
    );
    const list = this.#byWord.of(rarest!);
    const end = Math.min(list.length, MOST_BY_WORD);
    for (let nth = 0; nth < end; nth += 1) {
      const heading = list[nth]!;
      const theirs = this.#lengths[heading]!;
      if (theirs <= length || length * 2 < theirs) continue;
      const others = this.#words.of(heading);
      if (!numbers.every((number) => others.includes(number))) continue;
      const likeness = narrowerLikeness(length / theirs);
      if (likeness !== undefined) found.push({ heading, likeness });
    }
  }
}

const NONE: readonly number[] = [];

/** Lists with one or two words fewer. */
function subsets(words: readonly string[]): string[][] {
  const without = (list: readonly string[]) => list.map((_, nth) => list.filter((__, other) => other !== nth));
  if (words.length < 2 || words.length > 12) return [];
  const one = without(words);
  return words.length < 3 ? one : [...one, ...one.flatMap(without)];
}

function spellings(normal: string, latin: string): string[] {
  if (latin !== '') return [latin];
  if (normal.length < 2) return [];
  const { initials, pinyin } = spelled(normal);
  return initials.length < 2 ? [] : initials === pinyin ? [initials] : [initials, pinyin];
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  if (key === '') return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}
