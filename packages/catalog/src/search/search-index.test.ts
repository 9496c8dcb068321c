import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from './document.ts';
import { scopeAllows } from './scope.ts';
import { SearchIndex } from './search-index.ts';
import { catalogueArbitrary, documentArbitrary, queryArbitrary, scopeArbitrary } from './testing/arbitrary.ts';
import { readThrough } from './testing/oracle.ts';

function indexOf(documents: Iterable<SearchDocument>): SearchIndex {
  const index = new SearchIndex();
  for (const document of documents) index.put(document);
  return index;
}

function driven<T>(work: Generator<void, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const everything = (index: SearchIndex, query: string, scope: Parameters<SearchIndex['search']>[0]['scope'] = true) => {
  const { tookMs: _, ...result } = index.search({ query, scope, limit: 100, facets: ['region', 'theme'] });
  return result;
};
const ids = (result: { hits: readonly { id: string }[] }): string[] => result.hits.map(({ id }) => id).sort();

describe('search', () => {
  it('finds what reading through all documents finds, and more only where it says so', () => {
    fc.assert(
      fc.property(catalogueArbitrary, queryArbitrary, scopeArbitrary, (documents, query, scope) => {
        const result = everything(indexOf(documents), query, scope);
        const right = readThrough(documents, query, scope);
        if (result.corrected === undefined && !result.relaxed) expect(ids(result)).toEqual([...right].sort());
        else for (const id of right) expect(ids(result)).toContain(id);
        expect(result.total).toBe(result.hits.length);
      }),
      { numRuns: 200 },
    );
  });

  it('tells a reader nothing of documents beyond the scope: it answers as if they were not there', () => {
    fc.assert(
      fc.property(catalogueArbitrary, queryArbitrary, scopeArbitrary, (documents, query, scope) => {
        const whole = indexOf(documents);
        const own = indexOf(documents.filter(({ labels }) => scopeAllows(scope, labels)));
        const [one, other] = [everything(whole, query, scope), everything(own, query)];
        expect(one).toEqual(other);
        for (const typed of [query.slice(0, 2), 'ren', '企'])
          expect(whole.suggest({ typed, scope })).toEqual(own.suggest({ typed }));
        for (const { id, labels } of documents)
          expect(whole.get(id, scope) !== undefined).toBe(scopeAllows(scope, labels));
      }),
      { numRuns: 200 },
    );
  });

  it('answers the same after any history of putting and removing, in the same order', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: documentArbitrary(fc.nat({ max: 6 }).map((id) => `entry_${id}`)) },
      { weight: 1, arbitrary: fc.nat({ max: 6 }).map((id) => `entry_${id}`) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), queryArbitrary, (steps, query) => {
        const index = new SearchIndex();
        const left = new Map<string, SearchDocument>();
        for (const each of steps) {
          if (typeof each === 'string') expect(index.remove(each)).toBe(left.delete(each));
          else {
            index.put(each);
            left.set(each.id, each);
          }
        }
        const again = everything(indexOf(left.values()), query);
        expect(everything(index, query)).toEqual(again);
        expect(everything(driven(index.compacting()), query)).toEqual(again);
        expect(index.size).toBe(left.size);
      }),
      { numRuns: 150 },
    );
  });

  it('is made anew without the dead while it goes on to follow the feed', () => {
    const id = fc.nat({ max: 6 }).map((n) => `entry_${n}`);
    const step = fc.oneof({ weight: 2, arbitrary: documentArbitrary(id) }, { weight: 1, arbitrary: id });
    const take = (index: SearchIndex, each: SearchDocument | string): unknown =>
      typeof each === 'string' ? index.remove(each) : index.put(each);
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 15 }),
        fc.array(step, { maxLength: 15 }),
        queryArbitrary,
        (before, meanwhile, query) => {
          const index = new SearchIndex();
          for (const each of before) take(index, each);
          const work = index.compacting();
          const rest = [...meanwhile];
          let step = work.next();
          while (!step.done) {
            const each = rest.shift();
            if (each !== undefined) take(index, each);
            step = work.next();
          }
          const fresh = step.value;
          expect(everything(fresh, query)).toEqual(everything(index, query));
          // what went meanwhile may be dead in the new one, nothing of before is
          expect(fresh.dead).toBeLessThanOrEqual(meanwhile.length);
          for (const each of rest) {
            take(index, each);
            take(fresh, each);
          }
          expect(everything(fresh, query)).toEqual(everything(index, query));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives back documents as they were put', () => {
    fc.assert(
      fc.property(catalogueArbitrary, (documents) => {
        const index = indexOf(documents);
        for (const document of documents) {
          const { keywords = [], items = [], labels, ...rest } = index.get(document.id)!;
          expect(rest).toEqual({
            ...rest,
            title: document.title,
            provider: document.provider,
            updated: document.updated,
          });
          expect(keywords).toEqual([...new Set(document.keywords)]);
          expect(items).toEqual([...new Map(document.items?.map((item) => [item.name, item])).values()]);
          for (const [field, values] of Object.entries(document.labels)) expect(labels[field] ?? []).toEqual(values);
        }
      }),
    );
  });
});

