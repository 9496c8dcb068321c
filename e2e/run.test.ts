import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('from the list of runs to one of them, its flow and a rule’s chart (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang });
  await go('/runs');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('heading', { name: say(lang, '行流', 'Row flow') }).waitFor();
  for (const step of lang === 'zh' ? ['归集', '校验', '发布'] : ['Collect', 'Check', 'Publish']) {
    expect(await page.locator('svg').getByText(step, { exact: true }).count(), step).toBeGreaterThan(0);
  }
  await expectAccessible(page);
  await page.locator('button.rule').first().click();
  await page.getByRole('dialog').waitFor();
  expect(page.url()).toContain('rule=');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: say(lang, '看成表格', 'As a table') }).click();
  await page.getByRole('rowheader', { name: say(lang, '融合', 'Fuse') }).waitFor();
  expect(faults).toEqual([]);
  await close();
});
