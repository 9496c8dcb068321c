/**
 * What the platform does with cases by itself: opens and moves them as the system, within an act of a capability. Only what a procedure leaves to the
 * system; nobody's right is asked, since nobody asked for it.
 */
import type { Act } from '../acts/acts.ts';
import { notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import type { OpenCase } from './contract.ts';
import type { CaseState } from './core/case-state.ts';
import { performersOf } from './core/duties.ts';
import { type Moment, next, open } from './core/next.ts';
import type { Directory } from './directory.ts';
import type { Engine } from './engine.ts';
import { openingAt } from './opening.ts';
import { accepted } from './refused.ts';
import type { Registry } from './registry.ts';
import type { CaseStore } from './store/case-store.ts';
import type { DeadlineStore } from './store/deadline-store.ts';

export interface SystemCases {
  /** @throws Error where the procedure is not opened by the system. */
  openIn(
    act: Act,
    of: Pick<OpenCase, 'procedure' | 'subject' | 'title' | 'input'> & { owner: string },
  ): Promise<CaseState>;
  /** @throws Error where the step is not the system's; ServerError where it does not lead from where the case stands. */
  moveIn(act: Act, id: string, of: { transition: string; input?: Record<string, unknown> }): Promise<CaseState>;
}

export function systemCases(parts: {
  readonly registry: Registry;
  readonly directory: Directory;
  readonly cases: CaseStore;
  readonly deadlines: DeadlineStore;
  readonly engine: Engine;
}): SystemCases {
  const { registry, directory, cases, deadlines, engine } = parts;

  async function momentOf(act: Act, subject: { kind: string; id: string }): Promise<Moment> {
    const reader = registry.subject(subject.kind)?.read;
    return {
      now: act.at,
      actor: act.principal.id,
      term: await deadlines.terms(act.trx, act.at),
      subject: reader ? await reader(act.trx, subject.id) : null,
    };
  }

  return {
    async openIn(act, { procedure: name, subject, title, input, owner }) {
      const procedure = registry.get(name);
      if (!procedure.opens.performers?.includes('system')) throw new Error(`${name} is not opened by the system`);
      const place = await directory.organisation(owner);
      const id = newId('case', act.at);
      act.on({ kind: 'Case', id, path: place.path });
      const opening = openingAt(procedure, place, subject.id, title);
      const moment = await momentOf(act, opening.subject);
      const step = accepted(open(procedure, { case: id, opening, ...(input ? { input } : {}) }, moment));
      return engine.write(act, procedure, null, step);
    },

    async moveIn(act, id, { transition, input }) {
      const stored = await cases.lock(act.trx, id);
      if (!stored) throw notFound({ zh: '事项', en: 'case' }, id, 'case');
      act.on({ kind: 'Case', id, path: stored.case.path });
      const procedure = registry.get(stored.case.procedure, stored.case.version);
      const step = procedure.transitions[transition];
      if (!step || !performersOf(procedure, step, stored.case).includes('system'))
        throw new Error(`${transition} of ${procedure.id} is not the system's step`);
      const moment = await momentOf(act, stored.case.subject);
      const command = { do: 'move', transition, ...(input ? { input } : {}) } as const;
      return engine.write(act, procedure, stored, accepted(next(procedure, stored.case, command, moment)));
    },
  };
}
