/** 数据需求: what a department needs and does not have. Together they are the list of needs (需求清单); each is answered by a source that is there, or by a new duty. */
import { Type } from 'typebox';
import { defineProcedure } from '../../procedures/core/define-procedure.ts';
import { field, form } from '../../procedures/core/form.ts';

export const dataNeed = defineProcedure({
  id: 'data_need',
  version: 1,
  title: { zh: '数据需求', en: 'Data need' },
  purpose: {
    zh: '部门提出履职所需而本单位没有的数据，由大数据局答复已有数源或落实采集责任。',
    en: 'A department says what it needs for a task and does not have; the bureau names the source that is there, or whose duty it becomes.',
  },
  subject: 'need',
  initial: 'filed',
  opens: {
    performers: ['staff@owner'],
    form: form({
      subject: field(Type.String({ minLength: 1, maxLength: 80 }), '主体', 'Subject', {
        zh: '如 人口、法人。',
        en: 'person, organisation, place …',
      }),
      elements: field(
        Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 }),
        '所需信息项',
        'Items needed',
      ),
      matter: field(Type.String({ minLength: 2, maxLength: 200 }), '业务事项', 'Matter'),
      basis: field(Type.String({ minLength: 4, maxLength: 500 }), '使用依据', 'Basis of use'),
      until: field(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), '使用到', 'Used until'),
    }),
    data: ({ input }) => input,
  },
  states: {
    filed: { title: { zh: '待答复', en: 'To be answered' }, performers: ['reviewer@territory'] },
    answered: { title: { zh: '已有数源', en: 'A source is there' }, final: 'done' },
    assigned: { title: { zh: '已落实责任', en: 'A duty is assigned' }, final: 'done' },
    declined: { title: { zh: '不予满足', en: 'Declined' }, final: 'refused' },
  },
  transitions: {
    answer: {
      title: { zh: '指明数源', en: 'Name the source' },
      from: ['filed'],
      to: 'answered',
      performers: ['reviewer@territory'],
      form: form({ entry: field(Type.String({ pattern: '^entry_[0-9A-Z]{26}$' }), '数源条目', 'Entry') }),
      data: ({ case: of, input }) => ({ ...of.data, entry: input['entry'] }),
    },
    assign: {
      title: { zh: '落实采集责任', en: 'Assign the duty' },
      from: ['filed'],
      to: 'assigned',
      performers: ['reviewer@territory'],
      form: form({ organisation: field(Type.String({ pattern: '^org_[0-9A-Z]{26}$' }), '责任单位', 'Organisation') }),
      data: ({ case: of, input }) => ({ ...of.data, organisation: input['organisation'] }),
    },
    decline: {
      title: { zh: '不予满足', en: 'Decline' },
      from: ['filed'],
      to: 'declined',
      performers: ['reviewer@territory'],
      requires: { comment: true },
    },
  },
  clocks: {
    answer: {
      title: { zh: '答复时限', en: 'Time to answer' },
      deadline: 'catalogue.need',
      runsIn: ['filed'],
      warnDays: 2,
      onOverdue: 'escalate',
    },
  },
});
