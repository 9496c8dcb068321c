/**
 * Said once, run twice: each derivation and each test of the comparators is both SQL over millions of rows and a function on two values,
 * so that what a page explains is what the engine reckoned. NULL never passes a test.
 */
import { ident, literal } from '@kuaishu/engine';

export type Values = Readonly<Record<string, string | null>>;

/** A text derived from one row's columns. */
export interface Text {
  readonly sql: string;
  of(row: Values): string | null;
}

/** A test on a left and a right row. */
export interface Test {
  readonly sql: string;
  holds(left: Values, right: Values): boolean;
}

/** Longest text that `ks_lev` compares: two of them fit in its alphabet of 62. */
export const EDIT_LENGTH = 31;

const map = (text: Text, sql: (s: string) => string, of: (s: string) => string | null): Text => ({
  sql: sql(text.sql),
  of: (row) => {
    const value = text.of(row);
    return value === null ? null : of(value);
  },
});

export const column = (name: string): Text => ({ sql: ident(name), of: (row) => row[name] ?? null });
export const constant = (value: string): Text => ({ sql: literal(value), of: () => value });
export const upper = (text: Text): Text =>
  map(
    text,
    (s) => `upper(${s})`,
    (s) => s.toUpperCase(),
  );
export const lower = (text: Text): Text =>
  map(
    text,
    (s) => `lower(${s})`,
    (s) => s.toLowerCase(),
  );
/** Patterns keep to what RE2 and JavaScript read alike: classes, groups without capture, no look-around, no back-references. */
export const replaceAll = (text: Text, pattern: string, by: string): Text =>
  map(
    text,
    (s) => `ks_re_all(${s}, ${literal(pattern)}, ${literal(by)})`,
    (s) => s.replace(new RegExp(pattern, 'gu'), by),
  );
export const translated = (text: Text, from: string, to: string): Text => {
  const table = new Map([...from].map((c, i) => [c, [...to][i] ?? '']));
  // translate() builds its map row by row: only where a character is met
  return map(
    text,
    (s) =>
      `CASE WHEN regexp_matches(${s}, ${literal(`[${from}]`)}) THEN translate(${s}, ${literal(from)}, ${literal(to)}) ELSE ${s} END`,
    (s) => [...s].map((c) => table.get(c) ?? c).join(''),
  );
};
/** Han tens among digits written as digits: 十 → 10, 十2 → 12, 2十 → 20, 2十3 → 23. By plain replacements: engines write captures in different ways. */
export const tens = (text: Text): Text => {
  const digits = [...'123456789'];
  const steps: readonly (readonly [string, string])[] = [
    ...digits.map((d) => [`十${d}`, `#${d}`] as const),
    ['十', '#0'],
    ...digits.map((d) => [`${d}#`, d] as const),
    ['#', '1'],
  ];
  return map(
    text,
    (s) =>
      `CASE WHEN contains(${s}, '十') THEN ${steps.reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, s)} ELSE ${s} END`,
    (s) => (s.includes('十') ? steps.reduce((all, [from, to]) => all.replaceAll(from, to), s) : s),
  );
};
export const extract = (text: Text, pattern: string): Text =>
  map(
    text,
    (s) => `nullif(regexp_extract(${s}, ${literal(pattern)}), '')`,
    (s) => new RegExp(pattern, 'u').exec(s)?.[0] || null,
  );
/** `from` counts from 1; a negative one counts from the end. */
export const part = (text: Text, from: number, length?: number): Text =>
  map(
    text,
    (s) => (from < 0 ? `right(${s}, ${-from})` : `substr(${s}, ${from}${length === undefined ? '' : `, ${length}`})`),
    (s) => {
      const characters = [...s];
      const start = from < 0 ? Math.max(0, characters.length + from) : from - 1;
      return characters.slice(start, length === undefined ? undefined : start + length).join('');
    },
  );
export const noBlank = (text: Text): Text =>
  map(
    text,
    (s) => `nullif(${s}, '')`,
    (s) => s || null,
  );
export const sorted = (text: Text, separator: string): Text =>
  map(
    text,
    (s) => `ks_sorted(${s}, ${literal(separator)})`,
    (s) =>
      s
        .split(separator === '' ? /(?:)/u : separator)
        .sort(byCodePoint)
        .join(separator),
  );
