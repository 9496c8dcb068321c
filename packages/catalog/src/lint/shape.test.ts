import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { EntrySchema } from '../entry.ts';
import { checkShape } from './shape.ts';

const ENTRY = {
  resource: 'hukou',
  name: { zh: '户籍' },
  provider: { name: '省公安厅' },
  subject: 'person',
  key: ['身份证号'],
  sharing: { type: 1, method: 'platform_file' },
  source: { files: 'sources/*.csv' },
  items: [{ name: '身份证号', mask: { method: 'cover', head: 6, tail: 4 }, aliases: ['证号'], covered: '1-6,15-18' }],
  checks: [{ id: 'a', title: { zh: '甲' }, sql: 'x > 1', severity: 'fatal' }],
};

/** Paths of every value in the document. */
function paths(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) => paths(child, [...at, Array.isArray(value) ? Number(key) : key]))
      : [];
  return [at, ...inner];
}

function replaced(document: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<
    string | number,
    unknown
  >;
  if (rest.length === 0 && value === undefined) delete copy[first];
  else copy[first] = replaced(copy[first], rest, value);
  return copy;
}

describe('the shape of an entry', () => {
  it('is judged as the JSON Schema judges it, whatever is changed', () => {
    const all = paths(ENTRY).filter((path) => path.length > 0);
    const wrong = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.integer(),
      fc.boolean(),
      fc.constant(''),
      fc.constant('platform_api'),
      fc.constant([]),
      fc.constant({ method: 'drop' }),
      fc.constant({ extra: 1 }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), wrong, (path, value) => {
        const changed = replaced(ENTRY, path, value);
        expect(checkShape(EntrySchema, changed).faults.length === 0).toBe(Value.Check(EntrySchema, changed));
      }),
      { numRuns: 500 },
    );
  });

  it('says what a mask may be when it is none', () => {
    const { faults } = checkShape(EntrySchema, replaced(ENTRY, ['items', 0, 'mask'], { method: 'hide' }));
    expect(faults).toHaveLength(1);
    expect(faults[0]?.pointer).toBe('/items/0/mask/method');
    expect(faults[0]?.mend.en).toContain('cover');
  });

  it('suggests the key that was meant', () => {
    const { faults } = checkShape(EntrySchema, replaced(ENTRY, ['authorty'], []));
    expect(faults).toMatchObject([
      { pointer: '/authorty#', code: 'unknown_key', mend: { en: 'did you mean authority' } },
    ]);
  });
});
