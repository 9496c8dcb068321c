import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LANGUAGES)('a person is found, a cell followed to its line, and revealed for a case (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang });
  await go('/blocks');
  await page
    .getByRole('link', { name: say(lang, '人口块', 'Population') })
    .first()
    .click();
  const found = page.getByRole('rowheader').getByRole('link');
  await found.first().waitFor();
  await expectAccessible(page);
  await page.getByRole('searchbox').fill('张');
  await page.waitForURL(/q=/);
  await page.getByRole('rowheader').getByText('张').first().waitFor();
  await page
    .getByRole('columnheader', { name: say(lang, '记录', 'Records') })
    .getByRole('button')
    .click();
  await page.waitForURL(/sort=-records/);
  await page.getByRole('button', { name: say(lang, '列', 'Columns'), exact: true }).click();
  await page.getByRole('checkbox', { name: say(lang, '民族', 'Ethnicity') }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: say(lang, '民族', 'Ethnicity') }).waitFor();
  await page.getByRole('button', { name: say(lang, '导出', 'Export'), exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^CSV/ }).click()]);
  expect(file.suggestedFilename()).toMatch(/^population-.*\.csv$/);
  await page.getByRole('button', { name: say(lang, '视图', 'Views') }).click();
  await page.getByRole('textbox', { name: say(lang, '保存现在的视图', 'Keep this view') }).fill('张 1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '张 1' }).waitFor();
  await expectAccessible(page);
  await found.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => found.nth(1).evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');

  const identity = page.getByRole('row', { name: say(lang, '公民身份号码', 'Resident identity number') });
  const value = identity.locator('button.cell');
  await value.waitFor();
  expect(await value.textContent()).toMatch(/\*{4,}/);
  await value.focus();
  const card = page.locator('#provenance');
  await card.getByText(say(lang, '公民身份号码', 'Resident identity number'), { exact: true }).waitFor();
  await card
    .getByText(/\.(csv|xlsx|json|ndjson|dbf)/)
    .first()
    .waitFor();
  await expectAccessible(page);

  await identity
    .getByRole('button', { name: say(lang, '查看公民身份号码明文', 'See Resident identity number in plain') })
    .click();
  await page.getByLabel(say(lang, '事项编号', 'Case number')).fill('GX-2026-11-0001');
  await page.getByRole('button', { name: say(lang, '查看', 'See'), exact: true }).click();
  await expect.poll(() => value.textContent()).toMatch(/^[0-9X]{15,18}$/);
  expect(faults).toEqual([]);
  await close();
});

test('releases of a block can be compared', async () => {
  const { page, go, faults, close } = await beginJourney(browser);
  await go('/blocks/population?tab=releases');
  await page.getByRole('link', { name: '与上一版比较' }).first().click();
  await page.getByText('变化的格').waitFor();
  await expectAccessible(page);
  expect(faults).toEqual([]);
  await close();
});
