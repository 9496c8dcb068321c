/** How often what is known to be there is found: first, among ten, and the mean of the reciprocal rank among twenty, by kind of query. */
import type { SearchDocument, SearchIndex } from '@kuaishu/catalog';
import { type KnownItem, knownItems } from './known-items.ts';
import { randomFrom } from './random.ts';

export interface Quality {
  readonly queries: number;
  readonly first: number;
  readonly amongTen: number;
  readonly meanReciprocalRank: number;
}

const SHOWN = 20;

export interface Judged extends KnownItem {
  /** 1 = first; 0 = not among twenty. */
  readonly rank: number;
}

/** Queries from about so many documents, the same for every engine and machine. */
export function queriesFrom(documents: readonly SearchDocument[], from: number, seed: number): KnownItem[] {
  const random = randomFrom(seed);
  return Array.from({ length: from }, () => random.pick(documents)).flatMap((document) => [
    ...knownItems(document, random),
  ]);
}

export function judge(
  queries: readonly KnownItem[],
  documents: ReadonlyMap<string, SearchDocument>,
  ask: (query: string) => readonly string[],
): Judged[] {
  return queries.map((each) => {
    const ids = ask(each.query).slice(0, SHOWN);
    return { ...each, rank: ids.findIndex((id) => each.right(documents.get(id)!)) + 1 };
  });
}

export function summary(judged: readonly Judged[]): Record<string, Quality> {
  const result: Record<string, Quality> = {};
  for (const [kind, list] of Map.groupBy(judged, (each) => each.kind)) {
    const share = (test: (rank: number) => boolean): number =>
      Math.round((list.filter(({ rank }) => rank > 0 && test(rank)).length / list.length) * 1000) / 1000;
    result[kind] = {
      queries: list.length,
      first: share((rank) => rank === 1),
      amongTen: share((rank) => rank <= 10),
      meanReciprocalRank:
        Math.round((list.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0) / list.length) * 1000) / 1000,
    };
  }
  return result;
}

export const asking =
  (index: SearchIndex) =>
  (query: string): string[] =>
    index.search({ query, limit: SHOWN }).hits.map(({ id }) => id);
