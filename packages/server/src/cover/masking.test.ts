import {
  addressOf,
  type DiscrepanciesView,
  type EntityView,
  type Problem,
  type QuarantineView,
  type Revealed,
  ROUTES,
  type Route,
} from '@kuaishu/api';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_SECRETS, SECRETS } from '../test/secrets.ts';
import { NOW, startTestApp, type TestApp } from '../test/start-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const REVEAL = '/api/blocks/person/entities/E1/reveal';
const reveal = (payload: object) => server.ask({ method: 'POST', url: REVEAL, payload });
const entries = () => server.database.db.selectFrom('reveal').selectAll().orderBy('entry').execute();

test('no plain yellow or red value leaves by any reading route but the logged export', async () => {
  const params = { run: 'R1', resource: 'hukou', block: 'person', entity: 'E1' };
  for (const [name, route] of Object.entries(ROUTES) as [string, Route][]) {
    if (route.method !== 'GET' || name === 'events' || name === 'quarantineExport' || name === 'discrepanciesExport')
      continue;
    // routes about other records know nothing of the refinery's
    const asked = Object.keys((route.params as { properties?: object } | undefined)?.properties ?? {});
    if (asked.some((param) => !Object.hasOwn(params, param))) continue;
    const { text } = await server.ask({
      method: 'GET',
      url: addressOf(route, params, name === 'diff' ? { from: 'v0', to: 'v1' } : {}),
    });
    for (const secret of ALL_SECRETS) expect(text, `${name} shows ${secret}`).not.toContain(secret);
  }
});

test('an entity shows yellow cells masked, green ones plain, red ones not at all', async () => {
  const { body } = await server.ask({ method: 'GET', url: '/api/blocks/person/entities/E1' });
  const cells = new Map((body as EntityView).cells.map((cell) => [cell.attribute, cell]));
  expect(cells.get('resident_id')).toMatchObject({
    value: '5201************34',
    covered: true,
    filled: true,
    raw: null,
  });
  expect(cells.get('sex')).toMatchObject({ value: '1', covered: false, raw: '男' });
  expect(cells.get('secret_note')).toMatchObject({ value: null, covered: true, filled: true });
  expect(cells.get('person_name')?.losers[0]).toMatchObject({ value: '欧***', covered: true, reason: 'older' });
});

test('evidence over several attributes, which nobody graded, is covered', async () => {
  const { body } = await server.ask({ method: 'GET', url: '/api/blocks/person/entities/E1' });
  const evidence = (body as EntityView).edges[0]?.evidence ?? [];
  expect(evidence.map(({ attribute, left, covered }) => [attribute, left, covered])).toEqual([
    ['person_name', '欧***', true],
    ['sex', '1', false],
    ['name_and_birth', null, true],
  ]);
});

test('a reveal needs a purpose and a case, gives what was asked for, and stands in the log before', async () => {
  for (const payload of [
    { attributes: ['person_name'] },
    { attributes: ['person_name'], purpose: '核实', caseNumber: 'A-1' },
    { attributes: [], purpose: '核实身份信息', caseNumber: 'A-1' },
  ]) {
    expect((await reveal(payload)).status).toBe(400);
  }
  expect(await entries()).toEqual([]);

  const { status, body } = await reveal({
    attributes: ['person_name', 'secret_note', 'nothing'],
    purpose: '核实身份信息',
    caseNumber: '黔数〔2026〕12号',
  });
  const revealed = body as Revealed;
  expect(status).toBe(200);
  expect(revealed.values).toEqual([
    {
      attribute: 'person_name',
      value: SECRETS.name,
      raw: SECRETS.name,
      records: [1, 2].map((record) => ({ record, value: SECRETS.name, raw: SECRETS.name })),
    },
  ]);
  expect(revealed.refused.map((other) => other.attribute)).toEqual(['secret_note', 'nothing']);
  expect(Date.parse(revealed.until) - NOW.getTime()).toBe(5 * 60_000);

  const [entry, ...more] = await entries();
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    kind: 'entity',
    target: 'person/E1',
    attributes: ['person_name'],
    purpose: '核实身份信息',
    case_number: '黔数〔2026〕12号',
    release: 'v1',
  });
  expect(Number(entry?.entry)).toBe(revealed.entry);
  // and it is an act with its leaf
  const leaves = await server.database.db
    .selectFrom('leaf_outbox')
    .selectAll()
    .where('subject', '=', entry?.id ?? '')
    .execute();
  expect(leaves.map((leaf) => leaf.type)).toEqual(['data.revealed']);
  for (const secret of ALL_SECRETS) expect(String(leaves[0]?.body)).not.toContain(secret);
  for (const secret of ALL_SECRETS) expect(JSON.stringify(entry)).not.toContain(secret);
});

