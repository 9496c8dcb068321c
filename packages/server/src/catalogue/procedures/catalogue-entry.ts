/**
 * 目录条目编制与发布: an entry, or a revision of one, from the steward's desk to the ledger. Compiled by the department, signed off by its head (who answers
 * for the assessment of secrecy and personal information, Order 809), checked and published by the data bureau of the same level.
 */
import { Type } from 'typebox';
import { defineProcedure } from '../../procedures/core/define-procedure.ts';
import { field, form } from '../../procedures/core/form.ts';
import type { Facts, Fault } from '../../procedures/core/procedure.ts';
import type { EntryInReview } from './entry-subject.ts';

const subjectOf = (facts: Facts): EntryInReview | null => facts.subject as EntryInReview | null;

function complete(facts: Facts): Fault | null {
  const subject = subjectOf(facts);
  const errors = subject?.faults.filter(({ severity }) => severity === 'error') ?? [];
  const [first] = errors;
  if (!first) return null;
  return {
    code: 'entry_faults',
    where: first.where,
    message: {
      zh: `条目还有 ${errors.length} 处必须改正，第一处：${first.message.zh}`,
      en: `The entry has ${errors.length} faults that must be mended; the first: ${first.message.en}`,
    },
    mend: first.mend,
  };
}

function undisputed(facts: Facts): Fault | null {
  const [first] = subjectOf(facts)?.conflicts ?? [];
  if (!first) return null;
  return {
    code: 'attribute_conflict',
    where: first.attribute,
    message: {
      zh: `“${first.attribute}”已有数源，本条目不能再声明权威（一数一源）。`,
      en: `"${first.attribute}" has its source already; this entry cannot claim it too.`,
    },
    mend: { zh: '删去该声明改为引用，或提请裁定数源。', en: 'Drop the claim and use the source, or ask for a ruling.' },
  };
}

/** States in which the house may still change what it compiles: what was submitted stands as its head signed it, until it is sent back. */
export const COMPILED_IN: ReadonlySet<string> = new Set(['draft', 'returned']);

export const catalogueEntry = defineProcedure({
  id: 'catalogue_entry',
  version: 1,
  title: { zh: '目录条目编制与发布', en: 'Compiling and publishing an entry' },
  purpose: {
    zh: '部门编制或修订一个信息资源，负责人签发，同级大数据局核查后发布，平台赋码并记入台账。',
    en: 'A department compiles or revises a resource, its head signs it off, the data bureau of its level checks and publishes it; the platform gives the code.',
  },
  subject: 'entry',
  initial: 'draft',
  opens: { performers: ['steward@owner'] },
  return: { from: ['sign_off', 'review'] },
  states: {
    draft: { title: { zh: '编制中', en: 'In work' }, performers: ['steward@owner'] },
    sign_off: { title: { zh: '待签发', en: 'To be signed off' }, performers: ['head@owner'] },
    review: { title: { zh: '待核查', en: 'To be checked' }, performers: ['reviewer@territory'] },
    published: { title: { zh: '已发布', en: 'Published' }, final: 'done' },
    refused: { title: { zh: '不予发布', en: 'Not published' }, final: 'refused' },
  },
  transitions: {
    submit: {
      title: { zh: '提交签发', en: 'Submit' },
      from: ['draft'],
      to: 'sign_off',
      performers: ['steward@owner'],
      guard: complete,
    },
    sign_off: {
      title: { zh: '签发', en: 'Sign off' },
      from: ['sign_off'],
      to: 'review',
      performers: ['head@owner'],
      fourEyes: true,
      form: form({
        secrecy: field(Type.Literal(true), '已作保密风险评估', 'Secrecy has been assessed', {
          zh: '涉密信息不得进入平台。',
          en: 'State secrets must not enter the platform.',
        }),
        privacy: field(
          Type.Literal(true),
          '已作个人信息保护影响评估',
          'Impact on personal information has been assessed',
          {
            zh: '《个人信息保护法》第五十五条。',
            en: 'Personal Information Protection Law, article 55.',
          },
        ),
      }),
      guard: complete,
    },
    publish: {
      title: { zh: '核查发布', en: 'Publish' },
      from: ['review'],
      to: 'published',
      performers: ['reviewer@territory'],
      fourEyes: true,
      guard: (facts) => complete(facts) ?? undisputed(facts),
      effects: [{ effect: 'catalogue.publish', payload: ({ case: of }) => ({ entry: of.subject.id }) }],
    },
    refuse: {
      title: { zh: '不予发布', en: 'Refuse' },
      from: ['review'],
      to: 'refused',
      performers: ['reviewer@territory'],
      fourEyes: true,
      requires: { comment: true },
    },
  },
  clocks: {
    sign_off: {
      title: { zh: '签发时限', en: 'Time to sign off' },
      deadline: 'catalogue.sign_off',
      runsIn: ['sign_off'],
      warnDays: 1,
      onOverdue: 'alarm',
    },
    review: {
      title: { zh: '核查发布时限', en: 'Time to check and publish' },
      deadline: 'catalogue.review',
      runsIn: ['review'],
      warnDays: 1,
      onOverdue: 'escalate',
    },
  },
});
