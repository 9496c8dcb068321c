/** SQL of organisations. */
import { namesOfBody } from '@kuaishu/standards';
import type { Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { OrganisationTable } from '../tables.ts';
import type { Organisation } from './tree.ts';

export interface OrganisationStore {
  all(): Promise<Organisation[]>;
  /** Changes whenever an organisation was added or changed. */
  mark(): Promise<string>;
  add(trx: Transaction<Tables>, organisations: readonly Organisation[], at: Date): Promise<void>;
  change(trx: Transaction<Tables>, organisation: Organisation, at: Date): Promise<void>;
}

export function organisationStore(db: Db): OrganisationStore {
  return {
    async all() {
      const rows = await db.selectFrom('organisation').selectAll().orderBy('made_at').orderBy('id').execute();
      return rows.map(organisationOf);
    },
    async mark() {
      const { rows } = await sql<{
        mark: string;
      }>`SELECT count(*)::text || '/' || coalesce(max(changed_at)::text, '') AS mark FROM organisation`.execute(db);
      return rows[0]?.mark ?? '';
    },
    async add(trx, organisations, at) {
      // Parents first: the path of a child is checked against its parent's.
      for (const one of organisations)
        await trx
          .insertInto('organisation')
          .values({ ...rowOf(one), made_at: at, changed_at: at })
          .execute();
    },
    async change(trx, organisation, at) {
      const { id, ...row } = rowOf(organisation);
      await trx
        .updateTable('organisation')
        .set({ ...row, changed_at: at })
        .where('id', '=', id)
        .execute();
    },
  };
}

function organisationOf(row: Selectable<OrganisationTable>): Organisation {
  return {
    id: row.id,
    parent: row.parent,
    path: row.path,
    kind: row.kind,
    level: row.level,
    region: row.region,
    unit: row.unit,
    territory: row.territory,
    uscc: row.uscc,
    name: namesOfBody(row.name_zh, row.name_en, row.region),
    short: { zh: row.short_zh, en: row.short_en },
    activeFrom: row.active_from,
    activeUntil: row.active_until,
  };
}

function rowOf(one: Organisation) {
  return {
    id: one.id,
    parent: one.parent,
    path: [...one.path],
    kind: one.kind,
    level: one.level,
    region: one.region,
    unit: one.unit,
    territory: one.territory,
    uscc: one.uscc,
    name_zh: one.name.zh,
    name_en: one.name.en,
    short_zh: one.short.zh,
    short_en: one.short.en,
    active_from: one.activeFrom,
    active_until: one.activeUntil,
  };
}
