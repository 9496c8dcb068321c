/**
 * Tests of two values, said once and run twice, as derivations are (`text.ts`): SQL over pairs, and a function on two rows. NULL never passes a test.
 */
import { ident, literal } from '@kuaishu/engine';
import { EDIT_LENGTH, editDistance } from './edit-distance.ts';
import { byCodePoint, type Values } from './text.ts';

/** A test on a left and a right row. */
export interface Test {
  readonly sql: string;
  holds(left: Values, right: Values): boolean;
}

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
const sortCharacters = (s: string) => [...s].sort(byCodePoint).join('');
