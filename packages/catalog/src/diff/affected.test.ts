import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, Item } from '../entry.ts';
import { diffEntries, diffEntry } from './diff-entries.ts';
import { AFFECTED } from './judges.ts';
import { affectedBy, worstEffect } from './summary.ts';

const entry: Entry = {
  resource: 'hukou',
  name: { zh: '户籍人口' },
  provider: { name: '公安厅', uscc: '11520000009390009N' },
  subject: 'person',
  key: ['身份证号'],
  grade: 'yellow',
  cadence: 'daily',
  format: { class: '数据库', type: 'mysql' },
  sharing: { type: 1, method: 'platform_database' },
  opening: { open: true },
  contact: { name: '张三' },
  related: ['marriage'],
  items: [
    { name: '身份证号', element: 'resident_id' },
    { name: '姓名', element: 'person_name', required: true, length: 50 },
    { name: '民族', element: 'ethnicity' },
    { name: '人数', type: 'I', scale: 0, mask: { method: 'cover', head: 1, tail: 0 } },
    { name: '说明', type: 'C' },
  ],
};
const item = (name: string, change: Partial<Item>): Partial<Entry> => ({
  items: entry.items.map((each) => (each.name === name ? { ...each, ...change } : each)),
});

describe('whom a change concerns', () => {
  it.each<[string, Partial<Entry>, string, readonly string[]]>([
    ['another key', { key: ['姓名'] }, 'breaking', ['deliverer', 'interface', 'block']],
    ['sharing refused', { sharing: { type: 3, basis: 'x' } }, 'breaking', ['grantee', 'interface', 'exchange']],
    ['shared by another way', { sharing: { type: 1, method: 'platform_api' } }, 'breaking', ['exchange', 'grantee']],
    ['no longer open', { opening: { open: false } }, 'breaking', ['public']],
    ['a slower cadence', { cadence: 'yearly' }, 'breaking', ['interface', 'exchange', 'block']],
    ['a faster cadence', { cadence: 'realtime' }, 'notice', ['deliverer', 'interface']],
    ['another carrier', { format: { class: '电子表格', type: 'xlsx' } }, 'breaking', ['exchange', 'grantee']],
    ['another database', { format: { class: '数据库', type: 'dm' } }, 'compatible', []],
    ['a lowered grade', { grade: 'green' }, 'notice', ['grantee', 'public']],
    ['another provider', { provider: { name: '民政厅' } }, 'notice', ['grantee', 'catalogue']],
    ['a provider’s code added', { provider: { ...entry.provider, short: { zh: '公安' } } }, 'compatible', []],
    ['another contact', { contact: { name: '李四' } }, 'notice', ['grantee']],
    ['a reference gone', { related: [] }, 'notice', ['catalogue']],
    ['an abstract', { abstract: 'x' }, 'compatible', []],
    ['volumes', { volume: { rows: 3 } }, 'compatible', []],
    ['a type narrowed', item('说明', { type: 'D' }), 'breaking', ['interface', 'exchange', 'block']],
    ['a type widened', item('人数', { type: 'N' }), 'notice', ['interface', 'exchange']],
    ['a length grown', item('姓名', { length: 80 }), 'notice', ['interface', 'exchange']],
    ['a value that may be missing', item('姓名', { required: false }), 'notice', ['interface', 'exchange', 'block']],
    [
      'another code table',
      item('民族', { element: 'nationality', attribute: 'ethnicity' }),
      'breaking',
      ['deliverer', 'interface', 'exchange', 'block'],
    ],
    ['less covered', item('人数', { mask: { method: 'keep' } }), 'notice', ['interface', 'block']],
    ['more covered', item('人数', { mask: { method: 'drop' } }), 'breaking', ['interface', 'block']],
  ])('%s', (_, change, effect, affects) => {
    const [found, ...more] = diffEntry(entry, { ...entry, ...change });
    expect(more).toEqual([]);
    expect([found?.effect, found?.affects]).toEqual([effect, affects]);
    expect(found?.breaking).toBe(effect === 'breaking');
  });

  it('is said in both languages, with the values as people write them', () => {
    const [change] = diffEntry(entry, { ...entry, cadence: 'yearly' });
    expect(change?.message).toEqual({ zh: '更新周期：每日 → 每年', en: 'cadence: 每日 → 每年' });
    const [code] = diffEntry(entry, { ...entry, ...item('民族', { element: 'nationality', attribute: 'ethnicity' }) });
    expect(code?.message.zh).toBe('信息项“民族”的数据元：ethnicity → nationality');
    expect(code?.reason.zh).toContain('代码表由 ethnicity 换成 country');
  });

  it('groups by who has to be told, what breaks first', () => {
    const changes = diffEntry(entry, {
      ...entry,
      cadence: 'realtime',
      opening: { open: false },
      contact: { name: '李四' },
    });
    expect(worstEffect(changes)).toBe('breaking');
    expect(affectedBy(changes).map(({ who, effect, changes: own }) => [who, effect, own.length])).toEqual([
      ['public', 'breaking', 1],
      ['deliverer', 'notice', 1],
      ['interface', 'notice', 1],
      ['grantee', 'notice', 1],
    ]);
    expect(affectedBy([])).toEqual([]);
  });
});

it('every change names known users, and says something in both languages (property)', () => {
  const cell = fc.constantFrom<Partial<Item>>(
    { type: 'D' },
    { type: 'N' },
    { required: true },
    { grade: 'green' },
    { element: 'mobile' },
    { unit: '元' },
    { sharing: { type: 3 } },
  );
  const head = fc.constantFrom<Partial<Entry>>(
    { cadence: 'monthly' },
    { grade: 'green' },
    { key: ['说明'] },
    { subject: 'place' },
    { opening: { open: false } },
    { code: '352012/000001' },
  );
  fc.assert(
    fc.property(
      fc.array(head),
      fc.array(fc.tuple(fc.nat({ max: 4 }), cell)),
      fc.array(fc.nat({ max: 4 })),
      (heads, cells, gone) => {
        const items = entry.items.map(
          (each, i) => Object.assign({}, each, ...cells.filter(([at]) => at === i).map(([, c]) => c)) as Item,
        );
        const next = Object.assign({}, entry, ...heads, {
          items: items.filter((_, i) => i === 0 || !gone.includes(i)),
        }) as Entry;
        const changes = diffEntries([entry], [next]);
        for (const { affects, effect, message, reason, breaking } of changes) {
          expect(affects.every((who) => who in AFFECTED)).toBe(true);
          expect(affects.length === 0).toBe(effect === 'compatible');
          expect(breaking).toBe(effect === 'breaking');
          expect(
            [message.zh, message.en, reason.zh, reason.en].every(
              (text) => text.length > 0 && !text.includes('undefined'),
            ),
          ).toBe(true);
        }
        // backwards the same places differ
        expect(
          diffEntries([next], [entry])
            .map(({ path }) => path)
            .toSorted(),
        ).toEqual(changes.map(({ path }) => path).toSorted());
      },
    ),
  );
});
