/** What people keep of their own account: password, authenticator, SM2 keys, an outside account. Each change is proved by the password anew. */
import { randomBytes } from 'node:crypto';
import { type Credentials, challengeText, type RecoveryCodes, type Sm2Challenge, type TotpSecret } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import { notFound, ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import type { CredentialNews } from '../../notices/credential-news.ts';
import type { LiveSessions } from '../sessions/live.ts';
import type { SessionStore } from '../sessions/store.ts';
import type { Lockout } from '../sign-in/lockout.ts';
import type { Passwords } from '../sign-in/passwords.ts';
import type { Sm2Keys } from '../sign-in/sm2-keys.ts';
import type { Tickets } from '../sign-in/tickets.ts';
import type { TotpStore } from '../sign-in/totp.ts';
import type { Account, AccountStore } from './store.ts';

export interface OwnAccountService {
  credentials(caller: Caller): Promise<Credentials>;
  /** Ends all other sessions. */
  changePassword(caller: Caller, current: string, next: string): Promise<void>;
  beginTotp(caller: Caller, password: string): Promise<TotpSecret>;
  confirmTotp(caller: Caller, code: string): Promise<RecoveryCodes>;
  removeTotp(caller: Caller, password: string): Promise<void>;
  sm2Challenge(caller: Caller, password: string, origin: string): Promise<Sm2Challenge>;
  addSm2Key(
    caller: Caller,
    key: { ticket: string; label: string; publicKey: string; userId?: string | undefined; signature: string },
  ): Promise<void>;
  revokeSm2Key(caller: Caller, key: string): Promise<void>;
}

export function ownAccountService(parts: {
  readonly acts: Acts;
  readonly accounts: AccountStore;
  readonly passwords: Passwords;
  readonly totp: TotpStore;
  readonly sm2: Sm2Keys;
  readonly lockout: Lockout;
  readonly tickets: Tickets;
  readonly news: CredentialNews;
  readonly sessions: SessionStore;
  readonly live: LiveSessions;
  readonly clock: () => Date;
}): OwnAccountService {
  const { acts, accounts, passwords, totp, sm2, lockout, tickets, news, sessions, live, clock } = parts;

  async function own(caller: Caller): Promise<Account> {
    caller.require('account.own');
    const account = await accounts.byId(caller.principal.id);
    if (!account) throw notFound({ zh: '用户', en: 'user' }, caller.principal.id, 'user');
    return account;
  }

  function act(caller: Caller) {
    const { id, path } = caller.principal;
    return caller.act('account.own', { kind: 'Account', id, path });
  }

  /** A session that was taken over gets no further by itself. */
  async function prove(caller: Caller, account: Account, password: string): Promise<void> {
    await lockout.begin(account.login, caller.origin.address, true);
    const verdict = await passwords.check(account.id, password);
    if (verdict !== 'right' && verdict !== 'must_change') {
      await acts.refused(act(caller), { reason: 'password' });
      throw new ServerError(
        'bad_request',
        { zh: '现用密码不对。', en: 'The present password is not right.' },
        { where: 'password' },
      );
    }
    await lockout.succeeded(account.login, caller.origin.address);
  }

  return {
    async credentials(caller) {
      const { id } = await own(caller);
      const [setAt, since, codes, keys, subjects] = await Promise.all([
        passwords.setAt(id),
        totp.since(id),
        totp.recoveryCodesLeft(id),
        sm2.of(id),
        accounts.subjects(id),
      ]);
      return {
        password: setAt ? { setAt: setAt.toISOString() } : null,
        totp: since ? { since: since.toISOString(), recoveryCodes: codes } : null,
        sm2: keys.map((key) => ({
          key: key.id,
          label: key.label,
          fingerprint: key.fingerprint,
          madeAt: key.made_at.toISOString(),
          usedAt: key.used_at?.toISOString() ?? null,
        })),
        oidc: subjects.map(({ issuer, made_at }) => ({ issuer, since: made_at.toISOString() })),
      };
    },
    async changePassword(caller, current, next) {
      const account = await own(caller);
      await prove(caller, account, current);
      const hash = await passwords.prepare(account, next);
      const { session } = caller.principal;
      await acts.run(act(caller), async (done) => {
        const { trx, at, leaf, note } = done;
        await passwords.put(trx, account.id, hash, at, false);
        const ended = await sessions.end(
          trx,
          { account: account.id, ...(session ? { except: session } : {}) },
          account.id,
          'password changed',
          at,
        );
        await leaf(IDENTITY_LEAVES.accountChanged, account.id, { change: 'password' });
        await news.tell(done, account, 'password_changed');
        note({ change: 'password', sessions: ended });
      });
      live.forget(account.id);
    },
    async beginTotp(caller, password) {
      const account = await own(caller);
      await prove(caller, account, password);
      if (await totp.since(account.id))
        throw new ServerError(
          'conflict',
          { zh: '已启用动态口令。', en: 'An authenticator is in use already.' },
          { where: 'totp', mend: { zh: '要换新的，请先停用。', en: 'Take it off first to set up another.' } },
        );
      return acts.run(act(caller), async ({ trx, at, note }) => {
        note({ change: 'totp_begun' });
        return totp.begin(trx, account.id, account.login, at);
      });
    },
    async confirmTotp(caller, code) {
      const account = await own(caller);
      return acts.run(act(caller), async (done) => {
        const { trx, at, leaf, note } = done;
        const codes = await totp.confirm(trx, account.id, code, at);
        if (!codes)
          throw new ServerError(
            'bad_request',
            { zh: '验证码不对。', en: 'The code is not right.' },
            { where: 'code', mend: { zh: '请核对手机时间后再试。', en: "Check the phone's clock and try again." } },
          );
        await leaf(IDENTITY_LEAVES.accountChanged, account.id, { change: 'totp-on' });
        await news.tell(done, account, 'totp_on');
        note({ change: 'totp_on' });
        return { codes };
      });
    },
    async removeTotp(caller, password) {
      const account = await own(caller);
      await prove(caller, account, password);
      await acts.run(act(caller), async (done) => {
        const { trx, leaf, note } = done;
        if (!(await totp.remove(trx, account.id)))
          throw notFound({ zh: '动态口令', en: 'authenticator' }, account.id, 'totp');
        await leaf(IDENTITY_LEAVES.accountChanged, account.id, { change: 'totp-off' });
        await news.tell(done, account, 'totp_off');
        note({ change: 'totp_off' });
      });
    },
    async sm2Challenge(caller, password, origin) {
      const account = await own(caller);
      await prove(caller, account, password);
      const challenge = randomBytes(32).toString('base64url');
      const detail = { purpose: 'register', login: account.login, origin, challenge };
      const { token, until } = await tickets.give('sm2', account.id, detail);
      const text = challengeText({ purpose: 'register', origin, account: account.login, challenge, until });
      return { ticket: token, text, until: until.toISOString() };
    },
    async addSm2Key(caller, { ticket, label, publicKey, userId, signature }) {
      const account = await own(caller);
      await acts.run(act(caller), async (done) => {
        const { trx, at, leaf, note } = done;
        const { account: whose, detail, until } = await tickets.take('sm2', ticket, trx);
        const { purpose, origin = '', challenge = '' } = detail as Record<string, string>;
        if (whose !== account.id || purpose !== 'register')
          throw notFound({ zh: '质询', en: 'challenge' }, 'ticket', 'ticket');
        const text = challengeText({ purpose, origin, account: account.login, challenge, until });
        const { id, fingerprint } = await sm2.add(
          trx,
          account.id,
          { label, publicKey, userId },
          { text, signature },
          at,
        );
        await leaf(IDENTITY_LEAVES.keyRotated, account.id, { key: `sm3:${fingerprint}` });
        await news.tell(done, account, 'key_added');
        note({ change: 'sm2_key_added', key: id });
      });
    },
    async revokeSm2Key(caller, key) {
      const account = await own(caller);
      await acts.run(act(caller), async (done) => {
        const { trx, leaf, note } = done;
        if (!(await sm2.revoke(trx, account.id, key, clock()))) throw notFound({ zh: '密钥', en: 'key' }, key, 'key');
        await leaf(IDENTITY_LEAVES.accountChanged, account.id, { change: 'key-revoked' });
        await news.tell(done, account, 'key_revoked');
        note({ change: 'sm2_key_revoked', key });
      });
    },
  };
}
