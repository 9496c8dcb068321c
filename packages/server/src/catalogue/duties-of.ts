/** How entries keep their data up to date, for whoever wants to know it of some of them. */
import type { CollectedAt } from './deliveries.ts';
import type { EntryRow } from './facts.ts';
import { type UpdateDuty, updateDuty } from './timeliness.ts';
import type { UpdateStore } from './update-store.ts';

export function dutiesOf(parts: {
  readonly collected: CollectedAt;
  readonly updates: UpdateStore;
  readonly clock: () => Date;
}) {
  const { collected, updates, clock } = parts;
  return async (rows: readonly EntryRow[]): Promise<ReadonlyMap<string, UpdateDuty>> => {
    const now = clock();
    const [{ resources, last }, terms, deferred] = await Promise.all([
      collected(now),
      updates.terms(now),
      updates.deferred(rows.map(({ id }) => id)),
    ]);
    return new Map(
      rows.map((row) => [
        row.id,
        updateDuty(row, {
          delivered: last.get(row.resource),
          collected: resources.has(row.resource),
          term: terms.get(row.cadence) ?? null,
          deferred: deferred.get(row.id) ?? null,
          now,
        }),
      ]),
    );
  };
}
