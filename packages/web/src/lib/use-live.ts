/** One connection to the server's event stream for the whole page; it comes back by itself after a break. */
import type { LiveEvent } from '@kuaishu/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { addressOf } from './http.ts';
import { advance, type Live, STILL } from './live.ts';

let live: Live = STILL;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLive = (): Live => useSyncExternalStore(subscribe, () => live);

/** Mount once, with whether the present post may listen. Steps and ends of runs make what was read about them stale. */
export function useLiveConnection(isAllowed: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isAllowed) return;
    const source = new EventSource(addressOf('events'));
    const take = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as LiveEvent;
      const next = advance(live, event);
      if (next !== live) {
        live = next;
        for (const listener of listeners) listener();
      }
      if (event.type === 'progress') return;
      void client.invalidateQueries({ queryKey: ['overview'] });
      void client.invalidateQueries({ queryKey: ['runs'] });
      void client.invalidateQueries({ queryKey: ['run', event.run] });
      if (event.type === 'run') {
        for (const key of ['blocks', 'block', 'quarantine', 'discrepancies', 'review', 'resources', 'checks']) {
          void client.invalidateQueries({ queryKey: [key] });
        }
      }
    };
    for (const type of ['run', 'step', 'progress']) source.addEventListener(type, take);
    return () => source.close();
  }, [client, isAllowed]);
}
