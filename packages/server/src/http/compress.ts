/** JSON answers go packed to whoever can read gzip. Files and streams are left alone: files are packed when they are built, events must not wait. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** Below one packet there is nothing to win. */
const LEAST_BYTES = 1400;
const pack = promisify(gzip);

export function installCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < LEAST_BYTES) return payload;
    if (reply.hasHeader('content-encoding')) return payload;
    const kind = String(reply.getHeader('content-type') ?? '');
    if (!/json|text\/csv/.test(kind)) return payload;
    reply.header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload;
    const small = await pack(payload, { level: 4 });
    reply.header('content-encoding', 'gzip').header('content-length', small.length);
    return small;
  });
}
