/**
 * 数源裁定: who is the one source of an attribute (一数一源). The parties state by which law they collect it; the bureau of their level decides, across
 * prefectures the province's. The decision binds the resolver, and the other holders become copies.
 */
import { Type } from 'typebox';
import { defineProcedure } from '../../procedures/core/define-procedure.ts';
import { field, form } from '../../procedures/core/form.ts';
import type { Facts } from '../../procedures/core/procedure.ts';

interface Statement {
  readonly actor: string;
  readonly entry: string;
  readonly duty: string;
  readonly claims: boolean;
}

const statementsOf = (facts: Facts): readonly Statement[] =>
  (facts.case.data['statements'] as Statement[] | undefined) ?? [];
const claimantsOf = (facts: Facts): readonly string[] => (facts.case.data['claimants'] as string[] | undefined) ?? [];

export const sourceRuling = defineProcedure({
  id: 'source_ruling',
  version: 1,
  title: { zh: '数源裁定', en: 'Ruling on a source' },
  purpose: {
    zh: '两个资源都声明同一主体的同一属性时，由大数据局依职责和证据裁定唯一数源。',
    en: 'Where two resources claim one attribute of a subject, the data bureau decides by duty and evidence which is its source.',
  },
  subject: 'entry',
  initial: 'hearing',
  opens: {
    performers: ['steward@owner'],
    form: form({
      attribute: field(Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }), '属性', 'Attribute'),
      claimants: field(
        Type.Array(Type.String({ pattern: '^entry_[0-9A-Z]{26}$' }), { minItems: 2, maxItems: 20 }),
        '持有该属性的条目',
        'Entries that hold it',
      ),
      holders: field(
        Type.Array(Type.String({ pattern: '^org_[0-9A-Z]{26}$' }), { minItems: 1, maxItems: 20 }),
        '有关单位',
        'Organisations concerned',
      ),
      duty: field(
        Type.String({ minLength: 4, maxLength: 1000 }),
        '本单位采集的职责依据',
        'The duty by which we collect it',
      ),
    }),
    data: ({ input, case: of, actor }) => ({
      attribute: input['attribute'],
      claimants: input['claimants'],
      statements: [{ actor, entry: of.subject.id, duty: input['duty'], claims: true }],
    }),
    parties: ({ input }) => input['holders'] as string[],
  },
  states: {
    hearing: { title: { zh: '各方陈述', en: 'Statements' }, performers: ['steward@party', 'head@party'] },
    decision: { title: { zh: '待裁定', en: 'To be decided' }, performers: ['arbiter@territory'] },
    decided: { title: { zh: '已裁定', en: 'Decided' }, final: 'done' },
    settled: { title: { zh: '协商一致', en: 'Settled' }, final: 'done' },
  },
  transitions: {
    state: {
      title: { zh: '陈述', en: 'State' },
      from: ['hearing'],
      to: 'hearing',
      performers: ['steward@party', 'head@party'],
      form: form({
        entry: field(Type.String({ pattern: '^entry_[0-9A-Z]{26}$' }), '本单位的条目', 'Our entry'),
        duty: field(Type.String({ minLength: 4, maxLength: 1000 }), '职责依据', 'Duty'),
        claims: field(Type.Boolean(), '主张本单位为数源', 'We claim to be the source'),
      }),
      data: (facts) => ({
        ...facts.case.data,
        statements: [
          ...statementsOf(facts),
          { actor: facts.actor, entry: facts.input['entry'], duty: facts.input['duty'], claims: facts.input['claims'] },
        ],
      }),
    },
    refer: {
      title: { zh: '提交裁定', en: 'Refer for a ruling' },
      from: ['hearing'],
      to: 'decision',
      performers: ['applicant', 'arbiter@territory', 'system'],
    },
    settle: {
      title: { zh: '协商一致，撤销争议', en: 'Settled between the departments' },
      from: ['hearing'],
      to: 'settled',
      performers: ['applicant'],
      requires: { comment: true },
    },
    decide: {
      title: { zh: '裁定', en: 'Decide' },
      from: ['decision'],
      to: 'decided',
      performers: ['arbiter@territory'],
      fourEyes: true,
      form: form({
        source: field(Type.String({ pattern: '^entry_[0-9A-Z]{26}$' }), '数源条目', 'Entry that is the source'),
        reason: field(Type.String({ minLength: 10, maxLength: 2000 }), '理由', 'Reasons'),
      }),
      guard: (facts) =>
        claimantsOf(facts).includes(String(facts.input['source']))
          ? null
          : {
              code: 'not_a_claimant',
              where: 'source',
              message: {
                zh: '数源应为持有该属性的条目之一。',
                en: 'The source must be one of the entries that hold the attribute.',
              },
            },
      data: ({ case: of, input }) => ({ ...of.data, source: input['source'], reason: input['reason'] }),
      effects: [
        {
          effect: 'catalogue.rule',
          payload: ({ case: of, input }) => ({ attribute: of.data['attribute'], source: input['source'] }),
        },
      ],
    },
  },
  clocks: {
    hearing: {
      title: { zh: '陈述时限', en: 'Time for statements' },
      deadline: 'catalogue.hearing',
      runsIn: ['hearing'],
      warnDays: 1,
      onOverdue: { transition: 'refer' },
    },
    ruling: {
      title: { zh: '裁定时限', en: 'Time to decide' },
      deadline: 'catalogue.ruling',
      runsIn: ['decision'],
      warnDays: 2,
      onOverdue: 'escalate',
    },
  },
});
