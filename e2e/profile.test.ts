import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('the catalogue leads to a resource, its rules and what its file holds (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang });
  await go('/resources');
  await page.getByRole('link', { name: say(lang, '户籍人口登记信息', 'Household register') }).click();
  await page.getByRole('rowheader', { name: '公民身份号码' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: say(lang, '检查规则', 'Rules') }).click();
  await page.getByText('GB 11643').first().waitFor();
  await page.getByRole('link', { name: say(lang, '探查', 'Profile'), exact: true }).click();
  await page.getByRole('heading', { name: '公民身份号码' }).waitFor();
  await page.getByText('resident_id').first().waitFor();
  await expectAccessible(page);
  expect(faults).toEqual([]);
  await close();
});
