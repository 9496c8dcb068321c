/** Writes down a step of a case: everything that the step says, in the transaction of its act. Asks nobody for permission; that is the service's part. */
import type { Act } from '../acts/acts.ts';
import { CASE_LEAVES } from '../ledger/leaf-types.ts';
import type { CaseState } from './core/case-state.ts';
import { usedDays } from './core/clock.ts';
import type { CaseEvent, EventKind } from './core/event.ts';
import { NO_DIGEST, seal } from './core/history.ts';
import type { Step } from './core/next.ts';
import type { Procedure } from './core/procedure.ts';
import type { Outbox } from './effects/outbox.ts';
import { organisationKey, userKey } from './holders.ts';
import type { Registry } from './registry.ts';
import type { CaseStore, StoredCase } from './store/case-store.ts';
import type { ClockStore } from './store/clock-store.ts';
import type { DutyStore, OpenDuty } from './store/duty-store.ts';

export interface EngineParts {
  readonly cases: CaseStore;
  readonly duties: DutyStore;
  readonly clocks: ClockStore;
  readonly outbox: Outbox;
  readonly registry: Registry;
  /** Who is told of it; absent where nobody is. */
  readonly tell?: (act: Act, news: News) => Promise<void>;
}

export interface News {
  readonly procedure: Procedure;
  readonly before: CaseState | null;
  readonly after: CaseState;
  readonly events: readonly CaseEvent[];
  /** Duties that are new with it. */
  readonly duties: readonly OpenDuty[];
}

const FILING: readonly EventKind[] = ['commented', 'attached'];

export function openEngine(parts: EngineParts) {
  const { cases, duties, clocks, outbox, registry } = parts;
  return {
    async write(act: Act, procedure: Procedure, before: StoredCase | null, step: Step): Promise<CaseState> {
      const { case: after, events } = step;
      let head = before?.head ?? NO_DIGEST;
      const sealed = events.map((event) => {
        const stored = seal(head, event);
        head = stored.digest;
        return { event, stored };
      });
      await cases.write(act.trx, after, {
        opens: before === null,
        act: act.id,
        at: act.at,
        head,
        events: sealed,
        actor: act.principal.kind === 'system' ? null : act.principal.id,
        copies: copiesOf(before?.case ?? null, after),
      });
      const moved = events.some(({ kind }) => kind === 'opened' || kind === 'moved');
      // what only adds to the file leaves every duty as it is
      const added = events.every(({ kind }) => FILING.includes(kind))
        ? []
        : await duties.follow(act.trx, procedure, after, {
            actor: act.principal.id,
            at: act.at,
            moved,
            opens: before === null,
          });
      await clocks.follow(act.trx, procedure, before?.case ?? null, after);
      const subject = registry.subject(after.subject.kind);
      for (const { event, stored } of sealed) {
        if (subject?.moved && (event.kind === 'opened' || event.kind === 'moved'))
          await subject.moved(act, { before: before?.case ?? null, after, event });
        await leave(act, after, event, stored.digest);
      }
      await outbox.order(
        act,
        step.effects.map(({ effect, payload, seq }) => ({ case: after.id, seq, effect, payload })),
      );
      await parts.tell?.(act, { procedure, before: before?.case ?? null, after, events, duties: added });
      act.note({
        events: events.map(({ kind, seq, transition }) => (transition ? `${seq} ${transition}` : `${seq} ${kind}`)),
        state: after.state,
      });
      return after;
    },
  };
}
export type Engine = ReturnType<typeof openEngine>;

/** Who has the case in view without a duty: the parties, and whoever applied. */
function copiesOf(before: CaseState | null, after: CaseState): readonly string[] {
  const parties = after.parties.filter((party) => !before?.parties.includes(party)).map(organisationKey);
  return before ? parties : [...parties, userKey(after.applicant)];
}

async function leave(act: Act, after: CaseState, event: CaseEvent, document: string): Promise<void> {
  const { procedure, version, owner } = after;
  switch (event.kind) {
    case 'opened':
      await act.leaf(CASE_LEAVES.opened, after.id, { procedure, version, organisation: owner, document });
      return;
    case 'moved':
      await act.leaf(CASE_LEAVES.moved, after.id, {
        procedure,
        version,
        transition: event.transition ?? 'move',
        from: event.from,
        to: event.to,
        document,
      });
      return;
    case 'delegated':
    case 'taken':
      await act.leaf(CASE_LEAVES.delegated, after.id, {
        to: event.change.assignee ?? '',
        until: event.change.assigneeUntil ?? undefined,
        document,
      });
      return;
    case 'overdue': {
      const clock = after.clocks[event.change.clock ?? ''];
      await act.leaf(CASE_LEAVES.overdue, after.id, {
        procedure,
        state: event.to,
        days: clock ? usedDays(clock, new Date(event.at)) : 0,
        document,
      });
      return;
    }
    default:
      await act.leaf(CASE_LEAVES.noted, after.id, { event: event.kind, document });
  }
}
