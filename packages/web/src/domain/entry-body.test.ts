import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf, listOf, textAt, toggled, withAt } from './entry-body.ts';

const keys = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });

test('what is set is read back, and setting nothing leaves no empty part behind', () => {
  fc.assert(
    fc.property(keys, fc.string({ minLength: 1 }), (path, value) => {
      const body = withAt({}, path, value);
      expect(textAt(body, ...path)).toBe(value);
      expect(withAt(body, path, '')).toEqual({});
    }),
  );
});

test('other values stay, and the body that was given is not touched', () => {
  const body = { name: { zh: '名称', en: 'Name' }, subject: 'person' };
  const before = structuredClone(body);
  expect(withAt(body, ['name', 'en'], '')).toEqual({ name: { zh: '名称' }, subject: 'person' });
  expect(body).toEqual(before);
});

test('a draft may be anything', () => {
  expect(textAt({ name: 'x' }, 'name', 'zh')).toBe('');
  expect(itemsOf({ items: 'none' })).toEqual([]);
  expect(listOf({ key: [1, 'a', null] }, 'key')).toEqual(['a']);
  expect(toggled(['a'], 'a')).toEqual([]);
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
});
