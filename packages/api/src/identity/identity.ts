/** 机构、用户、岗位、授权、委托、系统账号. */
import { type Static, Type } from 'typebox';
import { List, NullableString, Page, Text2 } from '../wire/common.ts';
import { Prose } from '../wire/text.ts';
import { RoleName } from './session.ts';

const closed = { additionalProperties: false } as const;
export const Ref = Type.String({ minLength: 1, maxLength: 64 });
export const Reason = Prose({ minLength: 2, maxLength: 500 });
export const Moment = Type.String({ format: 'date-time', maxLength: 40 });
const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Names = Type.Object({ zh: Name, en: Type.String({ minLength: 1, maxLength: 200 }) }, closed);

export const OrganisationKind = Type.Enum([
  'government',
  'department',
  'institution',
  'state_company',
  'company',
  'association',
] as const);
export const Level = Type.Enum(['province', 'prefecture', 'county'] as const);

export const OrganisationView = Type.Object({
  id: Type.String(),
  parent: NullableString,
  path: Type.Array(Type.String()),
  kind: OrganisationKind,
  level: Level,
  /** GB/T 2260. */
  region: Type.String(),
  /** A unit without a code of its own there: `guian`. */
  unit: NullableString,
  territory: Type.String(),
  uscc: NullableString,
  name: Text2,
  short: Text2,
  activeFrom: Type.String(),
  activeUntil: NullableString,
  /** Organisations directly under it. */
  children: Type.Integer(),
});
export type OrganisationView = Static<typeof OrganisationView>;

export const OrganisationsQuery = Type.Object({
  /** Only what stands directly under it. */
  parent: Type.Optional(Ref),
  /** It and everything under it. */
  under: Type.Optional(Ref),
  kind: Type.Optional(OrganisationKind),
  level: Type.Optional(Level),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  ...Page,
});
export const OrganisationParams = Type.Object({ organisation: Ref });
export const organisationFields = {
  kind: OrganisationKind,
  level: Level,
  region: Type.String({ pattern: '^[0-9]{6}$' }),
  unit: Type.Optional(Type.String({ pattern: '^[a-z]{2,20}$' })),
  uscc: Type.Optional(Type.String({ maxLength: 18 })),
  name: Names,
  short: Type.Optional(Names),
  activeFrom: Type.Optional(Day),
};
export const OrganisationAdd = Type.Object({ parent: Ref, ...organisationFields }, closed);
export type OrganisationAdd = Static<typeof OrganisationAdd>;
export const OrganisationChange = Type.Object(
  {
    uscc: Type.Optional(Type.Union([Type.String({ maxLength: 18 }), Type.Null()])),
    name: Type.Optional(Names),
    short: Type.Optional(Names),
    activeUntil: Type.Optional(Type.Union([Day, Type.Null()])),
  },
  closed,
);
export type OrganisationChange = Static<typeof OrganisationChange>;

