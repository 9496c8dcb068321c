/** An entry from a steward's desk to the ledger: by the people whose duty it is, refusals included, with its leaf at the end. */
import { addressOf, type CaseView, type EntryView, ROUTES } from '@kuaishu/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, untilKnown } from './support/ask.ts';
import { beginJourney, expectAccessible, type Journey, launchBrowser } from './support/browser.ts';
import { openCase, openFromInbox } from './support/inbox.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const entryAt = (journey: Journey): string => /entry_[0-9A-Z]{26}/.exec(journey.page.url())?.[0] ?? '';

test.each(LANGUAGES)(
  'an entry is compiled, signed off, published and found, each step by whose duty it is (%s)',
  async (lang) => {
    // A server that runs already may have seen this journey before.
    const once = Date.now().toString(36);
    const name = `${say(lang, '社会救助对象走访登记信息', '社会救助对象回访登记信息')} ${once}`;
    const steward = await beginJourney(browser, { lang, as: 'steward' });
    const { page } = steward;
    await steward.go('/catalogue/new');
    await expectAccessible(page);
    await page.getByLabel(say(lang, '资源名称', 'Name of the resource')).fill(name);
    // one is offered, which the house has not used, and may be changed
    const identifier = page.getByLabel(say(lang, '资源标识', 'Identifier'));
    await expect.poll(() => identifier.inputValue()).toBe(`shjzdx${say(lang, 'zf', 'hf')}djxx_${once}`);
    await identifier.fill(`visits_${lang}_${once}`);
    await page.getByRole('button', { name: say(lang, '开始编制', 'Begin') }).click();
    await page.waitForURL(/\/compile$/);
    const entry = entryAt(steward);
    const offered = await page.evaluate(
      async (of) => (await (await fetch(`/api/catalog/identifier?name=${of}`)).json()).resource,
      `visits_${lang}_${once}`,
    );
    expect(offered).toBe(`visits_${lang}_${once}_2`);

    const choose = (label: string, value: string) => page.getByLabel(label, { exact: true }).selectOption(value);
    const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
    await fill(say(lang, '摘要', 'Abstract'), '民政部门走访社会救助对象的登记信息，含对象、时间和情况。');
    await choose(say(lang, '类', 'Class'), 'department');
    await fill(say(lang, '项', 'Category'), '352015');
    await choose(say(lang, '更新周期', 'Cadence'), 'monthly');
    await fill(say(lang, '格式分类', 'Class of format'), '数据库');
    await fill(say(lang, '格式类型', 'Type of format'), 'MySQL');
    await choose(say(lang, '分级', 'Grade'), 'yellow');
    await choose(say(lang, '共享类型', 'Sharing'), '2');
    await fill(say(lang, '共享条件', 'Condition'), '用于社会救助核验');
    await choose(say(lang, '共享方式', 'Method'), 'platform_api');
    await choose(say(lang, '向社会开放', 'Open to the public'), 'false');
    await fill(say(lang, '不开放的依据', 'Basis for not opening'), '《中华人民共和国个人信息保护法》第二十五条');
    const items = [
      ['公民身份号码', 'resident_id'],
      ['姓名', 'person_name'],
      ['户籍地址', 'household_address'],
    ] as const;
    await page
      .getByRole('navigation', { name: say(lang, '条目的各部分', 'Parts of the entry') })
      .getByRole('link', { name: say(lang, '信息项', 'Items') })
      .click();
    for (const [i, [item, element]] of items.entries()) {
      await page.getByRole('button', { name: say(lang, '加一项', 'Add an item') }).click();
      await fill(`${say(lang, '信息项名称', 'Item')} ${i + 1}`, item);
      await fill(`${say(lang, '数据元', 'Data element')} ${i + 1}`, element);
    }
    await page.getByLabel(`${say(lang, '键', 'Key')} 公民身份号码`).check();
    await page.getByText(say(lang, '可以提交', 'Ready to submit')).waitFor();
    // While compiling the radar looks through the whole ledger.
    await page
      .getByText(say(lang, '个资源，', 'resources compared'))
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: say(lang, '到事项页提交', 'Submit on its case') }).click();
    await page.waitForURL(/\/cases\/case_/);
    await page.getByRole('button', { name: say(lang, '提交签发', 'Submit') }).click();
    await openCase(page)
      .getByText(say(lang, '待签发', 'To be signed off'))
      .first()
      .waitFor();
    await expectAccessible(page);
    const caseId = /case_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? '';
    expect(steward.faults).toEqual([]);
    await steward.close();

    // Whoever submitted does not sign off as well, and a neighbour's reviewer is not asked.
    const self = await ask<CaseView>(`/api/cases/${caseId}`, 'steward');
    expect(self.body.steps.filter((step) => step.may).map((step) => step.name)).not.toContain('sign_off');
    const forced = await ask(`/api/cases/${caseId}/steps/sign_off`, 'steward', {
      revision: self.body.revision,
      input: { secrecy: true, privacy: true },
    });
    expect(forced.status).toBe(403);

    const head = await beginJourney(browser, { lang, as: 'head' });
    await openFromInbox(head, name);
    await expectAccessible(head.page);
    await head.page.getByLabel(new RegExp(say(lang, '已作保密风险评估', 'Secrecy has been assessed'))).check();
    await head.page.getByLabel(new RegExp(say(lang, '个人信息保护影响评估', 'Impact on personal information'))).check();
    await head.page.getByRole('button', { name: say(lang, '签发', 'Sign off'), exact: true }).click();
    await openCase(head.page)
      .getByText(say(lang, '待核查', 'To be checked'))
      .first()
      .waitFor();
    expect(head.faults).toEqual([]);
    await head.close();

    const reviewer = await beginJourney(browser, { lang, as: 'reviewer' });
    await reviewer.go(`/cases/${caseId}`);
    await reviewer.page.getByRole('button', { name: say(lang, '核查发布', 'Publish'), exact: true }).click();
    await reviewer.page
      .getByText(say(lang, '已发布', 'Published'))
      .first()
      .waitFor();
    expect(reviewer.faults).toEqual([]);
    await reviewer.close();

    const { body: view } = await ask<EntryView>(`/api/catalog/entries/${entry}`, 'steward');
    expect(view.entry).toMatchObject({ state: 'published', version: 1 });
    expect(view.entry.code).toMatch(/^352015\/\d+$/);

    await untilKnown(entry);
    const reader = await beginJourney(browser, { lang, as: 'staff' });
    await reader.go(`/catalogue?q=${encodeURIComponent(name)}`);
    await reader.page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await reader.page.getByRole('heading', { level: 1, name }).waitFor();
    await expectAccessible(reader.page);
    expect(reader.faults).toEqual([]);
    await reader.close();

    // The act left its leaf, and the leaf is in the log.
    const leaves = await ask<{ items: { type: string; index: number | null }[] }>(
      addressOf(ROUTES.ledgerSubjectLeaves, { subject: entry }),
      'steward',
    );
    expect(leaves.body.items.map((leaf) => leaf.type)).toContain('catalog.published');
  },
);

test('a right that lacks says who has it, and can be asked for', async () => {
  const journey = await beginJourney(browser, { as: 'audit_admin' });
  await journey.go('/catalogue');
  await journey.page.getByText('你现在的岗位没有“检索目录”的权限').waitFor();
  await journey.page.getByRole('link', { name: '申请权限' }).click();
  await journey.page.getByRole('heading', { level: 1, name: /权限申请/ }).waitFor();
  await journey.close();
});
