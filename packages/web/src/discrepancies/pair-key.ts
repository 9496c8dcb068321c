/** Names one difference in an address and in a selection: the subject, the item and both records. */
import type { Discrepancy } from '@kuaishu/api';

export const keyOf = ({ entity, attribute, a, b }: Discrepancy): string =>
  [entity, attribute, a.source.record, b.source.record].join('~');

export interface PairKey {
  readonly entity: string;
  readonly attribute: string;
  /** Numbers of the two records. */
  readonly records: readonly number[];
}

/** Null for what was never such a key. */
export function parseKey(key: string): PairKey | null {
  const [, entity, attribute, a, b] = /^(.+)~([a-z][a-z0-9_]*)~(\d+)~(\d+)$/.exec(key) ?? [];
  return entity && attribute ? { entity, attribute, records: [Number(a), Number(b)] } : null;
}
