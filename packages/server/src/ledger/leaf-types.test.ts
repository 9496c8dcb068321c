import { readFileSync } from 'node:fs';
import { decodeLeaf, LEAF_HEAD, type LeafHead } from '@kuaishu/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../ids.ts';
import { LEAF_TYPES } from './leaf-types.ts';

/** A right value of each kind of field. */
const RIGHT: Readonly<Record<string, string | number>> = {
  id: newId('case'),
  digest: `sm3:${'5a'.repeat(32)}`,
  code: 'sign_off',
  resource: '307060003/000001',
  region: '520100',
  time: '2026-11-26T02:00:00.000Z',
  actor: newId('user'),
  count: 3,
};
const head: LeafHead = {
  leaf: newId('leaf'),
  act: newId('act'),
  at: '2026-11-26T02:00:00.000Z',
  actor: newId('user'),
  subject: newId('case'),
};
const rightValues = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, RIGHT[kind.replace('?', '')]]));

/** What must never be in a log that cannot forget. */
const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''));
const personal = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'张王李赵陈杨吴欧阳伟芳娜敏静'), minLength: 2, maxLength: 4 }),
  digits(10).map((d) => `1${d}`),
  fc.tuple(digits(8), digits(3)).map(([a, b]) => `520102${a}${b}X`),
  fc.oneof(digits(14), digits(16), digits(17)).map((d) => `62${d}`),
  fc.constantFrom('贵阳市观山湖区林城东路1号', 'zhang.wei@example.com', '贵A·12345', 'Zhang Wei', 'E12345678', ' ', ''),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((s) => /[^\x21-\x7e]/.test(s)),
);

describe('the leaves of the platform', () => {
  it.each(LEAF_TYPES.map((type) => [type.type, type] as const))('%s takes no text of a person’s making', (_, type) => {
    const values = rightValues(type.fields);
    expect(decodeLeaf(type.encode(head, values), LEAF_TYPES)).toMatchObject({ type: type.type, head, values });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(type.fields), ...Object.keys(LEAF_HEAD)), personal, (name, text) => {
        const wrong = Object.hasOwn(LEAF_HEAD, name)
          ? () => type.encode({ ...head, [name]: text }, values)
          : () => type.encode(head, { ...values, [name]: text });
        expect(wrong, `${name} = ${text}`).toThrow(/wrong with a ledger's leaf/);
      }),
    );
  });

  it('have names of their own, and stand in docs/ledger.md as they are', () => {
    expect(new Set(LEAF_TYPES.map((type) => type.type)).size).toBe(LEAF_TYPES.length);
    const docs = readFileSync(new URL('../../../../docs/ledger.md', import.meta.url), 'utf8');
    const rows = [...docs.matchAll(/^\| `([a-z]+\.[a-z-]+)` \| ([^|]*) \|/gm)].map(([, type, fields]) => [
      type,
      fields,
    ]);
    expect(rows).toEqual(
      LEAF_TYPES.map(({ type, fields }) => [
        type,
        Object.entries(fields)
          .map(([name, kind]) => `${name} ${kind}`)
          .join(', '),
      ]),
    );
  });
});
