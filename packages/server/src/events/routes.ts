import type { Handlers } from '../http/handlers.ts';
import type { EventHub } from './hub.ts';
import { lastEventId, streamEvents } from './stream.ts';

/** `open` collects the ends of open streams: a server that stops must close them, since they never end by themselves. */
export function eventRoutes(hub: EventHub, open: Set<() => void>): Pick<Handlers, 'events'> {
  return {
    async events({ request, reply }) {
      const headers = reply.getHeaders();
      reply.hijack();
      try {
        const end = await streamEvents(hub, reply.raw, {
          after: lastEventId(request.headers['last-event-id']),
          headers,
        });
        open.add(end);
        reply.raw.once('close', () => open.delete(end));
      } catch (error) {
        // The answer has begun; the reader sees its end and comes back.
        request.log.error({ err: error }, 'event stream failed');
      }
    },
  };
}
