/** Which course each honest entry takes: quotas drawn by seed, so that there are cases in every state; the rest is published without ado. */
import { Random } from '../../base/random.ts';
import type { CatalogueEntry } from '../entries/catalogue-entry.ts';
import { keyOf } from '../keys.ts';

export type CourseName =
  | 'published'
  | 'draft'
  | 'department'
  | 'department_overdue'
  | 'bureau'
  | 'bureau_overdue'
  | 'department_returned'
  | 'returned_then_published'
  | 'withdrawn'
  | 'revised'
  | 'revising'
  | 'revision_at_department'
  | 'revision_at_bureau'
  | 'retired'
  | 'retiring'
  | 'commented'
  | 'delegated'
  | 'refused'
  | 'retiring_refused'
  | 'retiring_returned'
  | 'retiring_withdrawn';

export const QUOTAS: readonly (readonly [CourseName, number])[] = [
  ['draft', 34],
  ['department', 12],
  ['department_overdue', 5],
  ['bureau', 18],
  ['bureau_overdue', 9],
  ['department_returned', 8],
  ['returned_then_published', 14],
  ['withdrawn', 7],
  ['revised', 22],
  ['revising', 6],
  ['revision_at_department', 4],
  ['revision_at_bureau', 5],
  ['retired', 9],
  ['retiring', 4],
  ['commented', 24],
  ['delegated', 4],
  ['refused', 3],
  ['retiring_refused', 2],
  ['retiring_returned', 1],
  ['retiring_withdrawn', 1],
];

/** Of the entries of counties, so that each state is met there too. */
export const COUNTY_QUOTAS: typeof QUOTAS = [
  ['draft', 6],
  ['department', 3],
  ['department_overdue', 2],
  ['bureau', 4],
  ['bureau_overdue', 2],
  ['department_returned', 2],
  ['returned_then_published', 3],
  ['withdrawn', 2],
  ['revised', 3],
  ['revising', 1],
  ['revision_at_bureau', 1],
  ['retired', 1],
  ['retiring', 1],
  ['commented', 3],
  ['refused', 1],
];

/** `settled`: resources that others build on and that are published early. */
export function assignCourses(
  entries: readonly CatalogueEntry[],
  settled: ReadonlySet<string>,
  seed: number,
  quotas: typeof QUOTAS = QUOTAS,
): ReadonlyMap<string, CourseName> {
  const drawn = entries
    .filter(({ resource }) => !settled.has(resource))
    .map(({ resource }) => ({ resource, at: new Random(keyOf(seed, 'course of', resource)).next() }))
    .sort((a, b) => a.at - b.at || (a.resource < b.resource ? -1 : 1));
  const courses = new Map<string, CourseName>();
  let next = 0;
  for (const [course, count] of quotas) {
    for (const { resource } of drawn.slice(next, next + count)) courses.set(resource, course);
    next += count;
  }
  return courses;
}
