import { gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installCompression } from './compress.ts';

const LONG = { text: '贵州'.repeat(2000) };
let app: FastifyInstance;
beforeAll(() => {
  app = Fastify();
  installCompression(app);
  app.get('/long', () => LONG);
  app.get('/short', () => ({ text: 'a' }));
  app.get('/stream', (_, reply) => reply.type('text/event-stream').send(`data: ${'x'.repeat(5000)}`));
});
afterAll(() => app.close());

test('a long answer goes packed to whoever can read it, and is the same unpacked', async () => {
  const answer = await app.inject({ url: '/long', headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.headers['content-encoding']).toBe('gzip');
  expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
  expect(answer.rawPayload.length).toBeLessThan(500);
  expect(JSON.parse(gunzipSync(answer.rawPayload).toString('utf8'))).toEqual(LONG);
});

test.each([
  ['/long', 'identity'],
  ['/short', 'gzip'],
  ['/stream', 'gzip'],
])('%s stays as it is for %s', async (url, accept) => {
  const answer = await app.inject({ url, headers: { 'accept-encoding': accept } });
  expect(answer.headers['content-encoding']).toBeUndefined();
});
