/** One command to one case: what happens, or why not. No I/O, and no question of who may: that is asked of the policies with `performersOf`. */
import { apply } from './apply.ts';
import type { CaseState } from './case-state.ts';
import { alarmsOf, isRunning, type Term } from './clock.ts';
import type { Command, OpenCommand } from './command.ts';
import { RESUME } from './common.ts';
import { dutyPerformers } from './duties.ts';
import type { CaseEvent, Change, EventKind } from './event.ts';
import { checkInput } from './form.ts';
import { hasAbove } from './performers.ts';
import type { EffectCall, Facts, Fault, Procedure, TransitionSpec } from './procedure.ts';
import * as why from './refusals.ts';

export interface Moment {
  readonly now: Date;
  readonly actor: string;
  readonly behalf?: string | null;
  /** The term in force of a deadline. @throws where there is no such row. */
  readonly term: (deadline: string) => Term;
  readonly subject?: unknown;
}

export interface EffectOrder {
  readonly effect: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Event that it follows from. */
  readonly seq: number;
}

export interface Step {
  readonly case: CaseState;
  /** At least one, in order. */
  readonly events: readonly CaseEvent[];
  readonly effects: readonly EffectOrder[];
}

export interface Refusal {
  readonly refused: Fault;
}

export const isRefusal = (answer: Step | Refusal): answer is Refusal => 'refused' in answer;

export function open(procedure: Procedure, command: OpenCommand, moment: Moment): Step | Refusal {
  const { opens } = procedure;
  const input = command.input ?? {};
  const wrong = checkInput(opens.form, input);
  if (wrong) return { refused: wrong };
  const blank = blankCase(procedure, command, moment);
  const facts = factsOf(blank, input, command.comment ?? '', moment);
  const guarded = opens.guard?.(facts);
  if (guarded) return { refused: guarded };
  const event: CaseEvent = {
    ...eventOf({ ...blank, seq: 0 }, 'opened', moment),
    to: procedure.initial,
    input: opens.form ? input : null,
    comment: command.comment ?? '',
    files: command.files ?? [],
    change: {
      opening: command.opening,
      data: opens.data ? opens.data(facts) : input,
      parties: [...new Set([...(command.parties ?? []), ...(opens.parties?.(facts) ?? [])])],
      terms: termsFor(procedure, {}, procedure.initial, moment),
    },
  };
  return finish(apply(procedure, null, event), event, opens.effects, moment);
}

export function next(procedure: Procedure, of: CaseState, command: Command, moment: Moment): Step | Refusal {
  if (of.closedAt !== null && command.do !== 'comment') return { refused: why.closed(procedure, of) };
  switch (command.do) {
    case 'move':
      return move(procedure, of, command, moment);
    case 'comment':
    case 'attach': {
      if (command.do === 'comment' && !command.comment.trim()) return { refused: why.commentMissing() };
      return stay(procedure, of, command.do === 'comment' ? 'commented' : 'attached', {}, moment, command);
    }
    case 'take':
      if (of.assignee === moment.actor) return { refused: why.alreadyAssigned() };
      return stay(procedure, of, 'taken', { assignee: moment.actor, assigneeUntil: null }, moment);
    case 'delegate':
      if (command.to === of.assignee) return { refused: why.alreadyAssigned() };
      if (command.until !== null && Date.parse(command.until) <= moment.now.getTime())
        return { refused: why.untilPast() };
      return stay(procedure, of, 'delegated', { assignee: command.to, assigneeUntil: command.until }, moment, command);
    case 'undelegate':
      if (of.assignee === '') return { refused: why.notAssigned() };
      return stay(procedure, of, 'undelegated', { assignee: '', assigneeUntil: null }, moment);
    case 'escalate':
      return escalate(procedure, of, command.comment, moment);
    case 'ask_extension':
    case 'decide_extension':
      return extension(procedure, of, command, moment);
    case 'warn':
    case 'overdue':
      return alarm(procedure, of, command, moment);
  }
}

