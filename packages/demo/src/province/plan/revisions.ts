/** Bodies of revisions: what a steward changes in an entry that stands on the ledger. */
import type { Cadence, Entry, Item } from '@kuaishu/catalog';
import { Random } from '../../base/random.ts';
import { keyOf } from '../keys.ts';

const FASTER: Partial<Record<Cadence, Cadence>> = {
  yearly: 'half_yearly',
  half_yearly: 'quarterly',
  quarterly: 'monthly',
  monthly: 'weekly',
  weekly: 'daily',
};
const ADDED: readonly Item[] = [
  { name: '数据来源', element: 'data_source' },
  { name: '有效标志', element: 'valid' },
  { name: '批次号', element: 'batch_no' },
  { name: '来源系统', element: 'source_system' },
];

/** An item more, a quicker cadence, or both; items that it has already are not added. */
export function revisionOf(entry: Entry, seed: number): Entry {
  const random = new Random(keyOf(seed, 'revision', entry.resource));
  const has = new Set(entry.items.flatMap(({ name, element }) => [name, element]));
  const added = ADDED.filter(({ name, element }) => !has.has(name) && !has.has(element));
  const faster = entry.cadence ? FASTER[entry.cadence] : undefined;
  const item = added.length > 0 ? random.pick(added) : undefined;
  const quick = faster !== undefined && (item === undefined || random.chance(0.5));
  return {
    ...entry,
    ...(quick ? { cadence: faster } : {}),
    items: item === undefined ? entry.items : [...entry.items, item],
  };
}

/** Without the claims that another is the source of. */
export function withoutClaims(entry: Entry, attributes: readonly string[]): Entry {
  const { authority = [], ...rest } = entry;
  const kept = authority.filter((name) => !attributes.includes(name));
  return kept.length > 0 ? { ...rest, authority: kept } : rest;
}

/** Without the items that a base library gives; what identifies a row stays. */
export function withoutItems(entry: Entry, names: readonly string[]): Entry {
  return { ...entry, items: entry.items.filter(({ name }) => !names.includes(name)) };
}
