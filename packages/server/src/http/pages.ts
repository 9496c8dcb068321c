/** The built pages. Addresses of the pages are the browser's own routes, so any address that is not a file gets the page itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ServerError } from '../errors.ts';
import { toProblem } from './problems.ts';

const YEAR_S = 31_536_000;

/** `dir` is the bundle; absent while it is still being built. */
export async function installPages(app: FastifyInstance, dir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: dir,
    wildcard: true,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders: (reply, file) => {
      // Names under assets/ carry a digest of their content.
      reply.header('cache-control', file.includes('/assets/') ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });
  app.get('/', (_, reply) => reply.sendFile('index.html'));
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      request.headers.accept?.includes('text/html') === true;
    if (isPage && existsSync(join(dir, 'index.html'))) return reply.sendFile('index.html');
    const problem = toProblem(
      new ServerError('not_found', { zh: '没有这个地址。', en: 'There is no such address.' }, { where: 'path' }),
      request,
    );
    return reply.code(404).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  });
}
