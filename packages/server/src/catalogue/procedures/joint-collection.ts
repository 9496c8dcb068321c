/** 协同采集: several organisations collect one thing together, each its share of duty, instead of each the whole. */
import { Type } from 'typebox';
import { defineProcedure } from '../../procedures/core/define-procedure.ts';
import { field, form } from '../../procedures/core/form.ts';
import type { Facts } from '../../procedures/core/procedure.ts';

interface Share {
  readonly organisation: string;
  readonly items: readonly string[];
}

const sharesOf = (facts: Facts): readonly Share[] => (facts.case.data['shares'] as Share[] | undefined) ?? [];
const agreedOf = (facts: Facts): readonly string[] => (facts.case.data['agreed'] as string[] | undefined) ?? [];

export const jointCollection = defineProcedure({
  id: 'joint_collection',
  version: 1,
  title: { zh: '协同采集', en: 'Joint collection' },
  purpose: {
    zh: '几个部门需要同一内容时，商定由谁牵头、各采集哪些信息项，避免重复采集。',
    en: 'Where several departments need the same, they agree who leads and who collects which items, so that nothing is collected twice.',
  },
  subject: 'entry',
  initial: 'agreement',
  opens: {
    performers: ['steward@owner'],
    form: form({
      shares: field(
        Type.Array(
          Type.Object(
            {
              organisation: field(Type.String({ pattern: '^org_[0-9A-Z]{26}$' }), '单位', 'Organisation'),
              items: field(
                Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 }),
                '采集的信息项',
                'Items that it collects',
              ),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 20 },
        ),
        '分工',
        'Shares of duty',
      ),
      reason: field(Type.String({ minLength: 4, maxLength: 1000 }), '理由', 'Reason'),
    }),
    data: ({ input }) => ({ ...input, agreed: [] }),
    parties: ({ input, case: of }) =>
      (input['shares'] as Share[])
        .map((share) => share.organisation)
        .filter((organisation) => organisation !== of.owner),
  },
  states: {
    agreement: { title: { zh: '待各方确认', en: 'To be agreed' }, performers: ['head@party'] },
    confirmation: { title: { zh: '待备案', en: 'To be confirmed' }, performers: ['reviewer@territory'] },
    agreed: { title: { zh: '已商定', en: 'Agreed' }, final: 'done' },
    declined: { title: { zh: '未能商定', en: 'Not agreed' }, final: 'refused' },
  },
  transitions: {
    agree: {
      title: { zh: '同意分工', en: 'Agree' },
      from: ['agreement'],
      to: 'agreement',
      performers: ['head@party'],
      form: form({ organisation: field(Type.String({ pattern: '^org_[0-9A-Z]{26}$' }), '本单位', 'Our organisation') }),
      guard: (facts) =>
        sharesOf(facts).some((share) => share.organisation === facts.input['organisation'])
          ? null
          : {
              code: 'no_share',
              where: 'organisation',
              message: { zh: '该单位不在分工之中。', en: 'That organisation has no share in it.' },
            },
      data: (facts) => ({
        ...facts.case.data,
        agreed: [...new Set([...agreedOf(facts), String(facts.input['organisation'])])],
      }),
    },
    decline: {
      title: { zh: '不同意', en: 'Decline' },
      from: ['agreement'],
      to: 'declined',
      performers: ['head@party'],
      requires: { comment: true },
    },
    file: {
      title: { zh: '各方已同意，提交备案', en: 'All agree: submit' },
      from: ['agreement'],
      to: 'confirmation',
      performers: ['applicant'],
      guard: (facts) => {
        const open = facts.case.parties.filter((party) => !agreedOf(facts).includes(party));
        return open.length === 0
          ? null
          : {
              code: 'not_all_agreed',
              message: {
                zh: `还有 ${open.length} 个单位没有确认。`,
                en: `${open.length} organisations have not agreed yet.`,
              },
            };
      },
    },
    confirm: {
      title: { zh: '备案', en: 'Confirm' },
      from: ['confirmation'],
      to: 'agreed',
      performers: ['reviewer@territory'],
      fourEyes: true,
    },
  },
  clocks: {
    agreement: {
      title: { zh: '确认时限', en: 'Time to agree' },
      deadline: 'catalogue.joint',
      runsIn: ['agreement', 'confirmation'],
      warnDays: 1,
      onOverdue: 'escalate',
    },
  },
});
