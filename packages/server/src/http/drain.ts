/**
 * A server that stops (SIGTERM, a new version) answers what is under way, and refuses what comes after with a problem document, until all is answered or the time
 * for it is over: nobody who asked is left without knowing whether it was done, as long as it ends within that time.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { ServerError } from '../errors.ts';

/** Service managers kill after ten to thirty seconds; what follows the last answer needs a part of them. */
const GRACE_MS = 8_000;

/** Requests that were sent before anybody knew of the end. */
const LINGER_MS = 500;

/** `endStreams`: ends answers that never end by themselves. */
export function installDrain(app: FastifyInstance, endStreams: () => void, graceMs: number = GRACE_MS): void {
  const underWay = new Set<object>();
  let draining = false;
  let answered = (): void => {};
  app.addHook('onRequest', async (_, { raw }) => {
    underWay.add(raw);
    const over = (): void => {
      underWay.delete(raw);
      if (underWay.size === 0) answered();
    };
    for (const end of ['finish', 'close', 'error']) raw.once(end, over);
    if (draining)
      throw new ServerError(
        'unavailable',
        { zh: '服务正在停止，这个请求没有办理。', en: 'The server is stopping; the request was not carried out.' },
        { mend: { zh: '稍后再试。', en: 'Try again in a moment.' } },
      );
  });
  app.addHook('onSend', async (_, reply) => {
    if (draining) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    draining = true;
    endStreams();
    const last = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const ended = new AbortController();
    if (underWay.size > 0)
      await Promise.race([last, delay(graceMs, undefined, { signal: ended.signal }).catch(() => {})]);
    ended.abort();
    if (underWay.size > 0) {
      app.log.warn({ requests: underWay.size }, 'stopped before these requests were answered');
      app.server.closeAllConnections();
      return;
    }
    // what is on its way at this moment is refused too, and closes its connection; one that says nothing is cut off
    app.server.closeIdleConnections();
    setTimeout(() => app.server.closeAllConnections(), LINGER_MS).unref();
  });
}
