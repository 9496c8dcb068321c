/** Where each entry stands after the plan: what the driver's result can be compared with. */
import type { ActKind, EndState, PlanAct } from './act.ts';

const AFTER: Partial<Record<ActKind, EndState>> = {
  draft: 'draft',
  department_approve: 'bureau',
  department_return: 'returned',
  bureau_return: 'returned',
  publish: 'published',
  refuse: 'refused',
  withdraw: 'withdrawn',
  revise: 'revising',
  retire: 'retiring',
  retire_finish: 'retired',
  retire_refuse: 'published',
};

export function endStates(acts: readonly PlanAct[]): ReadonlyMap<string, EndState> {
  const states = new Map<string, EndState>();
  const returnedBy = new Map<string, EndState>();
  for (const { entry, kind } of acts) {
    if (entry === null) continue;
    if (kind === 'department_return') returnedBy.set(entry, 'department');
    if (kind === 'bureau_return') returnedBy.set(entry, 'bureau');
    // what was sent back comes back to whoever sent it
    const after = kind === 'submit' ? resumed(states.get(entry), returnedBy.get(entry)) : AFTER[kind];
    if (after) states.set(entry, after);
  }
  return states;
}

function resumed(now: EndState | undefined, by: EndState | undefined): EndState {
  return now === 'returned' && by ? by : 'department';
}
