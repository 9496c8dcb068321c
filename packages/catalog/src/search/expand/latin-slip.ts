/** Words of letters and digits that are one slip away, two from eight letters on. */
import type { Sources } from '../query/match.ts';

/** Damerau-Levenshtein distance (optimal string alignment), given up beyond `most`. */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length]!;
}

/** A slip touches two neighbouring pieces at most: of so many, one is whole in whatever is near. */
function pieces(token: string, most: number): string[] {
  const count = 2 * most + 1;
  const at = (nth: number): number => Math.floor((token.length * nth) / count);
  return Array.from({ length: count }, (_, nth) => token.slice(at(nth), at(nth + 1)));
}

/** Nearest first. Digits are not mended: another number is another thing. */
export function latinNeighbours({ terms }: Sources, token: string): string[] {
  if (token.length < 3 || /\d/.test(token)) return [];
  const most = token.length >= 8 ? 2 : 1;
  const some = pieces(token, most);
  const found: [string, number][] = [];
  for (const number of terms.latin) {
    const term = terms.list[number]!;
    if (term.length < 3 || Math.abs(term.length - token.length) > most) continue;
    if (!some.some((piece) => term.includes(piece)) || /\d/.test(term)) continue;
    const distance = editDistance(token, term, most);
    if (distance > 0 && distance <= most) found.push([term, distance]);
  }
  return found.sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([term]) => term);
}
