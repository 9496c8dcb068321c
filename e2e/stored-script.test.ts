/** Script that somebody wrote into a text field is shown as the text it is, and does not run: the pages that show names, abstracts and comments of others. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftEntry, entryBody } from './support/ask.ts';
import { beginJourney, launchBrowser } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a script in a name and an abstract is text on every page that shows it', async () => {
  const once = Date.now().toString(36);
  const script = `<img src=x onerror="document.title='ran'">${once}`;
  const { entry, caseId } = await draftEntry(entryBody(`script_${once}`, script, { abstract: script }));
  const journey = await beginJourney(browser, { as: 'steward' });
  const { page } = journey;
  for (const path of [`/catalogue/${entry}`, `/cases/${caseId}`, '/catalogue/mine', '/inbox']) {
    await journey.go(path);
    await page.getByText(script).first().waitFor();
    expect(await page.title(), path).not.toBe('ran');
    expect(await page.locator('img[src="x"]').count(), path).toBe(0);
  }
  expect(journey.faults).toEqual([]);
  await journey.close();
});
