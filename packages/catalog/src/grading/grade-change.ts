/** 分级的变更: raising is the owner's own affair, lowering needs a second person. */
import type { Grade } from '@kuaishu/standards';
import { resolveItems } from '../derive/items.ts';
import { highestGrade } from '../derive/masks.ts';
import type { Name2 } from '../derive/plan.ts';
import type { Entry } from '../entry.ts';
import { GRADE_ORDER } from './propose.ts';

export interface GradeChange {
  readonly direction: 'raised' | 'lowered' | 'same';
  readonly secondPerson: boolean;
  readonly reason: Name2;
}

export function gradeChange(from: Grade, to: Grade): GradeChange {
  const step = GRADE_ORDER.indexOf(to) - GRADE_ORDER.indexOf(from);
  if (step < 0)
    return {
      direction: 'lowered',
      secondPerson: true,
      reason: { zh: '降低分级须由第二人确认', en: 'lowering a grade needs a second person' },
    };
  return step > 0
    ? { direction: 'raised', secondPerson: false, reason: { zh: '提高分级', en: 'the grade rises' } }
    : { direction: 'same', secondPerson: false, reason: { zh: '分级不变', en: 'the grade stays' } };
}

export interface GradeChangeAt extends GradeChange {
  /** Name of the item; null: the entry as a whole. */
  readonly item: string | null;
  readonly from: Grade;
  readonly to: Grade;
}

/**
 * Grades that differ between two versions, as they take effect (an item's own, else its element's, else the entry's). Items are matched by attribute,
 * then by name; one that is new or gone has no change, but moving an item's grade through another element has.
 */
export function gradeChanges(before: Entry, after: Entry): GradeChangeAt[] {
  const [old, now] = [resolveItems(before), resolveItems(after)];
  const changes: GradeChangeAt[] = [];
  const add = (item: string | null, from: Grade, to: Grade) => {
    if (from !== to) changes.push({ item, from, to, ...gradeChange(from, to) });
  };
  add(null, gradeOf(before), gradeOf(after));
  for (const item of now) {
    const was = old.find(({ name }) => name === item.name) ?? old.find(({ attribute }) => attribute === item.attribute);
    if (was) add(item.name, was.grade, item.grade);
  }
  return changes;
}

export function needsSecondPerson(before: Entry, after: Entry): boolean {
  return gradeChanges(before, after).some(({ secondPerson }) => secondPerson);
}

/** The entry's own grade, else the highest of its items. */
export function gradeOf(entry: Entry): Grade {
  return entry.grade ?? highestGrade(resolveItems(entry).map(({ grade }) => grade));
}
