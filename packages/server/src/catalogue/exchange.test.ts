import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '@kuaishu/engine';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../http/caller.ts';
import { openAuthority } from '../policy/authority.ts';
import { SYSTEM } from '../policy/principal.ts';
import { populationEntry } from '../test/population-entry.ts';
import { type SmallProvince, smallProvince } from '../test/small-province.ts';
import { startTestApp, type TestApp } from '../test/start-app.ts';

let app: TestApp;
let home: SmallProvince;
let steward: Caller;
let folder: string;

beforeAll(async () => {
  app = await startTestApp();
  home = await smallProvince(app.database.db, new Date('2026-11-24T02:00:00.000Z'));
  app.platform.organisations.forget();
  steward = home.caller(openAuthority(), home.police, ['steward']);
  folder = await mkdtemp(join(tmpdir(), 'kuaishu-exchange-test-'));
}, 60_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const body = (resource: string) =>
  populationEntry(resource, { name: { zh: `常住人口登记信息${resource}`, en: 'Residents' } });

test('what is exported in the national form comes back as drafts, each with its case', async () => {
  const { catalogue, exchange } = app.platform.catalogue;
  const resources = ['one', 'two', 'three'];
  for (const { entry } of await catalogue.openMany(steward, resources.map(body), 'api'))
    await app.platform.acts.run({ action: 'case.act', principal: SYSTEM }, (act) =>
      app.platform.publish.publish(act, entry),
    );
  const made = await exchange.export(steward, { format: 'xlsx' });
  expect(made.entries).toBe(3);

  const neighbour = home.caller(openAuthority(), home.health, ['steward']);
  const answer = await exchange.import(neighbour, { name: 'form.xlsx', bytes: made.bytes });
  expect(answer.faults.filter((fault) => fault.severity === 'error')).toEqual([]);
  expect(answer.imported.map((one) => one.resource).sort()).toEqual([...resources].sort());
  for (const { entry, caseId } of answer.imported) {
    const view = await catalogue.view(neighbour, entry);
    expect(view.entry.caseId).toBe(caseId);
    expect(view.working?.body['items']).toHaveLength(2);
  }
});

test('one wrong cell, and nothing is imported; the cell is named, and marked in the copy', async () => {
  const { catalogue, exchange } = app.platform.catalogue;
  const { bytes } = await exchange.export(steward, { format: 'xlsx' });
  const path = join(folder, 'wrong.xlsx');
  await writeFile(path, bytes);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('the form has no sheet');
  const heading = (sheet.getRow(1).values as unknown[]).findIndex((value) => String(value).startsWith('更新周期'));
  sheet.getRow(2).getCell(heading).value = '每逢佳节';
  await book.xlsx.writeFile(path);

  const other = home.caller(openAuthority(), home.bureau, ['steward']);
  const wrong = { name: 'wrong.xlsx', bytes: await readFile(path) };
  // who may not import is not told of its faults either
  await expect(exchange.import(home.caller(openAuthority(), home.bureau, ['staff']), wrong)).rejects.toMatchObject({
    code: 'forbidden',
  });
  const answer = await exchange.import(other, wrong);
  expect(answer.imported).toEqual([]);
  const fault = answer.faults.find((one) => one.severity === 'error');
  expect(fault?.cell).toMatch(/^[A-Z]+2$/);
  expect((await catalogue.list(other, { owner: home.bureau.id, limit: 10, offset: 0 })).total).toBe(0);

  const marked = await exchange.annotate(wrong, 'zh');
  const copy = join(folder, 'marked.xlsx');
  await writeFile(copy, marked.bytes);
  const again = new exceljs.Workbook();
  await again.xlsx.readFile(copy);
  expect(JSON.stringify(again.worksheets[0]?.getCell(fault?.cell ?? 'A1').note ?? '')).toContain('更新周期');
  expect((await readWorkbook(copy)).length).toBeGreaterThan(0);
});

test('a file that is no workbook is refused in words', async () => {
  await expect(
    app.platform.catalogue.exchange.import(steward, { name: 'a.xlsx', bytes: Buffer.from('no workbook') }),
  ).rejects.toMatchObject({ code: 'bad_request' });
});

test('a form on the web is read as questions, and what government knows is found', async () => {
  const html =
    '<html><body><form><h1>低保申请表</h1><label>姓名 <input name="xm"></label><label>身份证号 <input name="sfzh"></label><label>养了几头牛 <input name="n"></label></form></body></html>';
  await app.platform.index.ready;
  const { questions } = await app.platform.catalogue.checkForm(steward, {
    name: 'form.html',
    bytes: Buffer.from(html),
  });
  expect(questions.map(({ label, element }) => [label, element])).toEqual([
    ['姓名', 'person_name'],
    ['身份证号', 'resident_id'],
    ['养了几头牛', null],
  ]);
});

test('the three lists are the ledger read three ways, and go out as workbooks', async () => {
  const { lists } = app.platform.catalogue;
  const resources = await lists.resources(steward);
  expect(resources).toHaveLength(3);
  const duties = await lists.duties(steward);
  expect(duties.map((line) => line.update.state)).toEqual(['not_collected', 'not_collected', 'not_collected']);
  const { bytes } = await lists.workbook(steward, 'duties', 'en');
  const path = join(folder, 'duties.xlsx');
  await writeFile(path, bytes);
  const [sheet] = await readWorkbook(path);
  expect(sheet?.rows).toHaveLength(4);
});
