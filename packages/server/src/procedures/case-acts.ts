/** What is done with cases: the policies are asked, the rules are asked, the step is written, all in one act. */
import type { ActName } from '@kuaishu/api';
import { endOfDay } from '@kuaishu/standards';
import type { Act, Acts } from '../acts/acts.ts';
import { notFound, ServerError } from '../errors.ts';
import { type Caller, Forbidden } from '../http/caller.ts';
import { newId } from '../ids.ts';
import type { CaseActs, MoveCase, OpenCase } from './contract.ts';
import type { CaseState } from './core/case-state.ts';
import type { Command } from './core/command.ts';
import { dutyPerformers, performersOf } from './core/duties.ts';
import { type Moment, next, open } from './core/next.ts';
import { type Performer, roleOf } from './core/performers.ts';
import type { Procedure } from './core/procedure.ts';
import type { Directory } from './directory.ts';
import type { Engine } from './engine.ts';
import { actingFacts, caseFacts } from './facts.ts';
import { openingAt } from './opening.ts';
import { accepted, lost } from './refused.ts';
import type { Registry } from './registry.ts';
import type { CaseStore, StoredCase } from './store/case-store.ts';
import type { DeadlineStore } from './store/deadline-store.ts';

export interface CaseActsParts {
  readonly acts: Acts;
  readonly registry: Registry;
  readonly directory: Directory;
  readonly cases: CaseStore;
  readonly deadlines: DeadlineStore;
  readonly engine: Engine;
}

