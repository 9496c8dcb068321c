/**
 * A missed update as people meet it: a weekly resource that nobody delivered has its duty by itself; its steward sees which delivery is missing, explains or asks
 * for time, the bureau judges, and a delivery that a run takes in closes it. A server of its own: no other journey lives by the simulated clock.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AccountabilityView, addressOf, type CaseView, ROUTES, SIMULATED_TIME } from '@kuaishu/api';
import { addWorkingDays, type Day, dayOf, residentIdCheckDigit, workingDaysBetween } from '@kuaishu/standards';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryBody } from './support/ask.ts';
import { beginJourney, expectAccessible, type Journey, launchBrowser, type View } from './support/browser.ts';
import { openFromInbox } from './support/inbox.ts';
import { LANGUAGES, type Language, say } from './support/reader.ts';
import { type KuaishuServer, startKuaishu, waitForRuns } from './support/server.ts';
import { cookieOf } from './support/session.ts';

const NAMES = {
  zh: '困难群众走访情况甲',
  en: '困难群众走访情况乙',
  extended: '困难群众走访情况丙',
  delivered: '困难群众走访情况丁',
} as const;
type Owed = keyof typeof NAMES;
const resourceOf = (of: string): string => `visits_${of}`;

/** Published on `PUBLISHED`, to be renewed within five working days: the case opens on the day after, two working days ago. */
const TODAY = dayOf(new Date());
const OPENED = addWorkingDays(TODAY, -2);
const DUE = addWorkingDays(OPENED, -1);
const PUBLISHED = addWorkingDays(DUE, -5);
/** Working days; one fewer on a day off. */
const LATE = workingDaysBetween(DUE, TODAY);

let browser: Browser;
let server: KuaishuServer;
let folder: string;
const cases = new Map<Owed, string>();

