import { addressOf, type Problem, ROUTES, type Route } from '@kuaishu/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './test/start-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const get = (url: string, headers: Record<string, string> = {}) => server.ask({ method: 'GET', url, headers });
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  server.ask({ method: 'POST', url, payload, headers });

test('the overview adds up: what came in is in the block, in quarantine or in progress', async () => {
  const { status, body } = await get('/api/overview');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    run: 'R1',
    equation: { in: 100, intoBlock: 97, quarantined: 3, inProgress: 0, balanced: true },
    strips: [{ provider: '公安厅', rows: 100, quarantined: 3 }],
    prefectures: [
      { code: '5201', name: { zh: '贵阳市', en: 'Guiyang' }, entities: { person: 60 }, completeness: 0.9 },
      { code: '5203', entities: { person: 30 } },
    ],
    runs: [{ run: 'R1', quarantineRate: 0.03, quality: 98 }],
    review: { open: 1, answered: 0 },
  });
});

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example:8170',
  'user@localhost',
  '169.254.1.1',
  '127.1',
  '0x7f.1',
])('a request for Host "%s" is refused, whatever it asks for', async (host) => {
  for (const url of ['/', '/api/overview', '/healthz', '/nothing']) {
    const { status, body, headers } = await get(url, { host });
    expect(status).toBe(421);
    expect((body as Problem).type).toBe('urn:kuaishu:problem:host_not_allowed');
    expect(headers['content-type']).toMatch('application/problem+json');
  }
});

test.each(['localhost:8170', '127.0.0.1', '[::1]:9000', 'LOCALHOST:1'])(
  'a request for Host "%s" is answered',
  async (host) => {
    expect((await get('/healthz', { host })).status).toBe(200);
  },
);

test('a page of another site can neither ask nor act', async () => {
  const crossSite: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3000' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of crossSite) {
    expect((await get('/api/overview', headers)).status).toBe(403);
    expect((await post('/api/runs', {}, headers)).status).toBe(403);
  }
  expect((await post('/api/runs/R1/cancel', {}, { origin: 'http://127.0.0.1:8170' })).status).toBe(409);
});

test('a body that is not JSON is refused, so that no plain form can post', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''])
    for (const url of ['/api/runs', '/api/session/end', '/api/cases/x/assignment']) {
      const headers = { 'content-type': type };
      const { status, body } = await server.ask({ method: 'POST', url, payload: '{"x":1}', headers });
      expect(status, `${url} ${type}`).toBe(415);
      expect((body as Problem).title.zh).toBe('请求正文应为 JSON');
    }
});

test.each([
  ['PUT', '/api/runs', 'GET, HEAD, POST'],
  ['DELETE', '/api/runs/R1?x=1', 'GET, HEAD'],
  ['GET', '/api/session/end', 'POST'],
  ['PATCH', '/ledger/tile/0/000', 'GET, HEAD'],
] as const)('%s %s is told which methods there are', async (method, url, allow) => {
  const { status, body, headers } = await server.ask({ method, url });
  expect([status, headers['allow']]).toEqual([405, allow]);
  expect((body as Problem).detail?.zh).toContain(allow);
});

test.each([
  '/api/runs/R404',
  '/api/runs/R404/profile/hukou',
  '/api/runs/R1/profile/nothing',
  '/api/blocks/nothing',
  '/api/blocks/nothing/search?q=a',
  '/api/blocks/nothing/entities/E1',
  '/api/blocks/person/entities/E404',
  '/api/blocks/person/entities/E1?release=v404',
  '/api/blocks/person/diff?from=v0&to=v404',
  '/api/quarantine?run=R404',
  '/api/blocks/nothing/discrepancies',
  '/api/blocks/person/discrepancies/export?resource=nothing&purpose=to%20mend%20it',
  '/api/quarantine/export?resource=nothing&purpose=to%20mend%20it',
  '/api/nothing',
  '/nothing',
])('%s is not found, and says so as a problem document', async (url) => {
  const { status, body } = await get(url);
  const problem = body as Problem;
  expect(status).toBe(404);
  expect(problem.status).toBe(404);
  expect(problem.detail?.zh).toBeTruthy();
  expect(problem.detail?.en).toBeTruthy();
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  ['/api/runs/..%2F..%2Fetc%2Fpasswd', 'params.run'],
  ['/api/runs/%2e%2e', undefined],
  ['/api/runs/a%00b', 'params.run'],
  [`/api/runs/${'a'.repeat(200)}`, 'params.run'],
  ["/api/blocks/person'%3B%20DROP%20TABLE%20x--", 'params.block'],
  ['/api/runs?limit=0', 'querystring.limit'],
  ['/api/runs?limit=9999999', 'querystring.limit'],
  ['/api/runs?limit=ten', 'querystring.limit'],
  ['/api/runs?limit=1&limit=500', 'querystring.limit'],
  ['/api/runs?offset=-1', 'querystring.offset'],
  ['/api/blocks/person/search?prefecture=52%27', 'querystring.prefecture'],
  [`/api/blocks/person/search?q=${'x'.repeat(201)}`, 'querystring.q'],
  ['/api/blocks/person/diff?from=v0', 'querystring.to'],
  ['/api/quarantine/export?resource=hukou', 'querystring.purpose'],
  ['/api/blocks/person/discrepancies/export?resource=hukou', 'querystring.purpose'],
])('%s is refused with the place of the fault', async (url, where) => {
  const { status, body, text } = await get(url);
  expect([400, 404]).toContain(status);
  if (where) expect((body as Problem).where).toBe(where);
  expect(text).not.toMatch(/at .*\.ts|node_modules|SyntaxError/);
});

