/**
 * The craft's SQL for Apache Spark 4: the own vocabulary as temporary functions, and the text itself compiled from DuckDB's dialect.
 * The session runs in ANSI mode and UTC, as Spark's defaults are; backslashes in literals are escaped by doubling.
 */
import { Dialect, transpile } from '@polyglot-sql/sdk';
import { BLANKS, FULL_WIDTH, HALF_WIDTH, INVISIBLE } from './characters.ts';

const literal = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Signature with types → result type and body; each gives the answer of its twin in `duckdb.ts`. */
export const sparkVocabulary: Readonly<Record<string, { readonly returns: string; readonly body: string }>> = {
  'ks_re_all(s STRING, p STRING, r STRING)': { returns: 'STRING', body: 'regexp_replace(s, p, r)' },
  'ks_idiv(a BIGINT, b BIGINT)': { returns: 'BIGINT', body: 'a div b' },
  'ks_sha256(s STRING)': { returns: 'STRING', body: 'sha2(s, 256)' },
  'ks_codepoint(s STRING)': { returns: 'INT', body: 'ascii(s)' },
  'ks_key64(s STRING)': { returns: 'BIGINT', body: 'CAST(conv(substr(md5(s), 1, 15), 16, 10) AS BIGINT)' },
  'ks_days(a DATE, b DATE)': { returns: 'BIGINT', body: 'CAST(datediff(b, a) AS BIGINT)' },
  'ks_ascii(s STRING)': { returns: 'BOOLEAN', body: 'octet_length(s) = char_length(s)' },
  'ks_half(s STRING)': { returns: 'STRING', body: `translate(s, ${literal(FULL_WIDTH)}, ${literal(HALF_WIDTH)})` },
  'ks_map_chars(s STRING, blocks ARRAY<STRING>, first INT, size INT)': {
    returns: 'STRING',
    body: "array_join(transform(split(s, ''), c -> CASE WHEN ascii(c) < first THEN c ELSE coalesce(substr(try_element_at(blocks, CAST((ascii(c) - first) div size AS INT) + 1), (ascii(c) - first) % size + 1, 1), c) END), '')",
  },
  'ks_trim(s STRING)': { returns: 'STRING', body: `trim(BOTH ${literal(` ${BLANKS}${INVISIBLE}`)} FROM s)` },
  'ks_tidy(s STRING)': {
    returns: 'STRING',
    body: `trim(translate(s, ${literal(FULL_WIDTH + BLANKS + INVISIBLE)}, ${literal(HALF_WIDTH + ' '.repeat(BLANKS.length))}))`,
  },
};

/** Functions that differ in name alone. Generic over the element's type, which an SQL function of Spark cannot be. */
const RENAMED: Readonly<Record<string, string>> = {
  ks_at: 'try_element_at',
  ks_size: 'size',
  ks_pos: 'array_position',
  ks_hash: 'xxhash64',
  arg_min: 'min_by',
  arg_max: 'max_by',
  list_distinct: 'array_distinct',
};

/** Our own text, not a stranger's: its levels nest deeper than the compiler's cautious default. */
const GUARD = {
  maxParserDepth: 256,
  maxAstDepth: 4096,
  maxParenthesisDepth: 1024,
  maxFunctionCallDepth: 1024,
} as const;

/** Statements that make the vocabulary known in a session. */
export function sparkPreparation(): string[] {
  return Object.entries(sparkVocabulary).map(
    ([signature, { returns, body }]) =>
      `CREATE OR REPLACE TEMPORARY FUNCTION ${signature} RETURNS ${returns} RETURN ${body}`,
  );
}

/** The same query for Spark. Throws when the text leaves the portable subset; `constants` are session variables named `ks_list_…`. */
export function toSpark(sql: string): string {
  const answer = transpile(sql, Dialect.DuckDB, Dialect.Spark, { complexityGuard: GUARD });
  const text = answer.sql?.[0];
  if (!answer.success || text === undefined)
    throw new Error(`not portable: ${answer.error ?? 'no text'}: ${sql.slice(0, 200)}`);
  return outsideLiterals(text, (code) =>
    code
      .replace(/\b([a-z_0-9]+)(?=\()/gi, (name) => RENAMED[name.toLowerCase()] ?? name)
      .replace(
        /`(ks_list_\w+)`\(\)|\b(ks_list_\w+)\(\)/gi,
        (_, quoted: string | undefined, plain: string | undefined) => (quoted ?? plain ?? '').toLowerCase(),
      ),
  );
}

/** Applies `change` to the parts of a text that are no string literals. */
function outsideLiterals(sql: string, change: (code: string) => string): string {
  return sql
    .split(/('(?:[^'\\]|\\.|'')*')/s)
    .map((part, i) => (i % 2 ? part : change(part)))
    .join('');
}
