/** The built pages. Addresses of the pages are the browser's own routes, so any address that is not a file gets the page itself. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendNoAddress } from './problems.ts';

const YEAR_S = 31_536_000;

/** `dir` is the bundle; null serves no pages. */
export async function installPages(app: FastifyInstance, dir: string | null): Promise<void> {
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      request.headers.accept?.includes('text/html') === true;
    if (dir !== null && wantsPage && existsSync(join(dir, 'index.html'))) return reply.sendFile('index.html');
    return sendNoAddress(request, reply);
  });
  if (dir === null) return;
  await app.register(fastifyStatic, {
    root: dir,
    wildcard: true,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    // The build leaves .br and .gz beside each file.
    preCompressed: true,
    setHeaders: (reply, file) => {
      // Names under assets/ carry a digest of their content.
      reply.header('cache-control', file.includes('/assets/') ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });
  app.get('/', (_, reply) => reply.sendFile('index.html'));
}