test('broken JSON and a huge body end in a problem, not in a stack trace', async () => {
  const broken = await server.ask({
    method: 'POST',
    url: '/api/runs',
    payload: '{"asOf":',
    headers: { 'content-type': 'application/json' },
  });
  expect(broken.status).toBe(400);
  const huge = await server.ask({
    method: 'POST',
    url: '/api/runs',
    payload: `{"asOf":"${'1'.repeat(100_000)}"}`,
    headers: { 'content-type': 'application/json' },
  });
  expect(huge.status).toBe(413);
  for (const { text } of [broken, huge]) expect(text).not.toContain('node_modules');
});

test('what fails inside shows a number to quote and nothing else', async () => {
  const { store } = server;
  const original = store.checkHistory;
  store.checkHistory = async () => {
    throw new Error('SELECT secret FROM table at /private/path');
  };
  const { status, body, text } = await get('/api/checks/history');
  store.checkHistory = original;
  expect(status).toBe(500);
  expect((body as Problem).requestId).toBeTruthy();
  expect(text).not.toMatch(/secret|private/);
});

test('a field that no schema declares does not leave', async () => {
  expect((await get('/api/runs/R1')).text).not.toContain('secret-key');
});

test('every answer carries the security headers, errors too', async () => {
  for (const url of ['/api/overview', '/nothing', '/healthz', '/api/openapi.json', '/api/nothing', '/ledger/keys']) {
    const { headers } = await get(url);
    const policy = String(headers['content-security-policy']);
    expect(policy, url).toContain("script-src 'self'");
    for (const word of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy, url).toContain(word);
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toMatch(/unsafe|http|\*|data:/);
    expect(headers, url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-type': expect.stringMatching(/; charset=utf-8$/),
    });
    // neither what the server is made of, nor leave for other sites
    expect(Object.keys(headers).filter((name) => /^(?:server|x-powered-by|via|access-control-.*)$/.test(name))).toEqual(
      [],
    );
  }
  expect((await get('/api/overview')).headers['cache-control']).toBe('no-store');
});

test('the OpenAPI document has each route with its permission and a schema for its answer', async () => {
  const { body } = await get('/api/openapi.json');
  const { openapi, paths } = body as {
    openapi: string;
    paths: Record<
      string,
      Record<string, { 'x-permission': string; responses: Record<string, { content: Record<string, object> }> }>
    >;
  };
  expect(openapi).toBe('3.1.0');
  for (const route of Object.values(ROUTES) as Route[]) {
    const operation =
      paths[route.path.replace(/:([a-z]+)/gi, '{$1}').replace('*', '{path}')]?.[route.method.toLowerCase()];
    expect(operation?.['x-permission']).toBe(route.permission);
    expect(operation?.responses[String(route.status ?? 200)]?.content).toBeTruthy();
  }
});

test('each GET route answers what its schema says', async () => {
  const params = { run: 'R1', resource: 'hukou', block: 'person', entity: 'E1' };
  // the refinery's; other capabilities ask theirs in tests of their own
  const nouns = /^(overview|run|strip|resource|block|entity|discrepancy|quarantine|review|openapi|health)\./;
  for (const [name, route] of Object.entries(ROUTES) as [string, Route][]) {
    if (route.method !== 'GET' || !nouns.test(route.permission)) continue;
    const query =
      name === 'diff'
        ? { from: 'v0', to: 'v1' }
        : name === 'quarantineExport' || name === 'discrepanciesExport'
          ? { resource: 'hukou', purpose: 'to mend it' }
          : {};
    const { status, text } = await get(addressOf(route, params, query));
    expect(status, `${name}: ${text.slice(0, 300)}`).toBe(200);
  }
});

test('the next run is queued once, for the day it was asked for', async () => {
  const first = await post('/api/runs', {});
  expect(first.status).toBe(202);
  expect(server.jobs).toEqual([{ kind: 'run', asOf: '2026-11-24' }]);
  const second = await post('/api/runs', {});
  expect(second.status).toBe(409);
  expect((second.body as Problem).type).toBe('urn:kuaishu:problem:already_running');
});

test('only a held run can be released, and with a reason', async () => {
  expect((await post('/api/runs/R1/release', { reason: '已核实来源' })).status).toBe(409);
  expect((await post('/api/runs/R1/release', { reason: '' })).status).toBe(400);
  expect((await post('/api/runs/R1/release', {})).status).toBe(400);
});

test('an answer to a pair is kept; null takes it back', async () => {
  expect((await post('/api/review/P1', { answer: 'same' })).body).toEqual({ pair: 'P1', answer: 'same' });
  expect(server.store.answers.get('P1')).toBe('same');
  expect((await post('/api/review/P1', { answer: null })).status).toBe(200);
  expect(server.store.answers.get('P1')).toBeNull();
  expect((await post('/api/review/P1', { answer: 'perhaps' })).status).toBe(400);
});
