/** Where in a text the query's words stand. */
import type { Concept } from '../query/concepts.ts';
import { fold } from '../text/fold.ts';

/** From, to (exclusive), in UTF-16 code units of the text beside it. */
export type Range = readonly [number, number];

export interface Highlighted {
  readonly text: string;
  readonly ranges: readonly Range[];
}

/** Every place of every spelling, overlapping ones joined, ascending. */
export function highlight(text: string, concepts: readonly Concept[]): Highlighted {
  const folded = fold(text);
  const ranges: [number, number][] = [];
  for (const { spellings, exclude } of concepts) {
    if (exclude) continue;
    for (const { kind, text: wanted } of spellings) {
      if (kind === 'element') continue;
      for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length))
        ranges.push([at, at + wanted.length]);
    }
  }
  ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return { text, ranges: joined };
}

/** About so many characters of a long text around its first highlighted place. */
export function snippet(text: string, concepts: readonly Concept[], length: number): Highlighted {
  if (text.length <= length) return highlight(text, concepts);
  const first = highlight(text, concepts).ranges[0]?.[0] ?? 0;
  const from = first < length / 2 ? 0 : Math.min(first - Math.floor(length / 4), text.length - length);
  const cut = `${from > 0 ? '…' : ''}${text.slice(from, from + length)}${from + length < text.length ? '…' : ''}`;
  return highlight(cut, concepts);
}
