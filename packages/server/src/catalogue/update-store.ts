/** The only SQL of the duty to update: published entries that the platform collects, their open cases, what was deferred, and the terms of cadences. */
import { dayOf } from '@kuaishu/standards';
import { sql, type Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import type { CadenceTerm } from './timeliness.ts';

const PROCEDURE = 'update_duty';

export interface OpenUpdateCase {
  readonly id: string;
  readonly entry: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function updateStore(db: Db) {
  return {
    /** Terms in force on the day of `at`, by cadence. */
    async terms(at: Date): Promise<ReadonlyMap<string, CadenceTerm>> {
      const rows = await db
        .selectFrom('deadline')
        .distinctOn('id')
        .select(['id', 'value', 'unit'])
        .where('id', 'like', 'catalogue.update\\_%')
        .where(sql<boolean>`effective_from <= ${dayOf(at)}::date`)
        .orderBy('id')
        .orderBy('effective_from', 'desc')
        .orderBy('seq', 'desc')
        .execute();
      return new Map(
        rows.map(({ id, value, unit }) => [id.slice('catalogue.update_'.length), { deadline: id, value, unit }]),
      );
    },
    /** Of those resources, and these entries whatever they are of. */
    published: (resources: readonly string[], entries: readonly string[]) =>
      db
        .selectFrom('catalog_entry')
        .select(['id', 'resource', 'title', 'owner', 'cadence', 'published_at'])
        .where('state', '=', 'published')
        .where((q) =>
          q.or([q('resource', '=', q.fn.any(q.val([...resources]))), q('id', '=', q.fn.any(q.val([...entries])))]),
        )
        .orderBy('id')
        .execute(),
    /** Entry → day until which its last case that was deferred holds. */
    async deferred(entries: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (entries.length === 0) return new Map();
      const rows = await db
        .selectFrom('case_record')
        .distinctOn('subject')
        .select(['subject', sql<string | null>`data->>'until'`.as('until')])
        .where('procedure', '=', PROCEDURE)
        .where('state', '=', 'deferred')
        .where('subject', 'in', [...entries])
        .orderBy('subject')
        .orderBy('closed_at', 'desc')
        .execute();
      return new Map(rows.flatMap(({ subject, until }) => (until === null ? [] : [[subject, until] as const])));
    },
    async open(): Promise<readonly OpenUpdateCase[]> {
      const rows = await db
        .selectFrom('case_record')
        .select(['id', 'subject', 'data'])
        .where('procedure', '=', PROCEDURE)
        .where('closed_at', 'is', null)
        .execute();
      return rows.map(({ id, subject, data }) => ({ id, entry: subject, data }));
    },
    async isOpen(trx: Transaction<Tables>, entry: string): Promise<boolean> {
      const row = await trx
        .selectFrom('case_record')
        .select('id')
        .where('procedure', '=', PROCEDURE)
        .where('closed_at', 'is', null)
        .where('subject', '=', entry)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
export type UpdateStore = ReturnType<typeof updateStore>;
