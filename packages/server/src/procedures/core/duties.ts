/** Who must act now, and who may: worked out from the procedure and the case alone. */
import type { CaseState } from './case-state.ts';
import { allowedDays, dueDay, isRunning } from './clock.ts';
import { transitionsFrom } from './common.ts';
import { type Performer, withAbove } from './performers.ts';
import type { Procedure, TransitionSpec } from './procedure.ts';

export interface Duty {
  readonly performer: Performer;
  /** What for: to move the case on, or to consent to an extension of that clock. */
  readonly reason: 'act' | 'consent';
  readonly clock: string | null;
  /** Last day of the clock that runs out first; null where none runs. */
  readonly due: string | null;
  /** Nobody who has moved the case, nor its applicant, can do it. */
  readonly fourEyes: boolean;
}

/** Words of the state's own duty, before delegation and escalation. */
export function dutyWords(procedure: Procedure, state: string): readonly Performer[] {
  const own = procedure.states[state]?.performers;
  if (own) return own;
  const words = transitionsFrom(procedure, state)
    .filter(([, transition]) => !transition.common)
    .flatMap(([, transition]) => (transition.performers === 'duty' ? [] : transition.performers));
  return [...new Set(words)].filter((word) => word !== 'system');
}

/** Who may take the transition in that state of the case, escalation and delegation included. */
export function performersOf(
  procedure: Procedure,
  transition: TransitionSpec,
  at: Pick<CaseState, 'state' | 'escalated' | 'assignee'>,
): readonly Performer[] {
  const words = transition.performers === 'duty' ? dutyWords(procedure, at.state) : transition.performers;
  const official = words.some((word) => word !== 'applicant' && word !== 'system');
  const all = withAbove(words, at.escalated);
  return official && at.assignee !== '' && !all.includes('assignee') ? [...all, 'assignee'] : all;
}

/** Whose duty the case is now, with delegation and escalation. */
export function dutyPerformers(
  procedure: Procedure,
  at: Pick<CaseState, 'state' | 'escalated' | 'assignee'>,
): readonly Performer[] {
  return performersOf(procedure, { performers: 'duty' } as TransitionSpec, at);
}

export function dutiesOf(procedure: Procedure, of: CaseState): readonly Duty[] {
  if (of.closedAt !== null) return [];
  const due = soonest(of);
  const steps = transitionsFrom(procedure, of.state).filter(([, transition]) => !transition.common);
  const fourEyes = steps.length > 0 && steps.every(([, transition]) => transition.fourEyes === true);
  const acting = dutyPerformers(procedure, of).map(
    (performer): Duty => ({ performer, reason: 'act', clock: due?.clock ?? null, due: due?.day ?? null, fourEyes }),
  );
  const consenting = Object.entries(of.clocks)
    .filter(([, clock]) => clock.stopped === null && clock.extension?.state === 'asked')
    .flatMap(([name, clock]) =>
      (procedure.clocks[name]?.extension?.consent ?? []).map(
        (performer): Duty => ({ performer, reason: 'consent', clock: name, due: dueDay(clock), fourEyes: false }),
      ),
    );
  return [...acting, ...consenting];
}

function soonest(of: CaseState): { clock: string; day: string } | null {
  let found: { clock: string; day: string } | null = null;
  for (const [clock, state] of Object.entries(of.clocks)) {
    const day = isRunning(state) && allowedDays(state) >= 0 ? dueDay(state) : null;
    if (day !== null && (found === null || day < found.day)) found = { clock, day };
  }
  return found;
}
