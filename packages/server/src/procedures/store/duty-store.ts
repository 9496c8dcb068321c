/** SQL of duties: the open ones always agree with what the procedure makes of the case. */
import { endOfDay } from '@kuaishu/standards';
import type { Transaction } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { CaseState } from '../core/case-state.ts';
import { dutiesOf } from '../core/duties.ts';
import type { Procedure } from '../core/procedure.ts';
import { holdersOf } from '../holders.ts';

export interface OpenDuty {
  readonly performer: string;
  readonly holder: string;
  readonly organisation: string;
  readonly reason: 'act' | 'consent';
  readonly clock: string;
  readonly four_eyes: boolean;
  readonly barred: string[];
  readonly due_at: Date | null;
}

/** Duties of a case with those who hold them, as rows. */
export function dutyRows(procedure: Procedure, of: CaseState): readonly OpenDuty[] {
  const rows = dutiesOf(procedure, of).flatMap((duty) =>
    holdersOf(duty.performer, of).map(
      ({ key, organisation }): OpenDuty => ({
        performer: duty.performer,
        holder: key,
        organisation,
        reason: duty.reason,
        clock: duty.clock ?? '',
        four_eyes: duty.fourEyes,
        // both change with a move alone, which makes all duties anew
        barred: duty.fourEyes ? [...new Set([of.applicant, ...of.movers])] : [],
        due_at: duty.due === null ? null : endOfDay(duty.due),
      }),
    ),
  );
  // one person may be meant by two words
  return [...new Map(rows.map((row) => [`${row.holder} ${row.reason} ${row.clock}`, row])).values()];
}

export function dutyStore() {
  return {
    /** Brings the rows into step with the case. Returns the holders whose duty is new. */
    async follow(
      trx: Transaction<Tables>,
      procedure: Procedure,
      of: CaseState,
      by: { readonly actor: string; readonly at: Date; readonly moved: boolean; readonly opens?: boolean },
    ): Promise<readonly OpenDuty[]> {
      const wanted = dutyRows(procedure, of);
      const open = by.opens
        ? []
        : await trx
            .selectFrom('case_duty')
            .selectAll()
            .where('case_id', '=', of.id)
            .where('done_at', 'is', null)
            .execute();
      // a move that leads back into the same state is a new duty all the same
      const kept = by.moved ? [] : open.filter((row) => wanted.some((duty) => sameDuty(duty, row)));
      const gone = open.filter((row) => !kept.includes(row));
      if (gone.length > 0)
        await trx
          .updateTable('case_duty')
          .set({ done_at: by.at, done_by: by.actor })
          .where(
            'id',
            'in',
            gone.map(({ id }) => id),
          )
          .execute();
      for (const row of kept) {
        const now = wanted.find((duty) => sameDuty(duty, row));
        if (now && now.due_at?.getTime() !== row.due_at?.getTime())
          await trx.updateTable('case_duty').set({ due_at: now.due_at }).where('id', '=', row.id).execute();
      }
      const added = wanted.filter((duty) => !kept.some((row) => sameDuty(duty, row)));
      if (added.length > 0)
        await trx
          .insertInto('case_duty')
          .values(added.map((duty) => ({ ...duty, case_id: of.id, state: of.state, since: by.at })))
          .execute();
      return added;
    },
  };
}
export type DutyStore = ReturnType<typeof dutyStore>;

type Key = Pick<OpenDuty, 'holder' | 'reason' | 'clock'>;
const sameDuty = (a: Key, b: Key): boolean => a.holder === b.holder && a.reason === b.reason && a.clock === b.clock;
