/** Where each entry stands after the plan: what the driver's result can be compared with. */
import type { ActKind, EndState, PlanAct } from './act.ts';

const AFTER: Partial<Record<ActKind, EndState>> = {
  draft: 'draft',
  submit: 'department',
  department_approve: 'bureau',
  department_return: 'returned',
  bureau_return: 'returned',
  publish: 'published',
  withdraw: 'withdrawn',
  revise: 'revising',
  retire: 'retired',
  open_conflict: 'in_conflict',
  decide_conflict: 'returned',
};

export function endStates(acts: readonly PlanAct[]): ReadonlyMap<string, EndState> {
  const states = new Map<string, EndState>();
  for (const { entry, kind } of acts) {
    const state = AFTER[kind];
    if (state) states.set(entry, state);
  }
  return states;
}
