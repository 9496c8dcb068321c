/**
 * What a change of one field means, and for whom. Breaking: something that was right or worked no longer does. Notice: nothing breaks, but somebody should
 * know. Anything else is compatible.
 */
import { element, type ValueDomain } from '@kuaishu/standards';
import { domainOf } from '../derive/items.ts';
import type { Name2 } from '../derive/plan.ts';
import type { Entry, Item } from '../entry.ts';

/** Whom a change concerns. */
export type Affected = 'deliverer' | 'interface' | 'exchange' | 'grantee' | 'public' | 'block' | 'catalogue';

export const AFFECTED: Readonly<Record<Affected, Name2>> = {
  deliverer: { zh: '归集（报送）方', en: 'who delivers' },
  interface: { zh: '接口调用方', en: 'who calls the interface' },
  exchange: { zh: '库表、文件交换方', en: 'who exchanges tables or files' },
  grantee: { zh: '已获共享授权的部门', en: 'departments with a grant' },
  public: { zh: '开放数据的公众用户', en: 'the public that uses open data' },
  block: { zh: '块数据的使用者', en: 'who reads the blocks' },
  catalogue: { zh: '引用该条目的目录和表单', en: 'entries and forms that refer to it' },
};

export interface Finding {
  readonly effect: 'breaking' | 'notice';
  readonly reason: Name2;
  readonly affects: readonly Affected[];
}

export type Judge = (from: unknown, to: unknown) => Finding | null;

const breaking = (zh: string, en: string, ...affects: Affected[]): Finding => ({
  effect: 'breaking',
  reason: { zh, en },
  affects,
});
const notice = (zh: string, en: string, ...affects: Affected[]): Finding => ({
  effect: 'notice',
  reason: { zh, en },
  affects,
});

export const DELIVERS = breaking(
  '以前合格的归集会被退回或读成别的',
  'a delivery that was right is refused or read otherwise',
  'deliverer',
);
export const READS = breaking(
  '读取该属性的应用会失效',
  'whoever reads the attribute no longer finds it',
  'interface',
  'exchange',
  'block',
);
const MEANS = breaking('同名的值含义变了', 'the same name means another value', 'interface', 'exchange', 'block');
const RIGHTS = breaking(
  '原来可用的数据不再可用',
  'data that could be used no longer can',
  'grantee',
  'interface',
  'exchange',
);
const CLOSED = breaking('原来开放的数据不再开放', 'data that were open no longer are', 'public');
const LATER = breaking('数据更新变慢', 'the data come later than promised', 'interface', 'exchange', 'block');
const RANKS = breaking('融合结果可能换成别处的值', 'blocks may take the value from elsewhere', 'block');
const KEY = breaking(
  '记录按别的信息项识别：归集、按主键查询和实体编号都会变',
  'rows are told apart by other items: deliveries, look-ups by key and entity ids change',
  'deliverer',
  'interface',
  'block',
);
const CARRIER = breaking(
  '换了载体，原来的交换任务要重配',
  'it comes by another carrier: exchange tasks are to be set up anew',
  'exchange',
  'grantee',
);
const MASKED = breaking('值被遮盖得更多', 'more of the values is covered', 'interface', 'block');

const WIDER = notice(
  '值可能比以前更长或更多样，应检查接收字段',
  'values may be longer or of more kinds: check the receiving columns',
  'interface',
  'exchange',
);
const EMPTIER = notice('该项以后可能为空', 'the item may be empty from now on', 'interface', 'exchange', 'block');
const LOOSER = notice('可用范围扩大', 'it may be used more widely', 'grantee');
const OPENED = notice('开始向社会开放', 'it is opened to the public', 'public');
const LOWERED = notice(
  '分级降低，须由第二人确认',
  'the grade is lowered: a second person must confirm',
  'grantee',
  'public',
);
const SOONER = notice('更新更快，承诺随之提高', 'the data come sooner than promised before', 'deliverer', 'interface');
const HOLDER = notice(
  '提供方变更，联系和责任随之转移',
  'another body provides it: contact and duty pass on',
  'grantee',
  'catalogue',
);
const REFERS = notice('引用关系变化', 'what refers to what has changed', 'catalogue');
const CONTACT = notice('联系人变更', 'another person answers for it', 'grantee');
const UNCOVERED = notice(
  '来源不再遮盖，须确认分级',
  'the source covers no more: confirm the grade',
  'interface',
  'block',
);
const SHOWN = notice('遮盖减少，须确认分级', 'less of the values is covered: confirm the grade', 'interface', 'block');

export const never: Judge = () => null;
const always =
  (finding: Finding): Judge =>
  () =>
    finding;
/** Along an order: going up is one finding, going down another. */
const along =
  (order: readonly string[], up: Finding, down: Finding | null): Judge =>
  (from, to) => {
    const [a, b] = [order.indexOf(String(from)), order.indexOf(String(to))];
    return a < 0 || b < 0 || a === b ? null : b > a ? up : down;
  };
