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

test('nothing typed is lost by leaving at once, by an outage, or to another window', async () => {
  const { entry } = await draftEntry(entryBody(`kept_${once}`, `不丢走访信息 ${once}`));
  const steward = await beginJourney(browser, { as: 'steward' });
  const { page } = steward;
  const address = `/catalogue/${entry}/compile?tab=about`;
  const abstract = page.getByLabel('摘要', { exact: true });
  await steward.go(address);
  await abstract.fill('写完马上离开');
  await page.getByRole('link', { name: '待办' }).first().click();
  await page.waitForURL(/\/inbox/);
  await page.goBack();
  await abstract.waitFor();
  expect(await abstract.inputValue()).toBe('写完马上离开');
  await abstract.fill('写完马上刷新');
  await page.reload();
  expect(await abstract.inputValue()).toBe('写完马上刷新');
  await page.getByText(/已自动保存/).waitFor();
  expect(steward.faults).toEqual([]);

  // The platform is away: what is typed stays on this computer, and goes out once it answers.
  await page.route('**/working', (route) => route.abort());
  await abstract.fill('断网时写的');
  await page.getByText('没有写入的改动留在这台电脑上', { exact: false }).waitFor();
  await page.reload();
  await page.getByText('没有写入的改动留在这台电脑上', { exact: false }).waitFor();
  expect(await abstract.inputValue()).toBe('断网时写的');
  await expectAccessible(page);
  await page.unroute('**/working');
  // Asked again by itself, and at once where the browser says that it is connected.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText(/已自动保存/).waitFor();

  // Another window saves meanwhile: different fields are brought together, the same one is asked about.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('英文名称', { exact: true }).fill('Visits');
  await other.getByText(/已自动保存/).waitFor();
  await page.getByLabel('格式类型', { exact: true }).fill('Oracle');
  await page.getByText('两处改动已合在一起', { exact: false }).waitFor();
  expect(await page.getByLabel('英文名称', { exact: true }).inputValue()).toBe('Visits');
  await other.reload();
  const theirs = other.getByLabel('摘要', { exact: true });
  await theirs.fill('另一个窗口的摘要');
  await other.getByText(/已自动保存/).waitFor();
  await abstract.fill('这个窗口的摘要');
  await page.getByRole('button', { name: '用对方的 摘要' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '用我的 摘要' }).click();
  await page.getByText(/已自动保存/).waitFor();
  await other.reload();
  expect(await theirs.inputValue()).toBe('这个窗口的摘要');
  await steward.close();
});

test('items are pasted by the column, gone through with Enter, and renamed without leaving the key', async () => {
  const { entry } = await draftEntry(entryBody(`pasted_${once}`, `粘贴走访信息 ${once}`));
  const steward = await beginJourney(browser, { as: 'steward' });
  const { page } = steward;
  await steward.go(`/catalogue/${entry}/compile`);
  const item = (n: number) => page.getByLabel(`信息项名称 ${n}`, { exact: true });
  await item(2).press('Enter');
  await item(3).waitFor();
  const column = Array.from({ length: 48 }, (_, i) => `${i + 1}、走访内容${i + 1}\t字符型\t２０`).join('\r\n');
  await item(3).evaluate((field, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, column);
  await item(50).waitFor();
  expect(await item(3).inputValue()).toBe('走访内容1');
  expect(await page.getByLabel('长度 50', { exact: true }).inputValue()).toBe('20');
  expect(await item(50).evaluate((field) => field === document.activeElement)).toBe(true);
  await item(1).fill('身份号码');
  expect(await page.getByLabel('键 身份号码').isChecked()).toBe(true);
  await page.getByText(/已自动保存/).waitFor();
  // A fault leads to its field.
  await item(4).fill('');
  await page.getByRole('button', { name: '信息项 4 信息项名称' }).click();
  await expect.poll(() => item(4).evaluate((field) => field === document.activeElement)).toBe(true);
  expect(steward.faults).toEqual([]);
  await steward.close();
});
