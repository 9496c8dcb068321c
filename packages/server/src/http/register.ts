/** Registers every route of the table with its schemas and its permission. A route without a handler is a type error, so none is forgotten. */
import { ROUTES, type Route, type RouteName } from '@kuaishu/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call, Handlers } from './handlers.ts';
import type { Policy } from './permission.ts';

export function registerRoutes(app: FastifyInstance, handlers: Handlers, policy: Policy): void {
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
      config: { permission: route.permission },
      preHandler: async (request: FastifyRequest) => policy.require(route.permission, request),
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        if (route.status) reply.code(route.status);
        const { params, query, body } = request as { params: unknown; query: unknown; body: unknown } as {
          params: never;
          query: never;
          body: never;
        };
        return handle({ params, query, body, request, reply });
      },
    });
  }
}
