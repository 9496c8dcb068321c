/** Routes of sign-in and of one's own sessions. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServerError } from '../../errors.ts';
import type { Handlers } from '../../http/handlers.ts';
import { type CookieRules, clearToken, setToken } from '../sessions/cookie.ts';
import type { SessionService } from '../sessions/service.ts';
import type { SetupService } from '../setup/service.ts';
import type { OidcService } from '../sign-in/oidc.ts';
import type { SignedIn, SignInService } from '../sign-in/sign-in.ts';
import { signInFrom } from './from.ts';
import { clearTicket, readTicket, setTicket } from './oidc-cookie.ts';

type Names =
  | 'session'
  | 'signIn'
  | 'signInCode'
  | 'signInPassword'
  | 'sm2Challenge'
  | 'signInSm2'
  | 'signInDemo'
  | 'oidcStart'
  | 'oidcReturn'
  | 'choosePost'
  | 'signOut'
  | 'sessions'
  | 'endSession'
  | 'setup';

export function sessionRoutes(parts: {
  readonly signIn: SignInService;
  readonly sessions: SessionService;
  readonly setup: SetupService;
  readonly oidc: OidcService | null;
  readonly cookie: CookieRules;
  /** Address of the platform as browsers have it; null: as the request says. */
  readonly publicUrl: string | null;
}): Pick<Handlers, Names> {
  const { signIn, sessions, setup, oidc, cookie } = parts;
  const originOf = (request: FastifyRequest): string => parts.publicUrl ?? `http://${request.headers.host ?? ''}`;
  const enter = ({ answer, token }: SignedIn, reply: FastifyReply) => {
    if (token !== null) setToken(cookie, reply, token);
    return answer;
  };
  const provider = (): OidcService => {
    if (oidc) return oidc;
    throw new ServerError(
      'not_found',
      { zh: '本平台没有配置统一身份认证。', en: 'No identity provider is set up here.' },
      { where: 'oidc' },
    );
  };
  return {
    session: ({ caller }) => sessions.view(caller),
    signIn: async ({ body, caller, request, reply }) =>
      enter(await signIn.byPassword(body.login, body.password, signInFrom(cookie, caller, request)), reply),
    signInCode: async ({ body, caller, request, reply }) =>
      enter(await signIn.byCode(body.ticket, body.code, signInFrom(cookie, caller, request)), reply),
    signInPassword: async ({ body, caller, request, reply }) =>
      enter(await signIn.byNewPassword(body.ticket, body.password, signInFrom(cookie, caller, request)), reply),
    sm2Challenge: ({ body, request }) => signIn.sm2Challenge(body.login, originOf(request)),
    signInSm2: async ({ body, caller, request, reply }) =>
      enter(await signIn.bySm2(body.ticket, body.signature, signInFrom(cookie, caller, request)), reply),
    signInDemo: async ({ body, caller, request, reply }) =>
      enter(await signIn.byDemo(body.account, signInFrom(cookie, caller, request)), reply),
    oidcStart: async ({ caller, request, reply }) => {
      const { principal } = caller;
      const bind = principal.kind === 'user' && principal.session !== null ? principal.id : null;
      const { address, ticket } = await provider().start(`${originOf(request)}/oidc/return`, bind);
      setTicket(cookie, reply, ticket);
      return reply.redirect(address, 302);
    },
    oidcReturn: async ({ caller, request, reply }) => {
      const ticket = readTicket(cookie, request);
      clearTicket(cookie, reply);
      if (ticket === null)
        throw new ServerError(
          'unauthenticated',
          {
            zh: '登录已过期，或不是从这个浏览器开始的。',
            en: 'The sign-in has run out, or was begun in another browser.',
          },
          { where: 'oidc', mend: { zh: '请重新登录。', en: 'Sign in again.' } },
        );
      const current = new URL(request.raw.url ?? '/', originOf(request));
      const token = await provider().finish(current, ticket, signInFrom(cookie, caller, request));
      if (token !== null) setToken(cookie, reply, token);
      return reply.redirect('/', 302);
    },
    choosePost: async ({ body, caller }) => {
      await sessions.usePost(caller, body.post, body.delegation);
      return { done: true };
    },
    signOut: async ({ caller, reply }) => {
      await sessions.end(caller);
      clearToken(cookie, reply);
      return { done: true };
    },
    sessions: ({ query, caller }) => sessions.list(caller, query.user),
    endSession: async ({ params, caller }) => {
      await sessions.endOne(caller, params.session);
      return { done: true };
    },
    setup: async ({ body, caller }) => {
      await setup.perform(body, caller.origin);
      return { done: true };
    },
  };
}
