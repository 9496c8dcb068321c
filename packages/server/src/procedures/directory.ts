/** What procedures need to know of organisations and people; identity knows it. */
import type { Text2 } from '@kuaishu/api';
import type { Act } from '../acts/acts.ts';
import type { Level } from '../policy/principal.ts';
import type { Role } from '../policy/roles.ts';

export interface Place {
  readonly id: string;
  readonly path: readonly string[];
  readonly territory: string;
  readonly level: Level;
  readonly name: Text2;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Organisations at which the person has a post. */
  readonly organisations: readonly string[];
}

export interface Directory {
  /** @throws ServerError not_found. */
  organisation(id: string): Promise<Place>;
  /** null where there is no such person, or none that can sign in. */
  person(id: string): Promise<Person | null>;
  /** Names to show of people, systems and organisations by their ids; ids that nobody knows are left out. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, Text2>>;
  /** People who hold a role, delegates included, at an organisation or in a territory, its counties left out. */
  usersWith(role: Role, where: { organisation: string } | { territory: string }): Promise<readonly Person[]>;
}

/** How a right that was asked for in a case is given. Part of the act of its effect: given once, or not at all. */
export interface RoleGrants {
  grant(
    act: Act,
    of: {
      readonly user: string;
      readonly organisation: string;
      readonly role: Role;
      readonly until: Date | null;
      /** The security administrator who decided. */
      readonly by: string;
      readonly case: string;
    },
  ): Promise<{ readonly post: string }>;
}
