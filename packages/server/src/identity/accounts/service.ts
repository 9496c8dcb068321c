/** User accounts, kept by system administrators: made, changed, locked, given a first password. What an account may do is not decided here. */
import { randomInt } from 'node:crypto';
import type { Permission, UserAdd, UserAdded, UserChange, UserList, UserView } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import { notFound, ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import type { CredentialNews } from '../../notices/credential-news.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { accountFacts } from '../organisations/tree.ts';
import type { RoleStore } from '../roles/store.ts';
import type { LiveSessions } from '../sessions/live.ts';
import type { SessionStore } from '../sessions/store.ts';
import type { Lockout } from '../sign-in/lockout.ts';
import type { Passwords } from '../sign-in/passwords.ts';
import type { TotpStore } from '../sign-in/totp.ts';
import { type Account, type AccountFilter, type AccountStore, normalLogin } from './store.ts';
import { userViews } from './view.ts';

export interface AccountService {
  list(
    caller: Caller,
    filter: AccountFilter & { limit?: number | undefined; offset?: number | undefined },
  ): Promise<UserList>;
  get(caller: Caller, id: string): Promise<UserView>;
  add(caller: Caller, fields: UserAdd): Promise<UserAdded>;
  change(caller: Caller, id: string, change: UserChange): Promise<UserView>;
  /** Ends all its sessions. */
  lock(caller: Caller, id: string, reason: string): Promise<UserView>;
  unlock(caller: Caller, id: string, reason: string): Promise<UserView>;
  /** A new first password; the authenticator, if any, is taken off with it. */
  reset(caller: Caller, id: string, reason: string): Promise<UserAdded>;
}

export interface AccountServiceParts {
  readonly acts: Acts;
  readonly store: AccountStore;
  readonly roles: RoleStore;
  readonly passwords: Passwords;
  readonly totp: TotpStore;
  readonly lockout: Lockout;
  readonly news: CredentialNews;
  readonly sessions: SessionStore;
  readonly live: LiveSessions;
  readonly directory: OrganisationDirectory;
  readonly limits: Limits;
  readonly clock: () => Date;
  /** Issuer at which outside subjects are bound; null where none is set. */
  readonly issuer: string | null;
}

const DEFAULT_LIMIT = 50;

export function accountService(parts: AccountServiceParts): AccountService {
  const { acts, store, roles, passwords, totp, lockout, news, sessions, live, directory, limits, clock } = parts;

  async function find(id: string): Promise<Account> {
    const account = await store.byId(id);
    if (!account) throw notFound({ zh: '用户', en: 'user' }, id, 'user');
    return account;
  }

  async function allow(caller: Caller, action: Permission, account: Account) {
    const home = await directory.get(account.organisation);
    const { policies } = caller.require(action, accountFacts(account.id, account.id, home));
    return { act: caller.act(action, { kind: 'Account', id: account.id, path: home.path }, policies), home };
  }

  async function view(account: Account): Promise<UserView> {
    const [one] = await userViews([account], { store, roles, directory, at: clock() });
    return one as UserView;
  }

  return {
    async list(caller, { limit = DEFAULT_LIMIT, offset = 0, ...filter }) {
      const scope = caller.scope('account.read', 'Account');
      const { items, total } = await store.list(scope, filter, clock(), { limit, offset });
      return { items: await userViews(items, { store, roles, directory, at: clock() }), total };
    },
    async get(caller, id) {
      const account = await find(id);
      await allow(caller, 'account.read', account);
      return view(account);
    },
    async add(caller, fields) {
      const home = await directory.get(fields.organisation);
      const account = newAccount(fields, clock());
      const { policies } = caller.require('account.manage', accountFacts(account.id, account.id, home));
      const password = firstPassword();
      const hash = await passwords.prepare(account, password);
      const target = { kind: 'Account', id: account.id, path: home.path };
      await acts.run(caller.act('account.manage', target, policies), async (done) => {
        const { trx, at, leaf, note } = done;
        await addAccounts(store, trx, [account]);
        await passwords.put(trx, account.id, hash, at, true);
        if (fields.oidcSubject !== undefined) {
          if (parts.issuer === null) throw noIssuer();
          if (!(await store.bindSubject(trx, parts.issuer, fields.oidcSubject, account.id, at))) throw boundAlready();
          await news.tell(done, account, 'oidc_bound');
        }
        await leaf(IDENTITY_LEAVES.accountCreated, account.id, { organisation: home.id });
        note({ change: 'created' });
      });
      return {
        user: account.id,
        password,
        until: new Date(clock().getTime() + limits.temporary_password).toISOString(),
      };
    },
    async change(caller, id, change) {
      const account = await find(id);
      const { act } = await allow(caller, 'account.manage', account);
      // Into another house only by somebody who keeps that house as well.
      if (change.organisation !== undefined)
        caller.require('account.manage', accountFacts(id, id, await directory.get(change.organisation)));
      const { name, email, organisation } = change;
      await acts.run(act, async (done) => {
        const { trx, at, leaf, note } = done;
        await store.change(
          trx,
          id,
          {
            ...(name === undefined ? {} : { name }),
            ...(email === undefined ? {} : { email }),
            ...(organisation === undefined ? {} : { organisation }),
          },
          at,
        );
        await leaf(IDENTITY_LEAVES.accountChanged, id, { change: 'changed' });
        if (email !== undefined && email !== account.email)
          await news.tell(done, { id, email }, 'email_changed', { formerly: account.email });
        note({ change: 'changed', fields: Object.keys(change) });
      });
      live.forget(id);
      return view(await find(id));
    },
    async lock(caller, id, reason) {
      const account = await find(id);
      const { act } = await allow(caller, 'account.manage', account);
      await acts.run(act, async ({ trx, at, leaf, note }) => {
        await store.change(trx, id, { locked_at: at, lock_reason: reason }, at);
        const ended = await sessions.end(trx, { account: id }, caller.principal.id, 'locked', at);
        await leaf(IDENTITY_LEAVES.accountChanged, id, { change: 'locked' });
        note({ change: 'locked', sessions: ended });
      });
      live.forget(id);
      return view(await find(id));
    },
    async unlock(caller, id) {
      const account = await find(id);
      const { act } = await allow(caller, 'account.unlock', account);
      await acts.run(act, async ({ trx, at, leaf, note }) => {
        await store.change(trx, id, { locked_at: null, lock_reason: null }, at);
        await leaf(IDENTITY_LEAVES.accountChanged, id, { change: 'unlocked' });
        note({ change: 'unlocked' });
      });
      await lockout.forgive(account.login);
      live.forget(id);
      return view(await find(id));
    },
    async reset(caller, id) {
      const account = await find(id);
      const { act } = await allow(caller, 'account.manage', account);
      const password = firstPassword();
      const hash = await passwords.prepare(account, password);
      await acts.run(act, async (done) => {
        const { trx, at, leaf, note } = done;
        await passwords.put(trx, id, hash, at, true);
        await totp.remove(trx, id);
        const ended = await sessions.end(trx, { account: id }, caller.principal.id, 'reset', at);
        await leaf(IDENTITY_LEAVES.accountChanged, id, { change: 'credential-reset' });
        await news.tell(done, account, 'password_reset');
        note({ change: 'credential_reset', sessions: ended });
      });
      live.forget(id);
      return { user: id, password, until: new Date(clock().getTime() + limits.temporary_password).toISOString() };
    },
  };
}

export function newAccount(
  fields: {
    readonly login: string;
    readonly name: string;
    readonly email?: string | undefined;
    readonly organisation: string;
  },
  now: Date,
): Account {
  return {
    id: newId('user', now),
    login: normalLogin(fields.login),
    name: fields.name,
    email: fields.email ?? null,
    organisation: fields.organisation,
    demo: false,
    locked_at: null,
    lock_reason: null,
    made_at: now,
    changed_at: now,
  };
}

/** @throws ServerError conflict where a login is taken. */
export async function addAccounts(
  store: AccountStore,
  trx: Parameters<AccountStore['add']>[0],
  accounts: readonly Account[],
): Promise<void> {
  await store.add(trx, accounts).catch((error: { code?: string; constraint?: string }) => {
    if (error.code === '23505' && error.constraint === 'user_account_login_key')
      throw new ServerError('conflict', { zh: '这个账号已有人使用。', en: 'This login is taken.' }, { where: 'login' });
    throw error;
  });
}

/** Without letters and digits that are taken for one another; 20 of 31 signs are 99 bits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

export function firstPassword(): string {
  const signs = Array.from({ length: 20 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return signs.match(/.{5}/g)?.join('-') ?? signs;
}

function noIssuer(): ServerError {
  return new ServerError(
    'bad_request',
    { zh: '本平台没有配置统一身份认证。', en: 'No identity provider is set up here.' },
    { where: 'oidcSubject' },
  );
}

function boundAlready(): ServerError {
  return new ServerError(
    'conflict',
    { zh: '这个外部账号已绑定。', en: 'This outside account is bound already.' },
    { where: 'oidcSubject' },
  );
}
