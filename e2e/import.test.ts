/** People and grants from a sheet: read, shown, mended, made. */
import { readFile } from 'node:fs/promises';
import { addressOf, ROUTES, type UserList } from '@kuaishu/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const once = Date.now().toString(36);

const give = (page: Page, name: string, rows: readonly string[], encoding: BufferEncoding = 'utf8') =>
  page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`, encoding),
  });
const people = async (q: string) =>
  (await ask<UserList>(addressOf(ROUTES.users, undefined, { q }), 'system_admin')).body;
async function fits(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

test('a sheet with faults makes nobody and says all of them; mended, it makes everyone, with passwords that are saved once', async () => {
  const logins = [`im.${once}.one`, `im.${once}.two`];
  const { page, go, faults, close } = await beginJourney(browser, { as: 'system_admin' });
  await go('/admin/users');
  await page.getByRole('link', { name: '批量导入' }).click();
  await page.getByRole('heading', { level: 1, name: '批量导入用户' }).waitFor();
  // from the template on
  const template = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV · 用户' }).click();
  const [heads = ''] = (await readFile(await (await template).path(), 'utf8')).split('\r\n');
  expect(heads).toBe('\uFEFF账号*,姓名*,邮箱,单位*');

  await give(page, '人员.csv', [
    heads.slice(1),
    `${logins[0]},林一,,贵州省民政厅`,
    `${logins[1]},林二,不是邮箱,没有的厅`,
    `${logins[0]},林三,,贵州省民政厅`,
  ]);
  await page.getByText('读了 3 行，有 3 处错误，什么都没有导入').waitFor();
  const table = page.getByRole('table', { name: '错误与改法' });
  await table.getByText('A4', { exact: true }).waitFor();
  await table.getByText('没有叫“没有的厅”的机构').waitFor();
  await expectAccessible(page);
  const list = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载错误清单' }).click();
  const text = await readFile(await (await list).path(), 'utf8');
  expect(text.split('\r\n').filter((line) => line.includes('错误,'))).toHaveLength(3);
  expect((await people(once)).total).toBe(0);

  // as a spreadsheet saves it that knows UTF-16 alone
  await give(
    page,
    '人员.csv',
    [heads.slice(1), `${logins[0]},林一,,贵州省民政厅`, `${logins[1]},林二,lin@example.cn,贵州省民政厅`],
    'utf16le',
  );
  await page.getByRole('heading', { name: '将新建 2 个账号' }).waitFor();
  await page.getByRole('row', { name: /林二.*贵州省民政厅/ }).waitFor();
  expect((await people(once)).total).toBe(0);
  await page.getByLabel('生成一次性密码').check();
  await expectAccessible(page);
  await page.getByRole('button', { name: '确认新建 2 个账号' }).click();
  await page.getByText('已新建 2 个账号').waitFor();
  await expectAccessible(page);
  const secrets = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载一次性密码' }).click();
  const saved = (await readFile(await (await secrets).path(), 'utf8')).trim().split('\r\n');
  expect(saved.map((line) => line.replace(/[a-z0-9]{5}(?:-[a-z0-9]{5}){3}$/, '<密码>'))).toEqual([
    '\uFEFF账号,姓名,单位,一次性密码'.trim(),
    `${logins[0]},林一,贵州省民政厅,<密码>`,
    `${logins[1]},林二,贵州省民政厅,<密码>`,
  ]);
  await page.getByRole('link', { name: '看用户' }).click();
  await page.getByRole('searchbox').fill(once);
  await page.getByRole('link', { name: '林二' }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('grants in English on a phone, in the dark: officers are kept apart, and what is shown is what is granted', async () => {
  const login = `im.${once}.three`;
  await ask(addressOf(ROUTES.importPeople), 'system_admin', {
    organisations: [],
    users: [
      {
        login,
        name: '林四',
        organisation: (await ask<UserList>(addressOf(ROUTES.users), 'system_admin')).body.items[0]?.organisation,
      },
    ],
  });
  const { page, go, faults, close } = await beginJourney(browser, {
    as: 'security_admin',
    lang: 'en',
    theme: 'dark',
    width: 390,
  });
  const person = (await people(login)).items[0];
  // beside the grant of one
  await go(`/admin/users/${person?.id}`);
  await page.getByRole('link', { name: 'Grant from a sheet' }).click();
  await page.getByRole('heading', { level: 1, name: 'Grant in bulk' }).waitFor();
  await give(page, 'grants.csv', [
    'Account,Organisation,Role,Last day',
    `${login},贵州省民政厅,Data steward,2031-12-31`,
    `${login},贵州省民政厅,Audit administrator,`,
  ]);
  await page.getByText('1 fault in 2 rows; nothing was imported').waitFor();
  await page.getByText('are not for one person. See row 2').waitFor();
  await fits(page);
  await expectAccessible(page);
  await give(page, 'grants.csv', [
    'Account,Organisation,Role,Last day',
    `${login},贵州省民政厅,Data steward,2031-12-31`,
    `${login},贵州省民政厅,工作人员,`,
  ]);
  await page.getByRole('heading', { name: '2 roles to be granted' }).waitFor();
  await fits(page);
  await expectAccessible(page);
  expect((await people(login)).items[0]?.grants).toEqual([]);
  await page.getByLabel('Reason of the grants').fill('Taken on in bulk');
  await page.getByRole('button', { name: 'Grant 2 roles' }).press('Enter');
  await page.getByText('Granted: 2 roles').waitFor();
  expect((await people(login)).items[0]?.grants.map(({ role, until }) => [role.role, until])).toEqual([
    ['steward', '2031-12-31T15:59:59.999Z'],
    ['staff', null],
  ]);
  expect(faults).toEqual([]);
  await close();
});

test('each officer imports only what is theirs: the other page is refused with who may', async () => {
  const { page, go, close } = await beginJourney(browser, { as: 'security_admin' });
  await go('/admin/users');
  await page.getByRole('link', { name: '批量授权' }).waitFor();
  expect(await page.getByRole('link', { name: '批量导入' }).count()).toBe(0);
  await go('/admin/import/people');
  await give(page, '人员.csv', ['账号,姓名,单位', `im.${once}.x,甲,贵州省民政厅`]);
  await page.getByText('你现在的岗位没有“管理机构”的权限').waitFor();
  await page.getByText('系统管理员').first().waitFor();
  await close();
});
