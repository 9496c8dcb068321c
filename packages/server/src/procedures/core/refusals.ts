/** Why a command was not carried out, in the reader's words. */
import type { CaseState } from './case-state.ts';
import type { Term } from './clock.ts';
import type { Fault, Procedure, TransitionSpec } from './procedure.ts';

const titleOf = (procedure: Procedure, state: string) => procedure.states[state]?.title ?? { zh: state, en: state };

export function closed(procedure: Procedure, of: CaseState): Fault {
  const { zh, en } = titleOf(procedure, of.state);
  return { code: 'case_closed', message: { zh: `事项已办结（${zh}）。`, en: `The case is closed (${en}).` } };
}

export const noTransition = (name: string): Fault => ({
  code: 'no_transition',
  message: { zh: `流程没有“${name}”这一步。`, en: `The procedure has no step "${name}".` },
});

export function notFromHere(procedure: Procedure, of: CaseState, transition: TransitionSpec): Fault {
  const at = titleOf(procedure, of.state);
  const from = transition.from.map((state) => titleOf(procedure, state));
  return {
    code: 'not_from_this_state',
    message: {
      zh: `事项现在是“${at.zh}”，不能“${transition.title.zh}”。`,
      en: `The case is now "${at.en}"; "${transition.title.en}" is not possible.`,
    },
    mend: {
      zh: `可在这些状态办理：${from.map(({ zh }) => zh).join('、')}。请刷新后再看。`,
      en: `Possible in: ${from.map(({ en }) => en).join(', ')}. Reload to see the present state.`,
    },
  };
}

export const commentMissing = (): Fault => ({
  code: 'comment_required',
  where: 'comment',
  message: { zh: '请写明理由。', en: 'A reason is needed.' },
});
export const fileMissing = (): Fault => ({
  code: 'file_required',
  where: 'files',
  message: { zh: '请附上文件。', en: 'A file is needed.' },
});
export const alreadyAssigned = (): Fault => ({
  code: 'already_assigned',
  message: { zh: '事项已在此人手中。', en: 'That person already has the case in hand.' },
});
export const notAssigned = (): Fault => ({
  code: 'not_assigned',
  message: { zh: '事项没有委托给任何人。', en: 'The case is not in anyone’s hands.' },
});
export const untilPast = (): Fault => ({
  code: 'until_past',
  where: 'until',
  message: { zh: '委托的截止时间已过。', en: 'The delegation would have ended already.' },
});
export const nobodyAbove = (): Fault => ({
  code: 'nobody_above',
  message: { zh: '上面没有可提级的岗位。', en: 'There is no higher post to escalate to.' },
});
export const notLate = (): Fault => ({
  code: 'not_late',
  message: { zh: '尚未超期，申请人还不能提级。', en: 'It is not overdue yet; the applicant cannot escalate it.' },
});
export const noClock = (clock: string): Fault => ({
  code: 'no_clock',
  where: 'clock',
  message: { zh: `时限“${clock}”现在没有在计时。`, en: `The clock "${clock}" is not running.` },
});
export const notDue = (clock: string): Fault => ({
  code: 'not_due',
  where: 'clock',
  message: { zh: `时限“${clock}”还没有到期。`, en: `The clock "${clock}" has not run so far yet.` },
});
export const noExtension = (): Fault => ({
  code: 'no_extension',
  message: { zh: '这一时限依法不得延长。', en: 'The law allows no extension of this term.' },
});
export const extensionUsed = (): Fault => ({
  code: 'extension_used',
  message: { zh: '只能申请延长一次。', en: 'An extension can be asked for once only.' },
});
export const extensionLate = (): Fault => ({
  code: 'extension_late',
  message: { zh: '已超期，不能再延长。', en: 'The term has passed and cannot be extended.' },
});
export const noExtensionAsked = (): Fault => ({
  code: 'no_extension_asked',
  message: { zh: '没有待同意的延期申请。', en: 'No extension waits for consent.' },
});
export const ownExtension = (): Fault => ({
  code: 'own_extension',
  message: { zh: '申请延期的人不能自己同意。', en: 'Whoever asked for the extension cannot consent to it.' },
});
export const extensionTooLong = ({ value, unit }: Term): Fault => ({
  code: 'extension_too_long',
  where: 'days',
  message: {
    zh: `最多延长 ${value} ${unit === 'working_day' ? '个工作日' : '日'}。`,
    en: `At most ${value} ${unit === 'working_day' ? 'working days' : 'days'} may be added.`,
  },
});
