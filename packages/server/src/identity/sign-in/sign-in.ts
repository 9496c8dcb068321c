/**
 * The ways in that start at our own page: password with a second factor, SM2 challenge, the demonstration's click. Whoever may not come in hears the
 * same words, after the same work, whatever the reason: that an account exists is nobody's business.
 */
import { randomBytes } from 'node:crypto';
import { challengeText, type SignInAnswer, type Sm2Challenge } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import { ServerError } from '../../errors.ts';
import type { CredentialNews } from '../../notices/credential-news.ts';
import { VISITOR } from '../../policy/principal.ts';
import { type Account, type AccountStore, normalLogin } from '../accounts/store.ts';
import { lockedAccount, type OpenSession, type SignInFrom } from '../sessions/open-session.ts';
import type { Lockout } from './lockout.ts';
import type { Passwords } from './passwords.ts';
import type { Sm2Keys } from './sm2-keys.ts';
import type { Tickets } from './tickets.ts';
import type { TotpStore } from './totp.ts';

export interface SignedIn {
  readonly answer: SignInAnswer;
  /** For the cookie; null until the sign-in is complete. */
  readonly token: string | null;
}

export interface SignInService {
  byPassword(login: string, password: string, from: SignInFrom): Promise<SignedIn>;
  byCode(ticket: string, code: string, from: SignInFrom): Promise<SignedIn>;
  /** Sets the password that must be changed, and goes in. */
  byNewPassword(ticket: string, password: string, from: SignInFrom): Promise<SignedIn>;
  sm2Challenge(login: string, origin: string): Promise<Sm2Challenge>;
  bySm2(ticket: string, signature: string, from: SignInFrom): Promise<SignedIn>;
  /** @throws ServerError not_found where the demonstration is off or knows no such account. */
  byDemo(account: string, from: SignInFrom): Promise<SignedIn>;
}

export interface SignInParts {
  readonly acts: Acts;
  readonly accounts: AccountStore;
  readonly passwords: Passwords;
  readonly totp: TotpStore;
  readonly sm2: Sm2Keys;
  readonly lockout: Lockout;
  readonly tickets: Tickets;
  readonly news: CredentialNews;
  readonly open: OpenSession;
  readonly demo: boolean;
  readonly clock: () => Date;
}

const FAMILIAR_MS = 30 * 86_400_000;

