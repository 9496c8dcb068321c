/** Ways in which the server sorts the rows that it gives page by page, as they may stand in an address. */
import type { QueryOf, Routes } from '@kuaishu/api';
import { every } from '../lib/every.ts';

type SortOf<Name extends keyof Routes> = NonNullable<
  QueryOf<Routes[Name]> extends { sort?: infer S extends string } ? S : never
>;

export const QUARANTINE_SORTS = every<SortOf<'quarantine'>>({
  place: true,
  '-place': true,
  resource: true,
  '-resource': true,
  rule: true,
  '-rule': true,
  faults: true,
  '-faults': true,
});

export const DISCREPANCY_SORTS = every<SortOf<'discrepancies'>>({
  attribute: true,
  '-attribute': true,
  a: true,
  '-a': true,
  b: true,
  '-b': true,
  reason: true,
  '-reason': true,
  suspect: true,
  '-suspect': true,
});
