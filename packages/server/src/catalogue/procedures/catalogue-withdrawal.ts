/** 目录撤销: a resource that is no more is taken off the ledger. Its code and its versions stay; what it was the source of is free for another. */
import { Type } from 'typebox';
import { defineProcedure } from '../../procedures/core/define-procedure.ts';
import { field, form } from '../../procedures/core/form.ts';
import type { EntryInReview } from './entry-subject.ts';

export const catalogueWithdrawal = defineProcedure({
  id: 'catalogue_withdrawal',
  version: 1,
  title: { zh: '目录条目撤销', en: 'Withdrawal of an entry' },
  purpose: {
    zh: '职责调整或系统停用后，把条目从台账撤下。',
    en: 'Takes an entry off the ledger after a change of duty or the end of its system.',
  },
  subject: 'entry',
  initial: 'sign_off',
  opens: {
    performers: ['steward@owner'],
    form: form({
      reason: field(Type.String({ minLength: 4, maxLength: 1000 }), '撤销理由', 'Reason'),
      basis: field(Type.String({ minLength: 4, maxLength: 500 }), '依据', 'Basis', {
        zh: '职责调整文件、系统停用批复等。',
        en: 'The decision that changed the duty, or ended the system.',
      }),
    }),
    data: ({ input }) => input,
    guard: ({ subject }) =>
      (subject as EntryInReview | null)?.published
        ? null
        : {
            code: 'not_published',
            message: { zh: '只有已发布的条目可以撤销。', en: 'Only a published entry can be withdrawn.' },
          },
  },
  states: {
    sign_off: { title: { zh: '待签发', en: 'To be signed off' }, performers: ['head@owner'] },
    review: { title: { zh: '待核查', en: 'To be checked' }, performers: ['reviewer@territory'] },
    done: { title: { zh: '已撤销', en: 'Taken off' }, final: 'done' },
    refused: { title: { zh: '不予撤销', en: 'Kept' }, final: 'refused' },
  },
  transitions: {
    sign_off: {
      title: { zh: '签发', en: 'Sign off' },
      from: ['sign_off'],
      to: 'review',
      performers: ['head@owner'],
      fourEyes: true,
    },
    take_off: {
      title: { zh: '同意撤销', en: 'Take off' },
      from: ['review'],
      to: 'done',
      performers: ['reviewer@territory'],
      fourEyes: true,
      effects: [{ effect: 'catalogue.withdraw', payload: ({ case: of }) => ({ entry: of.subject.id }) }],
    },
    refuse: {
      title: { zh: '不予撤销', en: 'Refuse' },
      from: ['review'],
      to: 'refused',
      performers: ['reviewer@territory'],
      fourEyes: true,
      requires: { comment: true },
    },
  },
  clocks: {
    review: {
      title: { zh: '撤销审核时限', en: 'Time to review' },
      deadline: 'catalogue.withdrawal',
      runsIn: ['sign_off', 'review'],
      warnDays: 1,
      onOverdue: 'escalate',
    },
  },
});
