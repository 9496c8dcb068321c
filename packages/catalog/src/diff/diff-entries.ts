/**
 * What changed between two versions of a catalogue, and what of it breaks somebody: a delivery that was right is refused now, an attribute that was read
 * is gone or means another thing, or a right to the data is narrower. Everything else may be published without asking anybody.
 */

import { attributeFromName } from '../derive/items.ts';
import type { Name2 } from '../derive/plan.ts';
import type { Entry, Item } from '../entry.ts';

export interface CatalogChange {
  readonly resource: string;
  /** Place in the entry: `items.身份证号.element`, `key`; empty: the entry as a whole. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly from?: unknown;
  readonly to?: unknown;
  readonly breaking: boolean;
  /** Whom it breaks, or that it breaks nobody. */
  readonly reason: Name2;
}

const DELIVERS: Name2 = {
  zh: '以前合格的归集会被退回或读成别的',
  en: 'a delivery that was right is refused or read otherwise',
};
const READS: Name2 = { zh: '读取该属性的应用会失效', en: 'whoever reads the attribute no longer finds it' };
const MEANS: Name2 = { zh: '同名的值含义变了', en: 'the same name means another value' };
const RIGHTS: Name2 = { zh: '原来可用的数据不再可用', en: 'data that could be used no longer can' };
const LATER: Name2 = { zh: '数据更新变慢', en: 'the data come later than promised' };
const RANKS: Name2 = { zh: '融合结果可能换成别处的值', en: 'blocks may take the value from elsewhere' };
const NOBODY: Name2 = { zh: '不影响已有的归集和使用', en: 'breaks no delivery and no use' };

/** Changes by resource and place; entries are matched by `resource`, items by name, then by attribute. */
export function diffEntries(before: readonly Entry[], after: readonly Entry[]): CatalogChange[] {
  const old = new Map(before.map((entry) => [entry.resource, entry]));
  const now = new Map(after.map((entry) => [entry.resource, entry]));
  const resources = [...new Set([...old.keys(), ...now.keys()])].sort();
  return resources.flatMap((resource): CatalogChange[] => {
    const [a, b] = [old.get(resource), now.get(resource)];
    if (a && b) return diffEntry(a, b);
    return a
      ? [{ resource, path: '', kind: 'removed', from: a.name.zh, breaking: true, reason: READS }]
      : [{ resource, path: '', kind: 'added', to: b?.name.zh, breaking: false, reason: NOBODY }];
  });
}

type Judge = (from: unknown, to: unknown) => Name2 | null;
const never: Judge = () => null;
const always =
  (reason: Name2): Judge =>
  () =>
    reason;

const SLOWER = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'irregular'];
const STRICTER = ['green', 'yellow', 'red'];
const rises =
  (order: readonly string[], reason: Name2): Judge =>
  (from, to) =>
    order.indexOf(String(to)) > order.indexOf(String(from)) && order.includes(String(from)) ? reason : null;
const shrinks =
  (reason: Name2): Judge =>
  (from, to) =>
    (asList(from) ?? []).some((each) => !(asList(to) ?? []).includes(each)) ? reason : null;

/** Fields of an entry but its items, checks and dependencies, and whether a change of each breaks. */
const ENTRY_FIELDS: Readonly<Record<string, Judge>> = {
  name: never,
  code: (from) => (from === undefined ? null : READS),
  provider: never,
  class: never,
  classification: never,
  matters: never,
  system: never,
  contact: never,
  volume: never,
  abstract: never,
  format: never,
  sharing: narrower,
  opening: closed,
  grade: rises(STRICTER, RIGHTS),
  cadence: rises(SLOWER, LATER),
  released: never,
  related: never,
  subject: always(MEANS),
  key: always(DELIVERS),
  freshness: never,
  delivery: always(DELIVERS),
  authority: shrinks(RANKS),
  majority: never,
  yields: always(RANKS),
  source: never,
};

const ITEM_FIELDS: Readonly<Record<string, Judge>> = {
  title: never,
  element: always(MEANS),
  type: always(MEANS),
  length: (from, to) => (typeof to === 'number' && (from === undefined || Number(from) > to) ? DELIVERS : null),
  scale: never,
  required: (_, to) => (to === true ? DELIVERS : null),
  aliases: shrinks(DELIVERS),
  unit: always(MEANS),
  class: never,
  grade: rises(STRICTER, RIGHTS),
  sharing: narrower,
  opening: closed,
  mask: never,
  link: never,
};

function diffEntry(a: Entry, b: Entry): CatalogChange[] {
  return [
    ...diffFields(a.resource, '', a, b, ENTRY_FIELDS),
    ...diffItems(a, b),
    ...diffNamed(
      a,
      b,
      'checks',
      (check) => check.id,
      (from, to) =>
        to?.severity === 'fatal' && (from === undefined || from.severity !== 'fatal' || from.sql !== to.sql)
          ? DELIVERS
          : null,
    ),
    ...diffNamed(a, b, 'dependencies', ({ from, to }) => `${from.join('+')}→${to}`, never as () => null),
  ];
}

