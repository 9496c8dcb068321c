/** The tables of identity as Kysely sees them. */
import type { ColumnType } from 'kysely';
import type { Level } from '../policy/principal.ts';
import type { Role } from '../policy/roles.ts';

/** TIMESTAMPTZ. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** DATE, which the connection gives as text. */
type Day = ColumnType<string, string, string>;
type Json = ColumnType<Record<string, unknown>, string, string>;

export const ORGANISATION_KINDS = [
  'government',
  'department',
  'institution',
  'state_company',
  'company',
  'association',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export interface OrganisationTable {
  id: string;
  parent: string | null;
  path: string[];
  kind: OrganisationKind;
  level: Level;
  region: string;
  unit: string | null;
  territory: string;
  uscc: string | null;
  name_zh: string;
  name_en: string;
  short_zh: string;
  short_en: string;
  active_from: Day;
  active_until: ColumnType<string | null, string | null, string | null>;
  made_at: Instant;
  changed_at: Instant;
}

export interface UserAccountTable {
  id: string;
  login: string;
  name: string;
  email: string | null;
  organisation: string;
  demo: ColumnType<boolean, boolean | undefined, boolean>;
  locked_at: MaybeInstant;
  lock_reason: string | null;
  made_at: Instant;
  changed_at: Instant;
}

export interface UserPasswordTable {
  account: string;
  hash: string;
  set_at: Instant;
  must_change: boolean;
  valid_until: MaybeInstant;
}

export interface UserPasswordPastTable {
  account: string;
  hash: string;
  set_at: Instant;
}

export interface UserTotpTable {
  account: string;
  secret: Buffer;
  made_at: Instant;
  confirmed_at: MaybeInstant;
  /** BIGINT, which pg gives as text. */
  last_step: ColumnType<string, number | undefined, number>;
}

export interface UserRecoveryCodeTable {
  account: string;
  digest: Buffer;
  made_at: Instant;
  used_at: MaybeInstant;
}

export interface UserSm2KeyTable {
  id: string;
  account: string;
  label: string;
  public_key: string;
  fingerprint: string;
  user_id: string;
  made_at: Instant;
  revoked_at: MaybeInstant;
  used_at: MaybeInstant;
}

export interface UserOidcTable {
  issuer: string;
  subject: string;
  account: string;
  made_at: Instant;
}

export interface SignInTicketTable {
  digest: Buffer;
  kind: 'totp' | 'new_password' | 'sm2' | 'oidc';
  account: string | null;
  detail: Json;
  made_at: Instant;
  until: Instant;
  tries: ColumnType<number, number | undefined, number>;
}

export interface SignInFailureTable {
  kind: 'pair' | 'account' | 'address';
  key: Buffer;
  failures: number;
  last_at: Instant;
  until: Instant;
}

export interface PostTable {
  id: string;
  account: string;
  organisation: string;
  from_at: Instant;
  made_at: Instant;
}

export interface PostRoleTable {
  id: string;
  post: string;
  role: Role;
  granted_at: Instant;
  granted_by: string;
  reason: string;
  until: MaybeInstant;
  revoked_at: MaybeInstant;
  revoked_by: string | null;
  revoke_reason: string | null;
}

export interface DelegationTable {
  id: string;
  post: string;
  delegate: string;
  from_at: Instant;
  until: Instant;
  reason: string;
  made_by: string;
  made_at: Instant;
  revoked_at: MaybeInstant;
  revoked_by: string | null;
}

export type SignInMethod = 'password' | 'totp' | 'oidc' | 'sm2' | 'demo';

export interface SessionTable {
  id: string;
  digest: Buffer;
  account: string;
  post: string | null;
  delegation: string | null;
  method: SignInMethod;
  made_at: Instant;
  seen_at: Instant;
  until: Instant;
  address: string;
  agent: string;
  ended_at: MaybeInstant;
  ended_by: string | null;
  end_reason: string | null;
}

export interface ServiceAccountTable {
  id: string;
  name: string;
  organisation: string;
  roles: Role[];
  purpose: string;
  made_at: Instant;
  made_by: string;
  disabled_at: MaybeInstant;
}

export interface ServiceKeyTable {
  id: string;
  service: string;
  secret: Buffer;
  made_at: Instant;
  until: Instant;
  revoked_at: MaybeInstant;
  used_at: MaybeInstant;
}

export interface ServiceNonceTable {
  key: string;
  nonce: string;
  until: Instant;
}

export interface SetupLinkTable {
  digest: Buffer;
  made_at: Instant;
  until: Instant;
  used_at: MaybeInstant;
}

export interface IdentityLimitTable {
  name: string;
  value: number;
  unit: string;
  basis: string;
  effective_from: Day;
  verified: boolean;
}

export interface IdentityTables {
  organisation: OrganisationTable;
  user_account: UserAccountTable;
  user_password: UserPasswordTable;
  user_password_past: UserPasswordPastTable;
  user_totp: UserTotpTable;
  user_recovery_code: UserRecoveryCodeTable;
  user_sm2_key: UserSm2KeyTable;
  user_oidc: UserOidcTable;
  sign_in_ticket: SignInTicketTable;
  sign_in_failure: SignInFailureTable;
  post: PostTable;
  post_role: PostRoleTable;
  delegation: DelegationTable;
  session: SessionTable;
  service_account: ServiceAccountTable;
  service_key: ServiceKeyTable;
  service_nonce: ServiceNonceTable;
  setup_link: SetupLinkTable;
  identity_limit: IdentityLimitTable;
}
