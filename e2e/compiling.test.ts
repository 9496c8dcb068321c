/** What the compile page shows beside what one types: what follows from the entry, and the radar's findings with the answer that one is no duplicate. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftEntry, entryBody, publish, step } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const once = Date.now().toString(36);

test.each(LANGUAGES)('what follows from an entry stands at its foot and changes as one types (%s)', async (lang) => {
  // Its own source of one attribute, whatever else the ledger holds.
  const visits = `visits_${lang}_${once}`;
  const body = entryBody(`derived_${lang}_${once}`, `派生走访信息 ${lang} ${once}`);
  const items = [...body.items, { name: '走访次数', attribute: visits, type: 'N' }];
  const { entry } = await draftEntry({ ...body, items, authority: [visits] });
  const journey = await beginJourney(browser, { lang, as: 'steward' });
  const { page } = journey;
  await journey.go(`/catalogue/${entry}/compile`);
  const foot = page.getByRole('navigation', { name: say(lang, '派生', 'Derived') });
  await foot.getByText(say(lang, '3 列，0 列必填', '3 columns, 0 required')).waitFor();
  await foot.getByText(say(lang, '公民身份号码、姓名', 'Resident identity number, Name of person')).waitFor();
  // A fourth item, and the figures follow before anything is submitted.
  await page.getByRole('button', { name: say(lang, '加一项', 'Add an item') }).click();
  await page.getByLabel(say(lang, '信息项名称 4', 'Item 4')).fill('走访时间');
  await foot.getByText(say(lang, '4 列，0 列必填', '4 columns, 0 required')).waitFor();
  await foot.getByRole('link', { name: say(lang, '检查规则', 'Checks') }).click();
  await page.waitForURL(/tab=derived.*#rules$/);
  await page.getByRole('table', { name: say(lang, '取值次序', 'Precedence') }).waitFor();
  await page.getByRole('table', { name: say(lang, '脱敏', 'Masking') }).waitFor();
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say(lang, '下载 CSV 表头', 'Download the CSV header') }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`derived_${lang}_${once}.csv`);
  expect(journey.faults).toEqual([]);
  await journey.close();
});

test.each(LANGUAGES)(
  'a finding is answered with a reason, not raised again, shown at sign-off, and the answer taken back (%s)',
  async (lang) => {
    const held = `低保对象走访记录 ${lang} ${once}`;
    const { caseId: first } = await draftEntry(entryBody(`held_${lang}_${once}`, held));
    await publish(first);
    const name = `低保对象走访台账 ${lang} ${once}`;
    const { entry, caseId } = await draftEntry(entryBody(`again_${lang}_${once}`, name));
    const reason = say(lang, '一份按户登记，一份按人登记，口径不同', 'One is by household, the other by person');

    const steward = await beginJourney(browser, { lang, as: 'steward' });
    const { page } = steward;
    await steward.go(`/catalogue/${entry}/compile`);
    const radar = page.getByRole('complementary', { name: say(lang, '查重雷达', 'Duplicate radar') });
    const finding = radar.locator('ul > li').filter({ has: page.getByRole('link', { name: held }) });
    await finding.first().waitFor({ timeout: 60_000 });
    await finding
      .getByRole('button', { name: say(lang, '不是重复', 'Not a duplicate') })
      .first()
      .click();
    // A reason is asked for.
    const why = radar.getByLabel(say(lang, '为什么不是重复', 'Why it is not a duplicate'));
    await radar.getByRole('button', { name: say(lang, '记下判断', 'Record this answer') }).click();
    expect(await why.evaluate((field) => (field as HTMLTextAreaElement).validity.valueMissing)).toBe(true);
    await why.fill(reason);
    await expectAccessible(page);
    await radar.getByRole('button', { name: say(lang, '记下判断', 'Record this answer') }).click();
    const folded = radar.getByText(say(lang, '已判断不是重复 1', '1 judged not a duplicate'));
    await folded.waitFor();
    // Loaded anew it is not raised again; folded, it is there with its reason.
    await steward.go(`/catalogue/${entry}/compile`);
    await folded.waitFor({ timeout: 60_000 });
    await folded.click();
    await radar.getByText(reason).waitFor();
    await expectAccessible(page);
    expect(steward.faults).toEqual([]);

    await step(caseId, 'steward', 'submit');
    for (const role of ['head', 'reviewer'] as const) {
      const judge = await beginJourney(browser, { lang, as: role });
      await judge.go(`/cases/${caseId}`);
      const section = judge.page.getByRole('region', { name: say(lang, '查重', 'Duplicates'), exact: true });
      await section.getByText(reason).waitFor();
      await section.getByRole('link', { name: held }).first().waitFor();
      await expectAccessible(judge.page);
      expect(judge.faults).toEqual([]);
      await judge.close();
      if (role === 'head') await step(caseId, 'head', 'sign_off', { input: { secrecy: true, privacy: true } });
    }

    await step(caseId, 'reviewer', 'return', { comment: '请再核对一次是否重复。' });
    await steward.go(`/catalogue/${entry}/compile`);
    await folded.waitFor({ timeout: 60_000 });
    await folded.click();
    await radar.getByRole('button', { name: say(lang, '撤回判断', 'Take it back') }).click();
    await finding
      .getByRole('button', { name: say(lang, '不是重复', 'Not a duplicate') })
      .first()
      .waitFor();
    expect(steward.faults).toEqual([]);
    await steward.close();
  },
);
