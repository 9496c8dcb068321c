/** From a history to the case: the one place where an event takes effect, for the live case and for a replay alike. */
import type { CaseState } from './case-state.ts';
import { type ClockState, pauseClock, resumeClock, startClock, stopClock } from './clock.ts';
import { RETURNED } from './common.ts';
import { ADDING, type CaseEvent } from './event.ts';
import type { Procedure } from './procedure.ts';

export function replay(procedure: Procedure, events: readonly CaseEvent[]): CaseState {
  let state: CaseState | null = null;
  for (const event of events) state = apply(procedure, state, event);
  if (state === null) throw new Error('a case has no history');
  return state;
}

export function apply(procedure: Procedure, before: CaseState | null, event: CaseEvent): CaseState {
  if (event.kind === 'opened') {
    if (before !== null) throw new Error(`case ${event.case} is opened twice`);
    return opened(procedure, event);
  }
  if (before === null) throw new Error(`case ${event.case} was never opened`);
  if (event.seq !== before.seq + 1) throw new Error(`case ${event.case} has event ${event.seq} after ${before.seq}`);
  if (event.from !== before.state) throw new Error(`case ${event.case} is ${before.state}, not ${event.from}`);
  const kept = {
    ...before,
    seq: event.seq,
    revision: before.revision + (ADDING.includes(event.kind) ? 0 : 1),
    actors:
      event.actor === 'system' || ADDING.includes(event.kind) ? before.actors : withOne(before.actors, event.actor),
  };
  return event.kind === 'moved' ? moved(procedure, kept, event) : { ...kept, ...stayed(before, event) };
}

function opened(procedure: Procedure, event: CaseEvent): CaseState {
  const opening = event.change.opening;
  if (!opening) throw new Error(`case ${event.case} has no opening`);
  return {
    ...opening,
    id: event.case,
    state: event.to,
    resumes: null,
    applicant: event.actor,
    assignee: '',
    assigneeUntil: null,
    parties: event.change.parties ?? [],
    actors: [],
    movers: [],
    escalated: 0,
    data: event.change.data ?? {},
    clocks: moveClocks(procedure, {}, event),
    revision: 1,
    seq: 1,
    openedAt: event.at,
    closedAt: procedure.states[event.to]?.final ? event.at : null,
  };
}

function moved(procedure: Procedure, before: CaseState, event: CaseEvent): CaseState {
  const { change } = event;
  const counts = event.transition !== 'return' && event.transition !== 'withdraw' && event.actor !== 'system';
  return {
    ...before,
    state: event.to,
    resumes: event.to === RETURNED ? event.from : null,
    movers: counts ? withOne(before.movers, event.actor) : before.movers,
    escalated: event.to === event.from ? before.escalated : 0,
    data: change.data ?? before.data,
    parties: change.parties ?? before.parties,
    assignee: change.assignee ?? before.assignee,
    // what is closed is delegated to nobody any more
    assigneeUntil: change.assignee === undefined && !procedure.states[event.to]?.final ? before.assigneeUntil : null,
    clocks: moveClocks(procedure, before.clocks, event),
    closedAt: procedure.states[event.to]?.final ? event.at : null,
  };
}

/** What the other kinds change. */
function stayed(before: CaseState, event: CaseEvent): Partial<CaseState> {
  const { change } = event;
  switch (event.kind) {
    case 'taken':
    case 'delegated':
    case 'undelegated':
      return { assignee: change.assignee ?? '', assigneeUntil: change.assigneeUntil ?? null };
    case 'escalated':
      return { escalated: before.escalated + 1 };
    case 'extension_asked':
      return clock(before, event, () => ({ extension: { days: change.days ?? 0, state: 'asked', by: event.actor } }));
    case 'extension_decided':
      return clock(before, event, ({ extension }) => ({
        extension: {
          days: extension?.days ?? 0,
          state: change.granted ? 'granted' : 'refused',
          by: extension?.by ?? event.actor,
        },
        // what was granted moves the due day, so that it may be warned of again
        ...(change.granted ? { warned: null } : {}),
      }));
    case 'warned':
      return clock(before, event, () => ({ warned: event.at }));
    case 'overdue':
      return clock(before, event, () => ({ overdue: event.at }));
    default:
      return {};
  }
}

function clock(
  before: CaseState,
  event: CaseEvent,
  change: (of: ClockState) => Partial<ClockState>,
): Partial<CaseState> {
  const name = event.change.clock ?? '';
  const known = before.clocks[name];
  if (!known) throw new Error(`case ${event.case} has no clock ${name}`);
  return { clocks: { ...before.clocks, [name]: { ...known, ...change(known) } } };
}

function moveClocks(
  procedure: Procedure,
  clocks: Readonly<Record<string, ClockState>>,
  { case: id, to, at, change }: CaseEvent,
): Readonly<Record<string, ClockState>> {
  const found: Record<string, ClockState> = { ...clocks };
  for (const [name, spec] of Object.entries(procedure.clocks)) {
    const known = clocks[name];
    if (spec.runsIn.includes(to)) {
      if (known && known.stopped === null) found[name] = resumeClock(known, at);
      else {
        const term = change.terms?.[name];
        if (!term) throw new Error(`case ${id} starts the clock ${name} without a term`);
        found[name] = startClock(term, at, (known?.round ?? 0) + 1);
      }
    } else if (known) {
      const pauses = to === RETURNED || spec.pausedIn?.includes(to) === true;
      found[name] = pauses ? pauseClock(known, at) : stopClock(known, at);
    }
  }
  return found;
}

const withOne = (all: readonly string[], one: string): readonly string[] => (all.includes(one) ? all : [...all, one]);
