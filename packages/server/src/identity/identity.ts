/** Identity put together: who asks, and everything that keeps it. The rest of the server sees this alone. */
import type { Acts } from '../acts/acts.ts';
import { auditRoutes } from '../audit/routes.ts';
import { auditService } from '../audit/service.ts';
import { auditStore } from '../audit/store.ts';
import type { Db } from '../db/database.ts';
import type { Authenticator } from '../http/caller.ts';
import type { Handlers } from '../http/handlers.ts';
import type { CredentialNews } from '../notices/credential-news.ts';
import type { Authority, PolicyFiles } from '../policy/authority.ts';
import { ownAccountService } from './accounts/own.ts';
import { accountService } from './accounts/service.ts';
import { type AccountStore, accountStore } from './accounts/store.ts';
import { authenticator } from './authenticator.ts';
import { delegationService } from './delegations/service.ts';
import { delegationStore } from './delegations/store.ts';
import { type DemoService, demoService } from './demo/service.ts';
import { importService } from './import/service.ts';
import { sheetService } from './import/sheet-service.ts';
import { readLimits } from './limits.ts';
import type { OrganisationDirectory } from './organisations/directory.ts';
import { organisationService } from './organisations/service.ts';
import { organisationStore } from './organisations/store.ts';
import { permissionTable } from './permissions.ts';
import { type PostStore, postStore } from './posts/posts.ts';
import { roleService } from './roles/service.ts';
import { roleStore } from './roles/store.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { administrationRoutes } from './routes/administration-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { passwordKey, type Sealing, sealing } from './sealing.ts';
import { cookieRules } from './sessions/cookie.ts';
import { type LiveSessions, liveSessions } from './sessions/live.ts';
import { sessionOpener } from './sessions/open-session.ts';
import { sessionService } from './sessions/service.ts';
import { sessionStore } from './sessions/store.ts';
import { type SetupService, setupService } from './setup/service.ts';
import { argonHasher, type Hasher } from './sign-in/hasher.ts';
import { lockout } from './sign-in/lockout.ts';
import { type OidcSettings, oidcService } from './sign-in/oidc.ts';
import { passwords } from './sign-in/passwords.ts';
import { signInService } from './sign-in/sign-in.ts';
import { sm2Keys } from './sign-in/sm2-keys.ts';
import { tickets } from './sign-in/tickets.ts';
import { totpStore } from './sign-in/totp.ts';
import { systemService } from './systems/service.ts';
import { type SystemRequests, signedRequests } from './systems/signed-requests.ts';
import { systemStore } from './systems/store.ts';

export interface IdentityParts {
  readonly db: Db;
  readonly acts: Acts;
  readonly authority: Authority;
  readonly policies: PolicyFiles;
  readonly directory: OrganisationDirectory;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
  /** Tells owners of accounts what changed. */
  readonly credentialNews: CredentialNews;
  /** 32 bytes; see `readSealingKey`. */
  readonly sealingKey: Uint8Array;
  /** One click opens the demonstration's accounts. */
  readonly demo: boolean;
  /** Officers who came in by a password alone may do nothing but set up a second factor (GB/T 22239-2019 8.1.4.1 d; ASVS 4.0.3 4.3.1). */
  readonly officersNeedSecondFactor: boolean;
  /** Address as browsers have it, where it is not the request's own: `https://data.example.gov.cn`. */
  readonly publicUrl: string | null;
  readonly oidc: OidcSettings | null;
  readonly hasher?: Hasher;
}

export interface Identity {
  readonly authenticator: Authenticator;
  /** What closes secrets with the key of the installation. */
  readonly sealing: Sealing;
  /** For `installBodyDigests`. */
  readonly signed: SystemRequests;
  readonly handlers: Pick<Handlers, IdentityRouteName>;
  readonly directory: OrganisationDirectory;
  readonly posts: PostStore;
  readonly accounts: AccountStore;
  readonly sessions: LiveSessions;
  readonly setup: SetupService;
  readonly demo: DemoService;
}