const shrinks =
  (finding: Finding): Judge =>
  (from, to) =>
    asList(from).some((each) => !asList(to).includes(each)) ? finding : null;

const SLOWER = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'irregular'];
const STRICTER = ['green', 'yellow', 'red'];

/** Fields of an entry but its items, checks and dependencies. */
export const ENTRY_FIELDS: Readonly<Record<string, Judge>> = {
  name: never,
  code: (from) => (from === undefined ? null : { ...READS, affects: ['catalogue', 'interface'] }),
  provider: (from, to) => {
    const [a, b] = [from, to] as (Entry['provider'] | undefined)[];
    return a?.name === b?.name && (a?.uscc === undefined || a.uscc === b?.uscc) ? null : HOLDER;
  },
  class: never,
  classification: never,
  matters: never,
  system: never,
  contact: always(CONTACT),
  volume: never,
  abstract: never,
  format: (from, to) =>
    (from as Entry['format'])?.class === (to as Entry['format'])?.class || from === undefined ? null : CARRIER,
  sharing: narrower,
  opening: closed,
  grade: along(STRICTER, RIGHTS, LOWERED),
  cadence: along(SLOWER, LATER, SOONER),
  released: never,
  related: shrinks(REFERS),
  subject: always(MEANS),
  key: always(KEY),
  freshness: never,
  delivery: always(DELIVERS),
  authority: shrinks(RANKS),
  majority: never,
  yields: always(RANKS),
  source: never,
};

export const ITEM_FIELDS: Readonly<Record<string, Judge>> = {
  title: never,
  element: elementChange,
  type: typeChange,
  length: (from, to) =>
    typeof to === 'number' && (from === undefined || Number(from) > to) ? DELIVERS : from === undefined ? null : WIDER,
  scale: (from, to) => (Number(to ?? 0) < Number(from ?? 0) ? null : WIDER),
  required: (_, to) => (to === true ? DELIVERS : EMPTIER),
  aliases: shrinks(DELIVERS),
  unit: always(MEANS),
  covered: (_, to) => (to === undefined ? UNCOVERED : MASKED),
  class: never,
  grade: along(STRICTER, RIGHTS, LOWERED),
  sharing: narrower,
  opening: closed,
  mask: maskChange,
  link: never,
};

/** 1 无条件 before 2 有条件 before 3 不予; a new condition narrows too; another way of handing over breaks who uses the old one. */
function narrower(from: unknown, to: unknown): Finding | null {
  const [a, b] = [from, to] as (Entry['sharing'] | undefined)[];
  if (!a) return null;
  if (!b || b.type > a.type) return RIGHTS;
  if (a.method !== undefined && b.method !== a.method)
    return { ...RIGHTS, reason: CARRIER.reason, affects: CARRIER.affects };
  if (b.type === 2 && a.type === 2 && b.condition !== a.condition) return RIGHTS;
  return b.type < a.type ? LOOSER : null;
}

function closed(from: unknown, to: unknown): Finding | null {
  const [a, b] = [from, to] as (Entry['opening'] | undefined)[];
  if (a?.open && !b?.open) return CLOSED;
  if (!a?.open && b?.open) return OPENED;
  return a?.open && b?.open && b.condition !== undefined && b.condition !== a.condition ? CLOSED : null;
}

function typeChange(from: unknown, to: unknown): Finding {
  // I ⊂ N, B; C ⊂ M: deliveries stay right, receivers may meet more
  const widens: Readonly<Record<string, readonly string[]>> = { I: ['N', 'B', 'Y'], N: ['B'], Y: ['N', 'B'], C: ['M'] };
  if (widens[String(from)]?.includes(String(to))) return WIDER;
  if (widens[String(to)]?.includes(String(from))) return DELIVERS;
  return MEANS;
}

/** The code table or the form of the values goes with the element. */
function elementChange(from: unknown, to: unknown): Finding {
  const [a, b] = [domain(from), domain(to)];
  if (a.kind === 'code' && b.kind === 'code' && a.table !== b.table)
    return {
      ...MEANS,
      reason: {
        zh: `代码表由 ${a.table} 换成 ${b.table}：同一代码不再是同一意思`,
        en: `the code table ${a.table} gives way to ${b.table}: a code no longer means the same`,
      },
      affects: ['deliverer', ...MEANS.affects],
    };
  if (a.kind === 'text' && b.kind !== 'text') return { ...MEANS, affects: ['deliverer', ...MEANS.affects] };
  return MEANS;
}

function domain(id: unknown): ValueDomain {
  return domainOf({} as Item, typeof id === 'string' ? element(id) : undefined);
}

const COVERS = ['keep', 'shift_date', 'generalise', 'truncate', 'cover', 'pseudonym', 'drop'];
function maskChange(from: unknown, to: unknown): Finding | null {
  const rank = (mask: unknown) => COVERS.indexOf((mask as Item['mask'])?.method ?? '');
  if (from === undefined || to === undefined) return SHOWN;
  return rank(to) > rank(from) ? MASKED : SHOWN;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
