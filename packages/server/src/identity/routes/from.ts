/** What a sign-in needs to know of its request. */
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../http/caller.ts';
import { type CookieRules, readToken } from '../sessions/cookie.ts';
import type { SignInFrom } from '../sessions/open-session.ts';

export function signInFrom(rules: CookieRules, caller: Caller, request: FastifyRequest): SignInFrom {
  return {
    origin: caller.origin,
    agent: request.headers['user-agent'] ?? '',
    before: readToken(rules, request),
  };
}
