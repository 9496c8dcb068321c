import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Body } from './entry-body.ts';
import { mergeBodies, withTheirs } from './merge-body.ts';

const text = fc.constantFrom('甲', '乙', '丙');
const item = fc.record({ name: text, element: text, grade: fc.option(text, { nil: undefined }) });
const body: fc.Arbitrary<Body> = fc.record(
  {
    name: fc.record({ zh: text, en: text }, { requiredKeys: ['zh'] }),
    abstract: text,
    items: fc.uniqueArray(item, { selector: ({ name }) => name, maxLength: 3 }),
    key: fc.uniqueArray(text, { maxLength: 3 }),
    length: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Body>;
/** Without the order of keys and without what is not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('where one side changed nothing the other stands; what both changed alike stands too', () => {
  fc.assert(
    fc.property(body, body, (base, changed) => {
      for (const [mine, theirs] of [
        [changed, base],
        [base, changed],
        [changed, changed],
      ] as const) {
        const merged = mergeBodies(base, mine, theirs);
        expect(merged.clashes).toEqual([]);
        expect(plain(merged.body)).toEqual(plain(changed));
      }
    }),
  );
});

test('a change of mine is never lost without being told: it stands in the merged body', () => {
  fc.assert(
    fc.property(body, body, body, (base, mine, theirs) => {
      const { body: merged } = mergeBodies(base, mine, theirs);
      if (JSON.stringify(base['abstract']) !== JSON.stringify(mine['abstract']) && mine['abstract'] !== undefined)
        expect(merged['abstract']).toEqual(mine['abstract']);
      const was = new Set(((base['items'] as { name: string }[]) ?? []).map(({ name }) => name));
      for (const one of (mine['items'] as { name: string }[]) ?? [])
        if (!was.has(one.name))
          expect(merged['items']).toEqual(expect.arrayContaining([expect.objectContaining({ name: one.name })]));
    }),
  );
});

test('two windows that fill in different fields and items are brought together', () => {
  const base = { name: { zh: '补贴' }, items: [{ name: '姓名' }, { name: '金额' }], key: ['姓名'] };
  const mine = { ...base, abstract: '我的摘要', items: [{ name: '姓名', element: 'person_name' }, { name: '金额' }] };
  const theirs = {
    ...base,
    name: { zh: '补贴', en: 'Benefits' },
    items: [{ name: '姓名' }, { name: '金额', grade: 'yellow' }, { name: '日期' }],
    key: ['姓名', '日期'],
  };
  expect(mergeBodies(base, mine, theirs)).toEqual({
    body: {
      name: { zh: '补贴', en: 'Benefits' },
      abstract: '我的摘要',
      items: [{ name: '姓名', element: 'person_name' }, { name: '金额', grade: 'yellow' }, { name: '日期' }],
      key: ['姓名', '日期'],
    },
    clashes: [],
  });
});

test('one field changed to two things is told, mine standing until theirs is taken', () => {
  const base = { abstract: '旧', items: [{ name: '姓名', grade: 'green' }] };
  const mine = { abstract: '我', items: [{ name: '姓名', grade: 'yellow' }] };
  const theirs = { abstract: '他', items: [{ name: '姓名', grade: 'red' }] };
  const { body: merged, clashes } = mergeBodies(base, mine, theirs);
  expect(merged).toEqual(mine);
  expect(clashes).toEqual([
    { path: ['abstract'], mine: '我', theirs: '他' },
    { path: ['items', '姓名', 'grade'], mine: 'yellow', theirs: 'red' },
  ]);
  expect(clashes.reduce(withTheirs, merged)).toEqual(theirs);
});

test('an item that one took out and the other changed is told', () => {
  const base = { items: [{ name: '姓名' }, { name: '金额' }] };
  const changed = { items: [{ name: '姓名' }, { name: '金额', grade: 'red' }] };
  const without = { items: [{ name: '姓名' }] };
  const kept = mergeBodies(base, changed, without);
  expect(kept.clashes).toHaveLength(1);
  expect(kept.clashes.reduce(withTheirs, kept.body)).toEqual(without);
  const gone = mergeBodies(base, without, changed);
  expect(gone.clashes).toHaveLength(1);
  expect(gone.clashes.reduce(withTheirs, gone.body)).toEqual(changed);
});