export function signInService(parts: SignInParts): SignInService {
  const { acts, accounts, passwords, totp, sm2, lockout, tickets, news, open, clock } = parts;

  /** @throws always. */
  async function refuse(account: Account | null, from: SignInFrom, reason: string, error: ServerError): Promise<never> {
    await acts.refused(
      {
        action: 'session.open',
        principal: VISITOR,
        origin: from.origin,
        ...(account ? { target: { kind: 'Account', id: account.id } } : {}),
      },
      { reason },
    );
    throw error;
  }

  async function begin(account: Account | null, login: string, from: SignInFrom): Promise<void> {
    const since = new Date(clock().getTime() - FAMILIAR_MS);
    const familiar = await accounts.isFamiliar(account?.id ?? null, from.origin.address, since);
    await lockout.begin(login, from.origin.address, familiar).catch((error: unknown) => {
      if (!(error instanceof ServerError)) throw error;
      return refuse(account, from, 'delayed', error);
    });
  }

  async function enter(account: Account, method: 'password' | 'totp' | 'sm2', from: SignInFrom): Promise<SignedIn> {
    await lockout.succeeded(account.login, from.origin.address);
    return { answer: { state: 'signed_in', ticket: null }, token: await open(account, method, from) };
  }

  async function wait(
    kind: 'totp' | 'new_password',
    account: Account,
    detail: Record<string, unknown>,
  ): Promise<SignedIn> {
    const { token } = await tickets.give(kind, account.id, detail);
    return { answer: { state: kind === 'totp' ? 'code' : 'new_password', ticket: token }, token: null };
  }

  async function accountOf(id: string | null): Promise<Account> {
    const account = id === null ? null : await accounts.byId(id);
    if (!account) throw wrong();
    return account;
  }

  return {
    async byPassword(typed, password, from) {
      const login = normalLogin(typed);
      const account = await accounts.byLogin(login);
      await begin(account, login, from);
      const verdict = await passwords.check(account?.id ?? null, password);
      if (!account || verdict === 'wrong') return refuse(account, from, account ? 'password' : 'unknown', wrong());
      if (account.locked_at) return refuse(account, from, 'locked', lockedAccount());
      if (verdict === 'run_out') return refuse(account, from, 'temporary_password_run_out', runOut());
      const mustChange = verdict === 'must_change';
      if (await totp.since(account.id)) return wait('totp', account, { mustChange });
      return mustChange ? wait('new_password', account, { method: 'password' }) : enter(account, 'password', from);
    },

    async byCode(ticket, code, from) {
      const { account: id, detail } = await tickets.tryOnce('totp', ticket);
      const account = await accountOf(id);
      const accepted = await totp.accept(account.id, code, clock());
      if (accepted === null) return refuse(account, from, 'code', wrongCode());
      await tickets.take('totp', ticket);
      if (account.locked_at) return refuse(account, from, 'locked', lockedAccount());
      return detail['mustChange'] === true
        ? wait('new_password', account, { method: 'totp' })
        : enter(account, 'totp', from);
    },

    async byNewPassword(ticket, password, from) {
      const { account: id, detail } = await tickets.tryOnce('new_password', ticket);
      const account = await accountOf(id);
      const hash = await passwords.prepare(account, password);
      await acts.run(
        {
          action: 'account.password',
          principal: { ...VISITOR, kind: 'user', id: account.id, name: account.name },
          origin: from.origin,
          target: { kind: 'Account', id: account.id },
        },
        async (act) => {
          await tickets.take('new_password', ticket, act.trx);
          await passwords.put(act.trx, account.id, hash, act.at, false);
          await news.tell(act, account, 'password_changed');
        },
      );
      return enter(account, detail['method'] === 'totp' ? 'totp' : 'password', from);
    },

    async sm2Challenge(typed, origin) {
      const login = normalLogin(typed);
      const account = await accounts.byLogin(login);
      const challenge = randomBytes(32).toString('base64url');
      const given = await tickets.give('sm2', account?.id ?? null, { purpose: 'sign-in', login, origin, challenge });
      const text = challengeText({ purpose: 'sign-in', origin, account: login, challenge, until: given.until });
      return { ticket: given.token, text, until: given.until.toISOString() };
    },

    async bySm2(ticket, signature, from) {
      const { account: id, detail, until } = await tickets.take('sm2', ticket);
      const { purpose, login, origin, challenge } = detail as Record<string, string>;
      if (purpose !== 'sign-in') throw wrong();
      const account = id === null ? null : await accounts.byId(id);
      await begin(account, login ?? '', from);
      const text = challengeText({
        purpose,
        origin: origin ?? '',
        account: login ?? '',
        challenge: challenge ?? '',
        until,
      });
      const key = await sm2.signer(id, text, signature);
      if (!account || key === null) return refuse(account, from, account ? 'signature' : 'unknown', wrong());
      if (account.locked_at) return refuse(account, from, 'locked', lockedAccount());
      await sm2.used(key, clock());
      return enter(account, 'sm2', from);
    },

    async byDemo(id, from) {
      const account = parts.demo ? await accounts.byId(id) : null;
      if (!account?.demo)
        throw new ServerError(
          'not_found',
          { zh: '没有这个演示账号。', en: 'There is no such account of the demonstration.' },
          { where: 'account' },
        );
      return { answer: { state: 'signed_in', ticket: null }, token: await open(account, 'demo', from) };
    },
  };
}

function wrong(): ServerError {
  return new ServerError(
    'unauthenticated',
    { zh: '账号或密码、签名不对。', en: 'The account or its password or signature is not right.' },
    {
      where: 'session.open',
      mend: {
        zh: '请检查后重试；忘记密码请联系本单位系统管理员。',
        en: 'Check and try again; if the password is forgotten, ask the system administrator.',
      },
    },
  );
}

function wrongCode(): ServerError {
  return new ServerError(
    'unauthenticated',
    { zh: '验证码不对或已用过。', en: 'The code is not right or was used.' },
    {
      where: 'code',
      mend: { zh: '等下一个验证码再试，或使用恢复码。', en: 'Wait for the next code, or use a recovery code.' },
    },
  );
}

function runOut(): ServerError {
  return new ServerError(
    'unauthenticated',
    { zh: '初始密码已过期。', en: 'The first password has run out.' },
    {
      where: 'session.open',
      mend: { zh: '请系统管理员重新设置。', en: 'Ask the system administrator for a new one.' },
    },
  );
}
