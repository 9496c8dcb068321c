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
  // Spark counts characters by itself; the first 31 of each, as its twin
  'ks_lev(a STRING, b STRING)': { returns: 'INT', body: 'levenshtein(substr(a, 1, 31), substr(b, 1, 31))' },
  'ks_sorted(s STRING, sep STRING)': { returns: 'STRING', body: 'array_join(sort_array(split(s, sep)), sep)' },
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
  // other numbers than DuckDB's for the same values: what they group is the same
  ks_hash: 'xxhash64',
  ks_key: 'xxhash64',
  // left as it is by the compiler inside an argument of an own function
  regexp_matches: 'regexp_like',
  arg_min: 'min_by',
  arg_max: 'max_by',
  list_distinct: 'array_distinct',
};

/** See `duckdbAgreedHash`. */
const AGREED_HASH: typeof sparkVocabulary = {
  'ks_hash(x STRING)': { returns: 'BIGINT', body: 'CAST(conv(substr(md5(x), 1, 15), 16, 10) AS BIGINT)' },
  'ks_key(a STRING, b STRING)': {
    returns: 'BIGINT',
    body: "CAST(conv(substr(md5(a || '|' || b), 1, 15), 16, 10) AS BIGINT)",
  },
};

const HASHES: ReadonlySet<string> = new Set(['ks_hash', 'ks_key']);

/** Our own text, not a stranger's: its levels nest deeper than the compiler's cautious default. */
const GUARD = {
  maxParserDepth: 256,
  maxAstDepth: 4096,
  maxParenthesisDepth: 1024,
  maxFunctionCallDepth: 1024,
} as const;

/** Statements that make the vocabulary known in a session; with `agreedHash` as `duckdbAgreedHash` has it. */
export function sparkPreparation({ agreedHash = false } = {}): string[] {
  return Object.entries({ ...sparkVocabulary, ...(agreedHash ? AGREED_HASH : {}) }).map(
    ([signature, { returns, body }]) =>
      `CREATE OR REPLACE TEMPORARY FUNCTION ${signature} RETURNS ${returns} RETURN ${body}`,
  );
}

/** Statement that makes a look-up list known: `Engine.constant`. `expression` in the portable dialect. */
export function sparkConstant(name: string, expression: string): string {
  return `DECLARE OR REPLACE VARIABLE ${name.toLowerCase()} DEFAULT ${toSpark(`SELECT ${expression}`).replace(/^SELECT /, '')}`;
}

/** A file, a folder or a list of files of Parquet as a relation. Options: `file_row_number = true` adds the row's place in its file. */
const READ_PARQUET = /read_parquet\((\[[^\]]*\]|'(?:[^']|'')*')([^)]*)\)/gi;

/**
 * The same query for Spark. Throws when the text leaves the portable subset. `read_parquet` of files or folders becomes Spark's own reading by path;
 * look-up lists are session variables named `ks_list_…`.
 */
export function toSpark(sql: string, { agreedHash = false } = {}): string {
  const files: string[] = [];
  const named = sql.replace(READ_PARQUET, (_, paths: string, options: string) => {
    const numbered = /file_row_number\s*=\s*true/i.test(options) ? ', _metadata.row_index AS file_row_number' : '';
    const relations = [...paths.matchAll(/'((?:[^']|'')*)'/g)].map(
      ([, path]) => `parquet.\`${(path ?? '').replaceAll("''", "'").replaceAll('`', '``')}\``,
    );
    const plain = relations.length === 1 && numbered === '' ? relations[0] : undefined;
    files.push(plain ?? `(${relations.map((r) => `SELECT *${numbered} FROM ${r}`).join(' UNION ALL ')})`);
    return `ks_file_${files.length - 1}`;
  });
  const answer = transpile(named, Dialect.DuckDB, Dialect.Spark, { complexityGuard: GUARD });
  const text = answer.sql?.[0];
  if (!answer.success || text === undefined)
    throw new Error(`not portable: ${answer.error ?? 'no text'}: ${sql.slice(0, 200)}`);
  return outsideLiterals(text, (code) =>
    code
      .replace(/\bks_file_(\d+)\b/g, (_, file: string) => files[Number(file)] ?? '')
      .replace(/\b([a-z_0-9]+)(?=\()/gi, (name) =>
        agreedHash && HASHES.has(name.toLowerCase()) ? name : (RENAMED[name.toLowerCase()] ?? name),
      )
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
