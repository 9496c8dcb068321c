/** Whose duty an act is: the steward and the head of the entry's owner, the bureau of its territory. */
import type { ProvinceOrganisation } from '../organisations/organisation.ts';

export interface Actors {
  readonly steward: string;
  readonly head: string;
  readonly staff: string;
  readonly reviewer: string;
  readonly arbiter: string;
  /** The province's, for what crosses territories. */
  readonly provincialArbiter: string;
}

export function actorsOf(owner: ProvinceOrganisation, second: boolean): Actors {
  const bureau = `${owner.territory}.dsj`;
  const own = (post: string) => `${owner.key}.${post}`;
  return {
    steward: own('steward'),
    head: own('head'),
    staff: own(owner.level === 'county' || owner.kind === 'government' ? 'steward' : 'staff'),
    reviewer: `${bureau}.${second ? 'reviewer2' : 'reviewer'}`,
    arbiter: `${bureau}.arbiter`,
    provincialArbiter: 'gz.dsj.arbiter',
  };
}
