/** A person asks for a right (权限申请): the security administrator of the territory decides, and what was granted ends by itself. */
import { Type } from 'typebox';
import { ROLES } from '../../policy/roles.ts';
import { defineProcedure } from '../core/define-procedure.ts';
import { choice, field, form } from '../core/form.ts';

export const accessRequest = defineProcedure({
  id: 'access_request',
  version: 1,
  title: { zh: '权限申请', en: 'Request for a right' },
  purpose: {
    zh: '在自己的单位申请一个岗位角色，由本级安全管理员决定，到期自动收回。',
    en: 'Ask for a role at one’s own organisation; the security administrator of the territory decides, and it ends by itself.',
  },
  subject: 'user',
  initial: 'requested',
  opens: {
    form: form({
      role: field(
        choice(
          Type.Enum([
            'steward',
            'head',
            'staff',
            'reviewer',
            'arbiter',
            'operator',
            'leader',
            'developer',
            'evaluator',
          ]),
          ROLES,
        ),
        '角色',
        'Role',
      ),
      until: field(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), '使用到', 'Until', {
        zh: '到这一天结束时自动收回。',
        en: 'Ends by itself at the end of that day.',
      }),
      reason: field(Type.String({ minLength: 4, maxLength: 500 }), '用途', 'Purpose'),
    }),
    guard: ({ input, now }) =>
      String(input['until']) < now.toISOString().slice(0, 10)
        ? {
            code: 'until_past',
            where: 'until',
            message: { zh: '截止日期已过。', en: 'That day has passed.' },
          }
        : null,
  },
  states: {
    requested: { title: { zh: '待决定', en: 'To be decided' }, performers: ['security_admin@territory'] },
    granted: { title: { zh: '已授权', en: 'Granted' }, final: 'done' },
    refused: { title: { zh: '不予授权', en: 'Refused' }, final: 'refused' },
  },
  transitions: {
    grant: {
      title: { zh: '授权', en: 'Grant' },
      from: ['requested'],
      to: 'granted',
      performers: ['security_admin@territory'],
      fourEyes: true,
      effects: [
        {
          effect: 'role.grant',
          payload: ({ case: of, actor }) => ({
            user: of.applicant,
            organisation: of.owner,
            role: of.data['role'],
            until: of.data['until'],
            by: actor,
          }),
        },
      ],
    },
    refuse: {
      title: { zh: '不予授权', en: 'Refuse' },
      from: ['requested'],
      to: 'refused',
      performers: ['security_admin@territory'],
      fourEyes: true,
      requires: { comment: true },
    },
  },
  clocks: {
    decision: {
      title: { zh: '决定时限', en: 'Time to decide' },
      deadline: 'access_request.decision',
      runsIn: ['requested'],
      warnDays: 1,
      onOverdue: 'alarm',
    },
  },
});
