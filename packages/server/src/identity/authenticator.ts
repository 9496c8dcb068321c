/** Who sent a request: a person by the cookie of a session, a system by a signed request, else the visitor. */
import type { FastifyRequest } from 'fastify';
import type { Authenticator } from '../http/caller.ts';
import { type Principal, VISITOR } from '../policy/principal.ts';
import { type CookieRules, readToken } from './sessions/cookie.ts';
import type { LiveSessions } from './sessions/live.ts';

/** Judges the signature of a request that carries one. */
export interface SignedRequests {
  isSigned(request: Pick<FastifyRequest, 'headers'>): boolean;
  /** @throws ServerError unauthenticated where the signature does not hold. */
  principalOf(request: FastifyRequest): Promise<Principal>;
}

export function authenticator(parts: {
  readonly sessions: LiveSessions;
  readonly signed: SignedRequests;
  readonly cookie: CookieRules;
}): Authenticator {
  const { sessions, signed, cookie } = parts;
  return {
    async principalOf(request) {
      if (signed.isSigned(request)) return signed.principalOf(request);
      const token = readToken(cookie, request);
      return token === null ? VISITOR : ((await sessions.principalOf(token)) ?? VISITOR);
    },
  };
}
