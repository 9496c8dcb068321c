import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { installHeaders } from './headers.ts';

it.each([
  [true, 'max-age=63072000; includeSubDomains'],
  [false, undefined],
])('behind https (%s) browsers are told to stay there', async (https, told) => {
  const app = Fastify();
  installHeaders(app, https);
  app.get('/', () => 'ok');
  for (const url of ['/', '/nothing'])
    expect((await app.inject({ method: 'GET', url })).headers['strict-transport-security']).toBe(told);
  await app.close();
});
