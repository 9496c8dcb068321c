import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { installDrain } from './drain.ts';
import { installProblems } from './problems.ts';

let app: FastifyInstance;
const agent = new Agent({ keepAlive: true });
afterEach(() => app.close());

/** A server with a route that answers when told. */
async function started(graceMs?: number) {
  const asked = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const done: string[] = [];
  let streamsEnded = 0;
  app = Fastify({ return503OnClosing: false });
  installProblems(app);
  installDrain(app, () => streamsEnded++, graceMs);
  app.get('/slow', async () => {
    asked.resolve();
    await finish.promise;
    done.push('slow');
    return { done: true };
  });
  app.get('/quick', async () => ({ done: true }));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, asked, finish, done, streamsEnded: () => streamsEnded };
}

async function get(url: string): Promise<{ status: number; connection: unknown; type: unknown; body: string }> {
  const asked = request(url, { agent });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  let body = '';
  for await (const part of answer) body += part;
  const { statusCode = 0, headers } = answer;
  return { status: statusCode, connection: headers.connection, type: headers['content-type'], body };
}

it('answers what is under way, refuses what comes then by a problem document, and has closed only after the last answer', async () => {
  const { url, asked, finish, done, streamsEnded } = await started();
  expect((await get(`${url}/quick`)).status).toBe(200);
  const slow = get(`${url}/slow`);
  await asked.promise;
  let closed = false;
  const closing = app.close().then(() => {
    closed = true;
  });
  await expect.poll(streamsEnded).toBe(1);
  const late = await get(`${url}/quick`);
  expect(late).toMatchObject({ status: 503, connection: 'close', type: expect.stringContaining('problem+json') });
  expect(JSON.parse(late.body)).toMatchObject({ type: 'urn:kuaishu:problem:unavailable' });
  expect([closed, done]).toEqual([false, []]);
  finish.resolve();
  expect(await slow).toMatchObject({ status: 200, connection: 'close', body: '{"done":true}' });
  await closing;
  await expect(get(`${url}/quick`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('waits no longer than it was given for a request that does not end, nor for one whose asker went away', async () => {
  const { url, asked, finish } = await started(200);
  const slow = get(`${url}/slow`).catch((error: { code?: string }) => error.code);
  await asked.promise;
  await app.close();
  expect(await slow).toBe('ECONNRESET');
  finish.resolve();

  const other = await started(60_000);
  const gone = request(`${other.url}/slow`);
  gone.on('error', () => {});
  gone.end();
  await other.asked.promise;
  gone.destroy();
  await delay(50);
  await app.close();
  other.finish.resolve();
});
