/** Accounts and rights: a person’s first sign-in, one-time codes, a right that is asked for and used, and what the three officers may not see. */
import { addressOf, type CaseView, ROUTES, type SessionView, type UserView } from '@kuaishu/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ask } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { chooseOrganisation } from './support/organisation.ts';
import { LANGUAGES, say } from './support/reader.ts';
import { totpOf } from './support/totp.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const once = Date.now().toString(36);
/** Four words that have nothing to do with one another. */
const PASSWORD = 'vertical-lantern-mossy-42-quarry';

async function signIn(page: Page, lang: 'zh' | 'en', login: string, password: string): Promise<void> {
  // The second of its kind belongs to the UKey, folded away.
  await page
    .getByLabel(say(lang, '账号', 'Account'), { exact: true })
    .first()
    .fill(login);
  await page.getByLabel(say(lang, '密码', 'Password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say(lang, '登录', 'Sign in'), exact: true }).click();
}

test.each(LANGUAGES)('a new person signs in, is told what was wrong, and sets up one-time codes (%s)', async (lang) => {
  const login = `liu_${lang}_${once}`;
  const admin = await beginJourney(browser, { lang, as: 'system_admin' });
  await admin.go('/admin/users');
  await expectAccessible(admin.page);
  await admin.page.getByRole('button', { name: say(lang, '新建账号', 'New account') }).click();
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByLabel(say(lang, '账号', 'Account'), { exact: true }).fill(login);
  await dialog.getByLabel(say(lang, '姓名', 'Name'), { exact: true }).fill('柳青');
  const house = dialog.getByRole('combobox', { name: say(lang, '单位', 'Organisation') });
  await chooseOrganisation(house, say(lang, '贵州省民政厅', 'Civil Affairs'));
  await expectAccessible(admin.page);
  await dialog.getByRole('button', { name: say(lang, '新建账号', 'New account') }).click();
  const shown = await dialog.getByText(say(lang, '一次性密码', 'One-time password')).textContent();
  const first = /[：:]\s*([^\s（(]+)/.exec(shown ?? '')?.[1] ?? '';
  expect(first.length).toBeGreaterThan(8);
  expect(admin.faults).toEqual([]);
  await admin.close();

  const person = await beginJourney(browser, { lang, as: null });
  const { page } = person;
  await person.go('/inbox');
  await expectAccessible(page);
  await signIn(page, lang, login, 'not-the-password');
  await page.getByText(say(lang, '账号或密码、签名不对', 'The account or its password')).waitFor();
  await signIn(page, lang, login, first);
  await page.getByText(say(lang, '首次登录或密码到期', 'At first use')).waitFor();
  const chosen = page.getByLabel(say(lang, '设置新密码', 'Choose a new password'));
  await chosen.fill('19900101');
  await page.getByRole('button', { name: say(lang, '确认', 'Confirm'), exact: true }).click();
  // what the server says; the meter beside the field says the same, sooner or later
  await page
    .locator('.note.err')
    .getByText(say(lang, '密码至少 12 个字符', 'at least 12 characters.'))
    .waitFor();
  await chosen.fill(PASSWORD);
  await page.getByRole('button', { name: say(lang, '确认', 'Confirm'), exact: true }).click();
  await page.getByText('柳青').first().waitFor();

  await person.go('/account');
  await expectAccessible(page);
  const codes = page.locator('section', {
    has: page.getByRole('heading', { name: say(lang, '动态口令', 'One-time codes') }),
  });
  await codes.getByLabel(say(lang, '当前密码', 'Present password')).fill(PASSWORD);
  await codes.getByRole('button', { name: say(lang, '启用', 'Turn on') }).click();
  const secret = (await codes.locator('p.mono').textContent())?.trim() ?? '';
  await codes.getByLabel(say(lang, '动态口令', 'One-time code')).fill(totpOf(secret, Date.now()));
  await codes.getByRole('button', { name: say(lang, '确认', 'Confirm') }).click();
  await codes
    .getByText(say(lang, '请抄下恢复码', 'recovery codes'))
    .first()
    .waitFor();
  await expectAccessible(page);
  await person.close();

  // From now on the password alone lets nobody in.
  const again = await beginJourney(browser, { lang, as: null });
  await again.go('/');
  await signIn(again.page, lang, login, PASSWORD);
  await again.page.getByText(say(lang, '输入验证器上的 6 位数字', 'The six digits of your authenticator')).waitFor();
  expect(again.faults).toEqual([]);
  await again.close();
});

test('whoever tries too often waits, and is told how long', async () => {
  const journey = await beginJourney(browser, { as: null });
  await journey.go('/');
  const words = journey.page.getByText(/尝试次数过多，请 \d+ 秒后再试/);
  const wrong = async (nth: number): Promise<number> => {
    const [answer] = await Promise.all([
      journey.page.waitForResponse((response) => response.url().endsWith('/api/session/password')),
      signIn(journey.page, 'zh', `nobody_${once}`, `wrong-${nth}`),
    ]);
    return answer.status();
  };
  let nth = 0;
  while (nth < 12 && (await wrong(nth)) !== 429) nth += 1;
  await words.waitFor();
  await journey.close();
});

/** What every tab of a browser knows of who is signed in. */
const present = (page: Page) => page.getByRole('button', { name: /当前用户/ });

test('where a session ends while somebody works, what was typed waits for the same person and for nobody else', async () => {
  const journey = await beginJourney(browser, { as: null });
  const { page } = journey;
  const enter = (role: string) => page.locator('.demo').getByRole('button', { name: role }).first().click();
  const end = async () => {
    // what is asked for while the session ends is refused, and rightly so
    await journey.settled();
    await page.evaluate(() =>
      fetch('/api/session/end', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        // a request whose answer nobody reads is never over
      }).then((answer) => answer.text()),
    );
    // As whoever comes back to the tab: a question after the session that was on its way before is not asked anew.
    const isTold = async () => {
      await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
      return page.getByText('会话已结束').isVisible();
    };
    await expect.poll(isTold, { timeout: 30_000, interval: 500 }).toBe(true);
  };
  await journey.go('/account');
  await enter('加工运维员');
  const reason = page.getByLabel('理由');
  await reason.fill('出差三天');
  await end();
  expect(await reason.isVisible()).toBe(false);
  await expectAccessible(page);
  await enter('加工运维员');
  await present(page).waitFor();
  expect(await reason.inputValue()).toBe('出差三天');
  expect(await page.title()).toContain('我的账号');
  await end();
  await enter('数据专员');
  await present(page).waitFor();
  expect(await reason.inputValue()).toBe('');
  expect(journey.faults).toEqual([]);
  await journey.close();
});

test('all tabs follow who signs in and out in one of them', async () => {
  const journey = await beginJourney(browser, { as: null });
  const { page } = journey;
  const other = await page.context().newPage();
  await journey.go('/quarantine');
  await other.goto(`${inject('baseUrl')}/inbox`);
  const enter = (role: string) => other.locator('.demo').getByRole('button', { name: role }).first().click();
  await enter('加工运维员');
  await present(page).waitFor();
  const name = await present(page).textContent();
  await journey.settled();
  await present(other).click();
  await other.getByText('退出', { exact: true }).click();
  await page.getByRole('heading', { name: '登录块数' }).waitFor();
  // who left stands at the door; the other tab keeps its place for whoever comes
  await other.waitForURL(`${inject('baseUrl')}/`);
  expect(new URL(page.url()).pathname).toBe('/quarantine');
  await enter('数据专员');
  await present(page).waitFor();
  expect(await present(page).textContent()).not.toBe(name);
  expect(journey.faults).toEqual([]);
  await journey.close();
});

test('who signs out with something unsent is asked, and stands at the door after it with nothing kept', async () => {
  // a session of its own: the one that journeys of a role share would be over for all of them
  const journey = await beginJourney(browser, { as: null });
  const { page } = journey;
  await journey.go('/cases/new/access_request');
  await page.locator('.demo').getByRole('button', { name: '工作人员' }).first().click();
  await page.getByLabel('事项名称').fill('尚未提交的申请');
  const out = async () => {
    await present(page).click();
    await page.getByText('退出', { exact: true }).click();
  };
  await out();
  const asked = page.getByRole('dialog');
  await expectAccessible(page);
  await asked.getByRole('button', { name: '取消' }).click();
  expect(await page.getByLabel('事项名称').inputValue()).toBe('尚未提交的申请');
  await out();
  await asked.getByRole('button', { name: '退出', exact: true }).click();
  await page.waitForURL(`${inject('baseUrl')}/`);
  await page.getByRole('heading', { name: '登录块数' }).waitFor();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('尚未提交的申请');
  expect(journey.faults).toEqual([]);
  await journey.close();
});

test('an officer’s first page asks for nothing that is not theirs: no refusal is on record that nobody attempted', async () => {
  const journey = await beginJourney(browser, { as: 'audit_admin' });
  await journey.go('/');
  await journey.page.waitForURL(/\/inbox/);
  await journey.page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  expect(journey.faults).toEqual([]);
  await journey.close();
});

/** On a server that has run before, the right may be there already. */
async function takeBack(from: string, role: string): Promise<void> {
  const { body: session } = await ask<SessionView>(addressOf(ROUTES.session), from);
  const params = { user: session.user?.id ?? '' };
  const { body: view } = await ask<UserView>(addressOf(ROUTES.user, params), 'security_admin');
  for (const grant of view.grants.filter((one) => one.role.role === role))
    await ask(addressOf(ROUTES.revokeRole, params), 'security_admin', { grant: grant.grant, reason: '不再需要' });
}

test('a right is asked for, granted by the security administrator, and can be used', async () => {
  const base = inject('baseUrl');
  await takeBack('staff', 'steward');
  const staff = await beginJourney(browser, { as: 'staff' });
  const { page } = staff;
  await staff.go('/cases/new/access_request');
  await page.getByLabel('事项名称').fill(`目录编制权限 ${once}`);
  await page.getByLabel('角色').selectOption({ label: '数据专员' });
  await page.getByLabel('使用到').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel('用途').fill('参与本单位目录编制');
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/cases\/case_/);
  await page.getByText('待决定').first().waitFor();
  await page.locator('aside').getByText('数据专员').waitFor();
  const caseId = /case_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? '';
  const { body: own } = await ask<CaseView>(addressOf(ROUTES.case, { case: caseId }), 'staff');
  expect(own.steps.filter((one) => one.may).map((one) => one.name)).not.toContain('grant');
  expect(staff.faults).toEqual([]);

  const officer = await beginJourney(browser, { as: 'security_admin' });
  await officer.go(`/cases/${caseId}`);
  await expectAccessible(officer.page);
  await officer.page.getByRole('button', { name: '授权', exact: true }).click();
  await officer.page.getByText('已授权').first().waitFor();
  expect(officer.faults).toEqual([]);
  await officer.close();

  // at once, in the session that was there before the grant
  const posts = await page.evaluate(async () => (await (await fetch('/api/session')).json()).posts);
  expect((posts as SessionView['posts']).flatMap((post) => post.roles.map((held) => held.role))).toContain('steward');
  await page.goto(`${base}/catalogue`);
  await page.getByRole('link', { name: '编制新条目' }).waitFor();
  await staff.close();
  await takeBack('staff', 'steward');
});

/** What each of the three officers is for, and what is not theirs: no business data, and not one another’s work. */
const OFFICERS = [
  {
    role: 'system_admin',
    own: '/admin/organisations',
    heading: '机构',
    denied: ['/admin/audit', '/catalogue', '/quarantine'],
  },
  {
    role: 'security_admin',
    own: '/admin/permissions',
    heading: '权限矩阵',
    denied: ['/admin/audit', '/catalogue', '/blocks'],
  },
  { role: 'audit_admin', own: '/admin/audit', heading: '审计记录', denied: ['/blocks', '/catalogue', '/quarantine'] },
] as const;

test('the audit administrator sees accounts and who gave which right, and can change none of them', async () => {
  const journey = await beginJourney(browser, { as: 'audit_admin' });
  const { page } = journey;
  await journey.go('/admin/users');
  await page.getByRole('heading', { level: 1, name: '用户与授权' }).waitFor();
  await page.locator('table tbody a').first().click();
  await page.waitForURL(/\/admin\/users\/user_/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(page);
  for (const name of ['新建账号', '锁定', '解锁', '重置密码', '授予角色', '收回'])
    expect(await page.getByRole('button', { name }).count(), name).toBe(0);
  expect(journey.faults).toEqual([]);
  await journey.close();
});

test.each(OFFICERS)('$role does its own work and sees nothing beyond it', async ({ role, own, heading, denied }) => {
  const journey = await beginJourney(browser, { as: role });
  await journey.go(own);
  await journey.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await expectAccessible(journey.page);
  expect(journey.faults).toEqual([]);
  const places = await journey.page
    .locator('nav.nav a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const address of denied) {
    expect(places.some((place) => place.split('?')[0] === address)).toBe(false);
    await journey.go(address);
    await journey.page
      .getByText(/你现在的岗位没有“.+”的权限/)
      .first()
      .waitFor();
  }
  await journey.close();
});
