/** What keeps the platform going by hand: systems that are told, effects that failed and are retried, terms that change from a day on. */
import { createServer, type Server } from 'node:http';
import { addressOf, type EffectView, ROUTES } from '@kuaishu/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ask, draftEntry, entryBody, step } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { chooseOrganisation } from './support/organisation.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const port = inject('webhookPort');
const once = Date.now().toString(36);

/** A system that is told: what came in, and what it answers. */
async function receiver(at: number) {
  const got: string[] = [];
  const answer = { status: 410 };
  const server = await new Promise<Server>((resolve) => {
    const one = createServer((request, response) => {
      request.resume().on('end', () => {
        got.push(String(request.headers['x-kuaishu-delivery']));
        response.writeHead(answer.status).end();
      });
    }).listen(at, '127.0.0.1', () => resolve(one));
  });
  return { got, answer, close: () => new Promise((resolve) => server.close(resolve)) };
}

const deadOf = async (id: string): Promise<readonly EffectView[]> => {
  const address = addressOf(ROUTES.effects, undefined, { case: id, state: 'dead' });
  return (await ask<{ items: EffectView[] }>(address, 'system_admin')).body.items;
};

test.skipIf(port === null)(
  'a system is told of cases; what it would not take is seen with its reason and retried, on the case and in the list',
  async () => {
    const url = `http://127.0.0.1:${port}/${once}`;
    const system = await receiver(port ?? 0);
    const { page, go, close } = await beginJourney(browser, { as: 'system_admin' });
    await go('/admin/webhooks');
    await page.getByRole('button', { name: '登记推送地址' }).click();
    const dialog = page.getByRole('dialog');
    await chooseOrganisation(dialog.getByRole('combobox', { name: '单位' }), '贵州省民政厅');
    await dialog.getByLabel('地址').fill('https://10.0.0.1/hook');
    await dialog.getByRole('button', { name: '登记推送地址' }).click();
    await dialog.getByText('10.0.0.1 不是公网地址').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('地址').fill(url);
    await dialog.getByRole('button', { name: '登记推送地址' }).click();
    await page.getByText('只显示这一次').waitFor();
    const row = page.getByRole('row', { name: url });
    await row.getByText('启用中').waitFor();
    await expectAccessible(page);

    const title = `推送试验 ${once}`;
    const { caseId } = await draftEntry(entryBody(`mz_upkeep_${once}`, title));
    await step(caseId, 'steward', 'submit');
    await expect.poll(async () => (await deadOf(caseId)).length).toBeGreaterThan(0);
    system.answer.status = 204;

    const reviewer = await beginJourney(browser, { as: 'reviewer', width: 390 });
    await reviewer.go(`/cases/${caseId}`);
    const failed = reviewer.page.getByRole('region', { name: '后续动作' });
    await failed.getByText('对方表示地址已作废（410）').first().waitFor();
    await expectAccessible(reviewer.page);
    await failed.getByRole('button', { name: '重试：推送通知' }).first().click();
    await failed.getByText('已重新排队').waitFor();
    expect(reviewer.faults).toEqual([]);
    await reviewer.close();

    // one more that fails, for the list
    system.answer.status = 410;
    await step(caseId, 'head', 'sign_off', { input: { secrecy: true, privacy: true } });
    await go('/effects');
    const lines = page.getByRole('row', { name: title });
    await expect.poll(() => lines.count()).toBeGreaterThan(0);
    await lines.first().getByText('对方表示地址已作废（410）').waitFor();
    await expectAccessible(page);
    system.answer.status = 204;
    while ((await deadOf(caseId)).length > 0) {
      const left = (await deadOf(caseId)).length;
      await lines.first().getByRole('button', { name: '重试' }).click();
      await expect.poll(async () => (await deadOf(caseId)).length).toBeLessThan(left);
    }
    await page.getByText('已重新排队').waitFor();
    await expect.poll(() => lines.count()).toBe(0);
    // what went through is kept as such, with its case
    await page.getByRole('link', { name: '已执行' }).click();
    await page.waitForURL(/state=done/);
    await lines.first().waitFor();
    expect(await lines.first().getByRole('button').count()).toBe(0);
    await lines.first().getByRole('link', { name: title }).click();
    await page.waitForURL(`**/cases/${caseId}`);
    // what was told again came under the key that it came with before
    await expect.poll(() => system.got.length).toBeGreaterThan(new Set(system.got).size);

    await go('/admin/webhooks');
    await row.getByRole('button', { name: '停用' }).click();
    await dialog.getByRole('button', { name: '停用' }).click();
    await row.getByText('已停用').waitFor();
    await system.close();
    await close();
  },
);

test('a term is changed from a day on with its basis; the history says so, and who may not change it sees it', async () => {
  const { page, go, close } = await beginJourney(browser, { as: 'arbiter' });
  await go('/procedures/access_request');
  await page
    .getByRole('button', { name: /：沿革$/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: '改变时限' });
  const basis = `《试行管理规定》第 ${once} 条`;
  await dialog.getByLabel('新的取值').fill('5');
  await dialog.getByLabel('依据（中文').fill(basis);
  await dialog.getByLabel('依据（英文').fill(`Trial rules, ${once}`);
  await dialog.getByLabel('自哪一天起生效').fill('2020-01-01');
  await save.click();
  await dialog.getByText('生效日期不能早于今天').waitFor();
  await dialog.getByLabel('自哪一天起生效').fill('2099-01-01');
  await dialog.getByLabel('单位').selectOption('month');
  await save.click();
  await dialog.getByText('事项的时钟只按工作日或日计').waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('单位').selectOption('working_day');
  await dialog.getByRole('checkbox').check();
  await save.click();
  await dialog.getByText('已登记，自 2099-01-01 起生效').waitFor();
  const line = dialog.getByRole('row', { name: basis });
  await line.getByText('尚未生效').waitFor();
  // with all that was said of it: its value, and that somebody read the rule
  await line.getByText('5 个工作日').waitFor();
  expect(await line.getByText('期限待核实').count()).toBe(0);
  await close();

  const steward = await beginJourney(browser, { as: 'steward', width: 390 });
  await steward.go(`/terms?q=${encodeURIComponent(once)}`);
  await steward.page.getByRole('button', { name: /：沿革$/ }).click();
  await steward.page.getByRole('dialog').getByText(basis).waitFor();
  expect(await steward.page.getByRole('button', { name: '改变时限' }).count()).toBe(0);
  await expectAccessible(steward.page);
  expect(steward.faults).toEqual([]);
  await steward.close();
});
