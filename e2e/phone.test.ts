/** Every page of the office on a phone: nothing wider than the screen, nothing that a screen reader trips over. */
import { addressOf, type InboxView, ROUTES } from '@kuaishu/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, draftEntry, entryBody } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const PAGES: Readonly<Record<string, readonly string[]>> = {
  steward: [
    '/inbox',
    '/catalogue',
    '/catalogue/mine',
    '/catalogue/new',
    '/catalogue/import',
    '/catalogue/form',
    '/catalogue/resolve',
    '/catalogue/lists',
    '/catalogue/lists?list=duties',
    '/cases/new/data_need',
    '/procedures',
    '/procedures/catalogue_entry',
    '/duties',
    '/account',
    '/ledger',
  ],
  system_admin: ['/admin/users', '/admin/organisations'],
  security_admin: ['/admin/permissions'],
  audit_admin: ['/admin/audit', '/accountability'],
};

test.each(Object.entries(PAGES))('the pages of %s fit a phone', async (as, pages) => {
  const all = [...pages];
  if (as === 'steward') {
    const once = Date.now().toString(36);
    const { entry, caseId } = await draftEntry(entryBody(`phone_${once}`, `手机走访信息 ${once}`));
    all.push(
      `/catalogue/${entry}`,
      `/catalogue/${entry}/compile`,
      `/catalogue/${entry}?tab=versions`,
      `/cases/${caseId}`,
    );
    expect((await ask<InboxView>(addressOf(ROUTES.inbox), as)).status).toBe(200);
  }
  const journey = await beginJourney(browser, { width: 390, as });
  for (const address of all) {
    await journey.go(address);
    await journey.page.getByRole('heading', { level: 1 }).waitFor();
    await journey.page.locator('.skel').first().waitFor({ state: 'detached' });
    const width = await journey.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, address).toBeLessThanOrEqual(390);
    await expectAccessible(journey.page);
  }
  expect(journey.faults).toEqual([]);
  await journey.close();
});
