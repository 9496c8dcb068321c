import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encoded } from '../testing/csv-text.ts';
import { readBack, useScratch } from '../testing/scratch.ts';
import { collectHttp, type HttpSource } from './collect-http.ts';

const scratch = useScratch();
const people = Array.from({ length: 25 }, (_, i) => ({ id: i + 1, name: `张${i + 1}` }));
const seen: string[] = [];
let failures = 0;
let base = '';

const routes: Readonly<Record<string, (url: URL, request: IncomingMessage, response: ServerResponse) => unknown>> = {
  '/page': (url) => {
    const page = Number(url.searchParams.get('p') ?? 1);
    return { code: 0, data: { total: people.length, rows: people.slice((page - 1) * 10, page * 10) } };
  },
  '/offset': (url) => {
    const offset = Number(url.searchParams.get('offset') ?? 0);
    return people.slice(offset, offset + 10);
  },
  '/next': (url) => {
    const at = Number(url.searchParams.get('at') ?? 0);
    return {
      items: people.slice(at, at + 10),
      links: { next: at + 10 < people.length ? `/next?at=${at + 10}` : null },
    };
  },
  '/token': (url) => {
    const at = Number(url.searchParams.get('cursor') ?? 0);
    return { items: people.slice(at, at + 10), cursor: at + 10 < people.length ? String(at + 10) : '' };
  },
  '/same': () => people,
  '/elsewhere': () => ({ items: people, next: 'http://example.invalid/steal' }),
  '/flaky': (_, __, response) => {
    failures++;
    if (failures <= 2) {
      response.writeHead(failures === 1 ? 503 : 429, { 'retry-after': '0' });
      return null;
    }
    return people;
  },
  '/broken': (_, __, response) => {
    response.writeHead(500);
    return null;
  },
  '/secret': (_, request, response) => {
    if (request.headers.authorization === 'Bearer t') return people;
    response.writeHead(401);
    return null;
  },
  '/html': (_, __, response) => {
    response.end('<html>login</html>');
    return null;
  },
  '/gbk': (_, __, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=GBK' });
    response.end(encoded('[{"名":"贵阳","n":1.50}]', 'gb18030'));
    return null;
  },
  '/short': () => ({ total: 99, rows: people }),
  '/none': () => ({ message: 'ok' }),
  '/huge': () => 'x'.repeat(2_000_000),
};

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://local');
  seen.push(request.url ?? '');
  const body = routes[url.pathname]?.(url, request, response);
  if (response.writableEnded) return;
  response.end(body === null || body === undefined ? '' : JSON.stringify(body));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

let serial = 0;
async function fetched(path: string, more: Partial<HttpSource> = {}) {
  const to = join(scratch.folder, `http-${++serial}.parquet`);
  const collected = await collectHttp(scratch.engine(), { url: base + path, backoffMs: 1, ...more }, { to });
  return { ...collected, values: (await readBack(scratch.engine(), to, collected.columns)).values };
}

describe('pages', () => {
  const all = people.map((person) => [String(person.id), person.name]);
  it.each<[string, string, Partial<HttpSource>]>([
    ['by number', '/page', { rows: '/data/rows', paging: { kind: 'page', parameter: 'p', size: 10 } }],
    ['by number until an empty one', '/page', { paging: { kind: 'page', parameter: 'p' } }],
    ['by offset', '/offset', { paging: { kind: 'offset' } }],
    ['by address', '/next', { paging: { kind: 'next', next: '/links/next' } }],
    ['by token', '/token', { paging: { kind: 'next', next: '/cursor', parameter: 'cursor' } }],
    ['none', '/same', {}],
  ])('%s', async (_, path, more) => {
    const taken = await fetched(path, more);
    expect(taken.values).toEqual(all);
    expect(taken).toMatchObject({
      format: 'http',
      rows: 25,
      rejected: 0,
      total: 25,
      warnings: [],
      columns: ['id', 'name'],
    });
  });

  it('that never end, or lead elsewhere, are refused', async () => {
    await expect(fetched('/same', { paging: { kind: 'page' } })).rejects.toMatchObject({ code: 'PAGING' });
    await expect(fetched('/elsewhere', { paging: { kind: 'next' } })).rejects.toMatchObject({ code: 'PAGING' });
    await expect(fetched('/page', { paging: { kind: 'page', parameter: 'p' }, maxPages: 2 })).rejects.toMatchObject({
      code: 'PAGING',
    });
  });
});

describe('answers', () => {
  it('that fail for a moment are asked for again, others not', async () => {
    expect((await fetched('/flaky')).rows).toBe(25);
    const before = seen.length;
    await expect(fetched('/secret?key=s3cret')).rejects.toMatchObject({
      code: 'HTTP_STATUS',
      place: { source: `${base}/secret`, detail: '401' },
    });
    expect(seen.length - before).toBe(1);
    await expect(fetched('/broken', { retries: 2 })).rejects.toMatchObject({ code: 'HTTP_STATUS' });
    expect(seen.length - before).toBe(4);
    expect((await fetched('/secret', { headers: { authorization: 'Bearer t' } })).rows).toBe(25);
  });

  it('keep their digits and their characters', async () => {
    expect((await fetched('/gbk')).values).toEqual([['贵阳', '1.50']]);
  });

  it('that are no rows are refused, each in its words', async () => {
    await expect(fetched('/html')).rejects.toMatchObject({ code: 'DAMAGED' });
    await expect(fetched('/none')).rejects.toMatchObject({ code: 'HEADER_MISSING' });
    await expect(fetched('/huge', { maxPageBytes: 1_000_000 })).rejects.toMatchObject({ code: 'LINE_TOO_LONG' });
    await expect(fetched('', { url: 'ftp://x/y' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(fetched('', { url: 'http://127.0.0.1:1/', retries: 1 })).rejects.toMatchObject({ code: 'CONNECTION' });
  });

  it('that announce another number are taken with a warning', async () => {
    expect((await fetched('/short')).warnings.map((warning) => warning.code)).toEqual(['COUNT_DIFFERS']);
  });
});
