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
  'ks_days(a, b)': "date_diff('day', a, b)",
};
