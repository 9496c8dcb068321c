import { expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { diffEntries } from './diff-entries.ts';

const entry: Entry = {
  resource: 'hukou',
  name: { zh: '户籍人口' },
  provider: { name: '公安厅' },
  subject: 'person',
  key: ['身份证号'],
  grade: 'yellow',
  cadence: 'daily',
  sharing: { type: 1 },
  opening: { open: true },
  authority: ['person_name'],
  items: [
    { name: '身份证号', element: 'resident_id' },
    { name: '姓名', element: 'person_name', length: 50 },
    { name: '备注' },
  ],
  checks: [{ id: 'adult', title: { zh: '成年' }, sql: 'TRUE', severity: 'warning' }],
};
const [id, name, note] = entry.items as [Entry['items'][0], Entry['items'][0], Entry['items'][0]];
const after = (change: Partial<Entry>) =>
  diffEntries([entry], [{ ...entry, ...change }]).map(({ path, kind, breaking }) => [path, kind, breaking]);

it('finds nothing between an entry and itself, whatever the order of its keys', () => {
  expect(diffEntries([entry], [Object.fromEntries(Object.entries(structuredClone(entry)).reverse()) as Entry])).toEqual(
    [],
  );
});

it.each([
  ['a cadence that slows', { cadence: 'monthly' }, [['cadence', 'changed', true]]],
  ['a cadence that quickens', { cadence: 'realtime' }, [['cadence', 'changed', false]]],
  ['sharing under a condition', { sharing: { type: 2, condition: 'x' } }, [['sharing', 'changed', true]]],
  ['data no longer open', { opening: { open: false } }, [['opening', 'changed', true]]],
  ['another key', { key: ['姓名'] }, [['key', 'changed', true]]],
  ['an authority given up', { authority: [] }, [['authority', 'changed', true]]],
  ['an authority gained', { authority: ['person_name', 'phone'] }, [['authority', 'changed', false]]],
  ['an item removed', { items: [id, name] }, [['items.备注', 'removed', true]]],
  [
    'an optional item more',
    { items: [id, name, note, { name: '电话', element: 'phone' }] },
    [['items.电话', 'added', false]],
  ],
  [
    'a required item more',
    { items: [id, name, note, { name: '电话', element: 'phone', required: true }] },
    [['items.电话', 'added', true]],
  ],
  ['an item renamed', { items: [id, { ...name, name: '名字' }, note] }, [['items.姓名.name', 'changed', true]]],
  [
    'an item renamed, the old heading accepted',
    { items: [id, { ...name, name: '名字', aliases: ['姓名'] }, note] },
    [['items.姓名.name', 'changed', false]],
  ],
  ['a shorter length', { items: [id, { ...name, length: 20 }, note] }, [['items.姓名.length', 'changed', true]]],
  [
    'another element',
    { items: [id, name, { ...note, element: 'phone' }] },
    [
      ['items.备注.attribute', 'changed', true],
      ['items.备注.element', 'added', true],
    ],
  ],
  [
    'a check that refuses now',
    { checks: [{ id: 'adult', title: { zh: '成年' }, sql: 'TRUE', severity: 'fatal' }] },
    [['checks.adult', 'changed', true]],
  ],
  ['a check gone', { checks: [] }, [['checks.adult', 'removed', false]]],
] as const)('%s', (_, change, expected) => {
  expect(after(change as Partial<Entry>)).toEqual(expected);
});

it('tells entries that came and went', () => {
  expect(
    diffEntries([entry], [{ ...entry, resource: 'other' }]).map(({ resource, kind, breaking }) => [
      resource,
      kind,
      breaking,
    ]),
  ).toEqual([
    ['hukou', 'removed', true],
    ['other', 'added', false],
  ]);
});
