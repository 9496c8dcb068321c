import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const PAGES = [
  ['/resources', '/api/resources'],
  ['/runs', '/api/runs?*'],
  ['/quarantine', '/api/quarantine?*'],
  ['/blocks/population', '/api/blocks/population/search?*'],
  ['/review', '/api/review?*'],
] as const;

test.each(LANGUAGES)(
  'a page that cannot be read says what failed, what is safe, and reads again (%s)',
  async (lang) => {
    const { page, go, close } = await beginJourney(browser, { lang });
    for (const [path, address] of PAGES) {
      const problem = {
        type: 'about:blank',
        status: 500,
        title: { zh: '服务器出错', en: 'The server failed' },
        requestId: 'req-7',
      };
      await page.route(`**${address}`, (route) =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
      );
      await go(path);
      const failed = page.getByRole('alert');
      await failed.getByText('req-7').waitFor();
      expect(await failed.textContent(), path).toContain(say(lang, '服务器出错', 'The server failed'));
      if (path === '/runs') await expectAccessible(page);
      await page.unroute(`**${address}`);
      await failed.getByRole('button', { name: say(lang, '重试', 'Try again') }).click();
      await failed.waitFor({ state: 'detached' });
    }
    await close();
  },
);

test('a page without anything says what it is for and what to do first', async () => {
  const { page, go, faults, close } = await beginJourney(browser);
  const nothing = { items: [], total: 0 };
  const empty = [
    ['/runs', '/api/runs?*', nothing, '还没有批次'],
    ['/resources', '/api/resources', nothing, '目录里还没有资源'],
    ['/blocks', '/api/blocks', nothing, '还没有发布的块'],
    ['/review', '/api/review?*', { ...nothing, answered: 0 }, '没有待判的记录'],
    ['/quarantine', '/api/quarantine?*', { ...nothing, run: null, byResource: [], byRule: [] }, '没有隔离的行'],
  ] as const;
  for (const [path, address, body, heading] of empty) {
    await page.route(`**${address}`, (route) => route.fulfill({ json: body }));
    await go(path);
    await page.getByRole('heading', { name: heading }).waitFor();
    await expectAccessible(page);
  }
  expect(faults).toEqual([]);
  await close();
});
