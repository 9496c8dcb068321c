/** A case given to a colleague and taken back, laid before the next higher; a post lent to a colleague, who acts in it, until it is taken back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftEntry, entryBody, step } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const once = Date.now().toString(36);

test.each(LANGUAGES)(
  'a case is given to a colleague, taken back, and laid before the next higher (%s)',
  async (lang) => {
    const name = `转办走访信息 ${lang} ${once}`;
    const { caseId } = await draftEntry(entryBody(`handed_${lang}_${once}`, name));
    await step(caseId, 'steward', 'submit');

    const head = await beginJourney(browser, { lang, as: 'head' });
    const { page } = head;
    await head.go(`/cases/${caseId}`);
    const next = page.locator('section.ac');
    const delegate = say(lang, '转办给同事', 'Delegate to a colleague');
    await next.getByText(delegate, { exact: true }).first().click();
    const colleague = next.getByLabel(say(lang, '同事', 'Colleague'), { exact: true });
    await colleague.locator('option').nth(1).waitFor({ state: 'attached' });
    const whom = (await colleague.locator('option').nth(1).textContent()) ?? '';
    // A day that has passed is refused in words, and nothing is lost.
    await colleague.selectOption({ label: whom });
    await next.getByLabel(say(lang, '到哪一天', 'Until')).fill('2020-01-02');
    await next.getByRole('button', { name: delegate }).click();
    await next.getByText(say(lang, '委托的截止时间已过', 'would have ended already')).waitFor();
    await expectAccessible(page);
    await next.getByLabel(say(lang, '到哪一天', 'Until')).fill('');
    await next.getByRole('button', { name: delegate }).click();
    const back = next.getByRole('button', { name: say(lang, `从${whom}处收回`, `Take it back from ${whom}`) });
    await back.waitFor();
    await page.locator('aside').getByText(whom).first().waitFor();
    await back.click();
    await back.waitFor({ state: 'detached' });
    await page
      .getByText(say(lang, '收回转办', 'Delegation ended'))
      .first()
      .waitFor();

    const escalate = say(lang, '提级', 'Escalate');
    await next.getByText(escalate, { exact: true }).first().click();
    await next.getByLabel(say(lang, '提级的理由', 'Why it goes up')).fill('本级多日无人签发。');
    await next.getByRole('button', { name: escalate, exact: true }).click();
    await page.getByText('本级多日无人签发。').first().waitFor();
    // The one refusal was asked for.
    expect(head.faults.filter((fault) => !/40[09]|422/.test(fault))).toEqual([]);
    await head.close();
  },
);

test.each(LANGUAGES)('a post is lent to a colleague, who may act in it, until it is taken back (%s)', async (lang) => {
  const head = await beginJourney(browser, { lang, as: 'head' });
  const { page } = head;
  await head.go('/account');
  const lent = page.locator('section', {
    has: page.getByRole('heading', { name: say(lang, '代岗', 'Posts lent'), exact: true }),
  });
  const colleague = lent.getByLabel(say(lang, '同事', 'Colleague'), { exact: true });
  await colleague.locator('option').nth(1).waitFor({ state: 'attached' });
  const whom = (await colleague.locator('option').nth(1).textContent()) ?? '';
  await colleague.selectOption({ label: whom });
  const reason = `休假 ${lang} ${once}`;
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await lent.getByLabel(say(lang, '截止', 'Until'), { exact: true }).fill(until);
  await lent.getByLabel(say(lang, '理由', 'Reason'), { exact: true }).fill(reason);
  await lent.getByRole('button', { name: say(lang, '委托代岗', 'Lend the post') }).click();
  const row = lent.getByRole('row').filter({ hasText: reason });
  await row.getByText(whom).first().waitFor();
  await expectAccessible(page);
  await row.getByRole('button').click();
  await row.getByText(say(lang, '已结束', 'ended')).waitFor();
  expect(head.faults).toEqual([]);
  await head.close();
});
