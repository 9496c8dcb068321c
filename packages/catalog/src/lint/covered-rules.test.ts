import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { interfaceSchema } from '../derive/interface-schema.ts';
import { resolveItems } from '../derive/items.ts';
import { diffEntries } from '../diff/diff-entries.ts';
import type { Entry, Item } from '../entry.ts';
import { EntrySchema } from '../entry.ts';
import { entryToYaml } from '../write/entry-yaml.ts';
import { lintCovered } from './covered-rules.ts';
import { checkShape } from './shape.ts';

const entryWith = (item: Partial<Item>, more: Partial<Entry> = {}): Entry => ({
  resource: 'health',
  name: { zh: '健康档案' },
  provider: { name: '省卫生健康委' },
  subject: 'person',
  key: ['档案号'],
  sharing: { type: 2, condition: '按授权' },
  items: [
    { name: '档案号', element: 'health_record_no' },
    { name: '号码', element: 'resident_id', ...item },
  ],
  ...more,
});
const lint = (entry: Entry) =>
  lintCovered(entry, resolveItems(entry)).map(({ pointer, code, severity }) => [pointer, code, severity]);

describe('an item that is delivered covered', () => {
  it('is of a kind that people cover', () => {
    expect(lint(entryWith({ covered: '1-6,15-18' }))).toEqual([]);
    expect(lint(entryWith({ covered: true }))).toEqual([]);
    expect(lint(entryWith({ element: 'person_name', covered: '1' }))).toEqual([]);
    expect(lint(entryWith({ element: 'birth_date', covered: '1-4' }))).toEqual([
      ['/items/1/covered', 'covered_misfit', 'error'],
    ]);
    expect(lint(entryWith({ element: 'uscc', covered: true }))).toEqual([
      ['/items/1/covered', 'covered_misfit', 'error'],
    ]);
  });

  it.each(['6-1', '1-6,5-18', '1-6,15-19', '1-17', '15-18,1-6'])(
    'has places that there are, in order: not %s',
    (covered) => {
      expect(lint(entryWith({ covered }))).toEqual([['/items/1/covered', 'covered_places', 'error']]);
    },
  );

  it('is neither a source nor the key', () => {
    expect(lint(entryWith({ covered: true }, { authority: ['resident_id'], key: ['号码'] }))).toEqual([
      ['/authority/0', 'covered_authority', 'warning'],
      ['/key/0', 'covered_key', 'warning'],
    ]);
  });

  it('stands in the schema of entries, their YAML, the interface and the differences', () => {
    const entry = entryWith({ covered: '1-6,15-18' });
    expect(checkShape(EntrySchema, entry).faults).toEqual([]);
    for (const wrong of [false, '', 'first six', '1-6;15', 18])
      expect(checkShape(EntrySchema, entryWith({ covered: wrong as never })).faults).not.toEqual([]);
    expect(parse(entryToYaml(entry))).toEqual(entry);
    expect(interfaceSchema(entry).properties['resident_id']).toMatchObject({ 'x-covered': '1-6,15-18' });
    expect(interfaceSchema(entryWith({})).properties['resident_id']).not.toHaveProperty('x-covered');
    const found = (from: Entry, to: Entry) => diffEntries([from], [to]).map(({ path, effect }) => [path, effect]);
    expect(found(entryWith({}), entry)).toEqual([['items.号码.covered', 'breaking']]);
    expect(found(entry, entryWith({}))).toEqual([['items.号码.covered', 'notice']]);
  });
});
