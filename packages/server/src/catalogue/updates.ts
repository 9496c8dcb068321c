/** 更新情况: what an entry promised, what was delivered, and the case about what was missed. */
import type { EntryUpdates } from '@kuaishu/api';
import type { StoreReader } from '@kuaishu/refinery';
import type { Db } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import { scopeSql } from '../policy/scope.ts';
import { CASE_COLUMNS } from '../procedures/facts.ts';
import { type CollectedAt, deliveriesOf } from './deliveries.ts';
import type { CatalogueService } from './service.ts';
import { updateDuty } from './timeliness.ts';
import type { UpdateStore } from './update-store.ts';

export function entryUpdates(parts: {
  readonly db: Db;
  readonly catalogue: Pick<CatalogueService, 'readable'>;
  readonly updates: UpdateStore;
  readonly collected: CollectedAt;
  readonly store: Pick<StoreReader, 'runs'>;
  readonly clock: () => Date;
}) {
  const { db, catalogue, updates, collected, store, clock } = parts;

  return async (caller: Caller, id: string): Promise<EntryUpdates> => {
    const row = await catalogue.readable(caller, id);
    const now = clock();
    const [{ resources, last }, terms, deferred, cases, runs] = await Promise.all([
      collected(now),
      updates.terms(now),
      updates.deferred([id]),
      openUpdateCases(db, caller, id),
      store.runs(),
    ]);
    const term = terms.get(row.cadence) ?? null;
    const update = updateDuty(row, {
      delivered: last.get(row.resource),
      collected: resources.has(row.resource),
      term,
      deferred: deferred.get(id) ?? null,
      now,
    });
    return {
      cadence: row.cadence,
      update,
      term: term && { value: term.value, unit: term.unit },
      publishedAt: row.published_at?.toISOString() ?? null,
      deferredUntil: deferred.get(id) ?? null,
      deliveries: [...deliveriesOf(runs, row.resource, now.toISOString())],
      case: cases.get(id) ?? null,
    };
  };
}
export type EntryUpdating = ReturnType<typeof entryUpdates>;

/** Entry → its open case about a missed update, where the caller may read that; of one entry, or of all. */
export async function openUpdateCases(db: Db, caller: Caller, entry?: string): Promise<ReadonlyMap<string, string>> {
  let query = db
    .selectFrom('case_record')
    .select(['id', 'subject'])
    .where('procedure', '=', 'update_duty')
    .where('closed_at', 'is', null)
    .where(scopeSql(caller.scope('case.read', 'Case'), CASE_COLUMNS));
  if (entry !== undefined) query = query.where('subject', '=', entry);
  const rows = await query.execute();
  return new Map(rows.map(({ id, subject }) => [subject, id]));
}
