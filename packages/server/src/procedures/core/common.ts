/** Transitions that every procedure has unless it says no: withdraw (撤回), return (退回补正) and, after it, resubmit (补正后提交). */
import type { OpeningSpec, Procedure, StateSpec, TransitionSpec } from './procedure.ts';

export const WITHDRAWN = 'withdrawn';
export const RETURNED = 'returned';
export const RESUME = 'resume';

type From = false | { readonly from: readonly string[] } | undefined;

export function withCommon(spec: Procedure & { readonly withdraw: From; readonly return: From }): Procedure {
  const { withdraw, return: back, ...procedure } = spec;
  const states: Record<string, StateSpec> = { ...procedure.states };
  const transitions: Record<string, TransitionSpec> = { ...procedure.transitions };
  const open = Object.keys(procedure.states).filter((name) => !procedure.states[name]?.final);

  const returnable = back === false ? [] : (back?.from ?? open.filter((name) => isOthersDuty(procedure, name)));
  if (returnable.length > 0) {
    states[RETURNED] ??= { title: { zh: '待补正', en: 'Returned' }, performers: ['applicant'] };
    transitions['return'] ??= {
      title: { zh: '退回补正', en: 'Return' },
      from: returnable,
      to: RETURNED,
      performers: 'duty',
      requires: { comment: true },
      common: true,
    };
    transitions['resubmit'] ??= {
      title: { zh: '补正后提交', en: 'Resubmit' },
      from: [RETURNED],
      to: RESUME,
      performers: ['applicant'],
      ...amended(procedure.opens),
      common: true,
    };
  }
  if (withdraw !== false) {
    states[WITHDRAWN] ??= { title: { zh: '已撤回', en: 'Withdrawn' }, final: 'refused' };
    transitions['withdraw'] ??= {
      title: { zh: '撤回', en: 'Withdraw' },
      from: withdraw?.from ?? [...open, ...(returnable.length > 0 ? [RETURNED] : [])],
      to: WITHDRAWN,
      performers: ['applicant'],
      common: true,
    };
  }
  return { ...procedure, states, transitions };
}

/** What was asked in the form at the opening may be put right in the same form. */
function amended(opens: OpeningSpec): Pick<TransitionSpec, 'form' | 'data'> {
  if (!opens.form) return {};
  return {
    form: opens.form,
    data: (facts) => ({ ...facts.case.data, ...(opens.data ? opens.data(facts) : facts.input) }),
  };
}

function isOthersDuty(procedure: Procedure, state: string): boolean {
  const own = procedure.states[state]?.performers;
  const all =
    own ?? transitionsFrom(procedure, state).flatMap(([, t]) => (t.performers === 'duty' ? [] : t.performers));
  return all.some((word) => word !== 'applicant' && word !== 'system');
}

export function transitionsFrom(procedure: Procedure, state: string): [string, TransitionSpec][] {
  return Object.entries(procedure.transitions).filter(([, transition]) => transition.from.includes(state));
}

/** States in which a case can be after the transition: one, but for `resume`. */
export function targetsOf(procedure: Procedure, transition: TransitionSpec): readonly string[] {
  if (transition.to !== RESUME) return [transition.to];
  return Object.values(procedure.transitions).flatMap((other) => (other.to === RETURNED ? other.from : []));
}
