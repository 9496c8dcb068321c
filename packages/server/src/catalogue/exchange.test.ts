import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { columnLetters } from '@kuaishu/catalog';
import { zip } from '@kuaishu/catalog/testing';
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
});
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

/** A form as it was exported, with cells written over: sheet → address → text. */
async function formWith(
  cells: Readonly<Record<string, Readonly<Record<string, string>>>>,
  name: string,
): Promise<Buffer> {
  const { bytes } = await app.platform.catalogue.exchange.export(steward, { format: 'xlsx' });
  const path = join(folder, name);
  await writeFile(path, bytes);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  for (const [sheet, of] of Object.entries(cells))
    for (const [cell, text] of Object.entries(of)) {
      const found = book.getWorksheet(sheet)?.getCell(cell);
      if (!found) throw new Error(`the form has no ${sheet}!${cell}`);
      found.value = text;
    }
  await book.xlsx.writeFile(path);
  return readFile(path);
}

async function columnOf(sheet: string, heading: string): Promise<string> {
  const { bytes } = await app.platform.catalogue.exchange.template();
  const path = join(folder, 'template.xlsx');
  await writeFile(path, bytes);
  const found = (await readWorkbook(path)).find(({ name }) => name === sheet)?.rows[0]?.cells.indexOf(heading);
  return columnLetters(found ?? -1);
}

test('text that would run, here or in a spreadsheet, is a fault of its cell; nothing is imported, and the attempt is on record', async () => {
  const { catalogue, exchange } = app.platform.catalogue;
  const abstract = await columnOf('信息资源目录', '信息资源摘要');
  const name = await columnOf('信息资源目录', '信息项名称');
  const rest = await columnOf('扩展-信息资源', '其余');
  const bytes = await formWith(
    {
      信息资源目录: {
        [`${abstract}2`]: '<script>alert(1)</script>',
        [`${name}3`]: '姓名<b>',
        [`${name}4`]: "=cmd|' /C calc'!A0",
      },
      // escapes hide nothing
      '扩展-信息资源': { [`${rest}3`]: '{"note":"\\u003cimg src=x onerror=alert(1)>"}' },
    },
    'runs.xlsx',
  );
  const other = home.caller(openAuthority(), home.prefecture, ['steward']);
  const answer = await exchange.import(other, { name: 'runs.xlsx', bytes });
  expect(answer.imported).toEqual([]);
  const found = answer.faults.filter(({ severity }) => severity === 'error');
  const at = (sheet: string, cell: string) => found.find((fault) => fault.sheet === sheet && fault.cell === cell);
  expect(at('信息资源目录', `${abstract}2`)?.message.zh).toMatch(/^信息资源摘要：含有会被执行的内容/);
  expect(at('信息资源目录', `${name}3`)?.message.en).toContain('holds markup');
  expect(at('信息资源目录', `${name}4`)?.mend.zh).toContain('公式');
  expect(at('扩展-信息资源', `${rest}3`)?.message.zh).toContain('会被执行');
  expect((await catalogue.list(other, { owner: home.prefecture.id, limit: 10, offset: 0 })).total).toBe(0);

  const records = await app.database.db
    .selectFrom('audit_record')
    .select(['outcome', 'action', 'target', 'detail'])
    .where('actor', '=', other.principal.id)
    .execute();
  const cells = [abstract + 2, name + 3, name + 4].map((cell) => `信息资源目录!${cell}`);
  expect(records).toEqual([
    {
      outcome: 'refused',
      action: 'entry.import',
      target: home.prefecture.id,
      detail: {
        fault: { active: 2, markup: 1, formula: 1 },
        cells: expect.arrayContaining([...cells, `扩展-信息资源!${rest}3`]),
        bytes: bytes.length,
      },
    },
  ]);
  // and they are marked in the copy like all others
  const marked = await exchange.annotate({ name: 'runs.xlsx', bytes }, 'zh');
  const copy = join(folder, 'runs-marked.xlsx');
  await writeFile(copy, marked.bytes);
  const again = new exceljs.Workbook();
  await again.xlsx.readFile(copy);
  expect(JSON.stringify(again.getWorksheet('信息资源目录')?.getCell(`${name}4`).note ?? '')).toContain('公式');
});

