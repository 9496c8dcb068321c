/** Procedures as pages and clients see them: states, steps, forms, the table and the drawing, all from the definition. */
import type { PerformerView, ProcedureSummary, ProcedureView, TransitionView } from '@kuaishu/api';
import { RESUME } from '../core/common.ts';
import { diagramOf } from '../core/diagram.ts';
import { dutyWords } from '../core/duties.ts';
import { type Performer, performerTitle } from '../core/performers.ts';
import type { Procedure, TransitionSpec } from '../core/procedure.ts';
import { tableOf } from '../core/table.ts';
import type { Registry } from '../registry.ts';

export const performerView = (word: Performer): PerformerView => ({ word, title: performerTitle(word) });

export function transitionView(
  name: string,
  transition: TransitionSpec,
  performers: readonly Performer[],
): TransitionView {
  return {
    name,
    title: transition.title,
    from: [...transition.from],
    to: transition.to === RESUME ? null : transition.to,
    performers: performers.map(performerView),
    form: transition.form ?? null,
    needsComment: transition.requires?.comment === true,
    needsFile: transition.requires?.file === true,
    fourEyes: transition.fourEyes === true,
    effects: (transition.effects ?? []).map(({ effect }) => effect),
    common: transition.common === true,
  };
}

export function procedureSummary(registry: Registry, procedure: Procedure): ProcedureSummary {
  return {
    id: procedure.id,
    version: procedure.version,
    title: procedure.title,
    purpose: procedure.purpose,
    subject: procedure.subject,
    versions: registry.versions(procedure.id).map(({ version }) => version),
  };
}

export function procedureView(registry: Registry, procedure: Procedure): ProcedureView {
  const clocks = Object.entries(procedure.clocks);
  const diagram = diagramOf(procedure);
  return {
    ...procedureSummary(registry, procedure),
    initial: procedure.initial,
    opening: {
      form: procedure.opens.form ?? null,
      performers: (procedure.opens.performers ?? []).map(performerView),
    },
    states: Object.entries(procedure.states).map(([name, state]) => ({
      name,
      title: state.title,
      performers: state.final ? [] : dutyWords(procedure, name).map(performerView),
      final: state.final ?? null,
      clocks: clocks.filter(([, clock]) => clock.runsIn.includes(name)).map(([clock]) => clock),
    })),
    transitions: Object.entries(procedure.transitions).map(([name, transition]) =>
      transitionView(
        name,
        transition,
        transition.performers === 'duty'
          ? [...new Set(transition.from.flatMap((state) => dutyWords(procedure, state)))]
          : transition.performers,
      ),
    ),
    clocks: clocks.map(([name, clock]) => ({
      name,
      title: clock.title,
      deadline: clock.deadline,
      runsIn: [...clock.runsIn],
      pausedIn: [...(clock.pausedIn ?? [])],
      warnDays: clock.warnDays,
      onOverdue: typeof clock.onOverdue === 'object' ? clock.onOverdue.transition : clock.onOverdue,
      extension: clock.extension?.deadline ?? null,
    })),
    table: tableOf(procedure).map(({ state, performer, transitions }) => ({
      state,
      performer: performerView(performer),
      transitions: [...transitions],
    })),
    diagram: {
      nodes: diagram.nodes.map((node) => ({ ...node })),
      edges: diagram.edges.map((edge) => ({ ...edge })),
    },
  };
}
