/** What happens to an entry after it was submitted: returned and amended, revised with what the revision changes, taken off. Each step by whose duty it is. */
import { addressOf, type CaseView, type EntryView, type InboxCounts, ROUTES } from '@kuaishu/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, draftEntry, entryBody, publish, step } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { openCase, openFromInbox } from './support/inbox.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const once = Date.now().toString(36);

test.each(LANGUAGES)('an entry is returned with a reason, amended and submitted again (%s)', async (lang) => {
  const name = `退回走访信息 ${lang} ${once}`;
  const { caseId } = await draftEntry(entryBody(`returned_${lang}_${once}`, name));
  await step(caseId, 'steward', 'submit');

  const head = await beginJourney(browser, { lang, as: 'head' });
  await openFromInbox(head, name);
  // How much of the term is left stands in words, and day by day.
  await head.page.getByRole('list', { name: say(lang, '期限日历', 'Calendar of the term') }).waitFor();
  await head.page
    .getByText(say(lang, '退回补正', 'Return'), { exact: true })
    .first()
    .click();
  await head.page.getByRole('button', { name: say(lang, '退回补正', 'Return'), exact: true }).click();
  // Without a reason the form does not let it go.
  expect(
    await head.page
      .getByLabel(say(lang, '意见', 'Your remarks'), { exact: true })
      .evaluate((field) => (field as HTMLTextAreaElement).validity.valueMissing),
  ).toBe(true);
  await head.page
    .getByLabel(say(lang, '意见', 'Your remarks'), { exact: true })
    .first()
    .fill('请补充走访时间的信息项。');
  await expectAccessible(head.page);
  // The page is left and come back to: the step that was chosen and the reason are there, and said to be.
  await head.go('/catalogue');
  await head.go(`/cases/${caseId}`);
  const reason = head.page.getByLabel(say(lang, '意见', 'Your remarks'), { exact: true }).first();
  await head.page.getByText(say(lang, '还没有提交', 'has not been submitted')).waitFor();
  expect(await reason.inputValue()).toBe('请补充走访时间的信息项。');
  // Neither another step nor an attachment takes it away.
  await head.page
    .getByText(say(lang, '签发', 'Sign off'), { exact: true })
    .first()
    .click();
  await head.page
    .getByText(say(lang, '退回补正', 'Return'), { exact: true })
    .first()
    .click();
  await head.page
    .getByLabel(say(lang, '添加附件', 'Attach a file'))
    .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('visits') });
  await head.page.getByRole('link', { name: 'note.txt' }).waitFor();
  expect(await reason.inputValue()).toBe('请补充走访时间的信息项。');
  await head.page.getByRole('button', { name: say(lang, '退回补正', 'Return'), exact: true }).click();
  await openCase(head.page)
    .getByText(say(lang, '待补正', 'Returned'))
    .first()
    .waitFor();
  expect(head.faults).toEqual([]);
  await head.close();

  const steward = await beginJourney(browser, { lang, as: 'steward' });
  await openFromInbox(steward, name);
  // Why it came back stands above what one may do, with the way to what is to be amended.
  const next = steward.page.getByRole('region', { name: say(lang, '办理', 'Next step') });
  await next.getByText('请补充走访时间的信息项。').waitFor();
  await next.getByRole('link', { name: say(lang, '去修改条目', 'Amend the entry') }).click();
  await steward.page.waitForURL(/\/compile$/);
  await steward.page.goBack();
  await steward.page.getByRole('button', { name: say(lang, '补正后提交', 'Resubmit'), exact: true }).click();
  await openCase(steward.page)
    .getByText(say(lang, '待签发', 'To be signed off'))
    .first()
    .waitFor();
  // What was submitted stands as it will be signed.
  const entry = (await ask<CaseView>(addressOf(ROUTES.case, { case: caseId }), 'steward')).body.subject.id;
  await steward.go(`/catalogue/${entry}/compile?tab=about`);
  await steward.page.getByText(say(lang, '内容不能再改', 'does not change any more')).waitFor();
  expect(await steward.page.getByLabel(say(lang, '摘要', 'Abstract'), { exact: true }).isDisabled()).toBe(true);
  await expectAccessible(steward.page);
  expect(steward.faults).toEqual([]);
  await steward.close();
});