async function ask<T>(role: string, path: string, body?: object, at?: string): Promise<{ status: number; body: T }> {
  const answer = await fetch(server.url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      cookie: await cookieOf(server.url, role),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(at ? { [SIMULATED_TIME]: at } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

async function must<T>(role: string, path: string, body?: object, at?: string): Promise<T> {
  const answer = await ask<T>(role, path, body, at);
  if (answer.status >= 300) throw new Error(`${role} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Half past eight and ten o’clock of China. */
const morning = (day: Day): string => `${day}T00:30:00.000Z`;
const within = (day: Day): string => `${day}T02:00:00.000Z`;
const play = (at: string | null) => must('system_admin', addressOf(ROUTES.moveDemoPlay), { at, done: 0, of: 0 });
const caseOf = (id: string) => must<CaseView>('steward', addressOf(ROUTES.case, { case: id }));

async function step(caseId: string, role: string, transition: string, at: string, more: object = {}): Promise<void> {
  const { revision } = await must<CaseView>(role, addressOf(ROUTES.case, { case: caseId }));
  await must(role, addressOf(ROUTES.actOnCase, { case: caseId, transition }), { revision, ...more }, at);
}

async function publish(of: Owed): Promise<string> {
  const body = entryBody(resourceOf(of), NAMES[of], { cadence: 'weekly' });
  const at = within(PUBLISHED);
  const { entry, caseId } = await must<{ entry: string; caseId: string }>(
    'steward',
    addressOf(ROUTES.draftEntry),
    { origin: 'form', body },
    at,
  );
  await step(caseId, 'steward', 'submit', at);
  await step(caseId, 'head', 'sign_off', at, { input: { secrecy: true, privacy: true } });
  await step(caseId, 'reviewer', 'publish', at);
  return entry;
}

const rows = (n: number): string =>
  `公民身份号码,姓名\n${Array.from({ length: n }, (_, i) => {
    const body = `52010219${60 + i}0115${String(100 + i)}`;
    return `${body}${residentIdCheckDigit(body)},王明`;
  }).join('\n')}\n`;

/** Four resources that are collected and never came, and one that did. */
async function project(dir: string): Promise<void> {
  await mkdir(join(dir, 'catalog'), { recursive: true });
  await mkdir(join(dir, 'sources'), { recursive: true });
  await writeFile(join(dir, 'project.yaml'), 'project: visits\nname: { zh: 走访 }\n');
  for (const of of [...Object.keys(NAMES), 'given']) {
    const name = NAMES[of as Owed] ?? '已归集的走访情况';
    const body = entryBody(resourceOf(of), name, { source: { files: `sources/${of}-*.csv` } });
    await writeFile(join(dir, 'catalog', `${of}.yaml`), JSON.stringify(body));
  }
  await writeFile(join(dir, 'sources', 'given-1.csv'), rows(5));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuaishu-visits-'));
  await project(folder);
  [browser, server] = await Promise.all([launchBrowser(), startKuaishu({ project: folder })]);
  await waitForRuns(server.url, 1);
  await play(morning(PUBLISHED));
  const entries = new Map<Owed, string>();
  for (const of of Object.keys(NAMES) as Owed[]) entries.set(of, await publish(of));
  await play(morning(OPENED));
  await play(null);
  for (const [of, entry] of entries) {
    const query = { procedure: 'update_duty', subject: entry, open: true };
    const { items } = await must<{ items: { id: string }[] }>('steward', addressOf(ROUTES.cases, {}, query));
    cases.set(of, items[0]?.id ?? '');
  }
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const begin = (view: View): Promise<Journey> => beginJourney(browser, view, server.url);

const button = (page: Page, lang: Language, zh: string, en: string) =>
  page.getByRole('button', { name: say(lang, zh, en), exact: true });

async function explain(page: Page, lang: Language, reason: string, until: string): Promise<void> {
  await page.getByLabel(say(lang, '未按期更新的原因', 'Why it was not updated')).fill(reason);
  await page.getByLabel(say(lang, '承诺更新日期', 'To be delivered by')).fill(until);
  await button(page, lang, '说明情况', 'Explain').click();
}

test.each(LANGUAGES)(
  'its steward sees what is missing and explains; refused it is owed again, accepted it is deferred (%s)',
  async (lang) => {
    const caseId = cases.get(lang) ?? '';
    const steward = await begin({ lang, as: 'steward' });
    await openFromInbox(steward, NAMES[lang]);
    const missing = steward.page.getByRole('region', { name: say(lang, '缺哪一期', 'What is missing') });
    await missing.getByText(say(lang, `应于 ${DUE} 前归集新数据`, `the next delivery was due by ${DUE}`)).waitFor();
    await missing
      .getByText(say(lang, '发布以来没有归集过数据', 'nothing has been delivered since'), { exact: false })
      .waitFor();
    await missing.getByText(say(lang, `已逾期 ${LATE} 个工作日`, `${LATE} working days late`)).waitFor();
    await missing.getByRole('link', { name: say(lang, '查看资源怎样归集', 'How it is collected') }).waitFor();
    await expectAccessible(steward.page);
    // A day that is no promise is refused where it was given, in words.
    const faults = steward.faults.length;
    await explain(steward.page, lang, '走访系统升级，接口中断。', TODAY);
    await steward.page.getByText(say(lang, '承诺的日期应在今天之后', 'The day must lie after today')).waitFor();
    expect(steward.faults.slice(faults).filter((fault) => !/\b4(?:00|09|22)\b/.test(fault))).toEqual([]);
    await explain(steward.page, lang, '走访系统升级，接口中断。', addWorkingDays(TODAY, 10));
    await steward.page
      .getByText(say(lang, '说明待审', 'Explanation to be judged'))
      .first()
      .waitFor();
    await steward.close();

    // Its head sees it and cannot judge it, nor can the steward; neither can another house's people even read it.
    const head = await begin({ lang, as: 'head' });
    await head.go(`/cases/${caseId}`);
    await head.page.getByText(say(lang, '等待：', 'Waiting for: ')).waitFor();
    expect(await button(head.page, lang, '同意延期', 'Accept').count()).toBe(0);
    expect(head.faults).toEqual([]);
    await head.close();
    const { revision } = await caseOf(caseId);
    for (const [role, status] of [
      ['head', 403],
      ['steward', 403],
      ['steward@贵阳民政', 403],
      ['reviewer@贵阳大数据', 403],
    ] as const)
      expect([
        role,
        (await ask(role, addressOf(ROUTES.actOnCase, { case: caseId, transition: 'accept' }), { revision })).status,
      ]).toEqual([role, status]);

    const reviewer = await begin({ lang, as: 'reviewer' });
    await openFromInbox(reviewer, NAMES[lang]);
    await reviewer.page.getByText('走访系统升级，接口中断。').first().waitFor();
    await reviewer.page
      .getByText(say(lang, '不同意', 'Refuse'), { exact: true })
      .first()
      .click();
    await reviewer.page.getByLabel(say(lang, '意见', 'Your remarks'), { exact: true }).fill('请先补报已有的部分。');
    await expectAccessible(reviewer.page);
    await button(reviewer.page, lang, '不同意', 'Refuse').click();
    await reviewer.page
      .getByText(say(lang, '待更新', 'To be updated'))
      .first()
      .waitFor();
    expect(reviewer.faults).toEqual([]);

    const again = await begin({ lang, as: 'steward' });
    await again.go(`/cases/${caseId}`);
    await again.page.getByText('请先补报已有的部分。').waitFor();
    await explain(again.page, lang, '已有部分下周补报。', addWorkingDays(TODAY, 5));
    await again.page
      .getByText(say(lang, '说明待审', 'Explanation to be judged'))
      .first()
      .waitFor();
    expect(again.faults).toEqual([]);
    await again.close();

    await reviewer.go(`/cases/${caseId}`);
    await button(reviewer.page, lang, '同意延期', 'Accept').click();
    await reviewer.page
      .getByText(say(lang, '已准延期', 'Deferred'))
      .first()
      .waitFor();
    // Until that day nothing is owed: the entry says so.
    await reviewer.page.locator('aside').getByRole('link', { name: NAMES[lang] }).click();
    await reviewer.page
      .getByText(say(lang, `已准延期至 ${addWorkingDays(TODAY, 5)}`, `Deferred until ${addWorkingDays(TODAY, 5)}`))
      .waitFor();
    await expectAccessible(reviewer.page);
    expect(reviewer.faults).toEqual([]);
    await reviewer.close();
  },
);

test('more time is asked for by the steward and granted by the bureau, once', async () => {
  const caseId = cases.get('extended') ?? '';
  const steward = await begin({ as: 'steward' });
  await steward.go(`/cases/${caseId}`);
  await steward.page.getByText('申请延长', { exact: true }).first().click();
  await steward.page.getByLabel(/^延长天数/).fill('4');
  await steward.page.getByLabel('延长的理由').fill('各县走访表正在汇总。');
  await expectAccessible(steward.page);
  await button(steward.page, 'zh', '申请延长', '').click();
  await steward.page.getByText('已申请延长 4 个工作日，等待同意').waitFor();
  expect(await steward.page.getByLabel(/^延长天数/).count()).toBe(0);
  const extension = addressOf(ROUTES.extendCase, { case: caseId });
  const own = await ask('steward', extension, { clock: 'answer', grant: true, comment: '同意' });
  expect(own.status).toBe(403);

  const reviewer = await begin({ as: 'reviewer' });
  await openFromInbox(reviewer, NAMES.extended);
  await reviewer.page.getByLabel('决定的理由').fill('同意，请按时补报。');
  await expectAccessible(reviewer.page);
  await button(reviewer.page, 'zh', '同意延长', '').click();
  await reviewer.page.getByText('已同意延长 4 个工作日').waitFor();
  expect(reviewer.faults).toEqual([]);
  await reviewer.close();
  await steward.go(`/cases/${caseId}`);
  await steward.page.getByText('同意，请按时补报。').waitFor();
  const { clocks } = await caseOf(caseId);
  expect(clocks.find(({ clock }) => clock === 'answer')?.due).toBe(addWorkingDays(OPENED, 9));
  expect(steward.faults).toEqual([]);
  await steward.close();
});

test.each(LANGUAGES)(
  'the list of failed duties: a figure of an organisation opens its lines, and the address keeps it (%s)',
  async (lang) => {
    const leader = await begin({ lang, as: 'leader', width: lang === 'zh' ? 1440 : 390 });
    const { page } = leader;
    await leader.go('/accountability');
    await expectAccessible(page);
    const figures = page.getByRole('region', { name: say(lang, '按单位', 'By organisation') });
    const first = figures.locator('tbody tr').first();
    const [name, failures, open] = await Promise.all(
      [0, 1, 2].map(async (nth) => (await first.locator('th, td').nth(nth).textContent())?.trim() ?? ''),
    );
    expect([Number(failures) >= 1, Number(open) >= 1]).toEqual([true, true]);
    await first.getByRole('link').nth(1).click();
    await page.waitForURL(/organisation=org_.*state=open|state=open.*organisation=org_/);
    await leader.go(page.url().slice(server.url.length));
    expect(await figures.locator('tbody tr').count()).toBe(1);
    const lines =
      lang === 'zh'
        ? page.getByRole('region', { name: '问责清单' }).locator('tbody tr')
        : page.locator('.failures > li');
    expect(await lines.count()).toBe(Number(open));
    for (const line of await lines.allTextContents()) expect(line).toContain(name);
    // what is downloaded is what is shown
    const file = await page.getByRole('link', { name: say(lang, '下载 XLSX', 'Download XLSX') }).getAttribute('href');
    const [, chosen] = /organisation=([^&]+)/.exec(page.url()) ?? [];
    expect(Object.fromEntries(new URL(file ?? '', server.url).searchParams)).toEqual({
      organisation: chosen,
      open: 'true',
      lang,
    });
    // a line leads to what proves it
    const proof = lines.first().getByRole('link', { name: say(lang, '查看事项', 'Open the case') });
    expect(await proof.getAttribute('href')).toMatch(/^\/cases\/case_/);
    // the other figures of the same organisation, and one kind of duty alone
    const tab = (zh: string, en: string) =>
      page
        .getByRole('navigation', { name: say(lang, '问责清单', 'Accountability') })
        .getByRole('link', { name: say(lang, zh, en) });
    await tab('全部', 'All').click();
    await expect.poll(() => lines.count()).toBe(Number(failures));
    await tab('逾期办结', 'Done late').click();
    await expect.poll(() => lines.count()).toBe(Number(failures) - Number(open));
    await tab('全部', 'All').click();
    const kind = page.getByRole('combobox', { name: say(lang, '责任', 'Duty'), exact: true });
    const ofKind = async (one: 'update' | 'term') => {
      const answered = page.waitForResponse((answer) => answer.url().includes(`kind=${one}`));
      await kind.selectOption(one);
      const { total } = (await (await answered).json()) as AccountabilityView;
      await expect.poll(() => lines.count()).toBe(total);
      return total;
    };
    expect((await ofKind('update')) + (await ofKind('term'))).toBe(Number(failures));
    await kind.selectOption('');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: say(lang, '全部单位', 'All organisations') }).click();
    await expect.poll(() => page.url()).not.toContain('organisation');
    await expectAccessible(page);
    expect(leader.faults).toEqual([]);
    await leader.close();
  },
);

test('a delivery that a run takes in closes the case by itself, and the case names the run', async () => {
  const caseId = cases.get('delivered') ?? '';
  await writeFile(join(folder, 'sources', 'delivered-1.csv'), rows(7));
  const operator = await begin({ as: 'operator' });
  await operator.go('/runs');
  await operator.page.getByRole('button', { name: '开始下一批' }).click();
  await waitForRuns(server.url, 2);
  expect(operator.faults).toEqual([]);
  await operator.close();
  await expect.poll(async () => (await caseOf(caseId)).state).toBe('delivered');

  const steward = await begin({ as: 'steward' });
  await steward.go(`/cases/${caseId}`);
  await steward.page.getByText(`${TODAY} 归集到新数据，本事项办结`).waitFor();
  await steward.page.getByText('历次归集 1').click();
  await expectAccessible(steward.page);
  await steward.page.getByRole('region', { name: '缺哪一期' }).getByRole('link', { name: /^批次/ }).first().click();
  await steward.page.waitForURL(/\/runs\//);
  expect(steward.faults).toEqual([]);
  await steward.close();
});