type IdentityRouteName =
  | keyof ReturnType<typeof sessionRoutes>
  | keyof ReturnType<typeof accountRoutes>
  | keyof ReturnType<typeof administrationRoutes>
  | keyof ReturnType<typeof auditRoutes>;

export async function openIdentity(parts: IdentityParts): Promise<Identity> {
  const { db, acts, authority, policies, directory, clock, onError, publicUrl, credentialNews: news } = parts;
  const limits = await readLimits(db);
  const box = sealing(parts.sealingKey);
  const accounts = accountStore(db);
  const roles = roleStore(db);
  const posts = postStore(db);
  const organisations = organisationStore(db);
  const sessions = sessionStore(db);
  const live = liveSessions({
    store: sessions,
    directory,
    limits,
    clock,
    demo: parts.demo,
    officersNeedSecondFactor: parts.officersNeedSecondFactor,
    onError,
  });
  const open = sessionOpener({ acts, store: sessions, live, posts, directory, limits });
  const secrets = passwords(db, parts.hasher ?? argonHasher(passwordKey(parts.sealingKey)), limits, clock);
  const totp = totpStore(db, box);
  const sm2 = sm2Keys(db);
  const waiting = tickets(db, limits, clock);
  const delays = lockout(db, limits, clock);
  const systems = systemStore(db);
  const signed = signedRequests({ store: systems, sealing: box, directory, limits, clock });
  const permissions = permissionTable(authority, policies);
  const oidc = parts.oidc ? oidcService(parts.oidc, { acts, accounts, tickets: waiting, open }) : null;
  const setup = setupService({
    db,
    acts,
    accounts,
    organisations,
    roles,
    passwords: secrets,
    directory,
    limits,
    clock,
  });
  const demo = demoService({ acts, accounts, organisations, roles, directory, clock });
  const cookie = cookieRules(publicUrl?.startsWith('https:') === true);
  const delegations = delegationStore(db);
  const imports = importService({
    acts,
    organisations,
    accounts,
    roles,
    delegations,
    passwords: secrets,
    limits,
    directory,
    live,
    clock,
  });

  const handlers = {
    ...sessionRoutes({
      signIn: signInService({
        acts,
        accounts,
        passwords: secrets,
        totp,
        sm2,
        lockout: delays,
        tickets: waiting,
        news,
        open,
        demo: parts.demo,
        clock,
      }),
      sessions: sessionService({
        acts,
        store: sessions,
        live,
        posts,
        accounts,
        directory,
        permissions,
        limits,
        clock,
        oidc,
        officersNeedSecondFactor: parts.officersNeedSecondFactor,
        demo: async () => (parts.demo ? demo.accounts() : null),
        isSetupNeeded: setup.isNeeded,
      }),
      setup,
      oidc,
      cookie,
      publicUrl,
    }),
    ...accountRoutes({
      own: ownAccountService({
        acts,
        accounts,
        passwords: secrets,
        totp,
        sm2,
        lockout: delays,
        tickets: waiting,
        news,
        sessions,
        live,
        clock,
      }),
      accounts: accountService({
        acts,
        store: accounts,
        roles,
        passwords: secrets,
        totp,
        lockout: delays,
        news,
        sessions,
        live,
        directory,
        limits,
        clock,
        issuer: oidc?.issuer ?? null,
      }),
      roles: roleService({ acts, store: roles, accounts, directory, live, clock }),
      delegations: delegationService({ acts, store: delegations, roles, accounts, directory, live, clock }),
      publicUrl,
    }),
    ...administrationRoutes({
      organisations: organisationService({ acts, store: organisations, directory, clock }),
      systems: systemService({
        acts,
        store: systems,
        accounts,
        posts,
        news,
        directory,
        sealing: box,
        requests: signed,
        limits,
        clock,
      }),
      imports,
      sheets: sheetService({ acts, imports, accounts, directory, clock }),
      permissions,
      policies,
    }),
    ...auditRoutes(auditService({ store: auditStore(db), acts })),
  };
  return {
    authenticator: authenticator({ sessions: live, signed, cookie }),
    sealing: box,
    signed,
    handlers,
    directory,
    posts,
    accounts,
    sessions: live,
    setup,
    demo,
  };
}
