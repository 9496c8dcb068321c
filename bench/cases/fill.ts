/** A province of cases in the database: every event made by the very rules, the rows put in by the thousand because a hundred thousand acts would take an hour. */

import type { Db } from '../../packages/server/src/db/database.ts';
import { newId } from '../../packages/server/src/ids.ts';
import type { Principal } from '../../packages/server/src/policy/principal.ts';
import type { CaseState } from '../../packages/server/src/procedures/core/case-state.ts';
import { alarmsOf, isPaused } from '../../packages/server/src/procedures/core/clock.ts';
import type { Command } from '../../packages/server/src/procedures/core/command.ts';
import type { CaseEvent } from '../../packages/server/src/procedures/core/event.ts';
import { NO_DIGEST, type StoredEvent, seal } from '../../packages/server/src/procedures/core/history.ts';
import { isRefusal, next, open, type Refusal, type Step } from '../../packages/server/src/procedures/core/next.ts';
import { caseRow } from '../../packages/server/src/procedures/store/case-store.ts';
import { dutyRows } from '../../packages/server/src/procedures/store/duty-store.ts';
import { permit } from '../../packages/server/src/procedures/testing/permit.ts';

export interface House {
  readonly steward: Principal;
  readonly head: Principal;
  readonly reviewer: Principal;
}

/** Where closed and open cases stand, in shares of a hundred. */
const CLOSED = [
  ...Array<string>(83).fill('granted'),
  ...Array<string>(10).fill('denied'),
  ...Array<string>(7).fill('withdrawn'),
];
const OPEN = [
  ...Array<string>(40).fill('filed'),
  ...Array<string>(45).fill('reviewing'),
  ...Array<string>(15).fill('returned'),
];

const PATHS: Readonly<Record<string, readonly (readonly ['steward' | 'head' | 'reviewer', Command])[]>> = {
  filed: [],
  withdrawn: [['steward', { do: 'move', transition: 'withdraw' }]],
  reviewing: [['head', { do: 'move', transition: 'submit' }]],
  returned: [
    ['head', { do: 'move', transition: 'submit' }],
    ['reviewer', { do: 'move', transition: 'return', comment: '缺材料' }],
  ],
  denied: [
    ['head', { do: 'move', transition: 'submit' }],
    ['reviewer', { do: 'move', transition: 'deny', comment: '不符合规定' }],
  ],
  granted: [
    ['head', { do: 'move', transition: 'submit' }],
    ['steward', { do: 'comment', comment: '请尽快办理' }],
    ['reviewer', { do: 'move', transition: 'grant', input: { until: '2027-01-01' } }],
  ],
};

const term = (deadline: string) => ({ deadline, value: 10, unit: 'working_day' as const });
const BATCH = 1_000;

export async function fill(
  db: Db,
  houses: readonly House[],
  count: { readonly closed: number; readonly open: number },
  now: Date,
): Promise<void> {
  const all = count.closed + count.open;
  for (let from = 0; from < all; from += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, all - from) }, (_, i) => {
      const n = from + i;
      // open ones are of the last month, the rest of two years; by a rule, so that each run is the same
      const open = n >= count.closed;
      const stand = (open ? OPEN : CLOSED)[(n * 37) % 100] ?? 'granted';
      const days = open ? (n * 7) % 24 : (n * 11) % 700;
      const house = houses[n % houses.length] as House;
      return one(house, PATHS[stand] ?? [], new Date(now.getTime() - days * 86_400_000 - (n % 1_440) * 60_000), n);
    });
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('case_record')
        .values(made.map(({ of, head, at }) => caseRow(of, head, at)))
        .execute();
      await trx
        .insertInto('case_event')
        .values(
          made.flatMap(({ events }) =>
            events.map(({ event, stored }) => ({
              case_id: event.case,
              seq: event.seq,
              kind: event.kind,
              at: event.at,
              actor: event.actor,
              act: 'act_bench',
              body: stored.body,
              digest: stored.digest,
            })),
          ),
        )
        .execute();
      const duties = made.flatMap(({ of, at }) =>
        dutyRows(permit, of).map((duty) => ({ ...duty, case_id: of.id, state: of.state, since: at })),
      );
      if (duties.length > 0) await trx.insertInto('case_duty').values(duties).execute();
      const clocks = made.flatMap(({ of }) =>
        Object.entries(of.clocks).map(([clock, state]) => {
          const { warnAt, dueAt } = alarmsOf(state, 2);
          return {
            case_id: of.id,
            clock,
            round: state.round,
            state: state.stopped ? ('stopped' as const) : isPaused(state) ? ('paused' as const) : ('running' as const),
            deadline: state.deadline,
            value: state.value,
            unit: state.unit,
            extended: 0,
            started_at: state.started,
            pauses: JSON.stringify(state.pauses),
            stopped_at: state.stopped,
            due_at: dueAt,
            warn_at: warnAt,
            warned_at: null,
            overdue_at: null,
            used: null,
          };
        }),
      );
      if (clocks.length > 0) await trx.insertInto('case_clock').values(clocks).execute();
      await trx
        .insertInto('case_actor')
        .values(
          made.flatMap(({ of, events, at }) =>
            [...new Set(events.map(({ event }) => event.actor))].map((actor) => ({
              actor,
              case_id: of.id,
              last_at: at,
            })),
          ),
        )
        .execute();
      await trx
        .insertInto('case_copy')
        .values(made.map(({ of, at }) => ({ holder: `user:${of.applicant}`, case_id: of.id, at })))
        .execute();
    });
  }
}

function one(house: House, path: readonly (readonly [keyof House, Command])[], opened: Date, n: number) {
  const { steward } = house;
  let at = opened;
  let step = must(
    open(
      permit,
      {
        case: newId('case', opened),
        opening: {
          procedure: 'permit',
          version: 1,
          owner: steward.organisation,
          path: steward.path,
          territory: steward.territory,
          level: steward.level,
          subject: { kind: 'thing', id: `thing_${n}` },
          title: `第 ${n} 号道路挖掘许可`,
        },
        input: { purpose: '修路' },
      },
      { now: at, actor: steward.id, term },
    ),
  );
  const events: CaseEvent[] = [...step.events];
  for (const [who, command] of path) {
    at = new Date(at.getTime() + 3_600_000);
    step = must(next(permit, step.case, command, { now: at, actor: house[who].id, term }));
    events.push(...step.events);
  }
  let head = NO_DIGEST;
  const sealed = events.map((event): { event: CaseEvent; stored: StoredEvent } => {
    const stored = seal(head, event);
    head = stored.digest;
    return { event, stored };
  });
  return { of: step.case as CaseState, head, events: sealed, at };
}

function must(answer: Step | Refusal): Step {
  if (isRefusal(answer)) throw new Error(answer.refused.message.en);
  return answer;
}
