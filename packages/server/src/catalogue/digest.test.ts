import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, digestOf } from './digest.ts';

test('a body has one spelling and one digest, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
      const reversed = Object.fromEntries(Object.entries(body).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(body));
      expect(digestOf(reversed)).toBe(digestOf(body));
      expect(JSON.parse(canonicalJson(body))).toEqual(JSON.parse(JSON.stringify(body)));
    }),
  );
});

test('another body has another digest', () => {
  expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
  expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }));
});
