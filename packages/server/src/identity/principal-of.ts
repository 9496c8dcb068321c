/** From a person and the post they act in to the principal that policies judge. */
import type { Principal } from '../policy/principal.ts';
import { BUREAU_ROLES, OFFICERS, type Role } from '../policy/roles.ts';
import { localityOf, type Organisation } from './organisations/tree.ts';

const WATCHING: ReadonlySet<Role> = new Set([...BUREAU_ROLES, ...OFFICERS]);

export function placeOf(
  organisation: Organisation,
  roles: readonly Role[],
): Pick<Principal, 'organisation' | 'path' | 'territory' | 'locality' | 'purview' | 'level' | 'roles'> {
  const locality = localityOf(organisation);
  return {
    organisation: organisation.id,
    path: organisation.path,
    territory: organisation.territory,
    locality,
    purview: roles.some((role) => WATCHING.has(role)) ? locality : organisation.id,
    level: organisation.level,
    roles,
  };
}
