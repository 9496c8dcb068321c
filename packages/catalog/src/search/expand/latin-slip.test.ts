import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../search-index.ts';
import { editDistance, latinNeighbours } from './latin-slip.ts';

describe('words of letters', () => {
  it.each([
    ['gdp', 'gpd', 1],
    ['gdp', 'gdp', 0],
    ['enterprise', 'enterprize', 1],
    ['abc', 'abcd', 1],
    ['abcd', 'acd', 1],
    ['abc', 'xyz', 3],
  ])('%s and %s are %i apart', (one, other, distance) => {
    expect(editDistance(one, other, 3)).toBe(distance);
    expect(editDistance(other, one, 3)).toBe(distance);
  });

  it('are all found that are near, whatever was passed over for speed', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 20 }), word, (terms, token) => {
        const index = new SearchIndex();
        index.put({ id: 'entry_1', title: terms.join(' '), provider: '统计局', updated: 0, labels: {} });
        const most = token.length >= 8 ? 2 : 1;
        const near = terms.filter((term) => term !== token && editDistance(token, term, most) <= most);
        expect(latinNeighbours(index.sources, token).sort()).toEqual(near.sort());
      }),
    );
  });
});
