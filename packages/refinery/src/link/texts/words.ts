/** Words of a long text, said twice: over a column in SQL, and of one text. */
import { ident, literal } from '@kuaishu/engine';

const HAN = '[一-龥㐀-䶿]';
const NOT_HAN = '[^一-龥㐀-䶿]+';
/** Letters and digits in one word, or digits alone, five characters or more: a model code, a part number. */
const CODE = /^(?:(?=.*[a-z])(?=.*[0-9]).{5,}|[0-9]{5,})$/;
/** A code whose last letters tell colour or market: what stands before them is a word too. */
const VARIANT = '^([a-z0-9]*[0-9])[a-z]+$';
const LEAST_STEM = 4;

/**
 * Rows (i, t) of the distinct words of `column` (lower case, blanks, `.`, `/`, `_`, `-` only between words): words of letters part at hyphens,
 * words with a digit are kept whole without them (`dsc-w120b` → `dscw120b`, and `dscw120` too), Chinese is taken by two neighbouring characters.
 */
export function wordsSql(table: string, column: string): string {
  const text = ident(column);
  const from = `FROM ${ident(table)} WHERE ${text} IS NOT NULL`;
  // what is laid out is a column of its own: Spark takes no own function there
  const words = `SELECT i, unnest(string_split(x, ' ')) AS w FROM (SELECT i, ks_re_all(${text}, ${literal(`${HAN}+`)}, ' ') AS x ${from}) s`;
  const runs = `SELECT i, r, unnest(range(1, greatest(length(r), 2))) AS k FROM (SELECT i, unnest(string_split(x, ' ')) AS r FROM (SELECT i, ks_re_all(${text}, ${literal(NOT_HAN)}, ' ') AS x ${from} AND regexp_matches(${text}, ${literal(HAN)})) s) h WHERE r <> ''`;
  const whole = `SELECT i, ks_re_all(w, '[./_-]+', '') AS t FROM (${words}) a WHERE regexp_matches(w, '[0-9]')`;
  const stem = `regexp_extract(t, ${literal(VARIANT)}, 1)`;
  return (
    `SELECT DISTINCT i, t FROM (${whole} ` +
    `UNION ALL SELECT i, ${stem} AS t FROM (${whole}) v WHERE length(${stem}) >= ${LEAST_STEM} ` +
    `UNION ALL SELECT i, unnest(string_split(x, ' ')) AS t FROM (SELECT i, ks_re_all(w, '[./_-]+', ' ') AS x FROM (${words}) b WHERE NOT regexp_matches(w, '[0-9]')) s ` +
    `UNION ALL SELECT i, substr(r, k, 2) AS t FROM (${runs}) c) d WHERE t <> ''`
  );
}

export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const word of text.replace(new RegExp(`${HAN}+`, 'gu'), ' ').split(' ')) {
    if (/[0-9]/.test(word)) {
      const whole = word.replace(/[./_-]+/g, '');
      words.add(whole);
      const stem = new RegExp(VARIANT).exec(whole)?.[1] ?? '';
      if (stem.length >= LEAST_STEM) words.add(stem);
    } else for (const piece of word.split(/[./_-]+/)) words.add(piece);
  }
  for (const run of text.replace(new RegExp(NOT_HAN, 'gu'), ' ').split(' ')) {
    const characters = [...run];
    for (let k = 0; k < Math.max(characters.length - 1, 1); k++) words.add(characters.slice(k, k + 2).join(''));
  }
  words.delete('');
  return [...words];
}

export const isCode = (word: string): boolean => CODE.test(word);
export const isCodeSql = (word: string): string =>
  `(length(${word}) >= 5 AND regexp_matches(${word}, '[0-9]') AND (regexp_matches(${word}, '[a-z]') OR regexp_matches(${word}, '^[0-9]+$')))`;