test('a revision says what it changes before it is submitted, and an entry is taken off by two others', async () => {
  const name = `撤销走访信息 ${once}`;
  const { entry, caseId } = await draftEntry(entryBody(`taken_off_${once}`, name));
  await publish(caseId);

  const steward = await beginJourney(browser, { as: 'steward' });
  const { page } = steward;
  await steward.go(`/catalogue/${entry}`);
  await page.getByRole('button', { name: '修订' }).click();
  await page.waitForURL(/\/compile$/);
  await page.getByRole('button', { name: '移出 姓名' }).click();
  await page.getByText(/已自动保存/).waitFor();
  await page.getByRole('link', { name: '第 1 版到第 2 版' }).click();
  await page.getByText('影响使用').first().waitFor();
  await expectAccessible(page);
  // Given up, the first version stays as it is.
  const { body: revised } = await ask<EntryView>(addressOf(ROUTES.catalogEntry, { entry }), 'steward');
  await step(revised.working?.version.caseId ?? '', 'steward', 'withdraw', { comment: '暂不修订' });

  await steward.go(`/catalogue/${entry}`);
  await page.getByRole('link', { name: '申请撤销' }).click();
  await page.getByLabel('撤销理由').fill('系统停用，不再产生数据。');
  await page.getByLabel('依据').fill('停用批复〔2026〕12 号');
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/cases\/case_/);
  await page.getByText('待签发').first().waitFor();
  // What was filled in stands under the words of the form.
  await page.locator('aside').getByText('撤销理由').waitFor();
  const withdrawal = /case_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? '';
  expect(steward.faults).toEqual([]);
  await steward.close();

  await step(withdrawal, 'head', 'sign_off');
  const reviewer = await beginJourney(browser, { as: 'reviewer' });
  await reviewer.go(`/cases/${withdrawal}`);
  await reviewer.page.getByRole('button', { name: '同意撤销', exact: true }).click();
  await reviewer.page.getByText('已撤销').first().waitFor();
  expect(reviewer.faults).toEqual([]);
  await reviewer.close();
  await expect
    .poll(async () => (await ask<EntryView>(addressOf(ROUTES.catalogEntry, { entry }), 'steward')).body.entry.state)
    .toBe('withdrawn');
});

test('the inbox counts what is mine, and an act takes it away', async () => {
  const name = `计数走访信息 ${once}`;
  const { caseId } = await draftEntry(entryBody(`counted_${once}`, name));
  await step(caseId, 'steward', 'submit');
  const head = await beginJourney(browser, { as: 'head' });
  // Other journeys give the same head duties meanwhile: what the page shows is held against what the server told it last.
  const told: number[] = [];
  head.page.on('response', (answer) => {
    if (new URL(answer.url()).pathname !== ROUTES.inboxCounts.path) return;
    // an answer whose page was left or closed meanwhile told nobody anything
    answer.json().then(
      ({ todo }: InboxCounts) => told.push(todo),
      () => undefined,
    );
  });
  const shown = async () => Number((await head.page.locator('.tabs [aria-current] small').textContent())?.trim());
  const shownAsTold = async () => (await shown()) === told.at(-1);
  const line = head.page.locator('.lst').getByRole('link', { name });
  await head.go(`/inbox?case=${caseId}`);
  await line.waitFor();
  await expect.poll(shownAsTold).toBe(true);
  expect(await shown()).toBeGreaterThan(0);
  const before = told.length;
  await head.page.getByText('退回补正', { exact: true }).first().click();
  await head.page.getByLabel('意见', { exact: true }).fill('请核对分级。');
  await head.page.getByRole('button', { name: '退回补正', exact: true }).click();
  await line.waitFor({ state: 'detached' });
  await expect.poll(() => told.length).toBeGreaterThan(before);
  await expect.poll(shownAsTold).toBe(true);
  await head.close();
});
