import { elements } from '@kuaishu/standards';
import type { Entry } from '../../entry.ts';

/** Entries that all differ, of items in turn. */
export function manyEntries(count: number, items: number): Entry[] {
  return Array.from({ length: count }, (_, i) => ({
    resource: `r${i}`,
    name: { zh: `第${i}号登记信息` },
    code: `352012/${String(i + 1).padStart(6, '0')}`,
    provider: { name: '贵州省公安厅', uscc: '11520000009390009N' },
    class: { kind: 'department', category: '352012' },
    abstract: `第${i}号登记的内容`,
    format: { class: '数据库', type: 'mysql' },
    sharing: { type: 2, condition: '仅用于数据校核', method: 'platform_api' },
    opening: { open: false },
    grade: 'yellow',
    cadence: 'daily',
    subject: 'person',
    items: Array.from({ length: items }, (_, k) => {
      const { id, name } = elements[(i * 7 + k) % 400] ?? { id: '', name: { zh: '' } };
      return { name: name.zh, element: id };
    }),
  }));
}