function move(
  procedure: Procedure,
  of: CaseState,
  command: Extract<Command, { do: 'move' }>,
  moment: Moment,
): Step | Refusal {
  const transition = procedure.transitions[command.transition];
  if (!transition) return { refused: why.noTransition(command.transition) };
  if (!transition.from.includes(of.state)) return { refused: why.notFromHere(procedure, of, transition) };
  const comment = command.comment ?? '';
  const files = command.files ?? [];
  if (transition.requires?.comment && !comment.trim()) return { refused: why.commentMissing() };
  if (transition.requires?.file && files.length === 0) return { refused: why.fileMissing() };
  const input = command.input ?? {};
  // what was amended may be amended by a comment or a file alone
  const skipsForm = transition.to === RESUME && Object.keys(input).length === 0;
  const wrong = skipsForm ? null : checkInput(transition.form, input);
  if (wrong) return { refused: wrong };
  const facts = factsOf(of, input, comment, moment);
  const guarded = transition.guard?.(facts);
  if (guarded) return { refused: guarded };
  const to = transition.to === RESUME ? (of.resumes ?? procedure.initial) : transition.to;
  const parties = transition.parties?.(facts);
  const event: CaseEvent = {
    ...eventOf(of, 'moved', moment),
    transition: command.transition,
    to,
    input: transition.form && !skipsForm ? input : null,
    comment,
    files,
    change: {
      ...(transition.data && !skipsForm ? { data: transition.data(facts) } : {}),
      ...(parties ? { parties: [...new Set([...of.parties, ...parties])] } : {}),
      ...(transition.assign ? { assignee: transition.assign(facts) } : {}),
      terms: termsFor(procedure, of.clocks, to, moment),
    },
  };
  return finish(apply(procedure, of, event), event, transition.effects, moment);
}

function escalate(procedure: Procedure, of: CaseState, comment: string, moment: Moment): Step | Refusal {
  const words = dutyPerformers(procedure, { ...of, escalated: 0 });
  if (!hasAbove(words, of.escalated)) return { refused: why.nobodyAbove() };
  const late = Object.values(of.clocks).some((clock) => clock.stopped === null && clock.overdue !== null);
  if (moment.actor === of.applicant && !late) return { refused: why.notLate() };
  return stay(procedure, of, 'escalated', {}, moment, { comment });
}

function extension(
  procedure: Procedure,
  of: CaseState,
  command: Extract<Command, { do: 'ask_extension' | 'decide_extension' }>,
  moment: Moment,
): Step | Refusal {
  const clock = of.clocks[command.clock];
  const spec = procedure.clocks[command.clock];
  if (!clock || !spec || clock.stopped !== null) return { refused: why.noClock(command.clock) };
  if (!command.comment.trim()) return { refused: why.commentMissing() };
  if (command.do === 'decide_extension') {
    if (clock.extension?.state !== 'asked') return { refused: why.noExtensionAsked() };
    if (clock.extension.by === moment.actor) return { refused: why.ownExtension() };
    return stay(procedure, of, 'extension_decided', { clock: command.clock, granted: command.grant }, moment, command);
  }
  if (!spec.extension) return { refused: why.noExtension() };
  if (clock.extension) return { refused: why.extensionUsed() };
  if (clock.overdue !== null) return { refused: why.extensionLate() };
  const limit = moment.term(spec.extension.deadline);
  if (!Number.isInteger(command.days) || command.days < 1 || command.days > limit.value)
    return { refused: why.extensionTooLong(limit) };
  return stay(procedure, of, 'extension_asked', { clock: command.clock, days: command.days }, moment, command);
}

