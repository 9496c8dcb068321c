/** Sessions as their people see them: who am I, in which post, where else am I signed in. */
import type { PostView, SessionItem, SessionView } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import { notFound, ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { ROLES } from '../../policy/roles.ts';
import type { AccountStore } from '../accounts/store.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { accountFacts } from '../organisations/tree.ts';
import type { PermissionTable } from '../permissions.ts';
import type { ActivePost, PostStore } from '../posts/posts.ts';
import { chosenPost, type LiveSessions, lacksSecondFactor } from './live.ts';
import type { SessionStore } from './store.ts';

export interface SessionService {
  view(caller: Caller): Promise<SessionView>;
  usePost(caller: Caller, post: string, delegation: string | null): Promise<void>;
  /** Ends the caller's own present session. */
  end(caller: Caller): Promise<void>;
  list(caller: Caller, user: string | undefined): Promise<{ items: SessionItem[]; total: number }>;
  /** Ends one session, own or in the purview of an administrator of rights. */
  endOne(caller: Caller, session: string): Promise<void>;
}

export interface SessionServiceParts {
  readonly acts: Acts;
  readonly store: SessionStore;
  readonly live: LiveSessions;
  readonly posts: PostStore;
  readonly accounts: AccountStore;
  readonly directory: OrganisationDirectory;
  readonly permissions: PermissionTable;
  readonly limits: Limits;
  readonly clock: () => Date;
  readonly oidc: { readonly name: string } | null;
  readonly officersNeedSecondFactor: boolean;
  /** Accounts to open with one click; null where the demonstration is off. */
  readonly demo: () => Promise<SessionView['demo']>;
  readonly isSetupNeeded: () => Promise<boolean>;
}

export function sessionService(parts: SessionServiceParts): SessionService {
  const { acts, store, live, posts, accounts, directory, permissions, limits, clock } = parts;

  async function postViews(active: readonly ActivePost[]): Promise<PostView[]> {
    const tree = await directory.tree();
    const people = await accounts.byIds(active.flatMap(({ behalf }) => (behalf ? [behalf] : [])));
    return active.flatMap((post) => {
      const at = tree.get(post.organisation);
      if (!at) return [];
      const { id, name, short, level, region, territory } = at;
      return [
        {
          post: post.post,
          delegation: post.delegation,
          organisation: { id, name, short, level, region, territory },
          roles: post.roles.map((role) => ({ role, name: ROLES[role] })),
          behalf: post.behalf ? { id: post.behalf, name: people.get(post.behalf)?.name ?? post.behalf } : null,
          until: post.until?.toISOString() ?? null,
        },
      ];
    });
  }

  return {
    async view(caller) {
      const { principal } = caller;
      const isPerson = principal.kind === 'user' && principal.session !== null;
      const account = isPerson ? await accounts.byId(principal.id) : null;
      const session = isPerson ? await store.byId(principal.session ?? '') : null;
      const active = account ? await posts.of(account.id, clock()) : [];
      const views = await postViews(active);
      const own = views.find((view) => view.post === principal.post && (view.behalf?.id ?? null) === principal.behalf);
      return {
        user: account ? { id: account.id, login: account.login, name: account.name } : null,
        session: session?.id ?? null,
        method: session?.method ?? null,
        until: session?.until.toISOString() ?? null,
        idleMinutes: Math.round(limits.session_idle / 60_000),
        passwordLength: limits.password_length,
        post: own ?? null,
        posts: views,
        secondFactorNeeded:
          parts.officersNeedSecondFactor &&
          session !== null &&
          lacksSecondFactor(session.method, chosenPost(active, session)),
        permissions: [...permissions.of(principal)],
        ways: { password: true, sm2: true, oidc: parts.oidc ? { name: parts.oidc.name } : null },
        demo: await parts.demo(),
        setup: account ? false : await parts.isSetupNeeded(),
      };
    },
    async usePost(caller, post, delegation) {
      const { principal } = caller;
      const { policies } = caller.require('account.own');
      const active = await posts.of(principal.id, clock());
      if (!active.some((one) => one.post === post && one.delegation === delegation))
        throw notFound({ zh: '可用的岗位', en: 'post of yours' }, post, 'post');
      const session = principal.session ?? '';
      await acts.run(
        caller.act('account.own', { kind: 'Account', id: principal.id }, policies),
        async ({ trx, note }) => {
          await store.usePost(trx, session, post, delegation);
          note({ change: 'post', post, ...(delegation ? { delegation } : {}) });
        },
      );
      live.forget(principal.id);
    },
    async end(caller) {
      const { principal } = caller;
      if (principal.session === null) return;
      const { session, id } = principal;
      await acts.run(caller.act('session.end', { kind: 'Account', id }), async ({ trx, at }) => {
        await store.end(trx, { id: session }, id, 'signed out', at);
      });
      live.forget(id);
    },
    async list(caller, user = caller.principal.id) {
      const account = await accounts.byId(user);
      if (!account) throw notFound({ zh: '用户', en: 'user' }, user, 'user');
      caller.require('session.end_other', accountFacts(user, user, await directory.get(account.organisation)));
      const now = clock();
      const open = await store.open(user, now, new Date(now.getTime() - limits.session_idle));
      const items = open.map((row) => ({
        session: row.id,
        current: row.id === caller.principal.session,
        method: row.method,
        madeAt: row.made_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        until: row.until.toISOString(),
        address: row.address,
        agent: row.agent,
      }));
      return { items, total: items.length };
    },
    async endOne(caller, id) {
      const row = await store.byId(id);
      if (!row) throw notFound({ zh: '会话', en: 'session' }, id, 'session');
      const home = await directory.get(row.home);
      const { policies } = caller.require('session.end_other', accountFacts(row.account, row.account, home));
      await acts.run(
        caller.act('session.end_other', { kind: 'Account', id: row.account, path: home.path }, policies),
        async ({ trx, at, note }) => {
          if ((await store.end(trx, { id }, caller.principal.id, 'ended', at)) === 0)
            throw new ServerError(
              'conflict',
              { zh: '这个会话已结束。', en: 'This session has ended already.' },
              { where: 'session' },
            );
          note({ session: id });
        },
      );
      live.forget(row.account);
    },
  };
}
