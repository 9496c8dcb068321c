/**
 * What keeps an entry from being published for its grade, sharing and opening, as they take effect on each item: DB52/T 1123 (公开 ⇒ 无条件共享且开放;
 * 内部 ⇒ 无条件或有条件; 涉密 ⇒ 不得进入), 政务数据共享条例 and 贵州省政府数据共享开放条例. A draft may still lack these; lint asks less.
 */
import { element, type Grade } from '@kuaishu/standards';
import { resolveItems } from '../derive/items.ts';
import { highestGrade } from '../derive/masks.ts';
import type { Name2 } from '../derive/plan.ts';
import type { Entry } from '../entry.ts';
import type { PointedFault } from '../lint/fault.ts';
import { gradeOf } from './grade-change.ts';
import { judgeLegalBasis } from './legal-basis.ts';

export function publicationFaults(entry: Entry): PointedFault[] {
  const faults: PointedFault[] = [];
  const add = (pointer: string, code: string, message: Name2, mend: Name2, severity: 'error' | 'warning' = 'error') =>
    faults.push({ pointer, code, severity, message, mend });
  const grade = gradeOf(entry);
  if (entry.grade === undefined)
    add(
      '/grade',
      'grade_missing',
      { zh: '没有定级', en: 'no grade' },
      { zh: '由提供方定级：green 或 yellow', en: 'the owner grades it: green or yellow' },
    );
  if (!entry.sharing)
    add(
      '/sharing',
      'sharing_missing',
      { zh: '没有写共享属性', en: 'no sharing attribute' },
      { zh: '写 sharing.type', en: 'write sharing.type' },
    );
  if (!entry.opening)
    add(
      '/opening',
      'opening_missing',
      { zh: '没有写开放属性', en: 'no opening attribute' },
      { zh: '写 opening.open', en: 'write opening.open' },
    );
  faults.push(...permissionFaults('', grade, entry.sharing, entry.opening));
  const resolved = resolveItems(entry);
  const highest = highestGrade(resolved.map((item) => item.grade));
  if (entry.grade === 'green' && highest !== 'green')
    add(
      '/grade',
      'grade_below_items',
      { zh: '整体定为公开，但有信息项为内部', en: 'public as a whole, though items are internal' },
      {
        zh: '整体改为黄（yellow），或逐项确认后定为绿（green）',
        en: 'grade the whole yellow, or the items green one by one',
      },
    );
  entry.items.forEach((item, i) => {
    // what an item inherits was judged with the entry; only what it says itself, or its grade against what it inherits, is its own
    const own = item.grade ?? (item.element === undefined ? undefined : element(item.element)?.grade);
    if (item.sharing === undefined && item.opening === undefined && item.grade === undefined) return;
    faults.push(
      ...permissionFaults(`/items/${i}`, own ?? grade, item.sharing ?? entry.sharing, item.opening ?? entry.opening),
    );
  });
  return faults;
}

function permissionFaults(
  pointer: string,
  grade: Grade,
  sharing: Entry['sharing'],
  opening: Entry['opening'],
): PointedFault[] {
  const faults: PointedFault[] = [];
  const add = (at: string, code: string, message: Name2, mend: Name2, severity: 'error' | 'warning' = 'error') =>
    faults.push({ pointer: `${pointer}${at}`, code, severity, message, mend });
  if (grade === 'red') {
    add(
      '/grade',
      'red_refused',
      { zh: '涉密（红）数据不得进入平台', en: 'secret (red) data must not enter the platform' },
      { zh: '删去，或脱密后重新定级', en: 'remove it, or grade it anew after declassification' },
    );
    return faults;
  }
  if (grade === 'green' && sharing && sharing.type !== 1)
    add(
      '/sharing/type',
      'green_not_shared',
      { zh: '公开数据应无条件共享', en: 'public data must be shared without condition' },
      { zh: '共享类型改为 1，或分级改为黄（yellow）', en: 'set sharing.type to 1, or the grade to yellow' },
    );
  if (grade === 'green' && opening && !opening.open)
    add(
      '/opening/open',
      'green_not_open',
      { zh: '公开数据应向社会开放', en: 'public data must be open' },
      { zh: 'opening.open 改为 true，或分级改为黄（yellow）', en: 'set opening.open to true, or the grade to yellow' },
    );
  if (grade === 'yellow' && sharing?.type === 3)
    add(
      '/sharing/type',
      'internal_not_shared',
      { zh: '内部数据一般应无条件或有条件共享', en: 'internal data are as a rule shared, with or without condition' },
      {
        zh: '改为 2 并写条件，或保留 3 并写明法律依据',
        en: 'use 2 with its condition, or keep 3 with its legal basis',
      },
      'warning',
    );
  if (grade === 'yellow' && opening?.open && !opening.condition?.trim())
    add(
      '/opening/open',
      'internal_open',
      {
        zh: '内部数据开放前应脱敏，或依法确认可开放',
        en: 'internal data are opened after de-identification, or where the law allows it',
      },
      {
        zh: '在 opening.condition 写明脱敏方式或依据',
        en: 'say in opening.condition how they are masked, or by which law',
      },
      'warning',
    );
  if (sharing?.type === 2 && !sharing.condition?.trim())
    add(
      '/sharing/condition',
      'condition_missing',
      { zh: '有条件共享没有写条件', en: 'conditional sharing without its condition' },
      { zh: '写明范围、用途和限制', en: 'write scope, purpose and limits' },
    );
  if (sharing?.type === 3) basis('/sharing/basis', '不予共享', 'not sharing', sharing.basis, add);
  if (opening && !opening.open && grade !== 'green')
    basis('/opening/basis', '不予开放', 'not opening', opening.basis, add);
  return faults;
}

function basis(
  at: string,
  zh: string,
  en: string,
  text: string | undefined,
  add: (at: string, code: string, message: Name2, mend: Name2, severity?: 'error' | 'warning') => void,
): void {
  const verdict = judgeLegalBasis(text);
  const message = { zh: `${zh}的依据：${verdict.message.zh}`, en: `basis for ${en}: ${verdict.message.en}` };
  if (!verdict.sufficient) add(at, text?.trim() ? 'basis_insufficient' : 'basis_missing', message, verdict.mend);
  else if (verdict.mend.zh !== '') add(at, 'basis_article', message, verdict.mend, 'warning');
}
