/**
 * What one would do without a radar, on the same pairs: COMA's plain matchers (Do & Rahm, VLDB 2002) as catalogues can have them: cosine of pairs of characters
 * of titles weighted by TF-IDF, and the Jaccard coefficient of the headings as they stand, their mean where both have items.
 */
import type { RadarDraft } from '@kuaishu/catalog';

export interface Baseline {
  /** 0 … 1. */
  score(a: RadarDraft, b: RadarDraft): number;
  /** Positions of the entries that are nearest by title, nearest first. */
  nearest(a: RadarDraft, count: number): number[];
}

const bigrams = (text: string): string[] => {
  const bare = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  return bare.length < 2 ? [bare] : Array.from({ length: bare.length - 1 }, (_, i) => bare.slice(i, i + 2));
};

export function baselineOf(entries: readonly RadarDraft[]): Baseline {
  const df = new Map<string, number>();
  for (const { title = '' } of entries)
    for (const gram of new Set(bigrams(title))) df.set(gram, (df.get(gram) ?? 0) + 1);
  const idf = (gram: string) => Math.log((entries.length + 1) / ((df.get(gram) ?? 0) + 1)) + 1;
  const known = new Map<string, Map<string, number>>();
  const vector = (title: string): Map<string, number> => {
    const found = known.get(title);
    if (found !== undefined) return found;
    const weights = new Map<string, number>();
    for (const gram of bigrams(title)) weights.set(gram, (weights.get(gram) ?? 0) + idf(gram));
    const length = Math.sqrt([...weights.values()].reduce((sum, w) => sum + w * w, 0)) || 1;
    for (const [gram, weight] of weights) weights.set(gram, weight / length);
    known.set(title, weights);
    return weights;
  };
  const postings = new Map<string, number[]>();
  entries.forEach(({ title = '' }, nth) => {
    for (const gram of vector(title).keys()) {
      const list = postings.get(gram);
      if (list === undefined) postings.set(gram, [nth]);
      else list.push(nth);
    }
  });
  const cosine = (a: string, b: string): number => {
    const [x, y] = [vector(a), vector(b)];
    let sum = 0;
    for (const [gram, weight] of x) sum += weight * (y.get(gram) ?? 0);
    return sum;
  };
  return {
    score(a, b) {
      const headings = jaccard(a, b);
      if (a.title === undefined || b.title === undefined) return headings ?? 0;
      const title = cosine(a.title, b.title);
      return headings === undefined ? title : (title + headings) / 2;
    },
    nearest(a, count) {
      const scores = new Map<number, number>();
      for (const [gram, weight] of vector(a.title ?? ''))
        for (const nth of postings.get(gram) ?? [])
          scores.set(nth, (scores.get(nth) ?? 0) + weight * (vector(entries[nth]?.title ?? '').get(gram) ?? 0));
      return [...scores]
        .sort((x, y) => y[1] - x[1] || x[0] - y[0])
        .slice(0, count)
        .map(([nth]) => nth);
    },
  };
}

function jaccard(a: RadarDraft, b: RadarDraft): number | undefined {
  const [x, y] = [a, b].map(
    ({ items = [] }) => new Set(items.map(({ name }) => name.normalize('NFKC').toLowerCase().trim())),
  );
  if (x === undefined || y === undefined || x.size === 0 || y.size === 0) return undefined;
  const both = [...x].filter((name) => y.has(name)).length;
  return both / (x.size + y.size - both);
}
