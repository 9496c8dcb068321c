/** What a post may not do is not offered to it: pages that it may look at lead nowhere that refuses. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('an assessor looks at the refinery and is offered nothing that refuses (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang, as: 'evaluator' });
  const button = (zh: string, en: string) => page.getByRole('button', { name: say(lang, zh, en), exact: true });
  await go('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('a[href="/review"]').count()).toBe(0);
  await go('/runs');
  await page.getByRole('rowheader').first().waitFor();
  expect(await button('开始下一批', 'Start the next run').count()).toBe(0);
  for (const path of ['/quarantine', '/discrepancies']) {
    await go(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await button('导出', 'Export').count(), path).toBe(0);
    expect(await page.getByRole('checkbox').count(), path).toBe(0);
  }
  expect(await page.locator('a[href^="/blocks/"]').count()).toBe(0);
  await go('/blocks/population');
  const items = page.getByRole('link', { name: say(lang, '信息项', 'Items') });
  expect(await items.getAttribute('aria-current')).toBe('page');
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await page.getByRole('rowheader').first().waitFor();
  expect(faults).toEqual([]);
  await close();
});

test.each(LANGUAGES)('a head of department reads doubtful pairs and plain values stay covered (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang, as: 'head' });
  await go('/review');
  const first = page.locator('.list button[aria-current]');
  await first.waitFor();
  await page.getByText(say(lang, '现在的岗位只能查看', 'Your present post may only look')).waitFor();
  const pair = new URL(page.url()).searchParams.get('pair');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await page.keyboard.press('s');
  await page.keyboard.press('j');
  await expect.poll(() => new URL(page.url()).searchParams.get('pair')).not.toBe(pair);
  expect(sent).toEqual([]);
  await go('/blocks/population');
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.locator('button.cell').first().waitFor();
  await page
    .getByText(/\*{4,}/)
    .first()
    .waitFor();
  expect(await page.locator('button.eye').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

test.each(LANGUAGES)('a county’s steward is shown runs by name and has no region to choose (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang, as: 'steward@花溪民政' });
  for (const path of ['/', '/resources/ga_hukou', '/blocks', '/blocks/population?tab=releases', '/quarantine']) {
    await go(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('a[href^="/runs"]').count(), path).toBe(0);
  }
  const top = page.locator('header.top');
  expect(await top.getByTitle(say(lang, '现在的岗位只看花溪的数据', 'the data of Huaxi alone')).count()).toBe(1);
  expect(await top.getByRole('button', { name: say(lang, '地区', 'Region') }).count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});
