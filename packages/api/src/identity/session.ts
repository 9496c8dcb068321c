/** 登录与会话: who is signed in, in which post, and the ways in. */
import { type Static, Type } from 'typebox';
import { NullableString, Text2 } from '../wire/common.ts';
import { Prose, Secret } from '../wire/text.ts';

const closed = { additionalProperties: false } as const;
const Login = Type.String({ minLength: 1, maxLength: 64 });
/** As typed; the rules are told when it is set. */
const Password = Secret({ minLength: 1, maxLength: 256 });
const Ticket = Type.String({ minLength: 43, maxLength: 43, pattern: '^[A-Za-z0-9_-]+$' });

export const RoleName = Type.Object({ role: Type.String(), name: Text2 });
export type RoleName = Static<typeof RoleName>;

/** 岗位: an organisation and the roles held there, own or delegated. */
export const PostView = Type.Object({
  post: Type.String(),
  /** Set where another's post was delegated. */
  delegation: NullableString,
  organisation: Type.Object({
    id: Type.String(),
    name: Text2,
    short: Text2,
    level: Type.String(),
    region: Type.String(),
    territory: Type.String(),
  }),
  roles: Type.Array(RoleName),
  behalf: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  until: NullableString,
});
export type PostView = Static<typeof PostView>;

export const DemoAccount = Type.Object({
  account: Type.String(),
  name: Type.String(),
  organisation: Text2,
  roles: Type.Array(RoleName),
  /** What one sees of the platform in this role. */
  about: Text2,
});
export type DemoAccount = Static<typeof DemoAccount>;

export const SessionView = Type.Object({
  user: Type.Union([Type.Object({ id: Type.String(), login: Type.String(), name: Type.String() }), Type.Null()]),
  session: NullableString,
  method: NullableString,
  /** When the session ends, whatever is done in it. */
  until: NullableString,
  /** Ends before that when nothing is asked for so long. */
  idleMinutes: Type.Integer(),
  /** Characters that a new password has at least. */
  passwordLength: Type.Integer(),
  post: Type.Union([PostView, Type.Null()]),
  posts: Type.Array(PostView),
  /** An officer came in by a password alone: nothing but one's own account is open until a second factor is set up and used. */
  secondFactorNeeded: Type.Boolean(),
  /** Actions that the present post may take on at least some record: what navigation shows. */
  permissions: Type.Array(Type.String()),
  ways: Type.Object({
    password: Type.Boolean(),
    sm2: Type.Boolean(),
    oidc: Type.Union([Type.Object({ name: Type.String() }), Type.Null()]),
  }),
  /** One account per role, opened with one click; null where the demonstration is off. */
  demo: Type.Union([Type.Array(DemoAccount), Type.Null()]),
  /** No administrator is there yet: the terminal shows the link that makes the first. */
  setup: Type.Boolean(),
});
export type SessionView = Static<typeof SessionView>;

export const SignIn = Type.Object({ login: Login, password: Password }, closed);
/** A code of the authenticator, or a recovery code. */
export const SignInCode = Type.Object({ ticket: Ticket, code: Type.String({ minLength: 6, maxLength: 40 }) }, closed);
export const SignInPassword = Type.Object({ ticket: Ticket, password: Password }, closed);
/** `code`: send the second factor with the ticket. `new_password`: choose one with the ticket. */
export const SignInAnswer = Type.Object({
  state: Type.Enum(['signed_in', 'code', 'new_password'] as const),
  ticket: NullableString,
});
export type SignInAnswer = Static<typeof SignInAnswer>;

