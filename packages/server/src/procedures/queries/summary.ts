/** A case as a line of a list. */
import type { CaseSummary } from '@kuaishu/api';
import type { CaseState } from '../core/case-state.ts';
import { allowedDays, daysLeft, dueDay, isPaused, isRunning, usedDays } from '../core/clock.ts';
import type { Registry } from '../registry.ts';
import type { StoredCase } from '../store/case-store.ts';
import type { NameOf } from './names.ts';

export function summaryOf(
  { case: of, changedAt }: StoredCase,
  registry: Registry,
  name: NameOf,
  now: Date,
): CaseSummary {
  const procedure = registry.shown(of.procedure, of.version);
  const state = procedure.states[of.state];
  const first = firstClock(of);
  return {
    id: of.id,
    procedure: of.procedure,
    procedureTitle: procedure.title,
    version: of.version,
    state: of.state,
    stateTitle: state?.title ?? { zh: of.state, en: of.state },
    ended: state?.final ?? null,
    owner: name(of.owner),
    applicant: name(of.applicant),
    assignee: of.assignee ? name(of.assignee) : null,
    subject: of.subject,
    title: of.title,
    openedAt: of.openedAt,
    changedAt: changedAt.toISOString(),
    closedAt: of.closedAt,
    due: first?.due ?? null,
    daysLeft: first ? daysLeft(first.clock, now) : null,
    overdue: Object.values(of.clocks).some((clock) => clock.stopped === null && clock.overdue !== null),
    term: first ? { allowed: allowedDays(first.clock), used: usedDays(first.clock, now) } : null,
    paused: Object.values(of.clocks).some((clock) => clock.stopped === null && isPaused(clock)),
    revision: of.revision,
  };
}

function firstClock(of: CaseState) {
  return Object.values(of.clocks)
    .flatMap((clock) => {
      const due = isRunning(clock) ? dueDay(clock) : null;
      return due === null ? [] : [{ clock, due }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0];
}

export const idsOf = ({ case: of }: StoredCase): readonly string[] => [of.owner, of.applicant, of.assignee];
