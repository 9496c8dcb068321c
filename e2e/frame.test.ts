import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('the palette finds a page by keyboard, and region, theme and phone hold (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang });
  await go('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(say(lang, '隔离', 'quarantine'));
  // the pages stand in the list before a word is typed; Enter takes the first one
  await page
    .getByRole('option')
    .first()
    .filter({ hasText: say(lang, '隔离区', 'Quarantine') })
    .waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/quarantine/);
  await page.getByRole('button', { name: say(lang, '地区', 'Region') }).click();
  await page.getByRole('menuitemradio', { name: say(lang, '遵义', 'Zunyi') }).click();
  await page.waitForURL(/region=5203/);
  await page.reload();
  await page.getByRole('button', { name: say(lang, '遵义', 'Zunyi') }).waitFor();
  await page.getByRole('button', { name: say(lang, '换成深色', 'Switch to dark') }).click();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await go('/nowhere');
  await page.getByRole('heading', { name: say(lang, '没有这一页', 'There is no such page') }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test.each(['/', '/runs', '/quarantine', '/blocks/population', '/review', '/resources'])(
  '%s fits a phone',
  async (path) => {
    const { page, go, faults, close } = await beginJourney(browser, { width: 390, theme: 'dark' });
    await go(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    expect(faults).toEqual([]);
    await close();
  },
);