export const GrantView = Type.Object({
  grant: Type.String(),
  organisation: Type.String(),
  organisationName: Text2,
  role: RoleName,
  grantedAt: Type.String(),
  grantedBy: Type.String(),
  reason: Type.String(),
  until: NullableString,
});
export const UserView = Type.Object({
  id: Type.String(),
  login: Type.String(),
  name: Type.String(),
  email: NullableString,
  organisation: Type.String(),
  organisationName: Text2,
  lockedAt: NullableString,
  lockReason: NullableString,
  madeAt: Type.String(),
  grants: Type.Array(GrantView),
  /** Ways in that it has: password, totp, sm2, oidc. */
  ways: Type.Array(Type.String()),
});
export type UserView = Static<typeof UserView>;
export const UserList = List(UserView);
export type UserList = Static<typeof UserList>;
export const UsersQuery = Type.Object({
  organisation: Type.Optional(Ref),
  role: Type.Optional(Ref),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  ...Page,
});
export const UserParams = Type.Object({ user: Ref });
const Login = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$' });
const Email = Type.String({ maxLength: 200, pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' });
export const userFields = {
  login: Login,
  name: Type.String({ minLength: 1, maxLength: 64 }),
  email: Type.Optional(Email),
};
export const UserAdd = Type.Object(
  { ...userFields, organisation: Ref, oidcSubject: Type.Optional(Type.String({ maxLength: 255 })) },
  closed,
);
export type UserAdd = Static<typeof UserAdd>;
/** The first password is shown once, to be handed over; it is changed at the first use. */
export const UserAdded = Type.Object({ user: Type.String(), password: Type.String(), until: Type.String() });
export type UserAdded = Static<typeof UserAdded>;
export const UserChange = Type.Object(
  {
    name: Type.Optional(userFields.name),
    email: Type.Optional(Type.Union([Email, Type.Null()])),
    organisation: Type.Optional(Ref),
  },
  closed,
);
export type UserChange = Static<typeof UserChange>;
export const WithReason = Type.Object({ reason: Reason }, closed);

export const RoleGrant = Type.Object(
  { organisation: Ref, role: Type.String({ maxLength: 32 }), reason: Reason, until: Type.Optional(Moment) },
  closed,
);
export type RoleGrant = Static<typeof RoleGrant>;
export const RoleRevoke = Type.Object({ grant: Ref, reason: Reason }, closed);
export type RoleRevoke = Static<typeof RoleRevoke>;

export const DelegationView = Type.Object({
  delegation: Type.String(),
  post: Type.String(),
  organisation: Type.String(),
  organisationName: Text2,
  from: Type.String(),
  until: Type.String(),
  reason: Type.String(),
  by: Type.Object({ id: Type.String(), name: Type.String() }),
  to: Type.Object({ id: Type.String(), name: Type.String() }),
  revokedAt: NullableString,
});
export type DelegationView = Static<typeof DelegationView>;
export const DelegationAdd = Type.Object({ post: Ref, to: Ref, until: Moment, reason: Reason }, closed);
export type DelegationAdd = Static<typeof DelegationAdd>;
export const DelegationParams = Type.Object({ delegation: Ref });
/** People to whom a post may be delegated: id and name, nothing else. */
export const Colleague = Type.Object({ id: Type.String(), name: Type.String() });
export type Colleague = Static<typeof Colleague>;

export const ColleaguesQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  /** Of one's own organisation alone, to whom a case may be delegated. */
  house: Type.Optional(Type.Boolean()),
});
export type ColleaguesQuery = Static<typeof ColleaguesQuery>;

export const ServiceKeyView = Type.Object({
  key: Type.String(),
  madeAt: Type.String(),
  until: Type.String(),
  revokedAt: NullableString,
  usedAt: NullableString,
});
export const ServiceView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  organisation: Type.String(),
  organisationName: Text2,
  roles: Type.Array(RoleName),
  purpose: Type.String(),
  disabledAt: NullableString,
  keys: Type.Array(ServiceKeyView),
});
export type ServiceView = Static<typeof ServiceView>;
export const ServiceParams = Type.Object({ service: Ref });
export const ServiceKeyParams = Type.Object({ service: Ref, key: Ref });
export const ServiceAdd = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 100 }),
    organisation: Ref,
    roles: Type.Array(Type.Enum(['steward', 'operator', 'developer'] as const), { maxItems: 3, uniqueItems: true }),
    purpose: Reason,
  },
  closed,
);
export type ServiceAdd = Static<typeof ServiceAdd>;
/** The secret is shown once. */
export const ServiceKeyMade = Type.Object({ key: Type.String(), secret: Type.String(), until: Type.String() });
export type ServiceKeyMade = Static<typeof ServiceKeyMade>;
export const ServiceMade = Type.Object({ service: Type.String() });

export const PermissionMatrix = Type.Object({
  roles: Type.Array(RoleName),
  actions: Type.Array(
    Type.Object({
      action: Type.String(),
      /** What it is called, and the group that it stands in. */
      name: Text2,
      noun: Text2,
      on: Type.Array(Type.String()),
      roles: Type.Array(Type.String()),
    }),
  ),
  files: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })),
});
export type PermissionMatrix = Static<typeof PermissionMatrix>;
