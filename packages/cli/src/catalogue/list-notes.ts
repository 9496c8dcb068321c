/** What was taken for what in a list, for whoever must see that it was taken right. */
import { LISTING_ROLES, ROLE_NAMES } from '@kuaishu/catalog';
import { visible } from '../columns.ts';
import { count, counted, type Text2 } from '../output.ts';
import type { ReadList } from './read-list.ts';

/** Lines of rows that are named. */
const MOST = 10;

export function listNotes({ file, sheet, entries, columns, itemwise, nameless, unreadable }: ReadList): Text2[] {
  const at = { zh: `${file}${sheet === null ? '' : `[${sheet}]`}`, en: `${file}${sheet === null ? '' : `[${sheet}]`}` };
  const taken = LISTING_ROLES.filter((role) => columns[role] !== undefined);
  const words = (lang: 'zh' | 'en'): string =>
    taken
      .map((role) => `${ROLE_NAMES[role][lang]} = ${visible(columns[role] ?? '')}`)
      .join(lang === 'zh' ? '，' : ', ');
  const notes: Text2[] = [
    taken.length === 0
      ? {
          zh: `${at.zh}：编制指南表格，${count(entries.length)} 个资源`,
          en: `${at.en}: a form of the compilation guide, ${counted(entries.length, 'resource')}`,
        }
      : {
          zh: `${at.zh}：${count(entries.length)} 个资源${itemwise ? '（一行一项）' : ''}；${words('zh')}（不对时用 --map 指明）`,
          en: `${at.en}: ${counted(entries.length, 'resource')}${itemwise ? ' (a row an item)' : ''}; ${words('en')} (--map says otherwise)`,
        },
  ];
  if (nameless.length > 0) {
    const some = nameless.slice(0, MOST);
    const more = nameless.length > some.length;
    notes.push({
      zh: `${at.zh}：${count(nameless.length)} 行没有名称，未参加比对（第 ${some.join('、')} 行${more ? '等' : ''}）`,
      en: `${at.en}: left out for want of a title: ${counted(nameless.length, 'row')} (${some.join(', ')}${more ? ' …' : ''})`,
    });
  }
  if (unreadable > 0)
    notes.push({
      zh: `${at.zh}：${count(unreadable)} 行无法读取，未参加比对（kuaishu profile 说明原因）`,
      en: `${at.en}: left out since unreadable: ${counted(unreadable, 'row')} (kuaishu profile says why)`,
    });
  return notes;
}
