/** Where an entry's columns go: into which attribute of which block, under whose authority; and which other entries hold the same. Column to cell, both ways. */
import type { LineageView, OrganisationRef } from '@kuaishu/api';
import { resolveItems } from '@kuaishu/catalog';
import type { Db } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import { scopeSql } from '../policy/scope.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import { judgeBody } from './body.ts';
import { ENTRY_COLUMNS, type EntryRow } from './facts.ts';
import type { CatalogueStore } from './store.ts';

const MOST_COPIES = 200;

export function lineageOf(ports: {
  readonly db: Db;
  readonly store: CatalogueStore;
  readonly project: ProjectReader;
  readonly organisationOf: () => Promise<(id: string) => OrganisationRef>;
}) {
  const { db, store, project, organisationOf } = ports;
  return async (caller: Caller, row: EntryRow): Promise<LineageView> => {
    const version = row.version > 0 ? await store.version(row.id, row.version) : await store.working(row.id);
    const entry = version ? judgeBody(version.body).entry : null;
    const items = entry ? resolveItems(entry) : [];
    const attributes = items.map((item) => item.attribute);
    const [view, organisation, authorities, holders] = await Promise.all([
      project.current(),
      organisationOf(),
      attributes.length === 0 ? [] : store.authorities(row.territory, row.subject, attributes),
      attributes.length === 0
        ? []
        : db
            .selectFrom('catalog_item')
            .innerJoin('catalog_entry', 'catalog_entry.id', 'catalog_item.entry')
            .select([
              'catalog_item.attribute',
              'catalog_item.name',
              'catalog_entry.id',
              'catalog_entry.title',
              'catalog_entry.owner',
            ])
            .where('catalog_item.subject', '=', row.subject)
            .where('catalog_item.attribute', 'in', attributes)
            .where('catalog_item.entry', '!=', row.id)
            .where(scopeSql(caller.scope('entry.read', 'Entry'), ENTRY_COLUMNS))
            .orderBy('catalog_entry.id')
            .limit(attributes.length * MOST_COPIES)
            .execute(),
    ]);
    const sourceOf = new Map(authorities.map((one) => [one.attribute, one.entry]));
    const subject = view.plan.entries.some((one) => one.resource === row.resource)
      ? view.plan.subjects.find((one) => one.subject === row.subject)
      : undefined;
    return {
      block: subject?.block ?? null,
      columns: items.map((item) => ({
        item: item.name,
        attribute: item.attribute,
        element: item.element?.id ?? null,
        name: item.title,
        grade: item.grade,
        inBlock: subject?.attributes.some((one) => one.attribute === item.attribute) ?? false,
        source: sourceOf.get(item.attribute) ?? null,
        own: sourceOf.get(item.attribute) === row.id,
        others: holders
          .filter((holder) => holder.attribute === item.attribute)
          .slice(0, MOST_COPIES)
          .map(({ id, title, owner, name }) => ({ entry: id, title, owner: organisation(owner), item: name })),
      })),
    };
  };
}
