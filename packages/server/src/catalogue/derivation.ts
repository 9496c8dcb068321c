/** What follows from an entry as somebody is typing it, with the sources that the ledger has beside it. */
import type { DerivedAnswer, OrganisationRef } from '@kuaishu/api';
import { resolveItems } from '@kuaishu/catalog';
import type { Caller } from '../http/caller.ts';
import { type Source, whatFollows } from './derived.ts';
import type { Body } from './drafts.ts';
import { readableEntry } from './readable-entry.ts';
import type { CatalogueService } from './service.ts';
import type { CatalogueStore, SourceRow } from './store.ts';

export function derivation(parts: {
  readonly catalogue: Pick<CatalogueService, 'readable' | 'organisationOf'>;
  readonly store: Pick<CatalogueStore, 'sources' | 'bodies'>;
}) {
  const { catalogue, store } = parts;

  return async (caller: Caller, id: string, body: Body): Promise<DerivedAnswer> => {
    const row = await catalogue.readable(caller, id);
    const entry = readableEntry(row.resource, body);
    const attributes = new Set(resolveItems(entry).map(({ attribute }) => attribute));
    const held = (await store.sources(row.territory, entry.subject, id, [...attributes])).filter(
      ({ entry: other, attribute }) => other !== id && attributes.has(attribute),
    );
    const byEntry = Map.groupBy(held, ({ entry: other }) => other);
    const [bodies, organisation] = await Promise.all([store.bodies([...byEntry.keys()]), catalogue.organisationOf()]);
    return {
      ...whatFollows(
        id,
        entry,
        [...byEntry].map(([other, rows]) => sourceOf(other, rows, bodies.get(other) ?? {})),
      ),
      sources: [...byEntry].map(([other, [first]]) => viewOf(other, first, organisation)),
    };
  };
}
export type Derivation = ReturnType<typeof derivation>;

function sourceOf(id: string, rows: readonly SourceRow[], body: Body): Source {
  return {
    id,
    entry: readableEntry(String(body['resource'] ?? id), body),
    attributes: rows.map((row) => row.attribute),
  };
}

const viewOf = (entry: string, row: SourceRow | undefined, organisation: (id: string) => OrganisationRef) => ({
  entry,
  title: row?.title ?? '',
  owner: organisation(row?.owner ?? ''),
});
