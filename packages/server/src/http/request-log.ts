/** One line per request: method, route pattern, status, milliseconds. Never the address itself, since a search holds a person's name. */
import type { FastifyInstance } from 'fastify';

export function installRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { permission } = request.routeOptions.config as { permission?: string };
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        permission,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}
