/** Whose rows, of which place and time: what tells a strip of one kind from a duplicate. */
import { isWithin } from '@kuaishu/standards';
import type { Body, Strip } from '../index/radar-index.ts';

/** apart: neither holds the other. within: ours lies in theirs. around: theirs lies in ours. */
export type RegionRelation = 'same' | 'within' | 'around' | 'apart' | 'unknown';
export type PeriodRelation = 'same' | 'apart' | 'unknown';

export interface StripEvidence {
  readonly region: RegionRelation;
  readonly period: PeriodRelation;
  /** The titles name bodies, and not the same: 民政局部门预算, 财政局部门预算. */
  readonly bodiesApart: boolean;
  /** Both have asides in brackets, and no word of them in common: （小学） and （高中） are two members of a series. */
  readonly asidesApart: boolean;
  readonly sameBody: boolean;
  /** The same department of whatever region. */
  readonly sameOffice: boolean;
}

interface Side {
  readonly strip: Strip;
  readonly body: Body | undefined;
}

export function compareStrips(a: Side, b: Side): StripEvidence {
  const sameBody =
    a.body !== undefined && b.body !== undefined && (a.body.id === b.body.id || a.body.key === b.body.key);
  return {
    region: regionRelation(a.strip, b.strip),
    period: periodRelation(a.strip, b.strip),
    bodiesApart: apartLists(a.strip.bodies, b.strip.bodies) || ownAffairsApart(a, b),
    asidesApart:
      a.strip.asides.length > 0 &&
      b.strip.asides.length > 0 &&
      !a.strip.asides.some((word) => b.strip.asides.includes(word)),
    sameBody,
    sameOffice: sameBody || (a.body !== undefined && b.body !== undefined && a.body.office === b.body.office),
  };
}

/** Two tables of bodies about themselves; a body that the title does not name is the one that provides it. */
function ownAffairsApart(a: Side, b: Side): boolean {
  if (!a.strip.ownAffair || !b.strip.ownAffair) return false;
  const acting = ({ strip, body }: Side): string | undefined =>
    strip.bodies.length > 0 ? strip.bodies.join() : body?.office;
  const [ours, theirs] = [acting(a), acting(b)];
  return ours !== undefined && theirs !== undefined && ours !== theirs;
}

function regionRelation(a: Strip, b: Strip): RegionRelation {
  if (a.townships.length > 0 && b.townships.length > 0 && apartLists(a.townships, b.townships)) return 'apart';
  if (a.regions.length === 0 || b.regions.length === 0) return 'unknown';
  if (a.regions.join() === b.regions.join()) return townships(a, b);
  const every = (list: readonly string[], others: readonly string[]) =>
    list.every((one) => others.some((other) => isWithin(one, other)));
  if (every(a.regions, b.regions)) return 'within';
  if (every(b.regions, a.regions)) return 'around';
  return a.regions.some((one) => b.regions.some((other) => isWithin(one, other) || isWithin(other, one)))
    ? 'unknown'
    : 'apart';
}

function townships(a: Strip, b: Strip): RegionRelation {
  if (a.townships.length === b.townships.length) return 'same';
  return a.townships.length > 0 ? 'within' : 'around';
}

function periodRelation(a: Strip, b: Strip): PeriodRelation {
  if (a.serials.length > 0 && b.serials.length > 0 && apartLists(a.serials, b.serials)) return 'apart';
  if (a.periods.length === 0 || b.periods.length === 0) return 'unknown';
  return a.periods.join() === b.periods.join() ? 'same' : 'apart';
}

const apartLists = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && a.join() !== b.join();
