import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each([
  { lang: 'zh', theme: 'light', width: 1440 },
  { lang: 'en', theme: 'dark', width: 1280 },
  { lang: 'zh', theme: 'dark', width: 390 },
] as const)(
  'the first screen shows the province, its strips and its blocks ($lang, $theme, $width px)',
  async (view) => {
    const journey = await beginJourney(browser, view);
    await journey.go('/');
    await journey.page
      .getByText(view.lang === 'zh' ? '遵义' : 'Zunyi')
      .filter({ visible: true })
      .first()
      .waitFor();
    await expectAccessible(journey.page);
    expect(journey.faults).toEqual([]);
    const scroll = await journey.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(scroll, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
    await journey.close();
  },
);
