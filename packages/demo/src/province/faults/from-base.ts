/** Entries that ask anew for what a base library is the source of. */
import { type Entry, resolveItems } from '@kuaishu/catalog';
import type { CatalogueEntry } from '../entries/catalogue-entry.ts';
import { entryOfKind } from '../entries/entry-of-kind.ts';
import { provincialHabits } from '../entries/own-habits.ts';
import type { ProvinceOrganisation } from '../organisations/organisation.ts';
import { readKinds } from '../themes/read-kinds.ts';
import type { FromBaseTruth } from '../truth.ts';
import { FROM_BASE } from './from-base-text.ts';

const LIBRARIES: Readonly<Record<string, FromBaseTruth['base']>> = {
  person: 'population',
  organisation: 'organisation',
};
/** By these a table is joined to the library; they stay. */
const JOINING = ['resident_id', 'uscc'];

export interface AskedAnew {
  readonly made: CatalogueEntry;
  readonly truth: FromBaseTruth;
}

export function makeAskedAnew(
  honest: readonly CatalogueEntry[],
  organisations: readonly ProvinceOrganisation[],
  contacts: ReadonlyMap<string, string>,
  seed: number,
): readonly AskedAnew[] {
  const sources = baseAttributes(honest.map(({ entry }) => entry));
  const bodies = new Map(organisations.map((one) => [one.key, one]));
  return Object.entries(FROM_BASE).flatMap(([owner, text]) => {
    const body = bodies.get(owner);
    if (!body) throw new Error(`no organisation ${owner}`);
    return readKinds(text).map((kind): AskedAnew => {
      const entry = entryOfKind(kind, body, provincialHabits(kind, body, seed), contacts.get(owner) ?? '', seed);
      const base = LIBRARIES[entry.subject];
      if (!base) throw new Error(`no base library of ${entry.subject}`);
      const given = sources.get(entry.subject) ?? new Set();
      const items = resolveItems(entry)
        .filter(({ attribute }) => given.has(attribute) && !JOINING.includes(attribute))
        .map(({ name }) => name);
      return {
        made: { resource: entry.resource, owner, entry, kind: null },
        truth: { resource: entry.resource, items, base },
      };
    });
  });
}

/** Subject → attributes of which an entry of a base library is the source. */
function baseAttributes(entries: readonly Entry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const entry of entries) {
    if (entry.class?.kind !== 'base') continue;
    const claimed = new Set(entry.authority ?? []);
    const own = resolveItems(entry).filter(({ name, attribute }) => claimed.has(name) || claimed.has(attribute));
    const all = found.get(entry.subject) ?? new Set();
    for (const { attribute } of own) all.add(attribute);
    found.set(entry.subject, all);
  }
  return found;
}
