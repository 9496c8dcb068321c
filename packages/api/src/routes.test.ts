import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, ROUTES, type Route } from './index.ts';

const all: [string, Route][] = Object.entries(ROUTES);

test('each route names a permission of the form noun.verb and says in both languages what it does', () => {
  for (const [name, route] of all) {
    expect(route.permission, name).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(route.summary.zh, name).toMatch(/[\u4e00-\u9fff]/);
    expect(route.summary.en, name).toMatch(/[a-z]/);
  }
});

test('each route that is not safe says what a repetition does: it takes a key, or needs none for a reason in both languages', () => {
  for (const [name, { method, idempotency }] of all) {
    if (method === 'GET') {
      expect(idempotency, name).toBeUndefined();
      continue;
    }
    expect(idempotency, name).toBeDefined();
    if (idempotency === undefined || idempotency === 'key') continue;
    expect(idempotency.natural.zh, name).toMatch(/[\u4e00-\u9fff]/);
    expect(idempotency.natural.en, name).toMatch(/[a-z]/);
  }
});

test('no two routes share method and path', () => {
  const keys = all.map(([, route]) => `${route.method} ${route.path}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('each route either has a response schema or says what it produces', () => {
  for (const [name, route] of all) expect(Boolean(route.response) !== Boolean(route.produces), name).toBe(true);
});

test('the parameters in a path are those of its schema', () => {
  for (const [name, route] of all) {
    const inPath = [...route.path.matchAll(/:([a-zA-Z]+)|\*$/g)].map((match) => match[1] ?? '*').sort();
    const schema = route.params as { properties?: object } | undefined;
    expect(Object.keys(schema?.properties ?? {}).sort(), name).toEqual(inPath);
  }
});

test('an address never leaves its path, whatever the parameter holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (run) => {
      const address = addressOf(ROUTES.run, { run });
      const segments = address.split('/');
      expect(segments).toHaveLength(4);
      expect(decodeURIComponent(segments[3] ?? '')).toBe(run);
    }),
  );
});

test('an empty filter is left out of the query', () => {
  expect(addressOf(ROUTES.search, { block: 'population' }, { q: '', prefecture: undefined, limit: 20 })).toBe(
    '/api/blocks/population/search?limit=20',
  );
});
