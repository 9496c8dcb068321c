import { describe, expect, it } from 'vitest';
import { keepViews, keptViews, sameView, viewOf, withView } from './views.ts';

function memory(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
}

describe('saved views', () => {
  it('come back as they were kept, without the place one had scrolled to', () => {
    const store = memory();
    const search = viewOf({ q: '张', sort: '-records', region: '5203', offset: 50, tab: undefined });
    expect(search).toEqual({ q: '张', sort: '-records', region: '5203' });
    keepViews('x', withView([], { name: '遵义', search }), store);
    expect(keptViews('x', store)).toEqual([{ name: '遵义', search }]);
  });

  it('of the same name take the older one’s place', () => {
    const views = withView([{ name: 'a', search: { q: '1' } }], { name: 'a', search: { q: '2' } });
    expect(views).toEqual([{ name: 'a', search: { q: '2' } }]);
  });

  it('are none where the browser holds something else or nothing at all', () => {
    expect(keptViews('x', memory('{"name":1}'))).toEqual([]);
    expect(keptViews('x', memory('[1,{"name":"a"}]'))).toEqual([]);
    expect(keptViews('x', memory('no JSON'))).toEqual([]);
    const closed = {
      getItem: () => {
        throw new Error('denied');
      },
    };
    expect(keptViews('x', closed)).toEqual([]);
  });

  it('are the same whatever the order of their parts', () => {
    expect(sameView({ q: 'a', sort: 'b' }, { sort: 'b', q: 'a' })).toBe(true);
    expect(sameView({ q: 'a' }, { q: 'a', sort: 'b' })).toBe(false);
  });
});