export const Sm2ChallengeAsk = Type.Object({ login: Login }, closed);
/** The text to sign as it stands, UTF-8, by SM2 with SM3 and the distinguished ID `1234567812345678` unless the key was registered with another. */
export const Sm2Challenge = Type.Object({ ticket: Type.String(), text: Type.String(), until: Type.String() });
export type Sm2Challenge = Static<typeof Sm2Challenge>;
const Signature = Type.String({ minLength: 80, maxLength: 200, pattern: '^[A-Za-z0-9+/=_-]+$' });
/** `signature`: base64 of r ‖ s, or of its DER (GM/T 0009). */
export const Sm2SignIn = Type.Object({ ticket: Ticket, signature: Signature }, closed);

export const DemoSignIn = Type.Object({ account: Type.String({ minLength: 1, maxLength: 64 }) }, closed);
export const PostChoice = Type.Object(
  { post: Type.String({ maxLength: 64 }), delegation: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]) },
  closed,
);
export const Done = Type.Object({ done: Type.Literal(true) });
export type Done = Static<typeof Done>;

/** One open session of an account. */
export const SessionItem = Type.Object({
  session: Type.String(),
  current: Type.Boolean(),
  method: Type.String(),
  madeAt: Type.String(),
  seenAt: Type.String(),
  until: Type.String(),
  address: Type.String(),
  agent: Type.String(),
});
export type SessionItem = Static<typeof SessionItem>;
export const SessionsQuery = Type.Object({ user: Type.Optional(Type.String({ maxLength: 64 })) });
export const SessionParams = Type.Object({ session: Type.String({ minLength: 1, maxLength: 64 }) });

/** What a person keeps for signing in; never the secrets themselves. */
export const Credentials = Type.Object({
  password: Type.Union([Type.Object({ setAt: Type.String() }), Type.Null()]),
  totp: Type.Union([Type.Object({ since: Type.String(), recoveryCodes: Type.Integer() }), Type.Null()]),
  sm2: Type.Array(
    Type.Object({
      key: Type.String(),
      label: Type.String(),
      fingerprint: Type.String(),
      madeAt: Type.String(),
      usedAt: NullableString,
    }),
  ),
  oidc: Type.Array(Type.Object({ issuer: Type.String(), since: Type.String() })),
});
export type Credentials = Static<typeof Credentials>;
export const PasswordChange = Type.Object({ current: Password, next: Password }, closed);
/** Whoever adds or takes away a way in proves the password again (ASVS 4.0.3 2.2.3, 3.7.1). */
export const Reproof = Type.Object({ password: Password }, closed);
export const TotpSecret = Type.Object({ secret: Type.String(), uri: Type.String() });
export type TotpSecret = Static<typeof TotpSecret>;
export const TotpConfirm = Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed);
/** Shown once. */
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodes>;
export const Sm2KeyAdd = Type.Object(
  {
    ticket: Ticket,
    label: Type.String({ minLength: 1, maxLength: 64 }),
    /** PEM of the public key or of the certificate. */
    publicKey: Prose({ minLength: 80, maxLength: 8_000 }),
    userId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    signature: Signature,
  },
  closed,
);
export const Sm2KeyParams = Type.Object({ key: Type.String({ minLength: 1, maxLength: 64 }) });
export const OidcReturn = Type.Record(Type.String(), Type.String({ maxLength: 4_096 }));

/** The first administrators, by the one-time link of the terminal. */
const FirstAdministrator = Type.Object(
  {
    login: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$' }),
    name: Type.String({ minLength: 1, maxLength: 64 }),
    password: Password,
  },
  closed,
);
export const Setup = Type.Object(
  {
    token: Ticket,
    organisation: Type.Object(
      {
        name: Type.Object(
          { zh: Type.String({ minLength: 2, maxLength: 100 }), en: Type.String({ minLength: 2, maxLength: 200 }) },
          closed,
        ),
        region: Type.String({ pattern: '^[0-9]{6}$' }),
        uscc: Type.Optional(Type.String({ maxLength: 18 })),
      },
      closed,
    ),
    system: FirstAdministrator,
    security: FirstAdministrator,
    audit: FirstAdministrator,
  },
  closed,
);
export type Setup = Static<typeof Setup>;
