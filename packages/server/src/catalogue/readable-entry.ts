/** As much of a half-compiled body as has the shape of an entry: what a file is read by, and what is derived from a draft while one types. */
import { checkShape, type Entry, EntrySchema } from '@kuaishu/catalog';
import type { Body } from './drafts.ts';

/** A subject's word until its steward says what a row is about: no rule of a known subject holds for it. */
const UNDECIDED = 'thing';
/** Each round takes away what is not of the shape; a part that lacks something goes with it in the next. */
const ROUNDS = 8;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Items without a name are left out, and so is every part that is not written as an entry has it. */
export function readableEntry(resource: string, body: Body): Entry {
  const name = textOf((body['name'] as { zh?: unknown } | undefined)?.zh) || resource;
  const kept = Array.isArray(body['items'])
    ? (body['items'] as Record<string, unknown>[]).filter((item) => textOf(item?.['name']) !== '')
    : [];
  let value: unknown = {
    ...body,
    resource,
    name: { zh: name },
    provider: { name: resource },
    subject: /^[a-z][a-z0-9_-]{0,62}$/.test(textOf(body['subject'])) ? textOf(body['subject']) : UNDECIDED,
    items: kept.map((item) => ({ ...item, name: textOf(item['name']) })),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const { value: mended, faults } = checkShape(EntrySchema, value);
    const wrong = faults.filter(({ severity, pointer }) => severity === 'error' && !/^(?:\/items)?$/.test(pointer));
    if (wrong.length === 0) return mended as Entry;
    value = without(mended, new Set(wrong.map(({ pointer }) => pointer.replace(/#$/, ''))), '');
  }
  return { resource, name: { zh: name }, provider: { name: resource }, subject: UNDECIDED, items: [] };
}

/** Without what stands at these places (RFC 6901). */
function without(value: unknown, places: ReadonlySet<string>, at: string): unknown {
  if (Array.isArray(value))
    return value.flatMap((one, i) => (places.has(`${at}/${i}`) ? [] : [without(one, places, `${at}/${i}`)]));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      const place = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return places.has(place) ? [] : [[key, without(one, places, place)]];
    }),
  );
}
