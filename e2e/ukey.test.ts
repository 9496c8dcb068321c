/** Signing in with an SM2 key and no code of one's own: the key made and the challenges signed by `kuaishu ukey`, everything else on the pages. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROUTES } from '@kuaishu/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';

const KUAISHU = new URL('../packages/cli/bin/kuaishu.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'kuaishu-ukey-'));
const ukey = (words: readonly string[], input = ''): string =>
  execFileSync(process.execPath, [KUAISHU, 'ukey', ...words, '--key', join(folder, 'own.pem')], {
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a person registers a key on the account page, signs in with it, and is told of it', async () => {
  const login = `sun_${Date.now().toString(36)}`;
  const { body: houses } = await ask<{ items: { id: string }[] }>('/api/organisations?kind=department', 'system_admin');
  const { body: added } = await ask<{ password: string }>('/api/users', 'system_admin', {
    login,
    name: '孙晓',
    organisation: houses.items[0]?.id,
  });
  const own = '青山遮不住 tea-lantern 7';
  const journey = await beginJourney(browser, { as: null });
  const { page } = journey;
  await journey.go('/account');
  await page.getByLabel('账号', { exact: true }).first().fill(login);
  await page.getByLabel('密码', { exact: true }).fill(added.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  // the meter judges while one types, by the rule that the server has
  await page.getByLabel('设置新密码').fill('woaini5201314');
  await page.getByText('密码强度：很弱。').waitFor();
  await page.getByLabel('设置新密码').fill(own);
  await page.getByText('密码强度：很强。').waitFor();
  await page.getByRole('button', { name: '看一看输入的内容' }).click();
  expect(await page.getByLabel('设置新密码').getAttribute('type')).toBe('text');
  await expectAccessible(page);
  await page.getByRole('button', { name: '确认', exact: true }).click();

  const keys = page.locator('section.sheet', { has: page.getByRole('heading', { name: 'SM2 密钥（UKey 证书）' }) });
  await keys.getByLabel('当前密码').fill(own);
  await keys.getByRole('button', { name: '取待签名文字' }).click();
  const text = await keys.getByLabel('待签名文字').inputValue();
  const publicKey = ukey(['new']);
  await keys.getByLabel('名称', { exact: true }).fill('办公室的钥匙');
  await keys.getByLabel('公钥或证书（PEM）').fill(publicKey);
  await keys.getByLabel('签名', { exact: true }).fill(ukey(['sign'], text));
  await expectAccessible(page);
  await keys.getByRole('button', { name: '登记', exact: true }).click();
  await keys.getByText('已登记').waitFor();
  // it is told a moment after the act
  const notices = () => page.evaluate(async (path) => (await fetch(path)).text(), ROUTES.notices.path);
  await expect.poll(notices).toContain('账号安全提醒：已登记一把 SM2 密钥');
  await page.reload();
  await page.getByText(/账号安全提醒：已登记一把 SM2 密钥/).waitFor();
  expect(journey.faults).toEqual([]);
  await journey.close();

  const again = await beginJourney(browser, { as: null });
  await again.go('/account');
  await again.page.getByText('UKey 证书登录').click();
  const form = again.page.locator('.ukey');
  await form.getByLabel('账号').fill(login);
  await form.getByRole('button', { name: '取待签名文字' }).click();
  await form.getByLabel('签名', { exact: true }).fill(ukey(['sign'], await form.getByLabel('待签名文字').inputValue()));
  await form.getByRole('button', { name: '登录', exact: true }).click();
  await again.page.getByText('办公室的钥匙').waitFor();
  await again.close();
});
