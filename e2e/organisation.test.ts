/** An organisation is found as one types, wherever one is asked for. */
import { addressOf, ROUTES, type UserList } from '@kuaishu/api';
import type { Browser } from 'playwright-core';
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
const people = async (q: string) =>
  (await ask<UserList>(addressOf(ROUTES.users, undefined, { q }), 'system_admin')).body;

test('an organisation is found by initials, with the keyboard alone; Escape leaves the list and not the form', async () => {
  const { page, go, faults, close } = await beginJourney(browser, { as: 'system_admin' });
  await go('/admin/users');
  await page.getByRole('button', { name: '新建账号' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('账号', { exact: true }).fill(`house.${once}`);
  await dialog.getByLabel('姓名', { exact: true }).fill('林五');
  const field = dialog.getByRole('combobox', { name: '单位' });
  await field.focus();
  await page.keyboard.type('gzsmzt');
  const offered = () => dialog.getByRole('option').allTextContents();
  await expect.poll(offered).toEqual([expect.stringMatching(/^贵州省民政厅/)]);
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  expect(await dialog.getByRole('option').count()).toBe(0);
  expect(await field.inputValue()).toBe('');
  // nothing chosen, nothing sent
  await dialog.getByRole('button', { name: '新建账号' }).click();
  expect((await people(`house.${once}`)).total).toBe(0);
  await field.focus();
  await page.keyboard.type('民政');
  await expect.poll(async () => (await offered()).filter((one) => one.includes('民政')).length).toBeGreaterThan(2);
  await dialog.locator('[role=listbox][aria-busy=false]').waitFor();
  const active = () =>
    field.evaluate((input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const second = (await offered())[1] ?? '';
  expect(await active()).toBe(second);
  await page.keyboard.press('Enter');
  const name = await field.inputValue();
  expect([name, second.startsWith(name)]).toEqual([expect.stringContaining('民政'), true]);
  expect(await field.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await dialog.getByText('一次性密码').waitFor();
  expect((await people(`house.${once}`)).items[0]?.organisationName.zh).toBe(name);
  expect(faults).toEqual([]);
  await close();
});

test('in a case several are chosen one after the other, each once, and taken out again; on a phone too', async () => {
  const { page, go, faults, close } = await beginJourney(browser, { as: 'steward', width: 390, theme: 'dark' });
  await go('/cases/new/source_ruling');
  const field = page.getByRole('combobox', { name: '有关单位' });
  const chosen = () => page.locator('.picked li').allTextContents();
  await chooseOrganisation(field, '贵州省民政厅');
  await chooseOrganisation(field, '贵州省公安厅');
  await expect.poll(chosen).toEqual(['贵州省民政厅', '贵州省公安厅']);
  expect(await field.inputValue()).toBe('');
  // one that is chosen is offered no more
  await field.fill('贵州省公安厅');
  await page.locator('[role=listbox][aria-busy=false]').waitFor({ state: 'attached' });
  expect(await page.getByRole('option', { name: /^贵州省公安厅 ?省级/ }).count()).toBe(0);
  await expectAccessible(page);
  await field.press('Escape');
  await page.getByRole('button', { name: '删去' }).first().click();
  await expect.poll(chosen).toEqual(['贵州省公安厅']);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
  await close();
});
