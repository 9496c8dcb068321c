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
  joint: JointDuty,
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
      course
        .draft(entry)
        .submit()
        .approve()
        .comment(`${told}双方各采集一部分，协同采集。`, 'steward', { duplicateOf, resolution: 'collect_jointly' });
      return shareDuty(
        course.publish(),
        joint,
        resource,
        who,
        JOINT_ENDS[Math.floor(nth / OUTCOMES.length) % JOINT_ENDS.length],
      );
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

/** How far the joint duties have come, one after another. */
const JOINT_ENDS = ['agreed', 'agreement', 'confirmation', 'declined'] as const;

/** What the two would collect, each its share. */
export interface JointDuty {
  /** Key of the other organisation, whose head agrees. */
  readonly other: string;
  readonly own: string;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

function shareDuty(
  course: Course,
  { other, own, theirs, ours }: JointDuty,
  resource: string,
  who: Actors,
  end: (typeof JOINT_ENDS)[number] = 'agreed',
): Course {
  const name = `joint/${resource}`;
  const shares = [
    { organisation: other, items: theirs },
    { organisation: own, items: ours },
  ];
  if (end === 'agreed')
    course
      .wait(1, 1)
      .beside(`${name}/first`, 'propose_joint', who.steward, '两家都需要，建议分工采集。', { shares })
      .wait(1, 1)
      .beside(`${name}/first`, 'withdraw_case', who.steward, '分工写反，撤回重提。');
  course
    .wait(1, 2)
    .beside(name, 'propose_joint', who.steward, '两家都需要，建议按职责分工采集，互相共享。', { shares });
  if (end === 'agreement') return course;
  if (end === 'declined')
    return course
      .wait(1, 3)
      .beside(name, 'decline_joint', `${other}.head`, '本单位系统不产生这些信息项，不能分担。', { organisation: other })
      .wait(1, 2)
      .beside(`${name}/second`, 'propose_joint', who.steward, '按贵单位实际产生的信息项重新划分。', { shares })
      .wait(1, 2)
      .beside(`${name}/second`, 'return_case', `${other}.head`, '请附两家系统的数据字典再议。');
  course
    .wait(1, 3)
    .beside(name, 'agree_joint', `${other}.head`, '同意按职责分工。', { organisation: other })
    .wait(0, 1)
    .beside(name, 'file_joint', who.steward);
  if (end === 'confirmation') return course;
  return course.wait(0, 2).beside(name, 'confirm_joint', who.reviewer, '准予备案。');
}

export type ConflictStage = 'decided' | 'referred' | 'hearing' | 'settled' | 'returned';

/** Two claim one attribute. Those that are decided end with the holder as the source and a claimant that is a copy. `stage`: how far the others have come. */
export function conflictCourse(
  { resource, entry }: CatalogueEntry,
  { attribute, holder, claimant }: ConflictTruth,
  holderSteward: string,
  stage: ConflictStage,
  nth: number,
  who: Actors,
  seed: number,
): Course {
  const decided = stage === 'decided';
  // a hearing that lasts longer than its term is referred by the clock
  const begin = decided || stage === 'settled' ? BEGIN : stage === 'hearing' ? LAST_DAY - 9 : LAST_DAY - 8 - nth * 6;
  const course = new Course(resource, who, begin, seed);
  const name = `conflict/${resource}`;
  const conflict = { attribute, holder, claimant };
  course.draft(entry).submit().approve().wait(1, 2);
  if (decided && nth === 0) {
    const first = `${name}/first`;
    course.beside(first, 'open_conflict', who.steward, '本单位履职也产生该属性，请裁定数源。', { conflict });
    course.wait(1, 1).beside(first, 'withdraw_case', who.steward, '依据列举不全，撤回后重新提出。').wait(1, 1);
  }
  course.beside(name, 'open_conflict', who.steward, '本单位履职也产生该属性，请裁定数源。', { conflict });
  course.wait(1, 2).beside(name, 'state_conflict', holderSteward, '该属性由本单位依法登记产生，应以本单位为数源。', {
    conflict: { ...conflict, stated: holder, claims: true },
  });
  if (stage === 'hearing') return course;
  if (stage === 'settled')
    course.wait(0, 2).beside(name, 'settle_conflict', who.steward, '两家协商一致：以登记机关为数源，本单位引用。');
  else {
    course.wait(0, 2).beside(name, 'refer_conflict', who.steward);
    if (stage === 'referred') return course;
    if (stage === 'returned')
      return course.wait(0, 2).beside(name, 'return_case', who.arbiter, '请补充本单位采集该属性的法律条文。');
    course
      .wait(2, 5)
      .beside(name, 'decide_conflict', who.arbiter, '按法定职责，数源仍为原单位；另一资源作为副本引用。', {
        conflict: { ...conflict, source: holder },
      });
  }
  return course
    .bureauReturn('数源已明确，请删去权威声明、改为引用后再报。')
    .wait(1, 2)
    .edit(withoutClaims(entry, [attribute]))
    .submit()
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
  return course.wait(1, 3).edit(withoutItems(entry, items)).submit().publish();
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
