/** Acts of entries that were put there as faults: how each is found, and what comes of it. */
import type { CatalogueEntry } from '../entries/catalogue-entry.ts';
import type { ConflictTruth, DuplicateTruth, FromBaseTruth } from '../truth.ts';
import { LAST_DAY } from './act.ts';
import type { Actors } from './actors.ts';
import { Course } from './courses.ts';
import { duplicateReturn, fromBaseReturn } from './remarks.ts';
import { withoutClaims, withoutItems } from './revisions.ts';

/** Later than everything that they copy stands on the ledger. */
const BEGIN = 22;

/** What became of a duplicate; the order of the truth decides, so that each outcome has its cases. */
const OUTCOMES = [
  'published',
  'returned',
  'reuse',
  'published',
  'become_source',
  'bureau',
  'collect_jointly',
  'draft',
] as const;

export function duplicateCourse(
  { resource, entry }: CatalogueEntry,
  truth: DuplicateTruth,
  nth: number,
  names: readonly string[],
  who: Actors,
  seed: number,
): Course {
  const course = new Course(resource, who, BEGIN + (nth % 14), seed);
  const duplicateOf = truth.of;
  const told = `雷达提示与${names.map((name) => `“${name}”`).join('、')}重复。`;
  switch (OUTCOMES[nth % OUTCOMES.length]) {
    case 'returned':
      return course.draft(entry).submit().approve().bureauReturn(duplicateReturn(names), { duplicateOf });
    case 'reuse':
      return course
        .draft(entry)
        .submit()
        .withdraw(`${told}改为申请共享，不再另行采集。`, { duplicateOf, resolution: 'reuse' });
    case 'become_source':
      return course
        .draft(entry)
        .submit()
        .approve()
        .comment(`${told}经协商，本单位按职责作为数源，原资源改为引用。`, 'steward', {
          duplicateOf,
          resolution: 'become_source',
        })
        .publish();
    case 'collect_jointly':
      return course
        .draft(entry)
        .submit()
        .approve()
        .comment(`${told}双方各采集一部分，协同采集。`, 'steward', { duplicateOf, resolution: 'collect_jointly' })
        .publish();
    case 'bureau':
      return course
        .until(LAST_DAY - 6)
        .draft(entry)
        .submit()
        .approve();
    case 'draft':
      return course.until(LAST_DAY - 4).draft(entry);
    default:
      // published before anybody looked for duplicates
      return course.whole(entry);
  }
}

/** Two claim one attribute. Those that are decided end with the holder as the source and a claimant that is a copy. */
export function conflictCourse(
  { resource, entry }: CatalogueEntry,
  { subject, attribute, holder, claimant }: ConflictTruth,
  decided: boolean,
  nth: number,
  who: Actors,
  seed: number,
): Course {
  const course = new Course(resource, who, decided ? BEGIN : LAST_DAY - 8 - nth * 6, seed);
  const about = { subject, attribute, holder, claimant };
  course.draft(entry).submit().approve().wait(1, 2);
  course.act('open_conflict', who.reviewer, '两个资源都声明为同一属性的权威来源，提请裁定。', about);
  if (!decided) return course;
  return course
    .wait(2, 5)
    .act(
      'decide_conflict',
      who.provincialArbiter,
      '按法定职责和近三批比对一致率，数源仍为原单位；另一资源作为副本引用。',
      {
        ...about,
        source: holder,
      },
    )
    .wait(1, 2)
    .edit(withoutClaims(entry, [attribute]))
    .submit()
    .approve()
    .publish();
}

export function askedAnewCourse(
  { resource, entry }: CatalogueEntry,
  { items, base }: FromBaseTruth,
  nth: number,
  who: Actors,
  seed: number,
): Course {
  const course = new Course(resource, who, BEGIN + nth * 3, seed).draft(entry);
  if (nth % 3 === 0) return course.submit().approve().publish();
  course.submit().approve().bureauReturn(fromBaseReturn(items, base));
  if (nth % 3 === 1) return course;
  return course.wait(1, 3).edit(withoutItems(entry, items)).submit().approve().publish();
}

/** A slip cannot be submitted: half of them are still drafts, the others were mended. */
export function slipCourse(
  { resource, entry }: CatalogueEntry,
  mended: CatalogueEntry['entry'],
  nth: number,
  who: Actors,
  seed: number,
): Course {
  const still = nth % 2 === 0;
  const course = new Course(resource, who, still ? LAST_DAY - 5 : 10 + nth, seed).draft(entry);
  return still ? course : course.wait(1, 2).edit(mended).submit().approve().publish();
}
