/**
 * Ends of terms stand on record, so that alarms and lists find them. They are reckoned by the calendar of working days, and a year's holidays become known
 * only in the November before: a term that runs into a year whose notice was not out moves when the notice comes. Then all running clocks are reckoned anew.
 * The histories stay as they are, for a clock is its term and its times; what was said in them by the old calendar was said.
 */
import { sm3 } from '@kuaishu/gm';
import { CALENDAR_UNTIL, calendarText, dayOf } from '@kuaishu/standards';
import type { Act, Acts } from '../acts/acts.ts';
import type { Db } from '../db/database.ts';
import { SYSTEM } from '../policy/principal.ts';
import type { Registry } from './registry.ts';
import { type CaseStore, dueAt, type StoredCase, storedOf } from './store/case-store.ts';
import { type ClockStore, onRecord } from './store/clock-store.ts';
import type { DutyStore } from './store/duty-store.ts';

export interface ReckonParts {
  readonly db: Db;
  readonly acts: Acts;
  readonly clock: () => Date;
  readonly registry: Registry;
  readonly cases: CaseStore;
  readonly clocks: ClockStore;
  readonly duties: DutyStore;
}

export interface Reckoning {
  /** Brings what is on record of one case into step with its clocks. Returns whether the end of its term moved. */
  one(act: Act, of: StoredCase): Promise<boolean>;
  /** All running clocks, where the calendar is another than the one they were reckoned by. Returns how many cases moved; null where it is the same. */
  all(): Promise<number | null>;
}

/** Cases of one transaction. */
const BATCH = 200;

export function reckoning(
  parts: ReckonParts,
  calendar: { readonly text: string; readonly until: number } = { text: calendarText(), until: CALENDAR_UNTIL },
): Reckoning {
  const { db, acts, clock, registry, cases, clocks, duties } = parts;
  const digest = `sm3:${Buffer.from(sm3(calendar.text)).toString('hex')}`;

  /** Those of these cases whose alarms on record are not those of their clocks: most are, so that nothing is locked for them. */
  async function differing(ids: readonly string[]): Promise<readonly string[]> {
    const [rows, alarms] = await Promise.all([
      db
        .selectFrom('case_record')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute(),
      clocks.alarms(ids),
    ]);
    return rows.flatMap((row) => {
      const { case: of } = storedOf(row);
      const procedure = registry.versions(of.procedure).find(({ version }) => version === of.version);
      const moved = Object.entries(of.clocks).some(([name, state]) => {
        const { warnAt, dueAt: end } = onRecord(state, procedure?.clocks[name]?.warnDays ?? 0);
        const known = alarms.get(`${of.id} ${name} ${state.round}`);
        return known?.due?.getTime() !== end?.getTime() || known?.warn?.getTime() !== warnAt?.getTime();
      });
      return moved ? [of.id] : [];
    });
  }

  async function one(act: Act, { case: of }: StoredCase): Promise<boolean> {
    const procedure = registry.versions(of.procedure).find(({ version }) => version === of.version);
    // a version that is gone stops the start while cases run on it; nothing is reckoned by another
    if (!procedure) return false;
    const before = await act.trx.selectFrom('case_record').select('due_at').where('id', '=', of.id).executeTakeFirst();
    await clocks.follow(act.trx, procedure, null, of);
    await duties.follow(act.trx, procedure, of, { actor: act.principal.id, at: act.at, moved: false });
    const after = dueAt(of);
    if (before?.due_at?.getTime() === after?.getTime()) return false;
    await cases.due(act.trx, of);
    return true;
  }

  return {
    one,
    async all() {
      const known = await db.selectFrom('working_calendar').select('digest').executeTakeFirst();
      if (known?.digest === digest) return null;
      let moved = 0;
      for (let after = ''; ; ) {
        const ids = await clocks.running(after, BATCH);
        const last = ids.at(-1);
        if (last === undefined) break;
        after = last;
        const stale = await differing(ids);
        if (stale.length === 0) continue;
        await acts.run(
          { action: 'case.act', principal: SYSTEM, target: { kind: 'Calendar', id: String(calendar.until) } },
          async (act) => {
            for (const id of stale) {
              const stored = await cases.lock(act.trx, id);
              if (stored && (await one(act, stored))) moved++;
            }
            act.note({ calendar: digest, cases: stale.length });
          },
        );
      }
      const row = { digest, until_year: calendar.until, at: clock() };
      await db
        .insertInto('working_calendar')
        .values(row)
        .onConflict((conflict) => conflict.column('one').doUpdateSet(row))
        .execute();
      return moved;
    },
  };
}

/** From mid-November on the notice for the next year is out: a program that does not know it reckons terms of that year by weekdays alone. Null: nothing to say. */
export function calendarLacks(now: Date, until = CALENDAR_UNTIL): number | null {
  const day = dayOf(now);
  const year = Number(day.slice(0, 4));
  const needed = day.slice(5) >= '11-15' ? year + 1 : year;
  return needed > until ? needed : null;
}
