/** One case with all that belongs to it: steps that the caller may take, duties, clocks, files, and its history as a timeline. */
import type { CaseView, ClockView, TimelineItem } from '@kuaishu/api';
import { type Day, dayOf, isCalendarKnown } from '@kuaishu/standards';
import { canonical } from '../../canonical.ts';
import { notFound } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import type { CaseState } from '../core/case-state.ts';
import { allowedDays, type ClockState, daysLeft, daysUntil, dueDay, isPaused, usedDays } from '../core/clock.ts';
import { dutyPerformers, performersOf } from '../core/duties.ts';
import type { CaseEvent } from '../core/event.ts';
import { readHistory } from '../core/history.ts';
import { waysOut } from '../core/next.ts';
import { hasAbove, type Performer } from '../core/performers.ts';
import type { Procedure } from '../core/procedure.ts';
import { actingFacts, caseFacts } from '../facts.ts';
import { caseStore, type StoredCase } from '../store/case-store.ts';
import { type Deadline, deadlineStore } from '../store/deadline-store.ts';
import type { QueryParts } from './case-list.ts';
import { effectView } from './effect-list.ts';
import { type NameOf, namesFor } from './names.ts';
import { performerView, transitionView } from './procedure-view.ts';
import { idsOf, summaryOf } from './summary.ts';

/** @throws ServerError not_found; Forbidden where the caller may not read it. */
export async function caseView(parts: QueryParts, caller: Caller, id: string): Promise<CaseView> {
  const { db, registry, directory, clock } = parts;
  const now = clock();
  const store = caseStore(db);
  const stored = await store.find(id);
  if (!stored) throw notFound({ zh: '事项', en: 'case' }, id, 'params.case');
  const of = stored.case;
  caller.require('case.read', caseFacts(of, now));
  const procedure = registry.shown(of.procedure, of.version);
  const [history, duties, files, effects, deadlines] = await Promise.all([
    store.history(id),
    db
      .selectFrom('case_duty')
      .selectAll()
      .where('case_id', '=', id)
      .where('done_at', 'is', null)
      .orderBy('id')
      .execute(),
    db.selectFrom('case_file').selectAll().where('case_id', '=', id).orderBy('id').execute(),
    // those that follow from an event; notices, of which one event may send hundreds, belong to none
    db.selectFrom('effect').selectAll().where('case_id', '=', id).where('seq', 'is not', null).orderBy('id').execute(),
    deadlineStore(db).all(),
  ]);
  const events = history.map((row) => ({ event: JSON.parse(row.body) as CaseEvent, digest: row.digest }));
  const name = await namesFor(directory, [
    ...idsOf(stored),
    ...of.parties,
    ...duties.map(({ organisation }) => organisation),
    ...files.map(({ actor }) => actor),
    ...events.flatMap(({ event }) => [event.actor, event.behalf ?? '', event.change.assignee ?? '']),
  ]);
  const seesEffects = caller.may('effect.read', caseFacts(of, now));
  return {
    ...summaryOf(stored, registry, name, now),
    data: of.data,
    parties: of.parties.map(name),
    assigneeUntil: of.assigneeUntil,
    escalated: of.escalated,
    duties: duties.map((duty) => ({
      performer: performerView(duty.performer as Performer),
      organisation: name(duty.organisation),
      reason: duty.reason,
      since: duty.since.toISOString(),
      due: duty.due_at === null ? null : dayOf(new Date(duty.due_at.getTime() - 1)),
      overdue: duty.due_at !== null && duty.due_at <= now,
    })),
    clocks: clocksOf(procedure, of, deadlines, now),
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      type: file.type,
      size: Number(file.size),
      digest: file.digest,
      at: file.at.toISOString(),
      by: name(file.actor),
    })),
    steps: waysOut(procedure, of).map(([step, transition]) => {
      const performers = performersOf(procedure, transition, of);
      return {
        ...transitionView(step, transition, performers),
        may: caller.may('case.act', actingFacts(of, now), { performers, fourEyes: transition.fourEyes === true }),
      };
    }),
    commands: commandsOf(procedure, stored, caller, now),
    timeline: events.map(({ event, digest }) =>
      itemOf(
        procedure,
        event,
        digest,
        name,
        // results may say more than the case: they are for those who answer for its effects
        effects
          .filter(({ seq }) => seq === event.seq)
          .map((row) => (seesEffects ? row : { ...row, result: null, error: null, reason: null })),
        registry,
      ),
    ),
  };
}

