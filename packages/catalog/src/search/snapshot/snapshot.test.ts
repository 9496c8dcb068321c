import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../search-index.ts';
import { catalogueArbitrary, queryArbitrary } from '../testing/arbitrary.ts';

const answer = (index: SearchIndex, query: string) => {
  const { tookMs: _, ...result } = index.search({ query, facets: ['region', 'theme'] });
  return result;
};

describe('a snapshot', () => {
  it('is the index, at its place in the feed; both go on alike', () => {
    fc.assert(
      fc.property(catalogueArbitrary, catalogueArbitrary, queryArbitrary, (before, after, query) => {
        const index = new SearchIndex();
        for (const document of before) index.put(document);
        for (const document of before.slice(3)) index.remove(document.id);
        const { index: restored, position } = SearchIndex.restore(index.snapshot(17));
        expect(position).toBe(17);
        expect(answer(restored, query)).toEqual(answer(index, query));
        for (const document of after) {
          index.put(document);
          restored.put(document);
        }
        expect(answer(restored, query)).toEqual(answer(index, query));
      }),
      { numRuns: 100 },
    );
  });

  it('with any byte changed, or cut short, is refused', () => {
    const index = new SearchIndex();
    index.put({
      id: 'entry_1',
      title: '低保名单',
      provider: '贵阳市民政局',
      updated: 0,
      labels: { region: ['520100'] },
    });
    const bytes = index.snapshot(1);
    const refused = expect.objectContaining({ name: 'SnapshotError' });
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = bytes.slice();
      damaged[at] = damaged[at]! ^ 64;
      expect(() => SearchIndex.restore(damaged)).toThrow(refused);
    }
    for (const length of [0, 5, 23, 24, bytes.length - 1])
      expect(() => SearchIndex.restore(bytes.slice(0, length))).toThrow(refused);
  });
});
