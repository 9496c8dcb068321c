/**
 * Two changes of one entry brought together: what either side changed stands, and where both changed the same to different things both are told.
 * Items are one and the same where they have the same name; of lists each side adds and takes away.
 */
import type { Body } from './entry-body.ts';

/** One place that both sides changed differently. `mine` stands in the merged body until somebody decides. */
export interface Clash {
  /** Keys from the body on; an item stands by its name. */
  readonly path: readonly string[];
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly body: Body;
  readonly clashes: readonly Clash[];
}

const isObject = (value: unknown): value is Body =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b);

/** JSON in which the order of keys does not count. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (isObject(value))
    return `{${Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${stable(value[key])}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}

export function mergeBodies(base: Body, mine: Body, theirs: Body): Merged {
  const clashes: Clash[] = [];
  const body = mergeObjects([], base, mine, theirs, clashes);
  return { body, clashes };
}

function mergeObjects(
  path: readonly string[],
  base: Body,
  mine: Body,
  theirs: Body,
  clashes: Clash[],
): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = mergeValues([...path, key], base[key], mine[key], theirs[key], clashes);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function mergeValues(
  path: readonly string[],
  base: unknown,
  mine: unknown,
  theirs: unknown,
  clashes: Clash[],
): unknown {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (isObject(mine) && isObject(theirs)) return mergeObjects(path, isObject(base) ? base : {}, mine, theirs, clashes);
  const lists = [base ?? [], mine, theirs];
  if (lists.every(isNamed)) return mergeItems(path, lists as never, clashes);
  if (lists.every(isWords)) return mergeWords(...(lists as [string[], string[], string[]]));
  clashes.push({ path, mine, theirs });
  return mine;
}

type Item = { readonly name: string } & Body;

/** A list of things of which each has a name of its own. */
function isNamed(list: unknown): list is readonly Item[] {
  if (!Array.isArray(list) || !list.every((one) => isObject(one) && typeof one['name'] === 'string')) return false;
  const names = list.map(({ name }: Item) => name);
  return !names.includes('') && new Set(names).size === names.length;
}
const isWords = (list: unknown): list is readonly string[] =>
  Array.isArray(list) && list.every((one) => typeof one === 'string');

function mergeWords(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const kept = mine.filter((one) => theirs.includes(one) || !base.includes(one));
  return [...kept, ...theirs.filter((one) => !base.includes(one) && !mine.includes(one))];
}

/** In my order; what they added follows. An item that one side changed and the other took out is told as a clash. */
function mergeItems(
  path: readonly string[],
  [base, mine, theirs]: readonly [readonly Item[], readonly Item[], readonly Item[]],
  clashes: Clash[],
): unknown[] {
  const [was, their] = [base, theirs].map((list) => new Map(list.map((item) => [item.name, item])));
  const own = new Set(mine.map(({ name }) => name));
  const merged: unknown[] = [];
  for (const item of mine) {
    const [before, other] = [was?.get(item.name), their?.get(item.name)];
    const place = [...path, item.name];
    if (other)
      merged.push(before ? mergeValues(place, before, item, other, clashes) : pair(place, item, other, clashes));
    else if (!before) merged.push(item);
    else if (!same(before, item)) {
      clashes.push({ path: place, mine: item, theirs: undefined });
      merged.push(item);
    }
  }
  for (const item of theirs) {
    if (own.has(item.name)) continue;
    const before = was?.get(item.name);
    if (!before) merged.push(item);
    else if (!same(before, item)) clashes.push({ path: [...path, item.name], mine: undefined, theirs: item });
  }
  return merged;
}

/** Both added an item of that name. */
function pair(path: readonly string[], mine: Item, theirs: Item, clashes: Clash[]): unknown {
  return same(mine, theirs) ? mine : mergeObjects(path, {}, mine, theirs, clashes);
}

/** The merged body with their side at one clash. */
export function withTheirs(body: Body, { path, theirs }: Clash): Body {
  const put = (at: unknown, keys: readonly string[]): unknown => {
    const [key, ...rest] = keys;
    if (key === undefined) return theirs;
    if (Array.isArray(at)) {
      const found = at.findIndex((one) => isObject(one) && one['name'] === key);
      if (found < 0) return theirs === undefined ? at : [...at, put(undefined, rest)];
      const next = put(at[found], rest);
      return next === undefined ? at.filter((_, i) => i !== found) : at.map((one, i) => (i === found ? next : one));
    }
    const { [key]: before, ...others } = isObject(at) ? at : {};
    const next = put(before, rest);
    return next === undefined ? others : { ...others, [key]: next };
  };
  return put(body, path) as Body;
}
