/** What a notice says: the procedure, the title that was given to the case, and what happened. Nothing else of a case leaves by mail or webhook. */
import type { NoticeKind, Text2 } from '@kuaishu/api';

export interface Told {
  readonly procedure: Text2;
  readonly title: string;
  readonly state: Text2;
}

const SENTENCES: Readonly<Record<NoticeKind, Text2>> = {
  duty: { zh: '待你办理（{state}）', en: 'waits for you ({state})' },
  moved: { zh: '已进入“{state}”', en: 'is now "{state}"' },
  copy: { zh: '抄送贵单位（{state}）', en: 'concerns your organisation ({state})' },
  warned: { zh: '即将到期（{state}）', en: 'is due soon ({state})' },
  overdue: { zh: '已超期（{state}）', en: 'is overdue ({state})' },
  escalated: { zh: '已提级（{state}）', en: 'was escalated ({state})' },
  delegated: { zh: '委托你办理（{state}）', en: 'was delegated to you ({state})' },
  commented: { zh: '有新留言（{state}）', en: 'has a new comment ({state})' },
  extension: { zh: '延期申请已有决定（{state}）', en: 'has a decision on its extension ({state})' },
};

export function noticeText(kind: NoticeKind, { procedure, title, state }: Told): Text2 {
  const sentence = SENTENCES[kind];
  return {
    zh: `${procedure.zh}“${title}”${sentence.zh.replace('{state}', () => state.zh)}`,
    en: `${procedure.en} "${title}" ${sentence.en.replace('{state}', () => state.en)}`,
  };
}
