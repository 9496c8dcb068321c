/** Longest text that `ks_lev` compares: two of them fit in its alphabet of 62. */
export const EDIT_LENGTH = 31;

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
