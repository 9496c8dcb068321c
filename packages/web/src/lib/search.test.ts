import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, countOf, oneOf, regionOf, searchAsText, searchFromText, textOf } from './search.ts';

describe('reading addresses', () => {
  it('takes what is well formed', () => {
    expect(regionOf('5203')).toBe('5203');
    expect(textOf('石家')).toBe('石家');
    expect(countOf('50')).toBe(50);
    expect(oneOf('table', ['table'])).toBe('table');
  });

  it('drops what is not, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const region = regionOf(value);
        expect(region === undefined || /^\d{4}$/.test(region)).toBe(true);
        const count = countOf(value);
        expect(count === undefined || count > 0).toBe(true);
        expect(['a', undefined]).toContain(oneOf(value, ['a']));
      }),
    );
    expect(countOf('0')).toBeUndefined();
    expect(countOf('1e9')).toBeUndefined();
    expect(textOf('a\u0000b')).toBeUndefined();
  });

  it('keeps only what is said', () => {
    expect(compact({ a: 1, b: undefined })).toEqual({ a: 1 });
  });

  it('comes back from an address as the texts that went in, figures too', () => {
    const search = { region: '5203', q: '520102199001011234', sort: '-records', offset: 50, tab: undefined };
    expect(searchAsText(search)).toBe('?region=5203&q=520102199001011234&sort=-records&offset=50');
    expect(searchFromText(searchAsText(search))).toEqual({
      region: '5203',
      q: '520102199001011234',
      sort: '-records',
      offset: '50',
    });
    expect(searchFromText('?q=a&q=b&x')).toEqual({ q: 'a', x: '' });
    expect(searchAsText({})).toBe('');
  });
});
