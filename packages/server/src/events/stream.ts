/** One reader's event stream (WHATWG HTML, server-sent events). A reader that does not read is let go; it comes back by itself. */
import type { ServerResponse } from 'node:http';
import type { EventHub } from './hub.ts';
import type { NumberedEvent } from './store.ts';

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2_000;
const UNREAD_BYTES = 1_000_000;

export interface StreamOptions {
  /** Number of the last event that the reader has; null = only what is new. */
  readonly after: number | null;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

/** Writes until the reader goes or the function returned is called. */
export async function streamEvents(hub: EventHub, to: ServerResponse, options: StreamOptions): Promise<() => void> {
  to.writeHead(200, {
    ...options.headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  to.write(`retry: ${RETRY_MS}\n\n`);
  let last = options.after ?? 0;
  const waiting: NumberedEvent[] = [];
  let caughtUp = false;

  const write = (event: NumberedEvent): void => {
    if (event.id <= last || to.destroyed) return;
    last = event.id;
    to.write(frame(event));
    if (to.writableLength > UNREAD_BYTES) to.destroy();
  };
  const unsubscribe = hub.subscribe((event) => {
    if (caughtUp) write(event);
    else waiting.push(event);
  });
  const heart = setInterval(() => to.write(': alive\n\n'), HEARTBEAT_MS);
  const end = (): void => {
    clearInterval(heart);
    unsubscribe();
    if (!to.writableEnded) to.end();
  };
  to.once('close', end);
  to.on('error', end);

  // Subscribed before asking for the past, so that nothing falls between.
  try {
    if (options.after !== null) for (const event of await hub.since(options.after)) write(event);
  } catch (error) {
    end();
    throw error;
  }
  caughtUp = true;
  for (const event of waiting) write(event);
  return end;
}

export function frame({ id, event }: NumberedEvent): string {
  return `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Last-Event-ID as a browser sends it back; null when absent or not one of ours. */
export function lastEventId(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
