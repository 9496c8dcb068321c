/**
 * The play of the simulated province: on which day it stands, and how far it has come. While it lasts, what time alone brings about (alarms, missed updates,
 * effects) goes by its day. It is kept in the database, so that a server which starts anew does not take the province's open terms for overdue in between;
 * a play that nobody goes on with ends by itself.
 */
import type { DemoPlay } from '@kuaishu/api';
import type { Acts } from '../acts/acts.ts';
import type { Db } from '../db/database.ts';
import { ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { DEMO_LEAVES } from '../ledger/leaf-types.ts';
import { type ServerClock, serverClock } from './server-clock.ts';

const LEASE_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** No play goes further back. */
const LONGEST_DAYS = 400;

export interface Play {
  /** Day of the play; null while none is under way. */
  at(): Date | null;
  view(): DemoPlay;
  /** The time that a request may be dated by: within the play's day. @throws ServerError where none is played, or not on that day. */
  timeOf(asked: string): Date;
  /** Moves the play to its next moment, or ends it (`at` null); then whatever is due by then is done. */
  move(
    caller: Caller,
    to: { readonly at: string | null; readonly done: number; readonly of: number },
  ): Promise<DemoPlay>;
}

/** `demo`: whether this is a demonstration; in any other installation there is no play and no simulated time. */
export async function openPlay(parts: {
  readonly demo: boolean;
  readonly db: Db;
  readonly acts: () => Acts;
  readonly tick: () => Promise<unknown>;
}): Promise<Play> {
  const { demo, db, acts, tick } = parts;
  const stored = demo ? await db.selectFrom('simulated_clock').selectAll().executeTakeFirst() : undefined;
  let day: { readonly at: Date; readonly until: Date } | null = stored ?? null;
  let progress = { done: 0, of: 0 };
  const at = (): Date | null => (day !== null && day.until.getTime() > Date.now() ? day.at : null);
  const view = (): DemoPlay => ({ day: at()?.toISOString() ?? null, ...progress });

  function requireDemo(): void {
    if (!demo)
      throw new ServerError('not_found', {
        zh: '只有演示环境才有模拟时钟。',
        en: 'There is a simulated clock in demonstrations alone.',
      });
  }

  return {
    at,
    view,
    timeOf(asked) {
      requireDemo();
      const [time, from] = [new Date(asked), at()];
      const inDay = from !== null && time >= from && time.getTime() < from.getTime() + DAY_MS && time <= new Date();
      if (!inDay)
        throw new ServerError(
          'bad_request',
          { zh: '这一时刻不在模拟省正在办理的一天之内。', en: 'That moment is not on the day that is being played.' },
          { where: 'headers.kuaishu-simulated-time' },
        );
      return time;
    },
    async move(caller, to) {
      requireDemo();
      const next = to.at === null ? null : new Date(to.at);
      const before = at();
      if (
        next !== null &&
        (next.getTime() < Date.now() - LONGEST_DAYS * DAY_MS || next > new Date() || (before !== null && next < before))
      )
        throw new ServerError(
          'bad_request',
          { zh: '模拟时钟只能在过去一年内向前走。', en: 'The simulated clock moves forward, within the past year.' },
          { where: 'body.at' },
        );
      const until = new Date(Date.now() + LEASE_MS);
      await acts().run(caller.act('system.manage'), async (act) => {
        if (next === null) await act.trx.deleteFrom('simulated_clock').execute();
        else
          await act.trx
            .insertInto('simulated_clock')
            .values({ one: true, at: next, until })
            .onConflict((conflict) => conflict.column('one').doUpdateSet({ at: next, until }))
            .execute();
        act.note({ simulatedClock: next?.toISOString() ?? 'ended' });
        await act.leaf(DEMO_LEAVES.clockSet, act.id, next === null ? {} : { to: next.toISOString() });
      });
      day = next === null ? null : { at: next, until };
      progress = { done: to.done, of: to.of };
      await tick();
      return view();
    },
  };
}

/** Of an installation in which nothing is simulated. */
export async function noPlay(db: Db): Promise<{ readonly view: Play; readonly clock: ServerClock }> {
  const clock = serverClock();
  const acts = (): Acts => {
    throw new Error('nothing is played here');
  };
  return { clock, view: await openPlay({ demo: false, db, acts, tick: async () => {} }) };
}
