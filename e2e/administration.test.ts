/** What the officers keep by hand: organisations, people's particulars, service accounts, records and their proofs. */
import { readFile } from 'node:fs/promises';
import { addressOf, type LedgerView, ROUTES } from '@kuaishu/api';
import { checkProof, parseProof, parseVerifier } from '@kuaishu/ledger';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { chooseOrganisation } from './support/organisation.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const once = Date.now().toString(36);

test('an organisation is made under another, refused a wrong code, ended, and found again by a word', async () => {
  const name = `贵州省公安厅信息化与大数据实战应用支撑服务保障中心（机构改革过渡期间使用）${once}`;
  const { page, go, close } = await beginJourney(browser, { as: 'system_admin' });
  await go('/admin/organisations');
  await page.getByRole('link', { name: '贵州省公安厅', exact: true }).click();
  await page.getByRole('button', { name: '新增下级机构' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('中文名称').fill(name);
  await dialog.getByLabel('英文名称').fill(`Centre ${once}`);
  await dialog.getByLabel('类别').selectOption('institution');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '新增下级机构' }).click();
  await page.getByRole('heading', { level: 2, name }).waitFor();

  await page.getByRole('button', { name: '修改' }).click();
  await dialog.getByLabel('统一社会信用代码').fill('123');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('应为18位').waitFor();
  await dialog.getByLabel('统一社会信用代码').fill('');
  await dialog.getByLabel('终止日期').fill('2027-06-30');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('aside').getByText('至 2027-06-30').waitFor();

  await page.getByRole('searchbox').fill(once);
  await page.getByText('1 个').waitFor();
  expect(await page.locator('.tree').getByRole('link').count()).toBe(1);
  await page.getByRole('link', { name: '这里的用户' }).click();
  await page.getByRole('heading', { name: '没有这样的用户' }).waitFor();
  await close();
});

test('a system gets an account and a key that is shown once, and loses both', async () => {
  const name = `交付前置机 ${once}`;
  const { page, go, faults, close } = await beginJourney(browser, { as: 'system_admin' });
  await go('/admin/services');
  await page.getByRole('button', { name: '新建系统账号' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('系统名称').fill(name);
  await chooseOrganisation(dialog.getByRole('combobox', { name: '单位' }), '贵州省民政厅');
  await dialog.getByLabel('用途').fill('每月自动交付婚姻登记数据');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '新建系统账号' }).click();
  const sheet = page.locator('section.sheet', { has: page.getByRole('heading', { name }) });
  await sheet.getByRole('button', { name: '生成密钥' }).click();
  await sheet.getByText('只显示这一次').waitFor();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: '撤销' }).click();
  await dialog.getByRole('button', { name: '取消' }).click();
  await sheet.getByText('有效', { exact: true }).waitFor();
  await sheet.getByRole('button', { name: '撤销' }).click();
  await dialog.getByRole('button', { name: '撤销' }).click();
  await sheet.getByText('已撤销').waitFor();
  await sheet.getByRole('button', { name: '停用' }).click();
  await dialog.getByRole('button', { name: '停用' }).click();
  await sheet.getByText(/已停用/).waitFor();
  expect(await sheet.getByRole('button', { name: '生成密钥' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

test('from a record of the audit to its leaf in the log, and a proof that holds without the platform', async () => {
  const { page, go, faults, close } = await beginJourney(browser, { as: 'audit_admin' });
  await go('/admin/audit?outcome=done');
  // the download is of what is filtered
  expect(await page.getByRole('link', { name: '下载 CSV' }).getAttribute('href')).toContain('outcome=done');
  await page.getByLabel('从', { exact: true }).fill('2020-01-01');
  await page.getByLabel('到', { exact: true }).fill('2020-01-02');
  await page.getByRole('heading', { name: '没有记录' }).waitFor();
  await go('/admin/audit?outcome=done');
  await page
    .getByRole('link', { name: /^user_/ })
    .first()
    .click();
  await page.waitForURL(/\/ledger\?of=user_/);
  await page.getByRole('rowheader', { name: '账号新建' }).waitFor();
  await expectAccessible(page);
  const files: Download[] = [];
  page.on('download', (file) => files.push(file));
  await page.getByRole('button', { name: '下载证明' }).first().click();
  await expect.poll(() => files.length).toBe(2);
  const [proof = '', entry = ''] = await Promise.all(files.map((file) => file.path()));
  const { body: ledger } = await ask<LedgerView>(addressOf(ROUTES.ledger), 'audit_admin');
  const keys = ledger.keys.map(({ vkey }) => parseVerifier(vkey));
  const checked = checkProof(parseProof(await readFile(proof, 'utf8')), await readFile(entry), keys);
  expect(checked.origin).toBe(ledger.origin);
  expect(faults).toEqual([]);
  await close();
});