export const joined = (...texts: readonly Text[]): Text => ({
  sql: `(${texts.map((t) => t.sql).join(' || ')})`,
  of: (row) => {
    let all = '';
    for (const text of texts) {
      const value = text.of(row);
      if (value === null) return null;
      all += value;
    }
    return all;
  },
});
export const orElse = (text: Text, other: Text): Text => ({
  sql: `coalesce(${text.sql}, ${other.sql})`,
  of: (row) => text.of(row) ?? other.of(row),
});
/** `then` where `text` matches the whole or a part of `pattern`, else `otherwise`. */
export const where = (text: Text, pattern: string, then: Text, otherwise: Text): Text => ({
  sql: `CASE WHEN regexp_matches(${text.sql}, ${literal(pattern)}) THEN ${then.sql} ELSE ${otherwise.sql} END`,
  of: (row) => {
    const value = text.of(row);
    return value !== null && new RegExp(pattern, 'u').test(value) ? then.of(row) : otherwise.of(row);
  },
});
export const nothing: Text = { sql: 'CAST(NULL AS VARCHAR)', of: () => null };

const both = (name: string, left: Values, right: Values): readonly [string, string] | null => {
  const l = left[name] ?? null;
  const r = right[name] ?? null;
  return l === null || r === null ? null : [l, r];
};
const columnTest = (
  name: string,
  sql: (l: string, r: string) => string,
  holds: (l: string, r: string) => boolean,
): Test => ({
  sql: sql(`l.${ident(name)}`, `r.${ident(name)}`),
  holds: (left, right) => {
    const pair = both(name, left, right);
    return pair !== null && holds(pair[0], pair[1]);
  },
});

export const equal = (name: string): Test =>
  columnTest(
    name,
    (l, r) => `${l} = ${r}`,
    (l, r) => l === r,
  );
/** Left's `a` is right's `b` and the other way round. */
export const crossed = (a: string, b: string): Test => ({
  sql: `(l.${ident(a)} = r.${ident(b)} AND l.${ident(b)} = r.${ident(a)})`,
  holds: (l, r) => (l[a] ?? null) !== null && l[a] === r[b] && (l[b] ?? null) !== null && l[b] === r[a],
});
/** Left's `a` is right's `b`, or the other way round. */
export const strayed = (a: string, b: string): Test => ({
  sql: `(l.${ident(a)} = r.${ident(b)} OR l.${ident(b)} = r.${ident(a)})`,
  holds: (l, r) => ((l[a] ?? null) !== null && l[a] === r[b]) || ((l[b] ?? null) !== null && l[b] === r[a]),
});
/**
 * At most `most` insertions, deletions or replacements of characters. One edit leaves the first or the last half (less one character) as it was, two leave
 * one of three thirds: these cheap tests go first, and CASE makes sure of the order.
 */
export const edits = (name: string, most: number): Test =>
  columnTest(
    name,
    (l, r) =>
      `CASE WHEN abs(length(${l}) - length(${r})) <= ${most}${untouched(l, r, most)} THEN ks_lev(${l}, ${r}) <= ${most} ELSE FALSE END`,
    (l, r) => Math.abs(length(l) - length(r)) <= most && (most > 1 || isAnchored(l, r)) && editDistance(l, r) <= most,
  );
export const sameLength = (name: string): Test =>
  columnTest(
    name,
    (l, r) => `length(${l}) = length(${r})`,
    (l, r) => length(l) === length(r),
  );
/** One of the two is `value`. */
export const either = (name: string, value: string): Test =>
  columnTest(
    name,
    (l, r) => `(${l} = ${literal(value)} OR ${r} = ${literal(value)})`,
    (l, r) => l === value || r === value,
  );
/** Both have at least `least` characters. */
export const bothLong = (name: string, least: number): Test =>
  columnTest(
    name,
    (l, r) => `(length(${l}) >= ${least} AND length(${r}) >= ${least})`,
    (l, r) => length(l) >= least && length(r) >= least,
  );
/** The shorter one, of at least `least` characters, begins the longer one. */
export const begins = (name: string, least: number): Test =>
  columnTest(
    name,
    (l, r) =>
      `(least(length(${l}), length(${r})) >= ${least} AND (starts_with(${l}, ${r}) OR starts_with(${r}, ${l})))`,
    (l, r) => Math.min(length(l), length(r)) >= least && (l.startsWith(r) || r.startsWith(l)),
  );
/** The shorter one, of at least `least` characters, stands in the longer one. */
export const within = (name: string, least: number): Test =>
  columnTest(
    name,
    (l, r) => `(least(length(${l}), length(${r})) >= ${least} AND (contains(${l}, ${r}) OR contains(${r}, ${l})))`,
    (l, r) => Math.min(length(l), length(r)) >= least && (l.includes(r) || r.includes(l)),
  );
/** The same `count` characters from place `from` (counted from 1), all of them present. */
export const samePart = (name: string, from: number, count: number): Test =>
  columnTest(
    name,
    (l, r) =>
      `(length(${l}) >= ${from + count - 1} AND substr(${l}, ${from}, ${count}) = substr(${r}, ${from}, ${count}))`,
    (l, r) => length(l) >= from + count - 1 && cut(l, from, count) === cut(r, from, count),
  );
