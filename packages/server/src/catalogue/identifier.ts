/** The identifier that is offered for a new entry: the pinyin initials of its name, with a number where the house has that one already. */
import { slugOf } from '@kuaishu/catalog';

/** An identifier has 63 characters at most; the number behind it has its place. */
const LONGEST = 48;
const MOST_NUMBERED = 200;

/** `户籍人口信息` → `hjrkxx`, `hjrkxx_2`, …: begins with a letter. Nothing where the name has no letter, digit or 汉字. */
export function identifiersOf(name: string): string[] {
  const wanted = slugOf(name, LONGEST).replace(/^(?=\d)/, 't_');
  return wanted === '' ? [] : [wanted, ...Array.from({ length: MOST_NUMBERED - 1 }, (_, i) => `${wanted}_${i + 2}`)];
}

/** The first that is free; '' where none can be offered. */
export function freeIdentifier(wanted: readonly string[], taken: ReadonlySet<string>): string {
  return wanted.find((one) => !taken.has(one)) ?? '';
}
