import { connect } from 'node:net';
import type { Problem } from '@kuaishu/api';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerBadAddress, answerClientError } from './client-errors.ts';

let app: FastifyInstance;
let port: number;
beforeAll(async () => {
  app = Fastify({
    clientErrorHandler: answerClientError,
    frameworkErrors: answerBadAddress,
    http: { connectionsCheckingInterval: 50, requestTimeout: 300 },
  });
  app.get('/', () => 'ok');
  app.get('/of/:id', () => 'ok');
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
});
afterAll(() => app.close());

/** All that comes back for such bytes until the server hangs up. */
const say = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

it.each([
  [
    'a head that is too large',
    `GET /?q=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`,
    431,
    'headers_too_large',
  ],
  ['a method that is none', 'FOO / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n', 400, 'bad_request'],
  ['bytes that are no HTTP', '\u0016\u0003\u0001', 400, 'bad_request'],
  [
    'two lengths of one body',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na',
    400,
    'bad_request',
  ],
  ['a request that never ends', 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n', 408, 'too_slow'],
])('%s is answered as a problem document, and hung up on', async (_, bytes, status, code) => {
  const [head = '', body = ''] = (await say(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toMatch(/content-type: application\/problem\+json; charset=utf-8/);
  expect(head).toMatch(/x-content-type-options: nosniff/);
  const problem = JSON.parse(body) as Problem;
  expect(problem).toMatchObject({ status, type: `urn:kuaishu:problem:${code}`, requestId: expect.any(String) });
  expect(problem.detail?.zh).toMatch(/\p{Script=Han}/u);
});

it.each([
  ['/%', 400],
  ['/of/%FF', 400],
  ['/of/%E0%A4%A', 400],
  [`/of/${'x'.repeat(300)}`, 404],
])('%s is answered as a problem document', async (url, status) => {
  const answer = await app.inject({ method: 'GET', url });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.json()).toMatchObject({ status, detail: { zh: expect.any(String) }, requestId: expect.any(String) });
});
