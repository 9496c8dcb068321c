/**
 * Derivations, said once and run twice: each is both SQL over millions of rows and a function on one value, so that what a page explains is what the
 * engine reckoned.
 */
import { ident, literal } from '@kuaishu/engine';

export type Values = Readonly<Record<string, string | null>>;

/** A text derived from one row's columns. */
export interface Text {
  readonly sql: string;
  of(row: Values): string | null;
}

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

export const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
