import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LiveEvent } from '@kuaishu/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../test/start-app.ts';
import { openHub } from './hub.ts';
import { eventStore } from './store.ts';
import { frame, lastEventId } from './stream.ts';

let server: TestApp;
let port: number;
beforeAll(async () => {
  server = await startTestApp();
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  port = (server.app.server.address() as AddressInfo).port;
});
afterAll(() => server.close());

interface Reader {
  /** Waits until so many events have come; → their ids and bodies. */
  take(count: number): Promise<{ id: number; event: LiveEvent }[]>;
  readonly ended: Promise<void>;
  leave(): void;
}

async function read(lastId?: number): Promise<Reader> {
  const request = http.get({
    port,
    path: '/api/events',
    headers: lastId === undefined ? {} : { 'last-event-id': String(lastId) },
  });
  const response = await new Promise<http.IncomingMessage>((resolve) => request.once('response', resolve));
  expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(response.headers['content-security-policy']).toBeTruthy();
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const events = () =>
    [...text.matchAll(/id: (\d+)\nevent: \w+\ndata: (.*)\n\n/g)].map((match) => ({
      id: Number(match[1]),
      event: JSON.parse(match[2] ?? '') as LiveEvent,
    }));
  return {
    async take(count) {
      while (events().length < count) await new Promise((resolve) => response.once('data', resolve));
      return events();
    },
    ended: new Promise((resolve) => response.once('close', () => resolve())),
    leave: () => request.destroy(),
  };
}

test('a reader gets what happens, and after a break what it missed, once and in order', async () => {
  const first = await read();
  server.hub.publish({ type: 'run', run: 'R1', state: 'running' });
  server.hub.publish({ type: 'step', run: 'R1', step: 'collect', state: 'started' });
  const seen = await first.take(2);
  first.leave();
  server.hub.publish({ type: 'step', run: 'R1', step: 'collect', state: 'finished', in: 10, out: 10 });
  server.hub.publish({ type: 'run', run: 'R1', state: 'published' });
  const second = await read(seen[1]?.id);
  server.hub.publish({ type: 'run', run: 'R2', state: 'running' });
  const missed = await second.take(3);
  second.leave();
  expect(missed.map(({ event }) => (event.type === 'progress' ? '' : `${event.run} ${event.state}`))).toEqual([
    'R1 finished',
    'R1 published',
    'R2 running',
  ]);
  const ids = [...seen, ...missed].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
});

test('what was missed over a restart comes from the database', async () => {
  server.hub.publish({ type: 'run', run: 'R3', state: 'published' });
  await server.hub.settled();
  const store = eventStore(server.database.db);
  const last = await store.lastId();
  const after = await openHub(
    store,
    () => new Date(0),
    () => {},
  );
  after.publish({ type: 'run', run: 'R4', state: 'running' });
  const events = await after.since(last - 1);
  expect(events.map(({ event }) => event.run)).toEqual(['R3', 'R4']);
  expect(events[1]?.id).toBeGreaterThan(last);
  await after.settled();
});

test('progress tells where a run is, comes at most five times a second, and is not kept', async () => {
  let now = 1_000_000_000_000_000;
  const kept: string[] = [];
  const store = {
    append: async ({ event }: { event: LiveEvent }) => void kept.push(event.type),
    lastId: async () => 0,
    between: async () => [],
  };
  const hub = await openHub(
    store,
    () => new Date(now / 1000),
    () => {},
  );
  const heard: LiveEvent[] = [];
  hub.subscribe(({ event }) => heard.push(event));
  hub.publish({ type: 'step', run: 'R1', step: 'link', state: 'started', in: 500 });
  for (let done = 0; done < 100; done++) {
    hub.publish({
      type: 'progress',
      run: 'R1',
      step: 'link',
      done,
      of: 500,
      label: { zh: '人口块', en: 'Population' },
    });
    now += 10_000;
  }
  expect(heard.filter((event) => event.type === 'progress')).toHaveLength(5);
  expect(hub.progress('R1')).toMatchObject({ step: 'link', done: 99, of: 500, label: { zh: '人口块' } });
  hub.publish({ type: 'run', run: 'R1', state: 'published' });
  expect(hub.progress('R1')).toBeNull();
  await hub.settled();
  expect(kept).toEqual(['step', 'run']);
});

test('a text in an event cannot break the frame', () => {
  const text = frame({
    id: 7,
    event: { type: 'progress', at: '', run: 'R', step: 'link', done: 1, of: 2, label: { zh: 'a\n\nid: 9\ndata: x' } },
  });
  expect(text.split('\n').filter((line) => line !== '')).toHaveLength(3);
});

test.each([
  ['12', 12],
  ['', null],
  ['-1', null],
  ['1e9', null],
  ['9'.repeat(30), null],
  [undefined, null],
])('Last-Event-ID %j is read as %j', (header, id) => {
  expect(lastEventId(header)).toBe(id);
});

test('open streams end with the server', async () => {
  const reader = await read();
  await server.app.close();
  await reader.ended;
});
