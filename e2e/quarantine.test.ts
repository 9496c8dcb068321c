import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('refused rows by resource, one in full, and an export with a purpose (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang });
  await go('/quarantine');
  const rows = page.locator('.dtable tbody tr[aria-rowindex]');
  await rows.first().getByRole('link').first().waitFor();
  await expectAccessible(page);
  await page.locator('.pick').first().getByRole('button').nth(1).click();
  await page.waitForURL(/resource=/);
  await rows.first().getByRole('link').first().waitFor();

  // a heading of the resource as a column, and another order
  await page.getByRole('button', { name: say(lang, '列', 'Columns'), exact: true }).click();
  await page.locator('.chooser').getByRole('checkbox').last().check();
  await page.keyboard.press('Escape');
  await page.waitForURL(/cols=/);
  const sorted = page.waitForResponse((answer) => /\/api\/quarantine\?.*sort=rule/.test(answer.url()));
  await page
    .getByRole('columnheader')
    .getByRole('button', { name: say(lang, '原因', 'Reason'), exact: true })
    .click();
  await page.waitForURL(/sort=rule/);
  await sorted;
  await rows.first().getByRole('link').first().waitFor();

  // one row in full, by the keyboard; nothing personal in plain
  await rows.first().getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/row=/);
  const dialog = page.getByRole('dialog');
  // a line that could not be read has no cells, but its reason
  await dialog.locator('.why li').first().waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // a chosen row alone
  await rows.first().getByRole('checkbox').check();
  await page.getByRole('button', { name: say(lang, '导出所选', 'Export these') }).click();
  const send = page.getByRole('button', { name: say(lang, '导出 CSV', 'Export CSV') });
  expect(await send.isDisabled()).toBe(true);
  await page.getByLabel(say(lang, '用途', 'Purpose')).fill(say(lang, '退回部门更正', 'Returned to be mended'));
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), send.click()]);
  const [heading, row, ...more] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(heading).toContain('_ks_row');
  expect(row).toBeTruthy();
  expect(more).toEqual([]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  expect(faults).toEqual([]);
  await close();
});

test('a filter that gives nothing says so, and all rows are one click away', async () => {
  const { page, go, faults, close } = await beginJourney(browser);
  await go('/quarantine?resource=none');
  await page.getByRole('button', { name: '看全部' }).click();
  await page.locator('.dtable tbody tr[aria-rowindex]').first().waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(faults).toEqual([]);
  await close();
});
