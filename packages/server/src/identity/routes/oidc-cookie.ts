/**
 * The ticket of a sign-in at another provider, in the browser that began it. `Lax`, since the provider sends the browser back from its own site; it opens
 * nothing by itself, is of no use without the state and the code that belong to it, and is taken away at the return.
 */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CookieRules } from '../sessions/cookie.ts';
import { isToken } from '../sessions/token.ts';

const SECONDS = 300;
const nameOf = ({ secure }: CookieRules): string => (secure ? '__Host-kuaishu_oidc' : 'kuaishu_oidc');

export function readTicket(rules: CookieRules, request: Pick<FastifyRequest, 'headers'>): string | null {
  const value = parseCookie(request.headers.cookie ?? '')[nameOf(rules)];
  return value !== undefined && isToken(value) ? value : null;
}

export function setTicket(rules: CookieRules, reply: FastifyReply, ticket: string, maxAge = SECONDS): void {
  const cookie = {
    name: nameOf(rules),
    value: ticket,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: rules.secure,
    maxAge,
  } as const;
  reply.header('set-cookie', stringifySetCookie(cookie));
}

export function clearTicket(rules: CookieRules, reply: FastifyReply): void {
  setTicket(rules, reply, '', 0);
}
