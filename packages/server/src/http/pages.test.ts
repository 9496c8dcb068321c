import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPages } from './pages.ts';
import { installProblems } from './problems.ts';

let dir: string;
let app: FastifyInstance;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-pages-'));
  await mkdir(join(dir, 'bundle', 'assets'), { recursive: true });
  await writeFile(join(dir, 'bundle', 'index.html'), '<title>块数</title>');
  await writeFile(join(dir, 'bundle', 'assets', 'app-1a2b.js'), 'x');
  await writeFile(join(dir, 'bundle', 'assets', 'app-1a2b.js.br'), 'packed');
  await writeFile(join(dir, 'bundle', '.secret'), 'hidden');
  await writeFile(join(dir, 'outside.txt'), 'outside');
  app = Fastify();
  installProblems(app);
  await installPages(app, join(dir, 'bundle'));
});
afterAll(async () => {
  await app.close();
  await rm(dir, { recursive: true, force: true });
});

const html = { accept: 'text/html,*/*' };

test.each(['/', '/runs/R1', '/blocks/population/entities/E-1'])(
  '%s is a page of the platform, never kept by the browser',
  async (url) => {
    const answer = await app.inject({ url, headers: html });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('块数');
    expect(answer.headers['cache-control']).toBe('no-cache');
  },
);

test('a packed file goes to whoever can read it', async () => {
  const packed = await app.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'br, gzip' } });
  expect([packed.headers['content-encoding'], packed.body]).toEqual(['br', 'packed']);
  expect(packed.headers['content-type']).toContain('javascript');
  expect(packed.headers['cache-control']).toContain('immutable');
  expect((await app.inject({ url: '/assets/app-1a2b.js' })).body).toBe('x');
});

test('a file named by its content is kept for a year', async () => {
  const answer = await app.inject({ url: '/assets/app-1a2b.js' });
  expect(answer.headers['cache-control']).toContain('immutable');
});

test.each(['/assets/gone.js', '/api/nothing', '/nothing.json'])('%s is a problem document, not a page', async (url) => {
  const answer = await app.inject({ url });
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test.each([
  '/../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/assets/..%5c..%5coutside.txt',
  '/.secret',
  '//outside.txt',
])('%s leads nowhere', async (url) => {
  const answer = await app.inject({ url });
  expect(answer.body).not.toMatch(/outside$|hidden/);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
});
