/**
 * The cookie of a session: out of reach for scripts, sent by our own pages alone, and over https bound to the very host (`__Host-`, RFC 6265bis). The
 * token changes at each sign-in, so one planted before it is worth nothing.
 */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isToken } from './token.ts';

export interface CookieRules {
  readonly name: string;
  readonly secure: boolean;
}

export function cookieRules(secure: boolean): CookieRules {
  return { name: secure ? '__Host-kuaishu_session' : 'kuaishu_session', secure };
}

export function readToken(rules: CookieRules, request: Pick<FastifyRequest, 'headers'>): string | null {
  const value = parseCookie(request.headers.cookie ?? '')[rules.name];
  return value !== undefined && isToken(value) ? value : null;
}

export function setToken(rules: CookieRules, reply: FastifyReply, token: string): void {
  reply.header(
    'set-cookie',
    stringifySetCookie({
      name: rules.name,
      value: token,
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: rules.secure,
    }),
  );
}

export function clearToken(rules: CookieRules, reply: FastifyReply): void {
  reply.header(
    'set-cookie',
    stringifySetCookie({
      name: rules.name,
      value: '',
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: rules.secure,
      maxAge: 0,
    }),
  );
}
