/**
 * Sign-in at another provider by OpenID Connect: authorization code with PKCE, state and nonce. The browser carries nothing but a ticket in a cookie of five
 * minutes; what belongs to it stands in the database. An account is found by issuer and subject alone, bound beforehand: never by an e-mail or a name
 * that a provider says.
 */
import * as client from 'openid-client';
import type { Acts } from '../../acts/acts.ts';
import { ServerError } from '../../errors.ts';
import { VISITOR } from '../../policy/principal.ts';
import type { AccountStore } from '../accounts/store.ts';
import type { OpenSession, SignInFrom } from '../sessions/open-session.ts';
import type { Tickets } from './tickets.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
}

export interface OidcService {
  readonly name: string;
  readonly issuer: string;
  /** Address of the provider to send the browser to, and the ticket for its cookie. `bind`: the account that is to be bound instead of signed in. */
  start(returnTo: string, bind: string | null): Promise<{ address: string; ticket: string }>;
  /** → the token of the session; null where an account was bound. @throws ServerError unauthenticated. */
  finish(current: URL, ticket: string, from: SignInFrom): Promise<string | null>;
}

const TIMEOUT_SECONDS = 10;

export function oidcService(
  settings: OidcSettings,
  parts: {
    readonly acts: Acts;
    readonly accounts: AccountStore;
    readonly tickets: Tickets;
    readonly open: OpenSession;
  },
): OidcService {
  const { acts, accounts, tickets, open } = parts;
  let known: Promise<client.Configuration> | null = null;

  /** Asked of the provider when first needed; a provider that was away is asked again. */
  function configuration(): Promise<client.Configuration> {
    known ??= client
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        undefined,
        client.ClientSecretBasic(settings.clientSecret),
        {
          timeout: TIMEOUT_SECONDS,
          // Without TLS only on this machine, for tests and for a provider behind the same proxy.
          ...(isLoopback(settings.issuer) ? { execute: [client.allowInsecureRequests] } : {}),
        },
      )
      .catch((error: unknown) => {
        known = null;
        throw away(error);
      });
    return known;
  }

  return {
    name: settings.name,
    issuer: settings.issuer,
    async start(returnTo, bind) {
      const config = await configuration();
      const verifier = client.randomPKCECodeVerifier();
      const detail = { verifier, nonce: client.randomNonce(), state: client.randomState(), returnTo };
      const { token } = await tickets.give('oidc', bind, detail);
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: returnTo,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        nonce: detail.nonce,
        state: detail.state,
      });
      return { address: address.href, ticket: token };
    },
    async finish(current, ticket, from) {
      const { account: bind, detail } = await tickets.take('oidc', ticket);
      const { verifier, nonce, state, returnTo } = detail as Record<string, string>;
      const config = await configuration();
      // The address by which the provider was told to come back: what a proxy makes of it does not matter.
      const address = new URL(returnTo ?? current.href);
      address.search = current.search;
      const subject = await client
        .authorizationCodeGrant(config, address, {
          pkceCodeVerifier: verifier ?? '',
          expectedNonce: nonce ?? '',
          expectedState: state ?? '',
          idTokenExpected: true,
        })
        .then(
          (tokens) => tokens.claims()?.sub,
          async (error: unknown) => {
            await refused(from, 'oidc', null);
            throw failed(error);
          },
        );
      if (subject === undefined) throw failed(new Error('no subject'));
      if (bind !== null) {
        await bindSubject(bind, subject, from);
        return null;
      }
      const account = await accounts.bySubject(settings.issuer, subject);
      if (!account) {
        await refused(from, 'oidc_unbound', null);
        throw new ServerError(
          'unauthenticated',
          {
            zh: '这个外部账号还没有绑定到平台账号。',
            en: 'This outside account is not bound to an account of the platform.',
          },
          {
            where: 'session.open',
            mend: {
              zh: '请先用密码登录后在“我的账号”绑定，或请系统管理员绑定。',
              en: 'Sign in by password and bind it under "My account", or ask the system administrator.',
            },
          },
        );
      }
      return open(account, 'oidc', from);
    },
  };

  async function bindSubject(account: string, subject: string, from: SignInFrom): Promise<void> {
    await acts.run(
      {
        action: 'account.own',
        principal: { ...VISITOR, kind: 'user', id: account },
        origin: from.origin,
        target: { kind: 'Account', id: account },
      },
      async ({ trx, at, note }) => {
        if (!(await accounts.bindSubject(trx, settings.issuer, subject, account, at)))
          throw new ServerError(
            'conflict',
            { zh: '这个外部账号已绑定到某个平台账号。', en: 'This outside account is bound already.' },
            { where: 'oidc' },
          );
        note({ change: 'oidc_bound' });
      },
    );
  }

  async function refused(from: SignInFrom, reason: string, account: string | null): Promise<void> {
    await acts.refused(
      {
        action: 'session.open',
        principal: VISITOR,
        origin: from.origin,
        ...(account ? { target: { kind: 'Account', id: account } } : {}),
      },
      { reason, method: 'oidc' },
    );
  }
}

function isLoopback(issuer: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname);
}

function away(cause: unknown): ServerError {
  return new ServerError(
    'unavailable',
    { zh: '统一身份认证暂时无法访问。', en: 'The identity provider cannot be reached.' },
    { where: 'oidc', mend: { zh: '请稍后再试，或用密码登录。', en: 'Try later, or sign in by password.' }, cause },
  );
}

function failed(cause: unknown): ServerError {
  return new ServerError(
    'unauthenticated',
    { zh: '统一身份认证没有完成。', en: 'The sign-in at the identity provider was not completed.' },
    { where: 'oidc', mend: { zh: '请重新登录。', en: 'Sign in again.' }, cause },
  );
}