function alarm(
  procedure: Procedure,
  of: CaseState,
  command: Extract<Command, { do: 'warn' | 'overdue' }>,
  moment: Moment,
): Step | Refusal {
  const clock = of.clocks[command.clock];
  const spec = procedure.clocks[command.clock];
  const said = command.do === 'warn' ? clock?.warned : clock?.overdue;
  if (!clock || !spec || !isRunning(clock) || said != null) return { refused: why.noClock(command.clock) };
  // reckoned anew, for the day on record may be of a time when the holidays of its year were not known yet
  const { warnAt, dueAt } = alarmsOf(clock, spec.warnDays);
  const at = command.do === 'warn' ? warnAt : dueAt;
  if (at === null || moment.now < at) return { refused: why.notDue(command.clock) };
  const first = stay(procedure, of, command.do === 'warn' ? 'warned' : 'overdue', { clock: command.clock }, moment);
  if (command.do === 'warn' || spec.onOverdue === 'alarm') return first;
  const then =
    spec.onOverdue === 'escalate'
      ? escalate(procedure, first.case, '', moment)
      : move(procedure, first.case, { do: 'move', transition: spec.onOverdue.transition }, moment);
  // nobody above, or a guard of the transition: the alarm stands alone, and people see it
  if (isRefusal(then)) return first;
  return { case: then.case, events: [...first.events, ...then.events], effects: then.effects };
}

function stay(
  procedure: Procedure,
  of: CaseState,
  kind: EventKind,
  change: Change,
  moment: Moment,
  said: { readonly comment?: string; readonly files?: readonly string[] } = {},
): Step {
  const event: CaseEvent = {
    ...eventOf(of, kind, moment),
    comment: said.comment ?? '',
    files: said.files ?? [],
    change,
  };
  return { case: apply(procedure, of, event), events: [event], effects: [] };
}

function finish(after: CaseState, event: CaseEvent, calls: readonly EffectCall[] | undefined, moment: Moment): Step {
  const facts = factsOf(after, event.input ?? {}, event.comment, moment);
  const effects = (calls ?? [])
    .filter((call) => call.when?.(facts) ?? true)
    .map((call): EffectOrder => ({ effect: call.effect, payload: call.payload(facts), seq: event.seq }));
  return { case: after, events: [event], effects };
}

function termsFor(
  procedure: Procedure,
  clocks: CaseState['clocks'],
  to: string,
  moment: Moment,
): Readonly<Record<string, Term>> {
  return Object.fromEntries(
    Object.entries(procedure.clocks)
      .filter(([name, spec]) => spec.runsIn.includes(to) && (clocks[name]?.stopped ?? 'never') !== null)
      .map(([name, spec]) => [name, moment.term(spec.deadline)]),
  );
}

function eventOf(of: CaseState, kind: EventKind, moment: Moment): CaseEvent {
  return {
    case: of.id,
    seq: of.seq + 1,
    kind,
    at: moment.now.toISOString(),
    actor: moment.actor,
    behalf: moment.behalf ?? null,
    transition: null,
    from: of.state,
    to: of.state,
    input: null,
    comment: '',
    files: [],
    change: {},
  };
}

function factsOf(of: CaseState, input: Facts['input'], comment: string, moment: Moment): Facts {
  return { case: of, input, comment, actor: moment.actor, now: moment.now, subject: moment.subject ?? null };
}

/** The case as guards of the opening see it. */
function blankCase(procedure: Procedure, command: OpenCommand, moment: Moment): CaseState {
  return {
    ...command.opening,
    id: command.case,
    state: procedure.initial,
    resumes: null,
    applicant: moment.actor,
    assignee: '',
    assigneeUntil: null,
    parties: command.parties ?? [],
    actors: [],
    movers: [],
    escalated: 0,
    data: {},
    clocks: {},
    revision: 0,
    seq: 0,
    openedAt: moment.now.toISOString(),
    closedAt: null,
  };
}

/** Transitions that lead out of the case's state, whoever may take them. */
export function waysOut(procedure: Procedure, of: CaseState): [string, TransitionSpec][] {
  return of.closedAt !== null
    ? []
    : Object.entries(procedure.transitions).filter(([, transition]) => transition.from.includes(of.state));
}
