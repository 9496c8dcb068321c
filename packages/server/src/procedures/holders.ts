/** From a performer word to those whose duty it is: as one key that the inbox is found by. The same relations as the policies' `performer.<word>`. */
import type { Principal } from '../policy/principal.ts';
import type { Role } from '../policy/roles.ts';
import type { CaseState } from './core/case-state.ts';
import type { Performer } from './core/performers.ts';

export interface Holder {
  /** `user:<id>`, `<role>@<organisation or territory>`, `<role>@province`. */
  readonly key: string;
  /** Organisation that answers for the duty. */
  readonly organisation: string;
}

export function holdersOf(
  performer: Performer,
  of: Pick<CaseState, 'applicant' | 'assignee' | 'owner' | 'territory' | 'path' | 'parties'>,
): readonly Holder[] {
  if (performer === 'system') return [];
  if (performer === 'applicant') return [{ key: userKey(of.applicant), organisation: of.owner }];
  if (performer === 'assignee') return of.assignee ? [{ key: userKey(of.assignee), organisation: of.owner }] : [];
  const [role, relation] = performer.split('@') as [Role, 'owner' | 'party' | 'territory' | 'province'];
  switch (relation) {
    case 'owner':
      return [{ key: `${role}@${of.owner}`, organisation: of.owner }];
    case 'party':
      return of.parties.map((party) => ({ key: `${role}@${party}`, organisation: party }));
    case 'territory':
      return [{ key: `${role}@territory:${of.territory}`, organisation: of.territory }];
    case 'province':
      return [{ key: `${role}@province`, organisation: of.path[0] ?? of.territory }];
  }
}

export const userKey = (user: string): string => `user:${user}`;
export const organisationKey = (organisation: string): string => `org:${organisation}`;

/** Keys of every duty that is the principal's, in the post that they act in. */
export function keysOf({ id, roles, organisation, locality, level }: Principal): readonly string[] {
  const keys = [userKey(id)];
  for (const role of roles) {
    keys.push(`${role}@${organisation}`, `${role}@territory:${locality}`);
    if (level === 'province') keys.push(`${role}@province`);
  }
  // whoever works in a house may do what its staff may
  if (roles.includes('steward') || roles.includes('head')) keys.push(`staff@${organisation}`);
  return keys;
}
