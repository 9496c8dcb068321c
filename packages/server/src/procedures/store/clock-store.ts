/** SQL of clocks: rows by which alarms are found and overdue work is counted. The clock itself is part of the case. */
import { endOfDay } from '@kuaishu/standards';
import { sql, type Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { CaseState } from '../core/case-state.ts';
import { alarmsOf, type ClockState, dueDay, isPaused, usedDays } from '../core/clock.ts';
import type { Procedure } from '../core/procedure.ts';

export interface Alarm {
  readonly case: string;
  readonly clock: string;
  readonly kind: 'warn' | 'overdue';
}

export function clockStore(db: Db) {
  return {
    /** Writes down the clocks that changed; all of them where there is no `before`. */
    async follow(
      trx: Transaction<Tables>,
      procedure: Procedure,
      before: CaseState | null,
      after: CaseState,
    ): Promise<void> {
      const changed = Object.entries(after.clocks).filter(
        ([name, clock]) => !before || JSON.stringify(before.clocks[name]) !== JSON.stringify(clock),
      );
      if (changed.length === 0) return;
      await trx
        .insertInto('case_clock')
        .values(
          changed.map(([name, clock]) => ({
            case_id: after.id,
            clock: name,
            round: clock.round,
            ...rowOf(clock, procedure.clocks[name]?.warnDays ?? 0),
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['case_id', 'clock', 'round'])
            .doUpdateSet((row) =>
              Object.fromEntries(CHANGING.map((column) => [column, row.ref(`excluded.${column}`)])),
            ),
        )
        .execute();
    },
    /** Alarms that are due and have not been given, those longest due first, of other cases than `except`. */
    async due(now: Date, limit: number, except: readonly string[] = []): Promise<readonly Alarm[]> {
      const others = sql<boolean>`case_id <> ALL(${[...except]}::text[])`;
      const late = await db
        .selectFrom('case_clock')
        .select(['case_id', 'clock'])
        .where('state', '=', 'running')
        .where('overdue_at', 'is', null)
        .where('due_at', '<=', now)
        .where(others)
        .orderBy('due_at')
        .limit(limit)
        .execute();
      const soon = await db
        .selectFrom('case_clock')
        .select(['case_id', 'clock'])
        .where('state', '=', 'running')
        .where('overdue_at', 'is', null)
        .where('warned_at', 'is', null)
        .where('warn_at', '<=', now)
        .where('due_at', '>', now)
        .where(others)
        .orderBy('warn_at')
        .limit(limit)
        .execute();
      return [
        ...late.map((row): Alarm => ({ case: row.case_id, clock: row.clock, kind: 'overdue' })),
        ...soon.map((row): Alarm => ({ case: row.case_id, clock: row.clock, kind: 'warn' })),
      ];
    },
    /** Cases whose delegation has ended. */
    async ended(now: Date, limit: number, except: readonly string[] = []): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('case_record')
        .select('id')
        .where('assignee_until', '<=', now)
        .where(sql<boolean>`id <> ALL(${[...except]}::text[])`)
        .orderBy('assignee_until')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
    /** What is on record of the clocks of these cases, by case, name and round. */
    async alarms(
      ids: readonly string[],
    ): Promise<ReadonlyMap<string, { readonly warn: Date | null; readonly due: Date | null }>> {
      const rows = await db
        .selectFrom('case_clock')
        .select(['case_id', 'clock', 'round', 'warn_at', 'due_at'])
        .where('case_id', 'in', [...ids])
        .execute();
      return new Map(
        rows.map((row) => [`${row.case_id} ${row.clock} ${row.round}`, { warn: row.warn_at, due: row.due_at }]),
      );
    },
    /** Cases with a clock that runs, or that ran out and has no end on record (as earlier versions left it), after that one in the order of ids. */
    async running(after: string, limit: number): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('case_clock')
        .select('case_id')
        .distinct()
        .where((eb) =>
          eb.or([
            eb('state', '=', 'running'),
            eb.and([eb('state', '=', 'stopped'), eb('overdue_at', 'is not', null), eb('due_at', 'is', null)]),
          ]),
        )
        .where('case_id', '>', after)
        .orderBy('case_id')
        .limit(limit)
        .execute();
      return rows.map(({ case_id }) => case_id);
    },
  };
}
export type ClockStore = ReturnType<typeof clockStore>;

/** What stands on record of a clock: alarms while it runs, and the end of its term for good, by which one sees later whether it was kept. */
export function onRecord(
  clock: ClockState,
  warnDays: number,
): { readonly warnAt: Date | null; readonly dueAt: Date | null } {
  if (clock.stopped === null) return alarmsOf(clock, warnDays);
  const due = dueDay(clock);
  return { warnAt: null, dueAt: due === null ? null : endOfDay(due) };
}

/** Columns of a clock on record besides its key. */
const CHANGING = [
  'state',
  'deadline',
  'value',
  'unit',
  'extended',
  'started_at',
  'pauses',
  'stopped_at',
  'due_at',
  'warn_at',
  'warned_at',
  'overdue_at',
  'used',
] as const satisfies readonly (keyof ReturnType<typeof rowOf>)[];

function rowOf(clock: ClockState, warnDays: number) {
  const { warnAt, dueAt } = onRecord(clock, warnDays);
  return {
    state: clock.stopped !== null ? ('stopped' as const) : isPaused(clock) ? ('paused' as const) : ('running' as const),
    deadline: clock.deadline,
    value: clock.value,
    unit: clock.unit,
    extended: clock.extension?.state === 'granted' ? clock.extension.days : 0,
    started_at: clock.started,
    pauses: JSON.stringify(clock.pauses),
    stopped_at: clock.stopped,
    due_at: dueAt,
    warn_at: warnAt,
    warned_at: clock.warned,
    overdue_at: clock.overdue,
    used: clock.stopped === null ? null : usedDays(clock, new Date(clock.stopped)),
  };
}
