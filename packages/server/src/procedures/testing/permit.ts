/** A procedure of tests with everything in it: returns, four eyes, a clock that pauses and can be extended, a file, effects. */
import { Type } from 'typebox';
import { defineProcedure } from '../core/define-procedure.ts';
import { field, form } from '../core/form.ts';
import { defineEffect } from '../effects/effect.ts';

export const permit = defineProcedure({
  id: 'permit',
  version: 1,
  title: { zh: '许可', en: 'Permit' },
  subject: 'thing',
  initial: 'filed',
  opens: { form: form({ purpose: field(Type.String({ minLength: 2 }), '用途', 'Purpose') }) },
  states: {
    filed: { title: { zh: '已提交', en: 'Filed' }, performers: ['head@owner'] },
    reviewing: { title: { zh: '审核中', en: 'Under review' }, performers: ['reviewer@territory'] },
    granted: { title: { zh: '已许可', en: 'Granted' }, final: 'done' },
    denied: { title: { zh: '不予许可', en: 'Denied' }, final: 'refused' },
  },
  transitions: {
    submit: { title: { zh: '报送', en: 'Submit' }, from: ['filed'], to: 'reviewing', performers: ['head@owner'] },
    grant: {
      title: { zh: '许可', en: 'Grant' },
      from: ['reviewing'],
      to: 'granted',
      performers: ['reviewer@territory'],
      fourEyes: true,
      form: form({ until: field(Type.String(), '有效期至', 'Until') }),
      guard: ({ input }) =>
        input['until'] === 'never'
          ? { code: 'until', where: 'until', message: { zh: '须有期限。', en: 'It must end some day.' } }
          : null,
      data: ({ case: of, input }) => ({ ...of.data, until: input['until'] }),
      effects: [{ effect: 'permit.write', payload: ({ case: of }) => ({ case: of.id, until: of.data['until'] }) }],
    },
    deny: {
      title: { zh: '不予许可', en: 'Deny' },
      from: ['reviewing'],
      to: 'denied',
      performers: ['reviewer@territory'],
      requires: { comment: true },
    },
  },
  clocks: {
    review: {
      title: { zh: '审核时限', en: 'Time to review' },
      deadline: 'share_request.reply',
      runsIn: ['reviewing'],
      warnDays: 2,
      onOverdue: 'escalate',
      extension: { deadline: 'share_request.reply.extension', consent: ['arbiter@territory'] },
    },
  },
});

/** The permit's effect for tests that are about something else: it is due and runs, and writes nothing. */
export const writingNothing = defineEffect({
  name: 'permit.write',
  title: { zh: '登记许可', en: 'Write down the permit' },
  kind: 'database',
  payload: Type.Object({ case: Type.String(), until: Type.String() }),
  run: async () => undefined,
});