test('what begins like a formula and is none comes back as it went out', async () => {
  const { catalogue, exchange } = app.platform.catalogue;
  const name = { zh: '-5 ℃ 以下天数', en: '+86' };
  const abstract = '- 一\n- 二';
  const odd = ['=5', '@某处', '+1', "'-3", '-'].map((of) => ({ name: of, title: { zh: of }, type: 'C', length: 9 }));
  const of = body('odd');
  const items = [...(of['items'] as object[]), ...odd];
  const [made] = await catalogue.openMany(steward, [{ ...of, name, abstract, items }], 'api');
  if (!made) throw new Error('not drafted');
  await app.platform.acts.run({ action: 'case.act', principal: SYSTEM }, (act) =>
    app.platform.publish.publish(act, made.entry),
  );
  const { bytes } = await exchange.export(steward, { format: 'xlsx' });
  const province = home.caller(openAuthority(), home.province, ['steward']);
  const answer = await exchange.import(province, { name: 'form.xlsx', bytes });
  expect(answer.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  const back = answer.imported.find(({ resource }) => resource === 'odd');
  const { working } = await catalogue.view(province, back?.entry ?? '');
  expect(working?.body).toMatchObject({
    name,
    abstract,
    items: expect.arrayContaining(odd.map((item) => expect.objectContaining({ name: item.name }))),
  });
});

test('a workbook with macros, and one that unfolds without end, are refused before they are read', async () => {
  const { exchange } = app.platform.catalogue;
  const types =
    '<Types><Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>';
  const macro = zip([{ name: '[Content_Types].xml', content: types }]);
  await expect(exchange.import(steward, { name: 'a.xlsx', bytes: macro })).rejects.toMatchObject({ file: 'MACRO' });
  const bomb = zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/worksheets/sheet1.xml', content: ' '.repeat(64 * 1024 ** 2) },
  ]);
  await expect(exchange.import(steward, { name: 'a.xlsx', bytes: bomb })).rejects.toMatchObject({ file: 'BOMB' });
});

test('a file that is no workbook is refused in words', async () => {
  await expect(
    app.platform.catalogue.exchange.import(steward, { name: 'a.xlsx', bytes: Buffer.from('no workbook') }),
  ).rejects.toMatchObject({ code: 'bad_request' });
});

test('whoever sends a picture of the form, or another kind of file, is told what it is and what is wanted', async () => {
  const said = async (bytes: Buffer): Promise<string> => {
    const error = await app.platform.catalogue.exchange.import(steward, { name: 'a.xlsx', bytes }).catch((e) => e);
    expect(error).toMatchObject({ code: 'bad_request' });
    expect(error.mend.zh).toContain('.xlsx');
    return error.detail.zh;
  };
  const starting = (...head: number[]) => Buffer.concat([Buffer.from(head), Buffer.alloc(64)]);
  expect(await said(starting(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a))).toBe('这是 PNG 图片，不是 XLSX 工作簿。');
  expect(await said(starting(0xff, 0xd8, 0xff, 0xe0))).toBe('这是 JPEG 图片，不是 XLSX 工作簿。');
  expect(await said(Buffer.from('%PDF-1.7\n%…'))).toContain('PDF');
  expect(await said(starting(0xd0, 0xcf, 0x11, 0xe0))).toContain('.xls');
  expect(await said(Buffer.from('目录名称,提供方\n婚姻登记,省民政厅\n'))).toContain('CSV');
  expect(await said(Buffer.from([0xc4, 0xbf, 0xc2, 0xbc, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a]))).toContain('CSV');
  expect(await said(zip([{ name: 'word/document.xml', content: '<w:document/>' }]))).toContain('Word');
  // cut off on its way: it was a workbook
  const whole = zip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]);
  expect(await said(whole.subarray(0, whole.length - 30))).toContain('不完整');
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
  expect(resources).toHaveLength(4);
  const duties = await lists.duties(steward);
  expect(duties.map((line) => line.update.state)).toEqual(Array(4).fill('not_collected'));
  const { bytes } = await lists.workbook(steward, 'duties', 'en');
  const path = join(folder, 'duties.xlsx');
  await writeFile(path, bytes);
  const [sheet] = await readWorkbook(path);
  expect(sheet?.rows).toHaveLength(5);
});