describe('pages', () => {
  it('by offset and by cursor are parts of one list, in every order', () => {
    fc.assert(
      fc.property(
        catalogueArbitrary,
        queryArbitrary,
        fc.constantFrom('relevance' as const, 'updated' as const, 'title' as const),
        fc.integer({ min: 1, max: 4 }),
        (documents, query, sort, limit) => {
          const index = indexOf(documents);
          const whole = index.search({ query, sort, limit: 100 }).hits.map(({ id }) => id);
          const byOffset: string[] = [];
          const byCursor: string[] = [];
          let cursor: string | undefined;
          for (let offset = 0; offset < Math.max(1, whole.length); offset += limit) {
            byOffset.push(...index.search({ query, sort, limit, offset }).hits.map(({ id }) => id));
            const page = index.search({ query, sort, limit, ...(cursor === undefined ? {} : { cursor }) });
            byCursor.push(...page.hits.map(({ id }) => id));
            cursor = page.cursor;
          }
          expect(byOffset).toEqual(whole);
          expect(byCursor).toEqual(whole);
          expect(cursor).toBeUndefined();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('refuse offsets and cursors that are none, with a mend in both languages', () => {
    const index = new SearchIndex();
    for (const request of [
      { offset: -1 },
      { offset: 10_001 },
      { limit: 1.5 },
      { cursor: 'x' },
      { cursor: 'WzEsMl0' },
    ]) {
      expect(() => index.search(request)).toThrow(expect.objectContaining({ name: 'SearchRequestError' }));
    }
  });
});

describe('facets', () => {
  it('count under all filters but their own', () => {
    fc.assert(
      fc.property(catalogueArbitrary, queryArbitrary, (documents, query) => {
        const index = indexOf(documents);
        const filters = { region: ['520100'], theme: ['民生', '经济'] };
        const { total, facets } = index.search({ query, filters, facets: ['region', 'theme'], limit: 0 });
        const matching = new Set(index.search({ query, limit: 100 }).hits.map(({ id }) => id));
        const having = (field: string, wanted: readonly string[]) =>
          documents.filter(
            ({ id, labels }) => matching.has(id) && labels[field]!.some((each) => wanted.includes(each)),
          );
        const byTheme = having('theme', filters.theme);
        const byRegion = having('region', filters.region);
        expect(total).toBe(byTheme.filter((each) => byRegion.includes(each)).length);
        for (const [field, list] of [
          ['region', byTheme],
          ['theme', byRegion],
        ] as const)
          for (const { value, count } of facets[field]!)
            expect(count).toBe(list.filter(({ labels }) => labels[field]!.includes(value)).length);
      }),
      { numRuns: 200 },
    );
  });
});
