/** Text forms shared by all domains: blanks, widths, words that mean "no value". Each is an SQL expression over an SQL expression. */
import { literal } from '@kuaishu/engine';
import { nullWords } from '@kuaishu/standards';
import { type ListTable, listSql } from './lists.ts';

/** Words that stand where there is no value, and dates that databases write for none. Compared with the tidied text in upper case. */
export const NULL_WORDS: readonly string[] = [
  '',
  ...new Set([...nullWords].map((word) => word.toUpperCase())),
  ...['0000-00-00', '0000-00-00 00:00:00', '0000/00/00', '00000000', 'NAT'],
];

/** The same words as a pattern, for texts that are searched anyhow. */
export const NULL_WORD_PATTERN = `^(?i:${NULL_WORDS.map((word) =>
  word
    .replace(/[\\^$.*+?()[\]{}|]/g, '[$&]')
    .replace('[\\]', '[\\\\]')
    .replace('[^]', '\\^'),
).join('|')})$`;

/** Longest of NULL_WORDS: anything longer need not be compared. */
const LONGEST_NULL_WORD = Math.max(...NULL_WORDS.map((word) => word.length));

/** All but the empty text, which a list of the session cannot hold. */
export function nullWordList(): ListTable {
  return { name: 'null_words', items: NULL_WORDS.filter((word) => word !== '') };
}

/** TRUE when a tidied text is one of the words; `except` names words that mean something in a domain (无 = no, for booleans). */
export function isNullWord(text: string, except: readonly string[] = []): string {
  const meant = except.map((word) => ` AND ${text} <> ${literal(word)}`).join('');
  return `(length(${text}) <= ${LONGEST_NULL_WORD} AND (${text} = '' OR list_contains(${listSql('null_words')}, upper(${text})))${meant})`;
}

/** Full-width letters, blanks other than the plain one, characters that cannot be seen: what `ks_tidy` maps. */
const UNTIDY = '[\u0001-\u001f\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff！-～]';

/** Tidied text, blanks around and widths mended; the dear form (6 µs) runs only where it has something to do. */
export function tidied(text: string): string {
  return `CASE WHEN regexp_matches(${text}, '${UNTIDY}') THEN ks_tidy(${text}) ELSE trim(${text}) END`;
}

/** TRUE when tidying changed the delivered text: full-width or invisible characters, blanks around. */
export function widthMended(raw: string, text: string): string {
  return `(${text} <> ${raw})`;
}

/** `CASE WHEN a THEN x WHEN b THEN y ELSE z END` from pairs. */
export function cases(pairs: readonly (readonly [string, string])[], otherwise = 'NULL'): string {
  if (pairs.length === 0) return otherwise;
  return `CASE ${pairs.map(([when, then]) => `WHEN ${when} THEN ${then}`).join(' ')} ELSE ${otherwise} END`;
}

/** `regexp_matches(text, '^(?:…)$')`; the pattern is a constant of ours, in the part that RE2 and Java read alike. */
export function matches(text: string, pattern: string): string {
  return `regexp_matches(${text}, ${literal(`^(?:${pattern})$`)})`;
}

/** Letters that have an upper case, as a class of RE2 and Java. */
const LOWER = '\\p{Ll}\\p{Lt}ⅰ-ⅿⓐ-ⓩ';

/**
 * Upper case, without blanks, quotes and the separators people put into numbers; `text` is tidied. Where there are none of them the text is as it
 * is: `translate` takes half a microsecond for any.
 */
export function compacted(text: string, separators = '-‐‑‒–—―−_.·,，'): string {
  const out = ` '"\`‘’“”${separators}`;
  const some = `[${LOWER}${out.replaceAll('-', '').replace(/[\\^\]]/g, '\\$&')}-]`;
  return `CASE WHEN regexp_matches(${text}, ${literal(some)}) THEN translate(upper(${text}), ${literal(out)}, '') ELSE ${text} END`;
}

/** Letters read or typed for digits: O Q 0, I L | 1, Z 2, S 5, B 8. */
export function lettersToDigits(text: string): string {
  return `translate(${text}, 'OQIL|ZSB', '00111258')`;
}