/** Two neighbouring characters changed places, nothing else; texts of at least six characters. */
export const swappedNeighbours = (name: string): Test =>
  columnTest(
    name,
    (l, r) =>
      `CASE WHEN length(${l}) >= 6 AND length(${l}) = length(${r}) AND ${anchored(l, r)} THEN CASE WHEN ks_lev(${l}, ${r}) = 2 THEN ks_sorted(${l}, '') = ks_sorted(${r}, '') ELSE FALSE END ELSE FALSE END`,
    (l, r) =>
      length(l) >= 6 &&
      length(l) === length(r) &&
      isAnchored(l, r) &&
      editDistance(l, r) === 2 &&
      sortCharacters(l) === sortCharacters(r),
  );
/** Numbers written as text that differ by at most `share` of the larger. */
export const nearNumber = (name: string, share: number): Test => {
  const number = (s: string) => (/^-?[0-9]+([.][0-9]+)?$/.test(s) ? Number(s) : null);
  return columnTest(
    name,
    (l, r) =>
      `abs(try_cast(${l} AS DOUBLE) - try_cast(${r} AS DOUBLE)) <= ${share} * greatest(abs(try_cast(${l} AS DOUBLE)), abs(try_cast(${r} AS DOUBLE)))`,
    (l, r) => {
      const a = number(l);
      const b = number(r);
      return a !== null && b !== null && Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));
    },
  );
};
/** Numbers written as text that differ by at most `distance`. */
export const nearBy = (name: string, distance: number): Test =>
  columnTest(
    name,
    (l, r) => `abs(try_cast(${l} AS DOUBLE) - try_cast(${r} AS DOUBLE)) <= ${distance}`,
    (l, r) =>
      /^-?[0-9]+([.][0-9]+)?$/.test(l) &&
      /^-?[0-9]+([.][0-9]+)?$/.test(r) &&
      Math.abs(Number(l) - Number(r)) <= distance,
  );
export const and = (...tests: readonly Test[]): Test => ({
  sql: `(${tests.map((t) => t.sql).join(' AND ')})`,
  holds: (l, r) => tests.every((t) => t.holds(l, r)),
});
export const or = (...tests: readonly Test[]): Test => ({
  sql: `(${tests.map((t) => t.sql).join(' OR ')})`,
  holds: (l, r) => tests.some((t) => t.holds(l, r)),
});
export const not = (test: Test): Test => ({
  sql: `(NOT coalesce(${test.sql}, FALSE))`,
  holds: (l, r) => !test.holds(l, r),
});

const length = (s: string) => (/[\ud800-\udbff]/.test(s) ? [...s].length : s.length);
const anchored = (l: string, r: string) => {
  const half = `greatest(ks_idiv(length(${l}), 2) - 1, 1)`;
  return `(starts_with(${r}, left(${l}, ${half})) OR right(${l}, ${half}) = right(${r}, ${half}))`;
};
/** A piece that so many edits cannot have touched, as `ks_lev` reads texts. Two edits: it needs no twin in {@link edits}, where the distance says the same. */
const untouched = (l: string, r: string, most: number) => {
  if (most === 1) return ` AND ${anchored(l, r)}`;
  if (most !== 2) return '';
  const third = `ks_idiv(least(length(${l}), ${EDIT_LENGTH}), 3)`;
  const pieces = ['1', `${third} + 1`, `2 * ${third} + 1`].map(
    (from) => `contains(${r}, substr(${l}, ${from}, ${third}))`,
  );
  return ` AND (${pieces.join(' OR ')})`;
};
const isAnchored = (l: string, r: string) => {
  const half = Math.max(Math.floor(length(l) / 2) - 1, 1);
  return cut(l, 1, half) === cut(r, 1, half) || [...l].slice(-half).join('') === [...r].slice(-half).join('');
};
const cut = (s: string, from: number, count: number) => [...s].slice(from - 1, from - 1 + count).join('');
const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sortCharacters = (s: string) => [...s].sort(byCodePoint).join('');

/**
 * Levenshtein distance in characters (code points), over the first {@link EDIT_LENGTH} of each. In SQL: `ks_lev`, which first writes both
 * texts in an alphabet of the pair's own, one byte a character, because DuckDB 1.5 counts bytes where 2.0 and Spark count characters.
 */
export function editDistance(left: string, right: string): number {
  const a = [...left].slice(0, EDIT_LENGTH);
  const b = [...right].slice(0, EDIT_LENGTH);
  let row = b.map((_, i) => i + 1);
  row.unshift(0);
  a.forEach((x, i) => {
    const next = [i + 1];
    b.forEach((y, j) => {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    });
    row = next;
  });
  return row[b.length] ?? 0;
}
