import { literal } from '../sql.ts';
import { BLANKS, FULL_WIDTH, HALF_WIDTH, INVISIBLE } from './characters.ts';

/** One byte for each of the at most 62 characters of two texts of 31. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The own vocabulary (`ks_*`) as DuckDB macros. Each has a twin in `spark.ts` that gives the same answer; both are created once a session.
 * Craft SQL uses these where the engines' own functions differ.
 */
export const duckdbVocabulary: Readonly<Record<string, string>> = {
  'ks_re_all(s, p, r)': "regexp_replace(s, p, r, 'g')",
  'ks_idiv(a, b)': 'a // b',
  'ks_size(l)': 'len(l)',
  'ks_at(l, i)': 'l[i]',
  'ks_pos(l, x)': 'coalesce(list_position(l, x), 0)',
  'ks_sha256(s)': 'sha256(s)',
  'ks_codepoint(s)': 'unicode(s)',
  'ks_key64(s)': "CAST('0x' || substr(md5(s), 1, 15) AS BIGINT)",
  // equality on one engine only: the numbers differ between engines, so no answer has them
  'ks_hash(x)': 'CAST(hash(x) >> 1 AS BIGINT)',
  'ks_key(a, b)': 'CAST(hash(a, b) >> 1 AS BIGINT)',
  'ks_sorted(s, sep)': 'array_to_string(list_sort(string_split(s, sep)), sep)',
  // in characters: DuckDB 1.5 counts bytes. Texts of one byte a character need no detour; others are written in an alphabet of the pair's own
  'ks_lev(a, b)': `CASE WHEN strlen(a) = length(a) AND strlen(b) = length(b) THEN levenshtein(substr(a, 1, 31), substr(b, 1, 31)) ELSE levenshtein(translate(substr(a, 1, 31), substr(a, 1, 31) || substr(b, 1, 31), '${ALPHABET}'), translate(substr(b, 1, 31), substr(a, 1, 31) || substr(b, 1, 31), '${ALPHABET}')) END`,
  'ks_days(a, b)': "date_diff('day', a, b)",
  'ks_ascii(s)': 'strlen(s) = length(s)',
  'ks_half(s)': `translate(s, ${literal(FULL_WIDTH)}, ${literal(HALF_WIDTH)})`,
  // each character from code point `first` on by its place in blocks of `size` characters; a NULL block stands for itself
  'ks_map_chars(s, blocks, first, size)':
    "array_to_string(list_transform(string_split(s, ''), c -> CASE WHEN unicode(c) < first THEN c ELSE coalesce(substr(blocks[(unicode(c) - first) // size + 1], (unicode(c) - first) % size + 1, 1), c) END), '')",
  'ks_trim(s)': `trim(s, ${literal(` ${BLANKS}${INVISIBLE}`)})`,
  'ks_tidy(s)': `trim(translate(s, ${literal(FULL_WIDTH + BLANKS + INVISIBLE)}, ${literal(HALF_WIDTH + ' '.repeat(BLANKS.length))}))`,
};

/**
 * The two words whose numbers differ between engines, by one definition that both can say: for comparing what the engines do with them. `sparkAgreedHash` is
 * the twin. Five times as dear as the engine's own.
 */
export const duckdbAgreedHash: Readonly<Record<string, string>> = {
  'ks_hash(x)': "CAST('0x' || substr(md5(CAST(x AS VARCHAR)), 1, 15) AS BIGINT)",
  'ks_key(a, b)': "CAST('0x' || substr(md5(CAST(a AS VARCHAR) || '|' || CAST(b AS VARCHAR)), 1, 15) AS BIGINT)",
};
