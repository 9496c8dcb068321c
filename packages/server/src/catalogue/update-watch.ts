/**
 * Keeps the cases of missed updates in step with what was delivered: opens one where a delivery is overdue, closes it when there is nothing left to owe.
 * Looked at by the engine's ticker and after every run; however often and by however many servers, each thing is done once (the entry's row is locked, and
 * the database holds one open case an entry).
 */
import { dayOf } from '@kuaishu/standards';
import type { Acts } from '../acts/acts.ts';
import { ServerError } from '../errors.ts';
import { SYSTEM } from '../policy/principal.ts';
import type { SystemCases } from '../procedures/by-itself.ts';
import type { CollectedAt } from './deliveries.ts';
import { updateDuty as procedure } from './procedures/update-duty.ts';
import type { CatalogueStore } from './store.ts';
import { type UpdateDuty, updateDuty } from './timeliness.ts';
import type { OpenUpdateCase, UpdateStore } from './update-store.ts';

export interface UpdateWatch {
  /** Returns how many cases it opened and closed. */
  look(): Promise<number>;
}

type Entry = Awaited<ReturnType<UpdateStore['published']>>[number];

export function updateWatch(parts: {
  readonly acts: Acts;
  readonly cases: SystemCases;
  readonly store: UpdateStore;
  readonly entries: CatalogueStore;
  readonly collected: CollectedAt;
  readonly clock: () => Date;
}): UpdateWatch {
  const { acts, cases, store, entries, collected, clock } = parts;

  async function open(entry: Entry, duty: UpdateDuty): Promise<boolean> {
    return acts.run({ action: 'case.open', principal: SYSTEM }, async (act) => {
      await entries.lockEntry(act.trx, entry.id);
      if (await store.isOpen(act.trx, entry.id)) {
        act.note({ nothing: 'already open' });
        return false;
      }
      await cases.openIn(act, {
        procedure: procedure.id,
        owner: entry.owner,
        subject: { id: entry.id },
        title: entry.title,
        input: {
          cadence: entry.cadence,
          due: duty.dueBy ?? '',
          delivered: duty.lastDelivery === null ? '' : dayOf(new Date(duty.lastDelivery)),
          run: duty.run ?? '',
          deadline: duty.deadline ?? '',
        },
      });
      return true;
    });
  }

  /** False where somebody else moved it meanwhile: the next look sees how it stands then. */
  async function close(id: string, transition: string, input?: Record<string, unknown>): Promise<boolean> {
    try {
      await acts.run({ action: 'case.act', principal: SYSTEM, target: { kind: 'Case', id } }, (act) =>
        cases.moveIn(act, id, { transition, ...(input ? { input } : {}) }),
      );
      return true;
    } catch (error) {
      if (error instanceof ServerError) return false;
      throw error;
    }
  }

  async function settle(of: OpenUpdateCase, entry: Entry | undefined, duty: UpdateDuty | undefined): Promise<boolean> {
    if (!entry || !duty || duty.state === 'not_collected') return close(of.id, 'stop');
    if (duty.daysLate > 0) return false;
    const delivered = duty.lastDelivery === null ? '' : dayOf(new Date(duty.lastDelivery));
    if (duty.run !== null && duty.run !== of.data['run'])
      return close(of.id, 'deliver', { newDelivery: delivered, newRun: duty.run });
    return close(of.id, 'change_cadence');
  }

  return {
    async look() {
      const now = clock();
      const [{ resources, last }, terms, cased] = await Promise.all([collected(now), store.terms(now), store.open()]);
      const published = await store.published(
        [...resources],
        cased.map((one) => one.entry),
      );
      const deferred = await store.deferred(published.map(({ id }) => id));
      const byEntry = new Map(cased.map((one) => [one.entry, one]));
      const known = new Map<string, { entry: Entry; duty: UpdateDuty }>();
      let touched = 0;
      for (const entry of published) {
        const duty = updateDuty(entry, {
          delivered: last.get(entry.resource),
          collected: resources.has(entry.resource),
          term: terms.get(entry.cadence) ?? null,
          deferred: deferred.get(entry.id) ?? null,
          now,
        });
        known.set(entry.id, { entry, duty });
        if (duty.daysLate > 0 && !byEntry.has(entry.id) && (await open(entry, duty))) touched++;
      }
      for (const of of cased) {
        const found = known.get(of.entry);
        if (await settle(of, found?.entry, found?.duty)) touched++;
      }
      return touched;
    },
  };
}
