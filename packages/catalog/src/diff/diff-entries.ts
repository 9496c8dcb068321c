/**
 * What changed between two versions of a catalogue, and what of it breaks somebody: a delivery that was right is refused now, an attribute that was read
 * is gone or means another thing, or a right to the data is narrower. Everything else may be published without asking anybody.
 */

import { attributeFromName } from '../derive/items.ts';
import type { Name2 } from '../derive/plan.ts';
import type { Entry, Item } from '../entry.ts';
import {
  type Affected,
  DELIVERS,
  ENTRY_FIELDS,
  type Finding,
  ITEM_FIELDS,
  type Judge,
  never,
  READS,
} from './judges.ts';
import { changeMessage } from './words.ts';

export interface CatalogChange {
  readonly resource: string;
  /** Place in the entry: `items.身份证号.element`, `key`; empty: the entry as a whole. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly from?: unknown;
  readonly to?: unknown;
  /** Name of the item that it is about, as it was called before; null: the entry as a whole. */
  readonly item: string | null;
  readonly effect: 'breaking' | 'notice' | 'compatible';
  readonly breaking: boolean;
  /** What changed, in words. */
  readonly message: Name2;
  /** What it breaks, or that it breaks nobody. */
  readonly reason: Name2;
  /** Whom it concerns; empty where it is compatible. */
  readonly affects: readonly Affected[];
}

const NOBODY: Name2 = { zh: '不影响已有的归集和使用', en: 'breaks no delivery and no use' };

interface Place {
  readonly resource: string;
  readonly path: string;
  readonly item?: string | null;
  /** Of what the message speaks; default: the last step of the path. */
  readonly field?: string;
}

function change(
  { resource, path, item = null, field }: Place,
  from: unknown,
  to: unknown,
  finding: Finding | null,
): CatalogChange {
  const kind = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed';
  const of = field ?? path.slice(path.lastIndexOf('.') + 1);
  return {
    resource,
    path,
    kind,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    item,
    effect: finding?.effect ?? 'compatible',
    breaking: finding?.effect === 'breaking',
    message: changeMessage(of, field === undefined ? item : null, kind, from, to),
    reason: finding?.reason ?? NOBODY,
    affects: finding?.affects ?? [],
  };
}

/** Changes by resource and place; entries are matched by `resource`, items by name, then by attribute. */
export function diffEntries(before: readonly Entry[], after: readonly Entry[]): CatalogChange[] {
  const old = new Map(before.map((entry) => [entry.resource, entry]));
  const now = new Map(after.map((entry) => [entry.resource, entry]));
  const resources = [...new Set([...old.keys(), ...now.keys()])].sort();
  return resources.flatMap((resource): CatalogChange[] => {
    const [a, b] = [old.get(resource), now.get(resource)];
    if (a && b) return diffEntry(a, b);
    const gone: Finding = { ...READS, affects: ['grantee', ...READS.affects, 'public', 'catalogue'] };
    return [change({ resource, path: '', field: 'resource' }, a?.name.zh, b?.name.zh, a ? gone : null)];
  });
}

/** Changes of one entry. */
export function diffEntry(a: Entry, b: Entry): CatalogChange[] {
  return [
    ...diffFields(a.resource, null, a, b, ENTRY_FIELDS),
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
    ...diffNamed(
      a,
      b,
      'dependencies',
      ({ from, to }) => `${from.join('+')}→${to}`,
      () => null,
    ),
  ];
}

/** Compared by themselves, or not at all: a guess is a note to its reader. */
const APART = new Set(['resource', 'items', 'checks', 'dependencies', 'attribute', 'guess']);

function diffFields<T extends object>(
  resource: string,
  item: string | null,
  a: T,
  b: T,
  fields: Readonly<Record<string, Judge>>,
): CatalogChange[] {
  const named = [...Object.keys(fields), ...Object.keys(a), ...Object.keys(b)].filter((field) => !APART.has(field));
  return [...new Set(named)].flatMap((field): CatalogChange[] => {
    const [from, to] = [a[field as keyof T], b[field as keyof T]] as [unknown, unknown];
    if (same(from, to)) return [];
    const path = item === null ? field : `items.${item}.${field}`;
    return [change({ resource, path, item }, from, to, (fields[field] ?? never)(from, to))];
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
    const at = { resource, path: `items.${item.name}`, item: item.name };
    const renamed = [...left.values()].find((now) => attributeOf(now) === attributeOf(item));
    if (!renamed) {
      changes.push(change({ ...at, field: 'items' }, item.name, undefined, READS));
      continue;
    }
    left.delete(renamed.name);
    // a heading that is still accepted refuses no delivery
    const accepted = (renamed.aliases ?? []).includes(item.name);
    changes.push(change({ ...at, path: `${at.path}.name` }, item.name, renamed.name, accepted ? null : DELIVERS));
    // the name is told; what the headings have become is told with it
    const { aliases: _, ...rest } = { ...renamed, name: item.name };
    changes.push(
      ...diffItem(resource, item.name, item, { ...rest, ...(item.aliases ? { aliases: item.aliases } : {}) }),
    );
  }
  for (const item of left.values())
    changes.push(
      change(
        { resource, path: `items.${item.name}`, item: item.name, field: 'items' },
        undefined,
        item.name,
        item.required === true ? DELIVERS : null,
      ),
    );
  return changes;
}

function diffItem(resource: string, name: string, a: Item, b: Item): CatalogChange[] {
  const changes = diffFields(resource, name, a, b, ITEM_FIELDS);
  const [from, to] = [attributeOf(a), attributeOf(b)];
  if (from === to) return changes;
  return [change({ resource, path: `items.${name}.attribute`, item: name }, from, to, READS), ...changes];
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
  ) => Finding | null,
): CatalogChange[] {
  type Each = NonNullable<Entry[K]>[number];
  const old = new Map((a[list] ?? []).map((each) => [nameOf(each as Each), each as Each]));
  const now = new Map((b[list] ?? []).map((each) => [nameOf(each as Each), each as Each]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): CatalogChange[] => {
    const [from, to] = [old.get(name), now.get(name)];
    if (same(from, to)) return [];
    return [change({ resource: a.resource, path: `${list}.${name}`, field: list }, from, to, judge(from, to))];
  });
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
