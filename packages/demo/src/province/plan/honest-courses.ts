/** Acts of an entry that has no seeded fault. */
import { Random } from '../../base/random.ts';
import type { CatalogueEntry } from '../entries/catalogue-entry.ts';
import { keyOf } from '../keys.ts';
import { LAST_DAY } from './act.ts';
import type { Actors } from './actors.ts';
import type { CourseName } from './assign.ts';
import { Course } from './courses.ts';
import { revisionOf } from './revisions.ts';

/** What is settled early is drafted on these days, the rest by the other. */
const EARLY = [0, 8] as const;
const LATER = [4, 40] as const;

export function honestCourse(
  { resource, entry }: CatalogueEntry,
  name: CourseName,
  early: boolean,
  who: Actors,
  seed: number,
): Course {
  const random = new Random(keyOf(seed, 'begin', resource));
  const [from, to] = early ? EARLY : LATER;
  const course = new Course(resource, who, random.int(from, to), seed);
  const late = LAST_DAY - random.int(1, 3);
  switch (name) {
    case 'published':
      return course.whole(entry);
    case 'draft':
      return course.until(random.int(45, LAST_DAY)).draft(entry);
    case 'department':
      return course
        .until(late - 2)
        .draft(entry)
        .submit();
    case 'department_overdue':
      return course
        .until(LAST_DAY - 24)
        .draft(entry)
        .submit();
    case 'bureau':
      return course
        .until(late - 4)
        .draft(entry)
        .submit()
        .approve();
    case 'bureau_overdue':
      return course
        .until(LAST_DAY - 30)
        .draft(entry)
        .submit()
        .approve();
    case 'department_returned':
      return course
        .until(late - 8)
        .draft(entry)
        .submit()
        .departmentReturn();
    case 'returned_then_published': {
      const begun = course.draft(entry).submit();
      if (random.chance(0.5)) return begun.departmentReturn().wait(1, 3).edit(entry).submit().approve().publish();
      // sent back by the bureau it comes back to the bureau: the head has signed already
      const returned = begun.approve().bureauReturn('摘要未写明数据来源环节，请补充后再报。');
      return returned.wait(1, 3).edit(entry).submit().publish();
    }
    case 'withdrawn':
      return course.until(30).draft(entry).submit().withdraw();
    case 'revised':
      return course.whole(entry).wait(3, 8).revise(revisionOf(entry, seed)).submit().approve().publish();
    case 'revising':
      return course.whole(entry).until(late).revise(revisionOf(entry, seed));
    case 'revision_at_department':
      return course
        .whole(entry)
        .until(late - 2)
        .revise(revisionOf(entry, seed))
        .submit();
    case 'revision_at_bureau':
      return course
        .whole(entry)
        .until(late - 4)
        .revise(revisionOf(entry, seed))
        .submit()
        .approve();
    case 'retired':
      return course.whole(entry).wait(5, 12).retire(3);
    case 'retiring':
      return course
        .whole(entry)
        .until(late - 8)
        .retire(random.chance(0.5) ? 1 : 2);
    case 'refused':
      return course.draft(entry).submit().approve().refuse();
    case 'retiring_refused':
      return course
        .whole(entry)
        .wait(4, 9)
        .retire(2)
        .endRetiring('retire_refuse', '该资源仍有单位在用，暂不同意撤销。');
    case 'retiring_returned':
      return course
        .whole(entry)
        .until(late - 9)
        .retire(2)
        .endRetiring('return_case', '请补充承接单位和数据移交情况。');
    case 'retiring_withdrawn':
      return course.whole(entry).wait(4, 9).retire(1).endRetiring('withdraw_case', '系统延期停用，撤回申请。');
    case 'commented':
      return course
        .draft(entry)
        .submit()
        .comment(undefined, 'head')
        .approve()
        .comment()
        .comment('已补充，请查看。', 'steward')
        .publish();
    case 'delegated':
      return course
        .until(LAST_DAY - 6)
        .draft(entry)
        .submit()
        .delegate('head', who.staff, LAST_DAY + 5);
  }
}
