import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('pairs are judged and taken back by keyboard alone (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang });
  await go('/review');
  const current = page.locator('.list button[aria-current]');
  await current.waitFor();
  await expectAccessible(page);
  const first = await current.textContent();
  const pair = new URL(page.url()).searchParams.get('pair');
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.keyboard.press('d');
  expect((await answered).status()).toBe(200);
  await expect.poll(() => new URL(page.url()).searchParams.get('pair')).not.toBe(pair);
  const undone = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.keyboard.press('u');
  expect((await undone).status()).toBe(200);
  await expect.poll(() => current.textContent()).toBe(first);
  await page.keyboard.press('j');
  await expect.poll(() => new URL(page.url()).searchParams.get('pair')).not.toBe(pair);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: say(lang, '键盘', 'Keyboard') }).waitFor();
  await page.keyboard.press('Escape');
  expect(faults).toEqual([]);
  await close();
});
