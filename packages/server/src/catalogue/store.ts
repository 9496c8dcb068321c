/** The only SQL of entries and their versions. What changes something takes the transaction of its act. */
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { type ScopeExpression, scopeSql } from '../policy/scope.ts';
import { ENTRY_COLUMNS, type EntryRow } from './facts.ts';
import type { CatalogVersionTable, EntryState } from './tables.ts';

export type VersionRow = Selectable<CatalogVersionTable>;
type Reader = Db | Transaction<Tables>;

export interface EntryFilter {
  readonly state?: EntryState | undefined;
  readonly owner?: string | undefined;
  readonly working?: boolean | undefined;
  readonly title?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export function catalogueStore(db: Db) {
  const filtered = (scope: ScopeExpression, filter: EntryFilter) => {
    let query = db.selectFrom('catalog_entry').where(scopeSql(scope, ENTRY_COLUMNS));
    if (filter.state) query = query.where('state', '=', filter.state);
    if (filter.owner) query = query.where('owner', '=', filter.owner);
    if (filter.title) query = query.where('title', 'ilike', `%${filter.title.replace(/[\\%_]/g, '\\$&')}%`);
    if (filter.working !== undefined) {
      const working = sql<boolean>`EXISTS (SELECT FROM catalog_version v WHERE v.entry = catalog_entry.id AND v.state = 'working')`;
      query = query.where(filter.working ? working : sql<boolean>`NOT ${working}`);
    }
    return query;
  };

  return {
    entry: (id: string, reader: Reader = db): Promise<EntryRow | undefined> =>
      reader.selectFrom('catalog_entry').selectAll().where('id', '=', id).executeTakeFirst(),

    /** With the row locked until the transaction ends. */
    lockEntry: (trx: Transaction<Tables>, id: string): Promise<EntryRow | undefined> =>
      trx.selectFrom('catalog_entry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),

    entries: (ids: readonly string[], reader: Reader = db): Promise<EntryRow[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : reader
            .selectFrom('catalog_entry')
            .selectAll()
            .where('id', 'in', [...ids])
            .execute(),

    async list(scope: ScopeExpression, filter: EntryFilter): Promise<{ rows: EntryRow[]; total: number }> {
      const [rows, count] = await Promise.all([
        filtered(scope, filter)
          .selectAll()
          .orderBy('changed_at', 'desc')
          .orderBy('id')
          .limit(filter.limit)
          .offset(filter.offset)
          .execute(),
        filtered(scope, filter).select(sql<string>`count(*)`.as('n')).executeTakeFirstOrThrow(),
      ]);
      return { rows, total: Number(count.n) };
    },

    working: (entry: string, reader: Reader = db): Promise<VersionRow | undefined> =>
      reader
        .selectFrom('catalog_version')
        .selectAll()
        .where('entry', '=', entry)
        .where('state', '=', 'working')
        .executeTakeFirst(),

    version: (entry: string, version: number, reader: Reader = db): Promise<VersionRow | undefined> =>
      reader
        .selectFrom('catalog_version')
        .selectAll()
        .where('entry', '=', entry)
        .where('version', '=', version)
        .executeTakeFirst(),

    /** Published bodies, in the order of the ids. */
    async publishedBodies(entries: readonly string[]): Promise<Record<string, unknown>[]> {
      const found = new Map<string, Record<string, unknown>>();
      for (let from = 0; from < entries.length; from += 1_000) {
        const rows = await db
          .selectFrom('catalog_version')
          .select(['entry', 'body'])
          .where('state', '=', 'published')
          .where('entry', 'in', entries.slice(from, from + 1_000))
          .execute();
        for (const row of rows) found.set(row.entry, row.body);
      }
      return entries.map((id) => found.get(id)).filter((body) => body !== undefined);
    },

    versions: (entry: string): Promise<Omit<VersionRow, 'body'>[]> =>
      db
        .selectFrom('catalog_version')
        .select([
          'entry',
          'version',
          'state',
          'digest',
          'revision',
          'case_id',
          'author',
          'origin',
          'changed_at',
          'published_at',
        ])
        .where('entry', '=', entry)
        .orderBy('version', 'desc')
        .execute(),

    /** Cases under which versions of these entries are in work. */
    async workingCases(entries: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
      if (entries.length === 0) return new Map();
      const rows = await db
        .selectFrom('catalog_version')
        .select(['entry', 'case_id'])
        .where('state', '=', 'working')
        .where('entry', 'in', [...entries])
        .execute();
      return new Map(rows.map((row) => [row.entry, row.case_id]));
    },

    /** Who is the source of these attributes in that territory. */
    authorities: (territory: string, subject: string, attributes: readonly string[], reader: Reader | null = null) =>
      (reader ?? db)
        .selectFrom('catalog_authority')
        .selectAll()
        .where('territory', '=', territory)
        .where('subject', '=', subject)
        .where('attribute', 'in', [...attributes])
        .execute(),

    /** Attributes of the entry's published items, and these others. */
    async attributesOf(entry: string, others: readonly string[]): Promise<string[]> {
      const rows = await db.selectFrom('catalog_item').select('attribute').where('entry', '=', entry).execute();
      const found = [...new Set([...rows.map((row) => row.attribute), ...others])];
      return found.length === 0 ? [''] : found;
    },

    /** Marks for the indexes that follow drafts too. */
    touch: (trx: Transaction<Tables>, entry: string) => trx.insertInto('catalog_touch').values({ entry }).execute(),
  };
}
export type CatalogueStore = ReturnType<typeof catalogueStore>;
