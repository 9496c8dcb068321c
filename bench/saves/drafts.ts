/** Entries as people type them: a name grows by a character or two between two saves, now and then an item comes or a word is changed. */
import type { RadarEntry, SearchDocument } from '@kuaishu/catalog';
import { elements } from '@kuaishu/standards';
import type { Random } from '../search/random.ts';

export interface Draft {
  readonly search: SearchDocument;
  readonly owner: number;
}

export interface Typed {
  readonly current: Draft;
  /** What is typed until the next save. */
  type(random: Random): void;
}

const THINGS = ['人口', '企业', '学校', '医疗机构', '车辆', '不动产', '低保对象', '建设项目', '社会组织', '农作物'];
const AFFAIRS = ['基础信息', '登记信息', '年度报告', '许可名录', '检查结果', '补贴发放', '统计台账'];
const LETTERS = [...'户籍地址登记编号日期名称类型单位负责人联系电话变更原因审批结果有效期限金额数量'];

const titleOf = (random: Random): string =>
  `${random.pick(THINGS)}${random.pick(AFFAIRS)}${random.next() < 0.5 ? `（${1 + random.below(99)}批）` : ''}`;

function itemOf(random: Random): { name: string; element: string } {
  const { id, name } = random.pick(elements);
  return { name: name.zh, element: id };
}

function documentOf(
  id: string,
  owner: number,
  title: string,
  items: SearchDocument['items'],
  updated: number,
): SearchDocument {
  return {
    id,
    title,
    provider: `第${owner}局`,
    items: items ?? [],
    updated,
    labels: { owner: [`org_${owner}`], path: ['org_province', `org_${owner}`], state: ['draft'] },
  };
}

export function entryOf(n: number, random: Random): Draft {
  const owner = n % 500;
  const items = Array.from({ length: 4 + random.below(16) }, () => itemOf(random));
  return { owner, search: documentOf(`entry_${n}`, owner, titleOf(random), items, n) };
}

export function draftsOf(count: number, random: Random): Typed[] {
  return Array.from({ length: count }, (_, n) => {
    const owner = n % 500;
    let title = titleOf(random);
    let items: { name: string; element?: string }[] = [itemOf(random)];
    let saved = 0;
    let current: Draft = { owner, search: documentOf(`draft_${n}`, owner, title, items, 0) };
    return {
      get current() {
        return current;
      },
      type(by) {
        const last = items.at(-1);
        const chance = by.next();
        if (chance < 0.6 && last && [...last.name].length < 12)
          items = [...items.slice(0, -1), { name: `${last.name}${by.pick(LETTERS)}` }];
        else if (chance < 0.9) items = [...items, { name: by.pick(LETTERS) }].slice(-30);
        else title = titleOf(by);
        saved += 1;
        current = { owner, search: documentOf(`draft_${n}`, owner, title, items, saved) };
      },
    };
  });
}

export function radarOf({ search, owner }: Draft): RadarEntry {
  return {
    id: search.id,
    title: search.title,
    organisation: { id: `org_${owner}`, name: search.provider },
    items: search.items ?? [],
    state: search.id.startsWith('draft') ? 'draft' : 'published',
  };
}
