/**
 * 更新义务: a published resource whose delivery is overdue by its own cadence. The platform opens the case by itself, once, and closes it by itself when the
 * refinery takes the next delivery in, when a revision with another cadence is published, or when the entry is taken off the ledger. Until then the owner's
 * steward delivers or explains; a promise to deliver later holds where the bureau accepts it.
 */
import { dayOf } from '@kuaishu/standards';
import { Type } from 'typebox';
import { defineProcedure } from '../../procedures/core/define-procedure.ts';
import { choice, field, form } from '../../procedures/core/form.ts';
import type { Facts, Fault, NewDeadline } from '../../procedures/core/procedure.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const HOUSE = { zh: '平台约定', en: 'Rule of the house' };

/** Of those that are judged; irregular ones are not. */
const CADENCES = {
  realtime: { zh: '实时', en: 'In real time' },
  daily: { zh: '每日', en: 'Daily' },
  weekly: { zh: '每周', en: 'Weekly' },
  monthly: { zh: '每月', en: 'Monthly' },
  quarterly: { zh: '每季度', en: 'Quarterly' },
  half_yearly: { zh: '每半年', en: 'Twice a year' },
  yearly: { zh: '每年', en: 'Yearly' },
};

const term = (id: string, zh: string, en: string, value: number): NewDeadline => ({
  id: `catalogue.${id}`,
  title: { zh, en },
  value,
  unit: 'working_day',
  source: 'house',
  basis: HOUSE,
  effectiveFrom: '2025-08-01',
  verified: true,
});

/** Not four eyes over the whole case: a bureau of one reviewer judges the second explanation too. */
const byAnother = ({ case: of, actor }: Facts): Fault | null =>
  of.data['explainedBy'] === actor
    ? {
        code: 'own_explanation',
        message: { zh: '自己的说明应由他人审核。', en: 'One’s own explanation is judged by somebody else.' },
      }
    : null;

export const updateDuty = defineProcedure({
  id: 'update_duty',
  version: 1,
  title: { zh: '更新义务', en: 'Duty to update' },
  purpose: {
    zh: '已发布的资源到期没有归集到新数据时由平台自动立项。补报数据后自动办结；也可说明情况并约定日期、修订更新周期，或撤销资源。',
    en: 'Opened by the platform when a published resource was not delivered by its cadence. It closes by itself with the next delivery; or one explains and names a day, revises the cadence, or takes the resource off the ledger.',
  },
  subject: 'entry',
  initial: 'missed',
  withdraw: false,
  return: false,
  opens: {
    performers: ['system'],
    form: form({
      cadence: field(choice(Type.Enum(Object.keys(CADENCES)), CADENCES), '更新周期', 'Cadence'),
      due: field(Day, '应于何日前更新', 'Due by'),
      delivered: field(Type.Union([Day, Type.Literal('')]), '最近归集', 'Last delivery', {
        zh: '空：从未归集。',
        en: 'Empty: never delivered.',
      }),
      run: field(Type.String(), '归集批次', 'Run that took it in'),
      deadline: field(Type.String(), '依据的时限', 'Deadline that was applied'),
      explainedBy: Type.Optional(field(Type.String(), '说明人', 'Explained by')),
    }),
    data: ({ input }) => input,
  },
  states: {
    missed: { title: { zh: '待更新', en: 'To be updated' }, performers: ['steward@owner'] },
    explained: { title: { zh: '说明待审', en: 'Explanation to be judged' }, performers: ['reviewer@territory'] },
    delivered: { title: { zh: '已更新', en: 'Delivered' }, final: 'done' },
    deferred: { title: { zh: '已准延期', en: 'Deferred' }, final: 'done' },
    changed: { title: { zh: '已改更新周期', en: 'Cadence changed' }, final: 'done' },
    stopped: { title: { zh: '不再更新', en: 'No longer updated' }, final: 'done' },
  },
  transitions: {
    explain: {
      title: { zh: '说明情况', en: 'Explain' },
      from: ['missed'],
      to: 'explained',
      performers: ['steward@owner'],
      form: form({
        reason: field(Type.String({ minLength: 4, maxLength: 1000 }), '未按期更新的原因', 'Why it was not updated'),
        until: field(Day, '承诺更新日期', 'To be delivered by'),
      }),
      guard: ({ input, now }) =>
        String(input['until']) > dayOf(now)
          ? null
          : {
              code: 'day_past',
              where: 'until',
              message: { zh: '承诺的日期应在今天之后。', en: 'The day must lie after today.' },
              mend: {
                zh: '请改一个日期；已补报的数据归集后自动办结。',
                en: 'Choose another; what is delivered closes the case.',
              },
            },
      data: ({ case: of, input, actor }) => ({ ...of.data, ...input, explainedBy: actor }),
    },
    accept: {
      title: { zh: '同意延期', en: 'Accept' },
      from: ['explained'],
      to: 'deferred',
      performers: ['reviewer@territory'],
      guard: byAnother,
    },
    refuse: {
      title: { zh: '不同意', en: 'Refuse' },
      from: ['explained'],
      to: 'missed',
      performers: ['reviewer@territory'],
      guard: byAnother,
      requires: { comment: true },
    },
    deliver: {
      title: { zh: '归集到新数据', en: 'A delivery was taken in' },
      from: ['missed', 'explained'],
      to: 'delivered',
      performers: ['system'],
      form: form({
        newDelivery: field(Day, '补报归集', 'Delivered after all'),
        newRun: field(Type.String(), '补报批次', 'Run that took it in'),
      }),
      data: ({ case: of, input }) => ({ ...of.data, ...input }),
    },
    change_cadence: {
      title: { zh: '修订了更新周期', en: 'A revision changed the cadence' },
      from: ['missed', 'explained'],
      to: 'changed',
      performers: ['system'],
    },
    stop: {
      title: { zh: '资源已撤销或不再归集', en: 'Taken off, or collected no more' },
      from: ['missed', 'explained'],
      to: 'stopped',
      performers: ['system'],
    },
  },
  clocks: {
    answer: {
      title: { zh: '补报或说明时限', en: 'Time to deliver or explain' },
      deadline: 'catalogue.update_answer',
      runsIn: ['missed'],
      pausedIn: ['explained'],
      warnDays: 1,
      onOverdue: 'escalate',
      extension: { deadline: 'catalogue.update_extension', consent: ['reviewer@territory'] },
    },
    review: {
      title: { zh: '说明审核时限', en: 'Time to judge the explanation' },
      deadline: 'catalogue.update_review',
      runsIn: ['explained'],
      warnDays: 1,
      onOverdue: 'escalate',
    },
  },
  deadlines: [
    term('update_answer', '逾期更新的补报或说明', 'To deliver or explain a missed update', 5),
    term('update_extension', '补报延长', 'Extension of that time', 10),
    term('update_review', '逾期说明的审核', 'To judge an explanation', 5),
  ],
});