test('when the log cannot be written, nothing is revealed', async () => {
  const owner = new pg.Client({ connectionString: server.database.ownerUrl });
  await owner.connect();
  await owner.query('ALTER TABLE kuaishu.reveal RENAME TO reveal_away');
  const { status, body, text } = await reveal({
    attributes: ['person_name'],
    purpose: '核实身份信息',
    caseNumber: 'A-1',
  });
  await owner.query('ALTER TABLE kuaishu.reveal_away RENAME TO reveal');
  await owner.end();
  expect(status).toBe(500);
  expect((body as Problem).type).toBe('urn:kuaishu:problem:internal');
  for (const secret of ALL_SECRETS) expect(text).not.toContain(secret);
});

test('a quarantined row covers what is not green, and a heading that no item claims', async () => {
  const { body } = await server.ask({ method: 'GET', url: '/api/quarantine' });
  const row = (body as QuarantineView).items[0];
  expect(row?.reasons[0]).toMatchObject({ value: '5201************XX', repair: '5201************34' });
  expect(row?.cells.map(({ heading, value, covered }) => [heading, value, covered])).toEqual([
    ['身份证号', '5201************XX', true],
    ['姓名', '欧***', true],
    ['性别', '男', false],
    ['密级备注', null, true],
    ['无人认领', '****', true],
    ['公式', '***************', true],
  ]);
});

test('the export holds the rows as they were, safe for a spreadsheet, with the place each stands for; and is logged', async () => {
  const before = (await entries()).length;
  const { text, headers } = await server.ask({
    method: 'GET',
    url: '/api/quarantine/export?resource=hukou&purpose=%E9%80%80%E5%9B%9E%E6%9B%B4%E6%AD%A3',
  });
  const [head, row] = text.split('\r\n');
  expect(head).toBe('\uFEFF身份证号,姓名,性别,密级备注,无人认领,公式,_ks_reasons,_ks_delivery,_ks_row,_ks_line');
  expect(row).toContain(SECRETS.badId);
  expect(row).toContain("'=HYPERLINK");
  expect(row?.endsWith('身份证号有效,d1,7,')).toBe(true);
  expect(headers['content-disposition']).toBe('attachment; filename="quarantine-hukou-R1.csv"');
  expect((await entries()).slice(before)).toMatchObject([
    { kind: 'quarantine_export', target: 'R1/hukou', purpose: '退回更正' },
  ]);
});

test('a discrepancy shows both sides as far as their grade allows, and its export is logged', async () => {
  const { body } = await server.ask({ method: 'GET', url: '/api/blocks/person/discrepancies' });
  const view = body as DiscrepanciesView;
  expect(view.items.map(({ label, a, b, fused, suspect }) => [label, a.value, b.value, fused, suspect])).toEqual([
    ['欧***', '欧***', '欧***', '欧***', 'b'],
    ['欧***', null, null, null, 'b'],
  ]);
  expect(view.counts.map(({ attribute, definition }) => [attribute, definition])).toEqual([
    ['person_name', false],
    ['sex', true],
  ]);
  const before = (await entries()).length;
  const { text, headers } = await server.ask({
    method: 'GET',
    url: '/api/blocks/person/discrepancies/export?resource=hukou&purpose=%E9%80%80%E5%9B%9E%E6%9B%B4%E6%AD%A3',
  });
  expect(text.split('\r\n')[0]).toBe('\uFEFF身份证号,姓名,_ks_reasons,_ks_delivery,_ks_row,_ks_line');
  expect(text).toContain('姓名与他处不一致,d1,1,');
  expect(headers['content-disposition']).toBe('attachment; filename="discrepancies-hukou-R1.csv"');
  expect((await entries()).slice(before)).toMatchObject([
    { kind: 'discrepancy_export', target: 'person/hukou', release: 'v1', purpose: '退回更正' },
  ]);
});
