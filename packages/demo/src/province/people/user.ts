/** People of the simulated province: names by the demo's own generator, addresses under `.example`, no telephone numbers. */
import type { Text2 } from '../organisations/organisation.ts';

/** Roles as the platform knows them; a public user has none. */
export type ProvinceRole =
  | 'steward'
  | 'head'
  | 'staff'
  | 'reviewer'
  | 'arbiter'
  | 'operator'
  | 'leader'
  | 'developer'
  | 'evaluator'
  | 'system_admin'
  | 'security_admin'
  | 'audit_admin';

export interface ProvinceUser {
  /** `gz.mz.steward`; of several of one role `gz.dsj.reviewer2`. */
  readonly key: string;
  readonly organisation: string;
  readonly roles: readonly ProvinceRole[];
  /** `gz-wj-steward`; of the demo accounts `demo-steward`. */
  readonly login: string;
  readonly name: Text2;
  readonly title: Text2;
  /** Under `.example` (RFC 2606): nobody's. */
  readonly email: string;
}

/** One account a role, and some of a prefecture, for switching with one click. */
export interface DemoAccount {
  readonly role: ProvinceRole | 'public';
  /** Key of the user; null for the public, who does not sign in. */
  readonly user: string | null;
  readonly title: Text2;
  /** What one sees of the platform in this role. */
  readonly about: Text2;
}
