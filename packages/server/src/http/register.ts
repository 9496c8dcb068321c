/**
 * Registers every route of the table with its schemas and its permission. A route without a handler is a type error, so none is forgotten; an answer
 * that was made without asking the policies does not leave.
 */
import { ROUTES, type Route, type RouteName } from '@kuaishu/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Acts } from '../acts/acts.ts';
import { ServerError } from '../errors.ts';
import type { Authority } from '../policy/authority.ts';
import { PLATFORM } from '../policy/facts.ts';
import { type Authenticator, type Caller, callerOf, Forbidden } from './caller.ts';
import type { Call, Handlers } from './handlers.ts';

const NO_FILE = { zh: '这个地址不接收文件。', en: 'This address takes no file.' };

export interface Gate {
  readonly authority: Authority;
  readonly authenticator: Authenticator;
  readonly acts: Acts;
}

export function registerRoutes(app: FastifyInstance, handlers: Handlers, gate: Gate): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (request, body, done) => {
    const takes = (request.routeOptions.config as { takesFile?: boolean }).takesFile === true;
    done(takes ? null : new ServerError('unsupported_media_type', NO_FILE), body);
  });
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const handle = handlers[name] as (call: Call<RouteName>) => unknown;
    app.route({
      method: route.method,
      url: route.path,
      schema: {
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
        ...(route.response ? { response: { [route.status ?? 200]: route.response } } : {}),
      },
      ...(route.takesFile ? { bodyLimit: route.takesFile } : {}),
      ...(route.bodyBytes ? { bodyLimit: route.bodyBytes } : {}),
      config: { permission: route.permission, takesFile: route.takesFile !== undefined },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const caller = await callerFor(gate, request);
        try {
          enter(gate.authority, caller, route);
          if (route.status) reply.code(route.status);
          const { params, query, body } = request as { params: unknown; query: unknown; body: unknown } as {
            params: never;
            query: never;
            body: never;
          };
          const answer = await handle({ params, query, body, request, reply, caller });
          if (!caller.decided()) throw new Error(`${name} answered without asking the policies`);
          return answer;
        } catch (error) {
          if (error instanceof Forbidden)
            await gate.acts.refused({ ...caller.act(error.action, error.target, error.policies) });
          throw error;
        }
      },
    });
  }
}

/** Rights about the platform are decided here; of those about records, that there is any record at all that the caller may do it to. */
function enter(authority: Authority, caller: Caller, route: Route): void {
  if (route.on === undefined) caller.require(route.permission);
  else if (authority.scope(caller.principal, route.permission, route.on) === false)
    throw new Forbidden(
      caller.principal,
      route.permission,
      { ...PLATFORM, type: route.on, id: '' },
      [],
      authority.holders(route.permission, route.on),
    );
}

async function callerFor({ authority, authenticator }: Gate, request: FastifyRequest): Promise<Caller> {
  const principal = await authenticator.principalOf(request);
  return callerOf(authority, principal, { request: String(request.id), address: request.ip });
}
