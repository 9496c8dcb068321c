/** Entries drafted from what a department has already: a file, the tables of a database; and a conflict that the radar finds, brought to a ruling. */
import { type Server, startPostgresql } from '@kuaishu/engine/testing';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { draftEntry, entryBody, publish } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

const once = Date.now().toString(36);
const LOOKING_MS = 90_000;
const PASSWORD = 'only for this page';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const TABLE = [
  '统一社会信用代码,机构名称,床位数,设立日期,备注',
  ...Array.from({ length: 30 }, (_, i) => `${i},敬老院${i},${20 + i},2020-01-${10 + (i % 18)},内容${i}`),
].join('\n');

test.each(LANGUAGES)('a file becomes an entry, with how sure each guess is (%s)', async (lang) => {
  const name = say(lang, `养老机构台账${once}`, `养老机构名册${once}`);
  const { page, go, faults, close } = await beginJourney(browser, { lang, as: 'steward' });
  await go('/catalogue/new');
  await page.getByRole('link', { name: say(lang, '从文件起草', 'From a file') }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  const proposal = page.getByRole('region', { name: new RegExp(name) });
  // a process of its own looks at the file: on a busy machine it takes its time
  await proposal.getByRole('row', { name: /床位数/ }).waitFor({ timeout: LOOKING_MS });
  await proposal.getByText(/\d+%/).first().waitFor();
  await expectAccessible(page);
  await page.getByLabel(say(lang, '资源标识', 'Identifier')).fill(`homes_${lang}_${once}`);
  await page.getByRole('button', { name: say(lang, '起草这个条目', 'Draft this entry') }).click();
  await page.waitForURL(/\/compile$/);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  // the radar looks at once, and the items stand as they were proposed
  await page
    .getByText(say(lang, '个资源，', 'compared in'))
    .first()
    .waitFor();
  expect(await page.getByLabel(`${say(lang, '信息项名称', 'Item')} 3`, { exact: true }).inputValue()).toBe('床位数');
  await expectAccessible(page);
  expect(faults).toEqual([]);
  await close();
});

test('a file that is something else is refused with what to do', async () => {
  const { page, go, close } = await beginJourney(browser, { as: 'steward' });
  await go('/catalogue/new?tab=file');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from('MZ\u0000\u0000 a program') });
  await page.getByText('文件是程序').waitFor();
  await expectAccessible(page);
  await close();
});

const port = inject('databasePort');
test.skipIf(port === null)('tables of a database become entries, and the connection is forgotten', async () => {
  const source: Server = await startPostgresql(port ?? undefined);
  const client = new pg.Client({ connectionString: source.url });
  try {
    await client.connect();
    await client.query(`
      CREATE TABLE jz_dxxx_${once} (id bigint PRIMARY KEY, gmsfhm varchar(18) NOT NULL, xm varchar(50) NOT NULL, jzje numeric(12,2));
      COMMENT ON TABLE jz_dxxx_${once} IS '救助对象信息${once}'; COMMENT ON COLUMN jz_dxxx_${once}.gmsfhm IS '公民身份号码'; COMMENT ON COLUMN jz_dxxx_${once}.xm IS '姓名';
      CREATE TABLE jz_jgxx_${once} (id bigint PRIMARY KEY, jgmc varchar(100) NOT NULL, dz varchar(200));
      COMMENT ON TABLE jz_jgxx_${once} IS '救助机构信息${once}'; COMMENT ON COLUMN jz_jgxx_${once}.jgmc IS '机构名称';
      CREATE TABLE schema_migrations (version int);
      CREATE ROLE reader LOGIN PASSWORD '${PASSWORD}'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;`);
    await client.end();
    const { page, go, faults, close } = await beginJourney(browser, { as: 'steward' });
    await go('/catalogue/new?tab=database');
    await expectAccessible(page);
    await page.getByLabel('主机').fill('127.0.0.1');
    await page.getByLabel('端口').fill(String(port));
    await page.getByLabel('库名').fill('postgres');
    await page.getByLabel('用户', { exact: true }).fill('reader');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '列出表' }).click();
    await page.getByText(`救助对象信息${once}`).waitFor({ timeout: LOOKING_MS });
    // what a program keeps for itself is named, with the reason why it is left out
    expect(await page.getByLabel('选择 public.schema_migrations').isDisabled()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('button', { name: '提出草稿' }).click();
    const people = page.getByRole('region', { name: new RegExp(`救助对象信息${once}`) });
    await people.getByRole('row', { name: /gmsfhm/ }).waitFor({ timeout: LOOKING_MS });
    await expectAccessible(page);
    await page.getByRole('button', { name: '起草选中的 2 个条目' }).click();
    await page.getByText('2 个条目已成为草稿').waitFor();
    await people.getByRole('link', { name: '继续编制' }).click();
    await page.getByRole('heading', { level: 1, name: `救助对象信息${once}` }).waitFor();
    await page.goBack();
    await page.getByLabel('密码', { exact: true }).waitFor();
    expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe('');
    expect(faults).toEqual([]);
    await close();
  } finally {
    await source.stop();
  }
});

test('a database inside the network that nobody allowed is not connected to', async () => {
  const { page, go, close } = await beginJourney(browser, { as: 'steward' });
  await go('/catalogue/new?tab=database');
  await page.getByLabel('主机').fill('10.20.30.40');
  await page.getByLabel('库名').fill('postgres');
  await page.getByLabel('用户', { exact: true }).fill('reader');
  await page.getByRole('button', { name: '列出表' }).click();
  await page.getByText('平台不能连接 10.20.30.40:5432').waitFor();
  await close();
});

test('a claim over an attribute that has its source is brought to a ruling from the radar', async () => {
  const attribute = `visit_ground_${once}`;
  const claiming = (resource: string, name: string) =>
    entryBody(`${resource}_${once}`, `${name} ${once}`, {
      items: [
        { name: '公民身份号码', element: 'resident_id' },
        { name: '走访事由', attribute, type: 'C', length: 50 },
      ],
      authority: [attribute],
    });
  const first = await draftEntry(claiming('ground_a', '救助走访事由登记'));
  await publish(first.caseId);
  const second = await draftEntry(claiming('ground_b', '救助回访事由登记'));
  const { page, go, faults, close } = await beginJourney(browser, { as: 'steward' });
  await go(`/catalogue/${second.entry}/compile`);
  await page.getByText('数源冲突').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: '提请裁定' }).click();
  await page.waitForURL(/\/cases\/new\/source_ruling/);
  // the address changes before the page does
  await page.getByLabel('本单位采集的职责依据').fill('《社会救助暂行办法》第四条');
  // both claims are filled in already
  await page.getByRole('link', { name: `救助走访事由登记 ${once}` }).waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('各方陈述').first().waitFor();
  expect(faults).toEqual([]);
  await close();
});