export function caseActs(parts: CaseActsParts): CaseActs {
  const { acts, registry, directory, cases, deadlines, engine } = parts;

  /** `of`: what the step may ask for; what it never asks for is not read. */
  async function momentOf(
    act: Act,
    of: { readonly subject?: { kind: string; id: string } | null; readonly terms: boolean },
  ): Promise<Moment> {
    const { subject = null, terms } = of;
    const reader = subject && registry.subject(subject.kind)?.read;
    return {
      now: act.at,
      actor: act.principal.id,
      behalf: act.principal.behalf,
      term: terms ? await deadlines.terms(act.trx, act.at) : noTerm,
      subject: reader && subject ? await reader(act.trx, subject.id) : null,
    };
  }

  async function openIn(act: Act, caller: Caller, of: OpenCase): Promise<CaseState> {
    const procedure = registry.get(of.procedure);
    const place = await directory.organisation(of.owner ?? caller.principal.organisation);
    const id = of.id ?? newId('case', act.at);
    act.on({ kind: 'Case', id, path: place.path });
    const opening = openingAt(procedure, place, of.subject.id, of.title);
    const facts = caseFacts(
      {
        ...opening,
        id,
        state: procedure.initial,
        applicant: caller.principal.id,
        parties: of.parties ?? [],
        actors: [],
        assignee: '',
        assigneeUntil: null,
      } as unknown as CaseState,
      act.at,
    );
    caller.require('case.open', facts);
    if (procedure.opens.performers)
      caller.require('case.act', facts, { performers: procedure.opens.performers, fourEyes: false });
    await checkFiles(act, id, of.files);
    const { guard, data, parties, effects } = procedure.opens;
    const moment = await momentOf(act, {
      subject: guard || data || parties || effects ? opening.subject : null,
      terms: Object.values(procedure.clocks).some(({ runsIn }) => runsIn.includes(procedure.initial)),
    });
    const step = accepted(
      open(
        procedure,
        {
          case: id,
          opening,
          ...(of.input ? { input: of.input } : {}),
          ...(of.comment ? { comment: of.comment } : {}),
          ...(of.files ? { files: of.files } : {}),
          ...(of.parties ? { parties: of.parties } : {}),
        },
        moment,
      ),
    );
    return engine.write(act, procedure, null, step);
  }

  async function held(act: Act, id: string): Promise<{ stored: StoredCase; procedure: Procedure }> {
    const stored = await cases.lock(act.trx, id);
    if (!stored) throw notFound({ zh: '事项', en: 'case' }, id, 'case');
    act.on({ kind: 'Case', id, path: stored.case.path });
    return { stored, procedure: registry.get(stored.case.procedure, stored.case.version) };
  }

  /** Whoever may not see a case is told nothing of it. */
  function see(caller: Caller, of: CaseState, at: Date): void {
    if (caller.principal.kind !== 'system') caller.require('case.read', caseFacts(of, at));
  }

  function mayAct(caller: Caller, of: CaseState, at: Date, performers: readonly Performer[], fourEyes = false): void {
    const facts = actingFacts(of, at);
    try {
      caller.require('case.act', facts, { performers, fourEyes });
    } catch (error) {
      if (!(error instanceof Forbidden)) throw error;
      // names those whom the procedure names, not everyone who may act in some case
      const holders = performers.flatMap((word) => roleOf(word) ?? []);
      throw new Forbidden(caller.principal, 'case.act', facts, error.policies, holders);
    }
  }

  async function moveIn(act: Act, caller: Caller, id: string, of: MoveCase): Promise<CaseState> {
    const { stored, procedure } = await held(act, id);
    see(caller, stored.case, act.at);
    if (of.revision !== undefined && of.revision !== stored.case.revision) {
      const won = await cases.lastMove(id, act.trx);
      throw lost(procedure, won, won ? await nameOf(won.actor) : '');
    }
    const transition = procedure.transitions[of.transition];
    if (transition?.from.includes(stored.case.state))
      mayAct(
        caller,
        stored.case,
        act.at,
        performersOf(procedure, transition, stored.case),
        transition.fourEyes === true,
      );
    await checkFiles(act, id, of.files);
    const moment = await momentOf(act, { subject: stored.case.subject, terms: true });
    const command: Command = {
      do: 'move',
      transition: of.transition,
      ...(of.input ? { input: of.input } : {}),
      ...(of.comment !== undefined ? { comment: of.comment } : {}),
      ...(of.files ? { files: of.files } : {}),
    };
    return engine.write(act, procedure, stored, accepted(next(procedure, stored.case, command, moment)));
  }

  async function nameOf(actor: string): Promise<string> {
    return actor === 'system' ? '系统 System' : ((await directory.person(actor))?.name ?? actor);
  }

  /** Files that a step names have been attached to this very case before. */
  async function checkFiles(act: Act, id: string, files: readonly string[] | undefined): Promise<void> {
    if (!files || files.length === 0) return;
    const known = await act.trx
      .selectFrom('case_file')
      .select('id')
      .where('case_id', '=', id)
      .where('id', 'in', [...files])
      .execute();
    const lacking = files.find((file) => !known.some((row) => row.id === file));
    if (lacking !== undefined)
      throw new ServerError(
        'bad_request',
        { zh: '附件不属于这一事项。', en: 'A file does not belong to this case.' },
        { where: 'body.files', mend: { zh: '请先上传附件。', en: 'Attach it first.' } },
      );
  }

  /** Commands that are no step of the procedure. */
  function command(
    caller: Caller,
    id: string,
    action: ActName,
    make: (of: CaseState, procedure: Procedure, at: Date) => Command | Promise<Command>,
  ): Promise<CaseState> {
    return run(caller, action, id, (act) => commandIn(act, caller, id, make));
  }

  async function commandIn(
    act: Act,
    caller: Caller,
    id: string,
    make: (of: CaseState, procedure: Procedure, at: Date) => Command | Promise<Command>,
  ): Promise<CaseState> {
    const { stored, procedure } = await held(act, id);
    see(caller, stored.case, act.at);
    const wanted = await make(stored.case, procedure, act.at);
    if ('files' in wanted) await checkFiles(act, id, wanted.files);
    const moment = await momentOf(act, { terms: wanted.do !== 'comment' && wanted.do !== 'attach' });
    return engine.write(act, procedure, stored, accepted(next(procedure, stored.case, wanted, moment)));
  }

  async function run<T>(caller: Caller, action: ActName, id: string, body: (act: Act) => Promise<T>): Promise<T> {
    return acts.run(caller.act(action, { kind: 'Case', id }), body);
  }

  return {
    openIn,
    moveIn,
    open: (caller, of) => run(caller, 'case.open', of.id ?? '', (act) => openIn(act, caller, of)),
    openMany: (caller, all) =>
      run(caller, 'case.open', '', async (act) => {
        const opened: CaseState[] = [];
        for (const of of all) opened.push(await openIn(act, caller, of));
        act.note({ cases: opened.length });
        return opened;
      }),
    move: (caller, id, of) => run(caller, 'case.act', id, (act) => moveIn(act, caller, id, of)),
    comment: (caller, id, of) =>
      command(caller, id, 'case.comment', (seen, _, at) => {
        caller.require('case.comment', caseFacts(seen, at));
        return { do: 'comment', ...of };
      }),
    attachIn: (act, caller, id, files) =>
      commandIn(act, caller, id, (seen, _, at) => {
        caller.require('case.comment', caseFacts(seen, at));
        return { do: 'attach', files };
      }),
    take: (caller, id) =>
      command(caller, id, 'case.act', (seen, procedure, at) => {
        mayAct(caller, seen, at, dutyPerformers(procedure, seen));
        return { do: 'take' };
      }),
    delegate: (caller, id, of) =>
      command(caller, id, 'case.delegate', async (seen, _, at) => {
        caller.require('case.delegate', caseFacts(seen, at));
        const person = await directory.person(of.to);
        if (!person?.organisations.includes(caller.principal.organisation))
          throw new ServerError(
            'bad_request',
            { zh: '只能委托给本单位的人。', en: 'A case can be delegated within one’s own organisation only.' },
            { where: 'body.to', mend: { zh: '请选择本单位的一位同事。', en: 'Choose a colleague.' } },
          );
        return { do: 'delegate', ...of, until: of.until === null ? null : endOf(of.until) };
      }),
    undelegate: (caller, id) =>
      command(caller, id, 'case.delegate', (seen, _, at) => {
        caller.require('case.delegate', caseFacts(seen, at));
        return { do: 'undelegate' };
      }),
    escalate: (caller, id, of) =>
      command(caller, id, 'case.act', (seen, procedure, at) => {
        mayAct(caller, seen, at, [...dutyPerformers(procedure, seen), 'applicant']);
        return { do: 'escalate', ...of };
      }),
    askExtension: (caller, id, of) =>
      command(caller, id, 'case.act', (seen, procedure, at) => {
        mayAct(caller, seen, at, dutyPerformers(procedure, seen));
        return { do: 'ask_extension', ...of };
      }),
    decideExtension: (caller, id, of) =>
      command(caller, id, 'case.act', (seen, procedure, at) => {
        mayAct(caller, seen, at, procedure.clocks[of.clock]?.extension?.consent ?? []);
        return { do: 'decide_extension', ...of };
      }),
  };
}

function noTerm(deadline: string): never {
  throw new Error(`a step that starts no clock asked for ${deadline}`);
}

/** A day means its end; an instant itself. */
function endOf(until: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(until) ? endOfDay(until).toISOString() : new Date(until).toISOString();
}
