import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('two departments that disagree, down to both records, and their export (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang });
  await go('/discrepancies');
  const rows = page.locator('.differences .dtable tbody tr[aria-rowindex]');
  await rows.first().getByRole('link').first().waitFor();
  await expectAccessible(page);
  // an item, then two sources
  await page
    .locator('.pick')
    .nth(1)
    .getByRole('button', { name: say(lang, '手机号', 'Mobile') })
    .first()
    .click();
  await page.waitForURL(/attribute=mobile/);
  await page.locator('.pairs').getByRole('row').nth(1).getByRole('rowheader').getByRole('button').click();
  await page.waitForURL(/a=.*b=/);
  const said = rows.first().locator('.said').first();
  // nothing personal in plain, once the rows are those that were asked for
  await expect.poll(() => said.textContent()).toMatch(/\*/);
  await page
    .getByRole('columnheader')
    .getByRole('button', { name: say(lang, '可能原因', 'Likely reason') })
    .click();
  await page.waitForURL(/sort=reason/);
  await expectAccessible(page);
  // both records in full
  await rows.first().getByRole('link').nth(1).click();
  await page.waitForURL(/pair=/);
  const sides = page.getByRole('dialog').locator('.side-card');
  await sides.nth(1).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await sides.first().waitFor({ state: 'detached' });
  // and the cell of the entity
  await rows.first().getByRole('link').first().click();
  await page.waitForURL(/\/blocks\/population\/entities\/.*cell=mobile/);
  await page.goBack();
  await rows.first().getByRole('link').first().waitFor();

  await page.getByRole('button', { name: say(lang, '导出', 'Export'), exact: true }).click();
  const send = page.getByRole('button', { name: say(lang, '导出 CSV', 'Export CSV') });
  expect(await send.isDisabled()).toBe(true);
  await page.getByLabel(say(lang, '用途', 'Purpose')).fill(say(lang, '退回部门更正', 'Returned to be mended'));
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), send.click()]);
  expect(file.suggestedFilename()).toMatch(/^discrepancies-.*\.csv$/);
  expect(faults).toEqual([]);
  await close();
});
