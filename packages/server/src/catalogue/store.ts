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

/** An entry with the case under which a version of it is in work. */
export type ListedRow = EntryRow & { readonly working_case: string | null };
export type VersionInView = Omit<VersionRow, 'body'> & { readonly body: Record<string, unknown> | null };
export interface SourceRow {
  readonly attribute: string;
  readonly entry: string;
  readonly title: string;
  readonly owner: string;
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

  /** Published bodies by entry. */
  async function bodies(entries: readonly string[]): Promise<ReadonlyMap<string, Record<string, unknown>>> {
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
    return found;
  }

  return {
    /** Those of the asked that entries of that house have. */
    async identifiersOf(owner: string, asked: readonly string[]): Promise<ReadonlySet<string>> {
      if (asked.length === 0) return new Set();
      const rows = await db
        .selectFrom('catalog_entry')
        .select('resource')
        .where('owner', '=', owner)
        .where('resource', 'in', asked)
        .execute();
      return new Set(rows.map(({ resource }) => resource));
    },

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
            .where(sql<boolean>`id = ANY(${[...ids]}::text[])`)
            .execute(),

    async list(scope: ScopeExpression, filter: EntryFilter): Promise<{ rows: ListedRow[]; total: number }> {
      const [rows, count] = await Promise.all([
        filtered(scope, filter)
          .selectAll()
          .select(
            sql<string | null>`(
              SELECT v.case_id FROM catalog_version v WHERE v.entry = catalog_entry.id AND v.state = 'working')`.as(
              'working_case',
            ),
          )
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
      const found = await bodies(entries);
      return entries.map((id) => found.get(id)).filter((body) => body !== undefined);
    },

    bodies,

    /** Newest first; with the body of the published one and of that in work. */
    versions: (entry: string): Promise<VersionInView[]> =>
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
        .select(
          sql<Record<string, unknown> | null>`CASE WHEN state IN ('working', 'published') THEN body END`.as('body'),
        )
        .where('entry', '=', entry)
        .orderBy('version', 'desc')
        .execute(),

    /** Who is the source of these attributes in that territory. */
    authorities: (territory: string, subject: string, attributes: readonly string[], reader: Reader | null = null) =>
      (reader ?? db)
        .selectFrom('catalog_authority')
        .selectAll()
        .where('territory', '=', territory)
        .where('subject', '=', subject)
        .where('attribute', 'in', [...attributes])
        .execute(),

    /** Who is the source of the attributes of an entry's published items, and of these others, in that territory. */
    async sources(territory: string, subject: string, entry: string, others: readonly string[]): Promise<SourceRow[]> {
      const { rows } = await sql<SourceRow>`
        SELECT a.attribute, a.entry, e.title, e.owner
        FROM (SELECT attribute FROM catalog_item WHERE entry = ${entry} UNION SELECT unnest(${[...others]}::text[])) named
        JOIN catalog_authority a ON a.territory = ${territory} AND a.subject = ${subject} AND a.attribute = named.attribute
        JOIN catalog_entry e ON e.id = a.entry
        ORDER BY a.attribute`.execute(db);
      return rows;
    },

    /** Marks for the indexes that follow drafts too. */
    touch: (trx: Transaction<Tables>, entry: string) => trx.insertInto('catalog_touch').values({ entry }).execute(),
  };
}
export type CatalogueStore = ReturnType<typeof catalogueStore>;
