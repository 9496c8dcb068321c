/** Every page of the office by whose work it is: on a phone, in both languages and themes. Nothing wider than the screen, no row that has to be scrolled sideways, no Chinese that a screen reader would read as English, nothing that a screen reader trips over, no error. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftEntry, entryBody } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { PAGES_BY_ROLE } from './support/pages.ts';
import { expectChineseMarked, expectRowsWithinSight } from './support/reading.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A reader of the one picks the other: the words change where they stand, nothing is loaded again. */
const OTHER_LANGUAGE = { zh: 'English', en: '中文' } as const;
const OTHER_THEME = /^(?:换成[深浅]色|Switch to (?:dark|light))$/;

/** What depends on the words of a language; all else was looked at in the other. */
const OF_WORDS = ['button-name', 'link-name', 'label', 'select-name', 'html-has-lang', 'scrollable-region-focusable'];

async function fits(page: Page, address: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${address} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function walk(as: string, pages: readonly string[]): Promise<void> {
  const { page, go, faults, close } = await beginJourney(browser, { width: 390, as });
  for (const address of pages) {
    await go(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await fits(page, address);
    await expectRowsWithinSight(page, address);
    await expectAccessible(page);
    await page.getByRole('button', { name: OTHER_THEME }).click();
    await expectAccessible(page, ['color-contrast']);
    const lang = (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'zh';
    await page.getByRole('button', { name: OTHER_LANGUAGE[lang], exact: true }).click();
    await fits(page, address);
    await expectAccessible(page, OF_WORDS);
    if (lang === 'zh') await expectChineseMarked(page, address);
  }
  expect(faults).toEqual([]);
  await close();
}

test.each(PAGES_BY_ROLE)('the pages of %s fit a phone in both languages and themes: %s', (as, _, pages) =>
  walk(as, pages),
);

test('an entry and its case fit a phone in both languages and themes', async () => {
  const once = Date.now().toString(36);
  const { entry, caseId } = await draftEntry(entryBody(`phone_${once}`, `手机走访信息 ${once}`));
  await walk('steward', [
    `/catalogue/${entry}`,
    `/catalogue/${entry}/compile`,
    `/catalogue/${entry}/compile?tab=about`,
    `/catalogue/${entry}?tab=versions`,
    `/cases/${caseId}`,
  ]);
});

test('the door fits a phone, in both languages', async () => {
  const { page, go, faults, close } = await beginJourney(browser, { width: 390, theme: 'dark', as: null, lang: 'en' });
  await go('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await fits(page, 'the door');
  await expectAccessible(page);
  await expectChineseMarked(page, 'the door');
  await page.getByRole('button', { name: OTHER_LANGUAGE.en, exact: true }).click();
  await fits(page, 'the door');
  expect(faults).toEqual([]);
  await close();
});
