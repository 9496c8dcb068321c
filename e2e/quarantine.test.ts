import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('refused rows by resource, and their export with a purpose (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang });
  await go('/quarantine');
  await page.locator('.refused > li').first().waitFor();
  await expectAccessible(page);
  const resources = page.locator('.pick').first().getByRole('button');
  await resources.nth(1).click();
  await page.waitForURL(/resource=/);
  await page.locator('.refused > li').first().waitFor();
  await page.getByRole('button', { name: say(lang, '导出', 'Export') }).click();
  const send = page.getByRole('button', { name: say(lang, '导出 CSV', 'Export CSV') });
  expect(await send.isDisabled()).toBe(true);
  await page.getByLabel(say(lang, '用途', 'Purpose')).fill(say(lang, '退回部门更正', 'Returned to be mended'));
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), send.click()]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  expect(faults).toEqual([]);
  await close();
});
