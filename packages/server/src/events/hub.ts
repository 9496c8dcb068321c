/**
 * Live events of runs, for all readers. Each event gets a number that only grows, over restarts too: numbering begins at the clock's
 * milliseconds, or behind the last kept one. Recent events wait in memory for readers that come back; run and step events are kept in
 * PostgreSQL besides; progress is not, and comes at most five times a second.
 */
import type { LiveEvent, RunProgress } from '@kuaishu/api';
import type { RunEvent } from '@kuaishu/refinery';
import type { EventStore, NumberedEvent } from './store.ts';

export interface EventHub {
  publish(event: RunEvent): void;
  /** What came after `id`, oldest first. */
  since(id: number): Promise<NumberedEvent[]>;
  /** Calls back for each new event until the function returned is called. */
  subscribe(listener: (event: NumberedEvent) => void): () => void;
  /** Where a running run is. */
  progress(run: string): RunProgress | null;
  /** Resolves when all events published so far are kept. */
  settled(): Promise<void>;
}

const REMEMBERED = 2_000;
const PROGRESS_EVERY_MS = 200;

export async function openHub(
  store: EventStore,
  clock: () => Date,
  onError: (error: unknown) => void,
): Promise<EventHub> {
  let next = Math.max(clock().getTime(), (await store.lastId()) + 1);
  const first = next;
  const recent: NumberedEvent[] = [];
  const listeners = new Set<(event: NumberedEvent) => void>();
  const running = new Map<string, RunProgress>();
  let lastProgress = { key: '', at: 0 };
  let writing: Promise<void> = Promise.resolve();

  function remember(event: LiveEvent): void {
    const numbered = { id: next++, event };
    recent.push(numbered);
    if (recent.length > REMEMBERED) recent.shift();
    if (event.type !== 'progress') writing = writing.then(() => store.append(numbered)).catch(onError);
    for (const listener of listeners) listener(numbered);
  }

  function follow(event: RunEvent, at: string): boolean {
    if (event.type === 'run') {
      if (event.state !== 'running') running.delete(event.run);
      return true;
    }
    if (event.type === 'step') {
      if (event.state === 'started')
        running.set(event.run, { step: event.step, done: 0, of: event.in ?? 0, label: { zh: '', en: '' }, since: at });
      return true;
    }
    const since = running.get(event.run)?.step === event.step ? (running.get(event.run)?.since ?? at) : at;
    running.set(event.run, { step: event.step, done: event.done, of: event.of, label: event.label, since });
    const key = `${event.run}/${event.step}`;
    const now = clock().getTime();
    const due = key !== lastProgress.key || now - lastProgress.at >= PROGRESS_EVERY_MS || event.done >= event.of;
    if (due) lastProgress = { key, at: now };
    return due;
  }

  return {
    publish(event) {
      const at = clock().toISOString();
      if (follow(event, at)) remember({ ...event, at });
    },
    async since(id) {
      const oldest = recent[0]?.id ?? next;
      // In memory from `oldest` on; before that, what PostgreSQL kept.
      const kept = id < oldest - 1 || id < first ? await store.between(id, oldest) : [];
      return [...kept, ...recent.filter((event) => event.id > id)];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    progress: (run) => running.get(run) ?? null,
    settled: () => writing,
  };
}
