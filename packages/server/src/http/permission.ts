/**
 * Who may do what. Until people can sign in there is one actor, the operator at this machine, who may do everything: the guard in
 * `guard.ts` lets nobody else in. The question is asked for every call all the same, by the route's permission, so that identity
 * and grants fit in here without touching a route.
 */
import type { FastifyRequest } from 'fastify';

export interface Policy {
  /** Throws ServerError when the caller may not. */
  require(permission: string, request: FastifyRequest): void;
  /** Name that stands in logs of who did it. */
  actor(request: FastifyRequest): string;
}

export const localOperator: Policy = {
  require: () => {},
  actor: () => 'local',
};