function itemOf(
  procedure: Procedure,
  event: CaseEvent,
  digest: string,
  name: NameOf,
  effects: readonly Parameters<typeof effectView>[0][],
  registry: QueryParts['registry'],
): TimelineItem {
  const state = (of: string) => procedure.states[of]?.title ?? { zh: of, en: of };
  return {
    seq: event.seq,
    kind: event.kind,
    at: event.at,
    actor: name(event.actor),
    behalf: event.behalf === null ? null : name(event.behalf),
    transition: event.transition,
    transitionTitle: event.transition === null ? null : (procedure.transitions[event.transition]?.title ?? null),
    from: state(event.from),
    to: state(event.to),
    comment: event.comment,
    input: event.input,
    files: [...event.files],
    assignee: event.change.assignee ? name(event.change.assignee) : null,
    until: event.change.assigneeUntil ?? null,
    clock: event.change.clock ?? null,
    days: event.change.days ?? null,
    granted: event.change.granted ?? null,
    digest,
    effects: effects.map((row) => effectView(row, registry)),
  };
}

function clocksOf(procedure: Procedure, of: CaseState, deadlines: readonly Deadline[], now: Date): ClockView[] {
  return Object.entries(of.clocks).map(([clock, state]) => {
    const spec = procedure.clocks[clock];
    const inForce = (id: string): Deadline | undefined =>
      deadlines.find((row) => row.id === id && row.effectiveFrom <= dayOf(new Date(state.started)));
    const row = inForce(state.deadline);
    const due = state.stopped === null ? dueDay(state) : null;
    return {
      clock,
      title: spec?.title ?? { zh: clock, en: clock },
      round: state.round,
      state: state.stopped !== null ? 'stopped' : isPaused(state) ? 'paused' : 'running',
      deadline: state.deadline,
      basis: row?.basis ?? { zh: '', en: '' },
      verified: row?.verified ?? false,
      allowed: allowedDays(state),
      used: usedDays(state, now),
      left: daysLeft(state, now),
      unit: state.unit,
      startedAt: state.started,
      pauses: state.pauses.map((pause) => ({ ...pause })),
      stoppedAt: state.stopped,
      due,
      days: daysShown(state, due, now),
      certain: due === null || state.unit === 'day' || isCalendarKnown(due),
      warnedAt: state.warned,
      overdueAt: state.overdue,
      extension: state.extension ? { days: state.extension.days, state: state.extension.state } : null,
      extendable:
        state.stopped === null && state.extension === null && state.overdue === null && spec?.extension
          ? (inForce(spec.extension.deadline)?.value ?? null)
          : null,
    };
  });
}

/** Three weeks with a margin: what fits in one line of a page. */
const MOST_DAYS_SHOWN = 24;

function daysShown(state: ClockState, due: Day | null, now: Date): ClockView['days'] {
  if (due === null) return [];
  const today = dayOf(now);
  const started = dayOf(new Date(state.started));
  const days = [{ day: started, counts: false }, ...daysUntil(state, due > today ? due : today)];
  return days.length > MOST_DAYS_SHOWN ? [] : days;
}

function commandsOf(procedure: Procedure, { case: of }: StoredCase, caller: Caller, now: Date): CaseView['commands'] {
  const read = caseFacts(of, now);
  const acting = actingFacts(of, now);
  const may = (performers: readonly Performer[]): boolean =>
    performers.length > 0 && caller.may('case.act', acting, { performers, fourEyes: false });
  const commands: CaseView['commands'] = caller.may('case.comment', read) ? ['comment'] : [];
  if (of.closedAt !== null) return commands;
  if (commands.length > 0) commands.push('attach');
  const duty = dutyPerformers(procedure, of);
  const open = Object.entries(of.clocks).filter(([, clock]) => clock.stopped === null);
  if (may(duty)) {
    if (of.assignee !== caller.principal.id) commands.push('take');
    if (open.some(([name, clock]) => procedure.clocks[name]?.extension && !clock.extension && !clock.overdue))
      commands.push('ask_extension');
  }
  if (caller.may('case.delegate', read)) commands.push('delegate', ...(of.assignee ? (['undelegate'] as const) : []));
  const late = open.some(([, clock]) => clock.overdue !== null);
  if (
    hasAbove(dutyPerformers(procedure, { ...of, escalated: 0 }), of.escalated) &&
    (may(duty) || (late && of.applicant === caller.principal.id))
  )
    commands.push('escalate');
  if (
    open.some(
      ([name, clock]) => clock.extension?.state === 'asked' && may(procedure.clocks[name]?.extension?.consent ?? []),
    )
  )
    commands.push('decide_extension');
  return commands;
}

/** Whether the history is whole and gives the very case that stands in the register. */
export async function checkHistory({ db, registry, clock }: QueryParts, caller: Caller, id: string) {
  const store = caseStore(db);
  const stored = await store.find(id);
  if (!stored) throw notFound({ zh: '事项', en: 'case' }, id, 'params.case');
  caller.require('case.read', caseFacts(stored.case, clock()));
  const procedure = registry.get(stored.case.procedure, stored.case.version);
  const rows = await store.history(id);
  const history = readHistory(procedure, rows);
  return {
    case: id,
    events: rows.length,
    head: history.head,
    agrees: history.head === stored.head && canonical(history.case) === canonical(stored.case),
    faults: history.faults.map((fault) => ({ ...fault })),
  };
}