/** Compared by themselves, or not at all: a guess is a note to its reader. */
const APART = new Set(['resource', 'items', 'checks', 'dependencies', 'attribute', 'guess']);

function diffFields<T extends object>(
  resource: string,
  prefix: string,
  a: T,
  b: T,
  fields: Readonly<Record<string, Judge>>,
): CatalogChange[] {
  const named = [...Object.keys(fields), ...Object.keys(a), ...Object.keys(b)].filter((field) => !APART.has(field));
  return [...new Set(named)].flatMap((field): CatalogChange[] => {
    const judge = fields[field] ?? never;
    const [from, to] = [a[field as keyof T], b[field as keyof T]] as [unknown, unknown];
    if (same(from, to)) return [];
    const reason = judge(from, to);
    return [
      {
        resource,
        path: `${prefix}${field}`,
        kind: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        breaking: reason !== null,
        reason: reason ?? NOBODY,
      },
    ];
  });
}

function diffItems(a: Entry, b: Entry): CatalogChange[] {
  const { resource } = a;
  const changes: CatalogChange[] = [];
  const left = new Map(b.items.map((item) => [item.name, item]));
  const gone: Item[] = [];
  for (const item of a.items) {
    const now = left.get(item.name);
    if (!now) {
      gone.push(item);
      continue;
    }
    left.delete(item.name);
    changes.push(...diffItem(resource, item.name, item, now));
  }
  for (const item of gone) {
    const renamed = [...left.values()].find((now) => attributeOf(now) === attributeOf(item));
    if (!renamed) {
      changes.push({
        resource,
        path: `items.${item.name}`,
        kind: 'removed',
        from: item.name,
        breaking: true,
        reason: READS,
      });
      continue;
    }
    left.delete(renamed.name);
    // a heading that is still accepted refuses no delivery
    const accepted = (renamed.aliases ?? []).includes(item.name);
    changes.push({
      resource,
      path: `items.${item.name}.name`,
      kind: 'changed',
      from: item.name,
      to: renamed.name,
      breaking: !accepted,
      reason: accepted ? NOBODY : DELIVERS,
    });
    // the name is told; what the headings have become is told with it
    const { aliases: _, ...rest } = { ...renamed, name: item.name };
    changes.push(
      ...diffItem(resource, item.name, item, { ...rest, ...(item.aliases ? { aliases: item.aliases } : {}) }),
    );
  }
  for (const item of left.values()) {
    const needed = item.required === true;
    changes.push({
      resource,
      path: `items.${item.name}`,
      kind: 'added',
      to: item.name,
      breaking: needed,
      reason: needed ? DELIVERS : NOBODY,
    });
  }
  return changes;
}

function diffItem(resource: string, name: string, a: Item, b: Item): CatalogChange[] {
  const changes = diffFields(resource, `items.${name}.`, a, b, ITEM_FIELDS);
  const [from, to] = [attributeOf(a), attributeOf(b)];
  if (from === to) return changes;
  return [
    { resource, path: `items.${name}.attribute`, kind: 'changed', from, to, breaking: true, reason: READS },
    ...changes,
  ];
}

function attributeOf(item: Item): string {
  return item.attribute ?? item.element ?? attributeFromName(item.name);
}

function diffNamed<K extends 'checks' | 'dependencies'>(
  a: Entry,
  b: Entry,
  list: K,
  nameOf: (each: NonNullable<Entry[K]>[number]) => string,
  judge: (
    from: NonNullable<Entry[K]>[number] | undefined,
    to: NonNullable<Entry[K]>[number] | undefined,
  ) => Name2 | null,
): CatalogChange[] {
  type Each = NonNullable<Entry[K]>[number];
  const old = new Map((a[list] ?? []).map((each) => [nameOf(each as Each), each as Each]));
  const now = new Map((b[list] ?? []).map((each) => [nameOf(each as Each), each as Each]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): CatalogChange[] => {
    const [from, to] = [old.get(name), now.get(name)];
    if (same(from, to)) return [];
    const reason = judge(from, to);
    return [
      {
        resource: a.resource,
        path: `${list}.${name}`,
        kind: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        breaking: reason !== null,
        reason: reason ?? NOBODY,
      },
    ];
  });
}

/** 1 无条件 before 2 有条件 before 3 不予; a new condition narrows too. */
function narrower(from: unknown, to: unknown): Name2 | null {
  const [a, b] = [from, to] as (Entry['sharing'] | undefined)[];
  if (!a) return null;
  if (!b) return RIGHTS;
  return b.type > a.type ||
    (a.method !== undefined && b.method !== a.method) ||
    (b.type === 2 && a.type === 2 && b.condition !== a.condition)
    ? RIGHTS
    : null;
}

function closed(from: unknown, to: unknown): Name2 | null {
  return (from as Entry['opening'])?.open && !(to as Entry['opening'])?.open ? RIGHTS : null;
}

function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The order of keys says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, of]) => [key, sorted(of)]),
  );
}
