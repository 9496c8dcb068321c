/**
 * A title taken apart: what it is a table of, and of which place, body, time and edition. 「花溪区2021年危化品经营许可证信息」 → words 危险化学品 经营 许可证 (信息),
 * region 520111, period 2021.
 */
import { bodyKeys, leadingRegion, tidy, toSimplified } from '@kuaishu/standards';
import { LONGEST_TEXT, wordsOf } from '../words/words-of.ts';
import { withoutBodies } from './bodies.ts';
import { withoutPeriods } from './period.ts';
import { withoutPlaces } from './places.ts';

export interface ReadTitle {
  /** In their order, asides in brackets first, each once where it stands last. Those that say nothing (信息, 数据) are among them: their weight is 0. */
  readonly words: readonly string[];
  /** What is left of the title without place, body, time and signs. */
  readonly core: string;
  /** Words of what stands in brackets: （小学）, （高中）. */
  readonly asides: readonly string[];
  readonly regions: readonly string[];
  readonly townships: readonly string[];
  readonly bodies: readonly string[];
  readonly periods: readonly string[];
  readonly serials: readonly string[];
}

const MARKUP = /<[^>]{0,200}>|&[a-z]{2,6};/giu;
const BRACKET = /[（([【〔]([^（(）)[\]【】〔〕]*)[)）\]】〕]/gu;
const SIGNS = /[^\p{L}\p{N}]+/gu;

/** Text of an untrusted catalogue in one line: markup, invisible characters and widths gone, simplified characters. */
export function plainText(text: string, longest: number = LONGEST_TEXT): string {
  return toSimplified(tidy(text.slice(0, longest * 2).replace(MARKUP, ' '))).slice(0, longest);
}

export function readTitle(title: string, home?: string): ReadTitle {
  const plain = plainText(title);
  const { rest: timeless, periods, serials } = withoutPeriods(plain);
  const { rest: placeless, regions, townships } = withoutPlaces(timeless, home);
  const { rest, bodies } = withoutBodies(placeless);
  // what stands in brackets narrows the title, its last word outside says what it is a table of
  const asides: string[] = [];
  const main = rest.replace(BRACKET, (_, inside: string) => {
    asides.push(inside);
    return ' ';
  });
  const plainOf = (part: string): string => part.replace(SIGNS, ' ').trim();
  const aside = wordsOf(plainOf(asides.join(' ')));
  const words = [...aside, ...wordsOf(plainOf(main))];
  return {
    words: words.filter((word, nth) => words.lastIndexOf(word) === nth),
    asides: [...new Set(aside)],
    core: plainOf(rest).replace(/\s+/gu, ''),
    regions,
    townships,
    bodies,
    periods,
    serials,
  };
}

/** Region of a body by its name, six digits; undefined where the name does not tell. */
export function regionOfBody(name: string): string | undefined {
  return leadingRegion(plainText(name).replace(/^(?:中共|国家税务总局|中国共产党)/u, ''))?.region.code;
}

/** Key by which one body's spellings are equal; the plain name where its key cannot be told. */
export function bodyKey(name: string): string {
  const plain = plainText(name);
  return bodyKeys(plain).key ?? plain;
}
