/**
 * One file per procedure; see docs/guides/procedures.md.
 *
 *     export const objection = defineProcedure({ id: 'objection', version: 1, subject: 'entry', initial: 'filed', states: {…}, transitions: {…} });
 */
import { checkProcedure } from './check.ts';
import { withCommon } from './common.ts';
import type { Procedure, ProcedureSpec } from './procedure.ts';

/** @throws Error with every fault of the definition, so that none reaches a user. */
export function defineProcedure<const S extends string, const T extends string, const C extends string = never>(
  spec: ProcedureSpec<S, T, C>,
): Procedure {
  const procedure = withCommon({
    id: spec.id,
    version: spec.version,
    title: spec.title,
    purpose: spec.purpose ?? null,
    subject: spec.subject,
    initial: spec.initial,
    opens: spec.opens ?? {},
    states: spec.states,
    transitions: spec.transitions as Procedure['transitions'],
    clocks: (spec.clocks ?? {}) as Procedure['clocks'],
    deadlines: spec.deadlines ?? [],
    withdraw: spec.withdraw,
    return: spec.return,
  });
  const faults = checkProcedure(procedure);
  if (faults.length > 0) throw new Error(`procedure ${spec.id} ${spec.version}:\n${faults.join('\n')}`);
  return procedure;
}
