/**
 * Who asks. A person acts in one post (岗位) at a time: an organisation and the roles held there, own or delegated until a date. Services act in the
 * post that they were registered with; whoever has not signed in is the visitor; what the platform does by itself is done by the system.
 */
import type { Role } from './roles.ts';

export type Level = 'province' | 'prefecture' | 'county';

export interface Principal {
  readonly kind: 'user' | 'service' | 'visitor' | 'system';
  /** `user_…`, `svc_…`, `visitor`, `system`. */
  readonly id: string;
  readonly name: string;
  /** `org_…`; empty for visitors and the system. */
  readonly organisation: string;
  /** Ids from the province to the organisation itself. */
  readonly path: readonly string[];
  /** The government node whose people these are: the province's or a prefecture's. */
  readonly territory: string;
  /** The government node whose rows these people see: the territory's or, of a county's people, the county's. */
  readonly locality: string;
  /** Root of the subtree that the post watches over: the locality for bureau roles and officers, else the organisation itself. */
  readonly purview: string;
  /** province, prefecture or county of the organisation; empty for visitors and the system. */
  readonly level: Level | '';
  readonly roles: readonly Role[];
  readonly session: string | null;
  readonly post: string | null;
  /** Who delegated the post. */
  readonly behalf: string | null;
}

export const VISITOR: Principal = {
  kind: 'visitor',
  id: 'visitor',
  name: 'visitor',
  organisation: '',
  path: [],
  territory: '',
  locality: '',
  purview: '',
  level: '',
  roles: [],
  session: null,
  post: null,
  behalf: null,
};

export const SYSTEM: Principal = { ...VISITOR, kind: 'system', id: 'system', name: 'system' };
