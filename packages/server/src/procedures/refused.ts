/** From a refusal of the rules to an answer of the server. */
import { ServerError } from '../errors.ts';
import type { CaseEvent } from './core/event.ts';
import { isRefusal, type Refusal, type Step } from './core/next.ts';
import type { Fault, Procedure } from './core/procedure.ts';

/** Faults of what was sent; all others are of the case as it stands. */
const OF_INPUT = new Set([
  'form',
  'comment_required',
  'file_required',
  'no_transition',
  'until_past',
  'extension_too_long',
]);

/** @throws ServerError where the rules refuse it. */
export function accepted(answer: Step | Refusal): Step {
  if (!isRefusal(answer)) return answer;
  throw faultError(answer.refused);
}

export function faultError(fault: Fault): ServerError {
  return new ServerError(OF_INPUT.has(fault.code) ? 'bad_request' : 'not_now', fault.message, {
    where: fault.where ? `body.${fault.where}` : fault.code,
    ...(fault.mend ? { mend: fault.mend } : {}),
  });
}

/** Somebody else moved the case first: who, how and when. */
export function lost(procedure: Procedure, won: CaseEvent | null, name: string): ServerError {
  const step = won?.transition ? procedure.transitions[won.transition]?.title : undefined;
  const to = procedure.states[won?.to ?? '']?.title ?? { zh: '', en: '' };
  const at = won?.at ?? '';
  return new ServerError(
    'conflict',
    {
      zh: `${name} 已在 ${at} ${step ? `“${step.zh}”` : '变更了事项'}，事项现为“${to.zh}”。你的操作没有生效。`,
      en: `${name} ${step ? `took the step "${step.en}"` : 'changed the case'} at ${at}; it is now "${to.en}". What you did had no effect.`,
    },
    { where: 'body.revision', mend: { zh: '请刷新后再办。', en: 'Reload and look again.' } },
  );
}
