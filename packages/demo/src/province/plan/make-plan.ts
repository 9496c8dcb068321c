/** The acts of the whole province in the order in which they are to be done, and where each entry ends. */
import type { Catalogue } from '../catalogue.ts';
import type { CatalogueEntry } from '../entries/catalogue-entry.ts';
import type { ProvinceOrganisation } from '../organisations/organisation.ts';
import type { PlanAct } from './act.ts';
import { type Actors, actorsOf } from './actors.ts';
import { assignCourses, COUNTY_QUOTAS } from './assign.ts';
import type { Course } from './courses.ts';
import { askedAnewCourse, conflictCourse, duplicateCourse, type JointDuty, slipCourse } from './fault-courses.ts';
import { honestCourse } from './honest-courses.ts';
import { AWAITED, missedUpdateActs } from './missed-updates.ts';
import { needActs, needSources } from './needs.ts';
import { rightActs } from './rights.ts';
import { stripDisputeActs } from './strip-disputes.ts';

/** How far the conflicts have come, in the order of the truth. */
const STAGES = ['decided', 'referred', 'settled', 'hearing', 'returned'] as const;

export function makePlan(
  organisations: readonly ProvinceOrganisation[],
  catalogue: Catalogue,
  seed: number,
): readonly PlanAct[] {
  const { entries, mended, truth } = catalogue;
  const bodies = new Map(organisations.map((one) => [one.key, one]));
  const names = new Map(entries.map(({ resource, entry }) => [resource, entry.name.zh]));
  const duplicates = new Map(truth.duplicates.map((one, nth) => [one.copy, { one, nth }]));
  const conflicts = new Map(truth.conflicts.map((one, nth) => [one.claimant, { one, nth }]));
  const asked = new Map(truth.fromBase.map((one, nth) => [one.resource, { one, nth }]));
  const slips = new Map(truth.slips.map(({ resource }, nth) => [resource, nth]));
  const settled = settledResources(catalogue);
  const free = entries.filter(
    ({ resource }) =>
      !duplicates.has(resource) && !asked.has(resource) && !slips.has(resource) && !AWAITED.includes(resource),
  );
  const ofCounty = ({ owner }: CatalogueEntry) => bodies.get(owner)?.level === 'county';
  const courses = new Map([
    ...assignCourses(
      free.filter((one) => !ofCounty(one)),
      settled,
      seed,
    ),
    ...assignCourses(free.filter(ofCounty), settled, seed, COUNTY_QUOTAS),
  ]);

  const owners = new Map(entries.map(({ resource, owner }) => [resource, owner]));
  const ownerOf = (resource: string): string => {
    const owner = owners.get(resource);
    if (owner === undefined) throw new Error(`nobody owns ${resource}`);
    return owner;
  };
  /** The other keeps what identifies and the first half; the copy's owner takes the rest. */
  const jointDuty = ({ owner, entry }: CatalogueEntry, of: readonly string[]): JointDuty => {
    const items = entry.items.map(({ name }) => name);
    const half = Math.ceil(items.length / 2);
    const other = of.map(ownerOf).find((one) => one !== owner) ?? owner;
    return { other, own: owner, theirs: items.slice(0, half), ours: items.slice(half) };
  };

  const courseOf = (one: CatalogueEntry, who: Actors): Course => {
    const conflict = conflicts.get(one.resource);
    if (conflict) {
      const stage = STAGES[conflict.nth] ?? 'hearing';
      const holderSteward = `${ownerOf(conflict.one.holder)}.steward`;
      return conflictCourse(one, conflict.one, holderSteward, stage, conflict.nth, who, seed);
    }
    const duplicate = duplicates.get(one.resource);
    if (duplicate) {
      const of = duplicate.one.of.map((resource) => names.get(resource) ?? resource);
      return duplicateCourse(one, duplicate.one, duplicate.nth, of, jointDuty(one, duplicate.one.of), who, seed);
    }
    const again = asked.get(one.resource);
    if (again) return askedAnewCourse(one, again.one, again.nth, who, seed);
    const slip = slips.get(one.resource);
    const right = mended.get(one.resource);
    if (slip !== undefined && right) return slipCourse(one, right, slip, who, seed);
    const early = settled.has(one.resource);
    return honestCourse(one, courses.get(one.resource) ?? 'published', early, who, seed);
  };

  const acts = entries.flatMap((one, nth) => {
    const owner = bodies.get(one.owner);
    if (!owner) throw new Error(`${one.resource} belongs to ${one.owner}, which is not there`);
    return courseOf(one, actorsOf(owner, nth % 2 === 1)).acts;
  });
  const actorsOfEntry = (resource: string): Actors => {
    const owner = bodies.get(ownerOf(resource));
    if (!owner) throw new Error(`${resource} belongs to nobody`);
    return actorsOf(owner, false);
  };
  const bodyOf = new Map(entries.map(({ resource, entry }) => [resource, entry]));
  return inOrder([
    ...acts,
    ...needActs(bodies),
    ...stripDisputeActs(actorsOfEntry, seed),
    ...rightActs(),
    ...missedUpdateActs(acts, actorsOfEntry, bodyOf),
  ]);
}

/** What others are compared with or built on stands on the ledger early: strips, base libraries, what is copied, what has grown stale. */
function settledResources({ entries, truth }: Catalogue): ReadonlySet<string> {
  return new Set([
    ...entries
      .filter(({ kind, entry }) => kind === null || entry.class?.kind === 'base')
      .map(({ resource }) => resource),
    ...truth.duplicates.flatMap(({ of }) => of),
    ...truth.conflicts.map(({ holder }) => holder),
    ...truth.stale.map(({ resource }) => resource),
    ...truth.distinct.flat(),
    ...needSources(),
  ]);
}

/** By day; within a day each entry's acts stay in their order. */
function inOrder(acts: readonly PlanAct[]): readonly PlanAct[] {
  return acts
    .map((act, nth) => ({ act, nth }))
    .sort((a, b) => a.act.at - b.act.at || a.nth - b.nth)
    .map(({ act }) => act);
}
